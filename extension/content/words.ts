// The core's sentences in the user's language. They come as tokens (see `src/words.rs`): U+0002, the key of a message,
// U+001F before each thing that is put in, U+0003. What is put in can hold tokens itself.

/** A text with sentences in the place of tokens. */
export function spoken(text: string): string {
  const open: string[][] = [['']];
  const add = (more: string): void => {
    const parts = open.at(-1);
    if (parts) parts[parts.length - 1] += more;
  };
  for (const piece of text.split(/([\u0002\u0003\u001f])/)) {
    if (piece === '\u0002') open.push(['']);
    else if (piece === '\u001f') open.at(-1)?.push('');
    else if (piece !== '\u0003') add(piece);
    else if (open.length > 1) {
      const [key, ...putIn] = open.pop() ?? [];
      add(chrome.i18n.getMessage(`core_${key}`, putIn));
    }
  }
  return open.flat().join('');
}
