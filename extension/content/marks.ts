// Draws what Linkwright has to say at a field: an outline with a short message, and one button that copies what the
// page shows anyway. All of it lies over the page in a closed shadow root, takes no room and no pointer (but for the
// button), and is styled property by property, which no content security policy forbids.

import { copyText } from './clipboard';
import { focus } from './events';
import type { Mark } from './generated/wire';
import { nodeOf } from './handles';
import { edgePlace, freePlace, isAside, type Place, rectOf } from './place';
import { chip, copyButton, flash, layer, outline } from './shapes';
import { spoken } from './words';

interface Drawn {
  mark: Mark;
  key: string;
  parts: HTMLElement[];
  place: (rect: Place, stacked: number) => void;
}

let host: HTMLElement | null = null;
let root: ShadowRoot | null = null;
let drawn: Drawn[] = [];
let due = false;
/** What else stands in the layer. */
const guests = new Set<HTMLElement>();

/** True for what Linkwright itself put into the page. */
export function isOurs(node: Node): boolean {
  return node === host;
}

/** Draws exactly these marks. Those that stand already are left as they are. */
export function mark(marks: Mark[]): void {
  const keys = marks.map((one) => JSON.stringify(one));
  for (const old of drawn) if (!keys.includes(old.key)) for (const part of old.parts) part.remove();
  const kept = drawn.filter((old) => keys.includes(old.key));
  drawn = marks.map((one, index) => kept.find((old) => old.key === keys[index]) ?? draw(one, keys[index] ?? ''));
  if (drawn.length === 0) clearMarks();
  else {
    open();
    follow();
    later();
  }
}

/** Removes every mark, and the layer they stand in unless something else does. */
export function clearMarks(): void {
  for (const old of drawn) for (const part of old.parts) part.remove();
  drawn = [];
  if (guests.size === 0) {
    host?.remove();
    host = null;
    root = null;
  }
  removeEventListener('scroll', later, true);
  removeEventListener('resize', later);
}

/** Scrolls to a node, gives it the focus, and draws attention to it. */
export function show(handle: number): void {
  const node = nodeOf(handle);
  const element = node instanceof Element ? node : node?.parentElement;
  if (!element) return;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (element instanceof HTMLElement && node === element) focus(element);
  const rect = rectOf(node ?? element);
  if (rect === null) return;
  const ring = flash(() => takeBack(ring));
  lend(ring);
  move(ring, rect);
}

/** Puts parts into the layer that are no marks. */
export function lend(...parts: HTMLElement[]): void {
  open().append(...parts);
  for (const part of parts) guests.add(part);
}

/** Removes them. */
export function takeBack(...parts: HTMLElement[]): void {
  for (const part of parts) {
    part.remove();
    guests.delete(part);
  }
  if (drawn.length === 0) clearMarks();
}

function open(): ShadowRoot {
  if (host === null || root === null) {
    host = layer();
    root = host.attachShadow({ mode: 'closed' });
  }
  // A page that replaces its document element's children takes the layer along.
  if (!host.isConnected) document.documentElement.append(host);
  return root;
}

function follow(): void {
  addEventListener('scroll', later, { capture: true, passive: true });
  addEventListener('resize', later);
}

/** Puts every mark where its element is, with the next frame. */
export function later(): void {
  if (!due) requestAnimationFrame(place);
  due = true;
}

function draw(one: Mark, key: string): Drawn {
  if (one.style === 'copy') {
    const button = copyButton(spoken(one.text), () => copyText(one.copy));
    open().append(button);
    const put = (rect: Place): void => {
      const { width, height } = button.getBoundingClientRect();
      move(button, freePlace(rect, width, height));
    };
    return { mark: one, key, parts: [button], place: put };
  }
  const ring = outline(one.style);
  const message = chip(one.style, spoken(one.text));
  open().append(ring, message);
  const put = (rect: Place, stacked: number): void => {
    frame(ring, rect, 3);
    // Never wider than the window: a page must not begin to scroll sideways for it.
    const most = Math.min(document.documentElement.clientWidth - 8, Math.max(460, rect.width));
    message.style.setProperty('max-width', `${most}px`, 'important');
    const { width, height } = message.getBoundingClientRect();
    move(message, edgePlace(rect, width, height, stacked));
  };
  return { mark: one, key, parts: [ring, message], place: put };
}

/** Does it now; hides those whose element cannot be seen. */
function place(): void {
  due = false;
  if (host === null) return;
  open();
  const stacked = new Map<number, number>();
  for (const one of drawn) {
    const node = nodeOf(one.mark.handle);
    const found = node === null ? null : rectOf(node);
    // What stands beside the window has no place in it: a message that is kept in it would be beside something else.
    const rect = found !== null && isAside(found) ? null : found;
    for (const part of one.parts) see(part, rect !== null);
    if (rect === null) continue;
    const before = stacked.get(one.mark.handle) ?? 0;
    if (one.mark.style !== 'copy') stacked.set(one.mark.handle, before + 1);
    one.place(rect, before);
  }
}

/** Puts a ring around a place, with a gap. */
export function frame(part: HTMLElement, { left, top, width, height }: Place, gap: number): void {
  move(part, { left: left - gap, top: top - gap, width: width + 2 * gap, height: height + 2 * gap });
}

/** Moves a part to a place in the window. The layer itself may stand anywhere, and a page may zoom it. */
function move(part: HTMLElement, to: Partial<Place>): void {
  const host = open().host as HTMLElement;
  const { left, top, width } = host.getBoundingClientRect();
  const scale = width / host.offsetWidth || 1;
  const origin: Partial<Place> = { left, top };
  for (const [name, value] of Object.entries(to) as [keyof Place, number][])
    part.style.setProperty(name, `${Math.round((value - (origin[name] ?? 0)) / scale)}px`, 'important');
}

/** Shows or hides a part. */
export function see(part: HTMLElement, seen: boolean): void {
  part.style.setProperty('visibility', seen ? 'visible' : 'hidden', 'important');
}
