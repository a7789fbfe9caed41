// What a person can see. Hidden fields are never reported and never written to.

import { parentOf } from './tree';

/** Smaller than this, in CSS pixels, an element cannot be pointed at. */
const SPECK = 2;

/** True when an element hides all that is inside it. */
export function hidesSubtree(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    Number(style.opacity) < 0.05 ||
    style.contentVisibility === 'hidden' ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.position === 'absolute' && /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip)) ||
    (style.overflow !== 'visible' && style.display !== 'inline' && isSpeck(element.getBoundingClientRect())) ||
    isInClosedDetails(element)
  );
}

/** True for the part of a closed `details` that is not its summary. */
function isInClosedDetails(element: Element): boolean {
  const parent = element.parentElement;
  return parent instanceof HTMLDetailsElement && !parent.open && element !== parent.querySelector(':scope > summary');
}

function isSpeck(rect: DOMRect): boolean {
  return rect.width < SPECK || rect.height < SPECK;
}

/**
 * True when an element's box has room on the page, and not where nobody can scroll to: beyond the edge at which lines
 * begin. Where that is, what scrolls decides: the page by its body, or a part of it that scrolls by itself.
 */
export function isOnPage(rect: DOMRect, element: Element): boolean {
  if (isSpeck(rect) || rect.bottom + scrollY <= 0) return false;
  const left = rect.left + scrollX;
  if (left < innerWidth && rect.right + scrollX > 0) return true;
  if (isTurned(document.body) ? left < innerWidth : left > 0) return true;
  for (let at = parentOf(element); at !== null && at !== document.body; at = parentOf(at)) {
    if (!/auto|scroll/.test(getComputedStyle(at).overflowX)) continue;
    const frame = at.getBoundingClientRect();
    const away = isTurned(at) ? frame.right - rect.right - at.scrollLeft : rect.left - frame.left + at.scrollLeft;
    return away > -rect.width && away < at.scrollWidth && isOnPage(frame, at);
  }
  return false;
}

/** True when an element's lines run from right to left. */
export function isTurned(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** True when a person can see an element and point at it. */
export function isVisible(element: Element): boolean {
  if (!isOnPage(element.getBoundingClientRect(), element)) return false;
  if (getComputedStyle(element).visibility !== 'visible') return false;
  return standsOpen(element);
}

/** True when neither an element nor anything around it hides it. */
export function standsOpen(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    if (hidesSubtree(at, getComputedStyle(at))) return false;
  }
  return true;
}

/**
 * The element that stands for a control on the screen: itself, or for a check box or radio that a page hides to draw
 * its own, the visible label or box around it. `null` when there is nothing to see.
 */
export function faceOf(element: Element): Element | null {
  if (isVisible(element)) return element;
  if (!(element instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(element.type)) return null;
  for (const label of element.labels ?? []) {
    if (isVisible(label)) return label;
  }
  // Laid over a drawn box: see-through, but there to be clicked.
  const parent = element.parentElement;
  const open = parent !== null && isVisible(parent) && getComputedStyle(element).display !== 'none';
  const rect = element.getBoundingClientRect();
  return open && rect.width >= 8 && rect.height >= 8 && isOnPage(rect, element) ? parent : null;
}

/** True when a control takes input as far as the markup says. */
export function isEnabled(element: Element): boolean {
  return !element.matches(':disabled') && element.closest('[aria-disabled="true"], [inert]') === null;
}
