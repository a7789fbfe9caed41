// Where things are on the screen.

import { faceOf } from './visible';

/** A box in the window, in CSS pixels. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a node is drawn; `null` when it cannot be seen, or is scrolled away inside a part of the page. */
export function rectOf(node: Node): Place | null {
  const element = node instanceof Element ? node : node.parentElement;
  const face = element === null ? null : faceOf(element);
  if (face === null) return null;
  const rect = node instanceof Text ? textRect(node) : face.getBoundingClientRect();
  for (let at = face.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    if (!/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflow)) continue;
    const frame = at.getBoundingClientRect();
    const middle = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    if (middle.x < frame.left || middle.x > frame.right || middle.y < frame.top || middle.y > frame.bottom) return null;
  }
  return { left: rect.left, top: rect.top, width: rect.width, height: rect.height };
}

function textRect(text: Text): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}

/**
 * A place for a small box near a text where nothing else is written: under it, else to its right, as far as the window
 * goes, else above. In the window always: a page must not begin to scroll sideways for it.
 */
export function freePlace(near: Place, width: number, height: number): Spot {
  const end = near.left + near.width;
  const under = { left: inWindow(near.left, width), top: near.top + near.height + 5 };
  const right = { left: inWindow(end + 30, width), top: near.top + near.height / 2 - height / 2 };
  const above = { left: under.left, top: near.top - height - 5 };
  return firstFree(right.left < end + 4 ? [under, above] : [under, right, above], width, height);
}

/** A place at the edge of a field for its message: across the upper edge, or the lower where something is written above. */
export function edgePlace(field: Place, width: number, height: number, before: number): Spot {
  const left = inWindow(field.left + field.width - width + 3, width);
  const above = { left, top: field.top - height + 6 - before * (height + 2) };
  const below = { left, top: field.top + field.height - 6 + before * (height + 2) };
  // Above stands the field's own label, as often as not: not even the lower part of what is written is to be covered.
  const outer = { left, width, height: 2 };
  if (isFree({ ...above, width, height }) && isFree({ ...outer, top: above.top })) return above;
  if (isFree({ ...below, width, height }) && isFree({ ...outer, top: below.top + height - 2 })) return below;
  return firstFree([above, below], width, height);
}

/** True for what is left or right of the window: one must scroll sideways to see it. */
export function isAside({ left, width }: Place): boolean {
  return left + width <= 0 || left >= document.documentElement.clientWidth;
}

/** Where a box begins that should begin at `left` and must not reach over the edges of the window. */
function inWindow(left: number, width: number): number {
  return Math.max(4, Math.min(left, document.documentElement.clientWidth - width - 4));
}

type Spot = Pick<Place, 'left' | 'top'>;

function firstFree(spots: [Spot, ...Spot[]], width: number, height: number): Spot {
  return spots.find((spot) => isFree({ ...spot, width, height })) ?? spots[0];
}

function isFree(place: Place): boolean {
  // Closer together than a button is wide.
  const parts = Math.ceil(place.width / 24);
  const across = Array.from({ length: parts + 1 }, (_, part) => place.left + (part / parts) * place.width);
  return across.every((x) => {
    const under = document
      .elementsFromPoint(x, place.top + place.height / 2)
      .find((element) => element.localName !== LAYER);
    // Outside the window nothing can be found out; it is looked at again when it comes into view.
    if (under === undefined) return true;
    if (under.matches('input, select, textarea, button, a, img')) return false;
    return [...under.childNodes].every(
      (child) => !(child instanceof Text) || child.data.trim() === '' || !overlaps(textRect(child), place),
    );
  });
}

function overlaps(one: Place, other: Place): boolean {
  const apart = one.left > other.left + other.width || other.left > one.left + one.width;
  return !apart && one.top <= other.top + other.height && other.top <= one.top + one.height;
}

/** The name of the element that all marks are in. */
export const LAYER = 'linkwright-marks';
