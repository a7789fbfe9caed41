// The words of a page: each element that names a message gets it as its text, in the browser's language.

/** A message in the browser's language. */
export const say = (key: string, ...texts: string[]): string => chrome.i18n.getMessage(key, texts);

/** Writes the page's words, and says in which language they are. */
export function writeWords(): void {
  const { documentElement: page } = document;
  page.lang = say('language') || 'en';
  page.dir = say('@@bidi_dir') || 'ltr';
  for (const element of document.querySelectorAll<HTMLElement>('[data-message]')) {
    element.textContent = say(element.dataset['message'] ?? '');
  }
}
