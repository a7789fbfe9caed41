// Lets a person point at one element, with pointer or keys. The page notices nothing of it: no event reaches it, no
// focus moves, and what was drawn is gone afterwards. Only what a person does counts, and what a script does passes by.

import type { ContentEvent } from './generated/wire';
import { labelsOf } from './labels';
import { rectOf } from './place';
import { bar, ring as newRing } from './shapes';

interface Target {
  handle: number;
  node: Node;
}

/** How long it may take, also while the tab is out of sight; milliseconds. */
const PATIENCE = 120_000;
/** How old the list of what can be picked may be while the pointer moves. */
const STALE = 1000;

/** Everything by which a page could learn of pointer and keys, by the names of its handlers; but for the wheel. */
const HANDLERS = /^on(pointer|mouse(?!w)|touch|key|.*click|context)/;

/** Where nobody can click. */
const AWAY = { left: -9, top: 0, width: 0, height: 0 };

let address = '';
let end: ((handle?: number | null) => void) | undefined;

/** Ends the picking without a word. */
export function endPick(): void {
  end?.();
}

/** Ends it when the page has gone to another address, or was left: what was asked for is not there any more. */
export function checkPick(left = false): void {
  if (left || location.href !== address) end?.(null);
}

/** Begins; what comes of it is told by an event. */
export function pick(text: string): void {
  endPick();
  const { collect, nodeOf, frame, see, lend, takeBack } = linkwright.first;
  address = location.href;
  const ring = newRing();
  const [line, say] = bar();
  const listening = new AbortController();
  let targets: Target[] = [];
  let taken = -STALE;
  let current: Target | undefined;

  const look = (age: number): void => {
    if (performance.now() - taken < age) return;
    targets = collect().nodes.flatMap(({ handle, content }) => {
      const node = nodeOf(handle);
      return node && content.kind !== 'group' ? [{ handle, node }] : [];
    });
    taken = performance.now();
  };

  const draw = (): void => {
    const rect = current && rectOf(current.node);
    see(ring, !!rect);
    if (rect) frame(ring, rect, 4);
  };

  const step = (by: number): void => {
    look(0);
    const from = current?.node ?? document.activeElement;
    const place = targets.findIndex(({ node }) => node === from);
    current = targets.at((place < 0 && by < 0 ? by : place + by) % targets.length);
    const node = current?.node;
    const element = node instanceof Element ? node : node?.parentElement;
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const name = (node instanceof Text ? node.data : element && labelsOf(element)[0]?.text) ?? '';
    say(chrome.i18n.getMessage('contentPickThis', [text, name.slice(0, 60)]));
    draw();
  };

  const hear = (event: Event): void => {
    const { type, key, shiftKey, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    // The browser's own shortcuts go on working.
    if (!event.isTrusted || (key && (ctrlKey || metaKey || altKey))) return;
    event.stopImmediatePropagation();
    if (!/touch/.test(type)) event.preventDefault();
    if (/move|click/.test(type)) {
      look(type === 'click' ? 0 : STALE);
      current = under(event as MouseEvent, targets);
      draw();
    }
    // Of a key that ends it the page must not see the end either.
    const what = type === (key === 'Tab' ? 'keydown' : 'keyup') ? key : type;
    if (what === 'Escape') end?.(null);
    else if (what === 'Tab') step(shiftKey ? -1 : 1);
    else if ((what === 'click' || what === 'Enter') && current) end?.(current.handle);
  };

  const timer = setTimeout(() => end?.(null), PATIENCE);
  const how = { capture: true, passive: false, signal: listening.signal };
  for (const name in window) if (HANDLERS.test(name)) addEventListener(name.slice(2), hear, how);
  for (const name of ['scroll', 'resize']) addEventListener(name, draw, how);
  lend(ring, line);
  say(chrome.i18n.getMessage('contentPick', text));
  draw();

  end = (handle) => {
    end = undefined;
    clearTimeout(timer);
    listening.abort();
    takeBack(ring, line);
    if (handle === undefined) return;
    const event: ContentEvent = { kind: 'picked', handle };
    // Nobody there: Linkwright is being updated.
    chrome.runtime?.sendMessage?.(event)?.catch(() => {});
  };
}

/** What stands under the pointer: in the smallest part of the page that has something to pick, what is hit. */
function under(event: MouseEvent, targets: Target[]): Target | undefined {
  for (const at of event.composedPath()) {
    const inside = targets.filter(({ node }) => at instanceof Element && at.contains(node));
    const hit = inside.filter(({ node }) => {
      const { left, top, width, height } = rectOf(node) ?? AWAY;
      return (
        Math.abs(event.clientX - left - width / 2) <= width / 2 &&
        Math.abs(event.clientY - top - height / 2) <= height / 2
      );
    });
    const found = inside.length > 1 ? hit : inside;
    if (inside.length > 0) return found.find(({ node }) => node === at) ?? found[0];
  }
  return undefined;
}
