// The core's sentences in the user's language. They come as tokens (see `src/words.rs`): U+0002, the key of a message,
// U+001F before each thing that is put in, U+0003. What is put in can hold tokens itself.

/** A text with sentences in the place of tokens. */
export function spoken(text: string): string {
  // The parts of each token that has begun: its key, and what is put in. The first is the text itself.
  const open = [['']];
  for (const sign of text) {
    if (sign === '\u0002') open.push(['']);
    else if (sign === '\u001f') open.at(-1)?.push('');
    else {
      const [key, ...putIn] = (sign === '\u0003' && open.length > 1 && open.pop()) || [];
      const parts = open.at(-1) ?? [];
      parts.push((parts.pop() ?? '') + (key === undefined ? sign : chrome.i18n.getMessage(`core_${key}`, putIn)));
    }
  }
  return open.flat().join('');
}
