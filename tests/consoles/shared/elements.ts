/**
 * Which element the page drew for which field, so that a test can measure it and type into it. Frameworks tell by
 * their own refs; labels play no part.
 */

/** A row of a list, or a value to choose; an empty text for a field that is one element. */
export type Part = string | number | boolean | null;

const elements = new Map<string, Element>();

const keyOf = (name: string, part: Part) => `${name} ${part}`;

/** For a framework's `ref`: hears of an element when it comes, and of null when it goes. */
export function fieldRef(name: string, part: Part = ''): (element: Element | null) => void {
  const key = keyOf(name, part);
  return (element) => {
    if (element === null) elements.delete(key);
    else elements.set(key, element);
  };
}

/** The element of a field that is on show, or null. */
export const fieldElement = (name: string, part: Part): Element | null => elements.get(keyOf(name, part)) ?? null;

declare global {
  interface Window {
    __fieldElement: (name: string, part?: Part) => Element | null;
  }
}

/** A name that the console does not know is a slip of the test, and no field that happens not to be on show. */
export function exposeFieldElement(
  names: readonly string[],
  find: (name: string, part: Part | undefined) => Element | null,
): void {
  window.__fieldElement = (name, part) => {
    if (!names.includes(name)) throw new TypeError(`the console has no field "${name}"`);
    return find(name, part);
  };
}
