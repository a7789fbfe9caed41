// Finding what stands in a page of the extension. Its markup and its script are written together: what is missing is a
// mistake, and is said at once.

/** The element with an id. */
export function byId(id: string): HTMLElement {
  return the(HTMLElement, `#${id}`);
}

/** The one element of a kind that a selector names. */
export function the<T extends HTMLElement>(kind: new () => T, selector: string, within: ParentNode = document): T {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${selector}.`);
}

/** An entry of a list. */
export function item(line: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = line;
  return item;
}

/** Puts lines into the list with an id. */
export function list(id: string, lines: string[]): void {
  byId(id).replaceChildren(...lines.map(item));
}
