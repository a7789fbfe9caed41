// Whether something lies over a control: what no person can point at is not meant to be filled.

import { faceOf, parentOf } from './borrowed';
import { LAYER } from './place';

/** Where it is looked, as parts of width and height: one place that is free is enough. */
const PLACES = [
  [0.5, 0.5],
  [0.1, 0.5],
  [0.9, 0.5],
  [0.5, 0.2],
  [0.5, 0.8],
] as const;

/** Less than this is seen through. */
const OPAQUE = 0.9;

/**
 * True when an element is covered wherever the page is scrolled to. Nobody sees the page scroll meanwhile, but its
 * scripts hear of it: for an element that opens a list, which may close then, what is out of sight counts as free.
 */
export function isCovered(element: Element, opens: boolean): boolean {
  const face = faceOf(element);
  if (face === null) return false;
  const around = [...aroundOf(face)];
  const look = (): boolean | null => isCoveredHere(element, face, around);
  let covered = look();
  if (covered === false || (opens && covered === null)) return false;
  // It is out of sight, or a bar of the page lies there now.
  const before = around.map((at) => [at, at.scrollLeft, at.scrollTop] as const);
  for (const block of ['center', 'start', 'end'] as const) {
    face.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    const now = look();
    covered = now ?? covered;
    if (now === false) break;
  }
  for (const [at, left, top] of before) {
    if (at.scrollLeft !== left || at.scrollTop !== top) at.scrollTo({ left, top, behavior: 'instant' });
  }
  return covered === true;
}

/** An element and what is around it, as they are drawn. */
function* aroundOf(element: Element): Iterable<Element> {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) yield at;
}

/** `null` when no place of it is in the window, where alone it can be found out. */
function isCoveredHere(element: Element, face: Element, around: Element[]): boolean | null {
  const { left, top, width, height } = face.getBoundingClientRect();
  const places = PLACES.map(([x, y]) => [left + x * width, top + y * height] as const).filter(
    ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
  );
  return places.length === 0 ? null : places.every(([x, y]) => isCoveredAt(x, y, element, face, around));
}

function isCoveredAt(x: number, y: number, element: Element, face: Element, around: Element[]): boolean {
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const isBox = element.matches('[type=checkbox], [type=radio]');
  const belongs = (over: Element): boolean =>
    around.includes(over) ||
    face.contains(over) ||
    labels.some((label) => label.contains(over)) ||
    // A box that the page draws over the browser's own.
    (isBox && element.parentElement?.contains(over) === true && over.clientWidth < 100 && over.clientHeight < 60);
  for (let root = face.getRootNode() as Document | ShadowRoot; ; root = root.host.getRootNode() as Document) {
    for (const over of root.elementsFromPoint(x, y)) {
      // What comes now lies below.
      if (belongs(over)) break;
      if (hides(over, x, y, around)) return true;
    }
    if (!(root instanceof ShadowRoot)) return false;
  }
}

/** True when what is below an element cannot be seen. */
function hides(over: Element, x: number, y: number, around: Element[]): boolean {
  if (over.localName === LAYER) return false;
  const root = over.shadowRoot;
  if (root?.elementsFromPoint(x, y).some((inside) => root.contains(inside) && hides(inside, x, y, around))) return true;
  for (const at of aroundOf(over)) {
    if (around.includes(at)) break;
    const { position, opacity } = getComputedStyle(at);
    // A banner or a bar that stays while the page scrolls lies over everything, and says nothing of this field.
    if (/fixed|sticky/.test(position) || Number(opacity) < OPAQUE) return false;
  }
  if (over.matches('input, select, textarea, button, img, video, canvas, iframe')) return true;
  const colour = getComputedStyle(over).backgroundColor;
  const alpha = /^rgba\(.*, ([\d.]+)\)|\/ ([\d.]+)/.exec(colour);
  return Number(alpha?.[1] ?? alpha?.[2] ?? 1) >= OPAQUE;
}
