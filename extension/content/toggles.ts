// Toggles that pages draw themselves: an element without text, of a toggle's size, that says in its markup what it
// is or in which state. A state is read only where the markup names it; otherwise nobody knows.

const NAME = /(^|[-_])(toggle|switch)/i;
const ON = /(^|[-_])(on|checked|active|enabled|selected|true)$/i;
const OFF = /(^|[-_])(off|unchecked|inactive|unselected|false)$/i;
const STATES = ['aria-checked', 'aria-pressed', 'data-state', 'data-checked', 'data-on', 'data-value'];

/** True for an element that a page drew as a toggle. */
export function isDrawnToggle(element: Element, style: CSSStyleDeclaration): boolean {
  if (!(element instanceof HTMLElement) || style.cursor !== 'pointer' || element.closest('label, a, button') !== null)
    return false;
  const named = [...element.classList].some((name) => NAME.test(name)) || element.hasAttribute('data-state');
  if (!named || !/^(on|off)?$/i.test((element.textContent ?? '').trim())) return false;
  if (element.querySelector('input, select, textarea, button, [role]') !== null) return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= 16 && width <= 96 && height >= 8 && height <= 56;
}

/** On, off, or `null` where the markup does not say. */
export function stateOf(element: Element): boolean | null {
  if (element instanceof HTMLInputElement) return element.indeterminate ? null : element.checked;
  const words = STATES.map((name) => element.getAttribute(name)).filter((word) => word !== null);
  if (words.length === 0) words.push(...element.classList);
  const on = words.some((word) => ON.test(word));
  const off = words.some((word) => OFF.test(word));
  return on === off ? null : on;
}
