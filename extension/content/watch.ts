// Notices that a page has changed: loading, in-app routes, rendering, typing. One observer, no polling.

/** Quiet time after which a change is told, and the longest that a busy page can put that off; milliseconds. */
const QUIET = 80;
const MOST = 500;
/** How long a frame is waited for. */
const FRAMELESS = 100;
/** The longest while nobody looks: a page that never comes to rest then costs next to nothing. */
const MOST_HIDDEN = 10_000;

/** Attributes that change what a person sees or what a control holds. */
const ATTRIBUTES = [
  'class',
  'style',
  'hidden',
  'disabled',
  'readonly',
  'checked',
  'value',
  'open',
  'type',
  'role',
  'dir',
];
const STATES = ['aria-checked', 'aria-pressed', 'aria-expanded', 'aria-disabled', 'aria-label', 'data-state'];

/**
 * After a reading the page may change by itself, unseen, for this many times as long as the reading took: a large page
 * that never comes to rest loses a twentieth of its time at most. When what it changes is nothing of importance it is
 * looked at the less often, a quarter as often in the end. But nobody waits longer than that many milliseconds, and what
 * a person does is looked at at once.
 */
const SHARE = 20;
const LEAST_OFTEN = 4;
const MOST_BLIND = 4000;

/** What a look at the page found: the same as before, other words, or something of importance. */
export type Found = 'same' | 'words' | 'news';

/**
 * Calls `tell` when the page has changed, and once at the start; it says what was found. `isOurs` names what Linkwright
 * drew itself.
 */
export function watch(tell: () => Promise<Found>, isOurs: (node: Node) => boolean): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let first = 0;
  let busy = false;
  let again = false;
  let stopped = false;
  /** Of a person, since the last look. */
  let touched = true;
  /** How many times as long as else it looks away. */
  let calm = 1;
  /** Until when it does. */
  let until = 0;
  let address = '';

  /** With the next frame: what is measured for that need not be measured once more. But frames can fail to come. */
  const withFrame = (): void => {
    timer = setTimeout(run, FRAMELESS);
    frame = requestAnimationFrame(run);
  };

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    timer = undefined;
    frame = 0;
    first = 0;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const byItself = !touched;
    touched = false;
    const begin = performance.now();
    let blind = false;
    try {
      const told = tell();
      const end = performance.now();
      const rest = (): number => Math.min(MOST_BLIND, (end - begin) * SHARE * calm);
      blind = rest() > MOST && !document.hidden;
      // Even to be told of changes costs a page that makes thousands of them.
      if (blind) observer.disconnect();
      const found = await told;
      calm = byItself && found !== 'news' ? Math.min(LEAST_OFTEN, calm * 2) : 1;
      until = rest() > MOST ? end + rest() : 0;
      // What changes meanwhile is found by looking once more, until nothing has.
      blind &&= found !== 'same';
      if (blind) later(rest());
    } finally {
      if (!blind) observe();
      busy = false;
      if (again) {
        again = false;
        soon();
      }
    }
  };

  const later = (pause: number): void => {
    if (!stopped) timer ??= setTimeout(document.hidden ? run : withFrame, pause);
  };

  const soon = (): void => {
    if (frame !== 0) return;
    const now = performance.now();
    const most = document.hidden ? MOST_HIDDEN : MOST;
    first ||= now;
    clearTimeout(timer);
    timer = undefined;
    later(Math.max(0, Math.min(QUIET, first + most - now)));
  };

  /** By itself, as far as can be seen. */
  const changed = (): void => {
    if (touched) return;
    const pause = until - performance.now();
    if (location.href !== address) touch();
    else if (pause <= 0 || document.hidden) soon();
    else {
      observer.disconnect();
      later(pause);
    }
  };

  /** A page that never rests does not put it off. */
  const touch = (): void => {
    touched = true;
    address = location.href;
    soon();
  };

  const isForeign = (nodes: NodeList): boolean => {
    for (const node of nodes) if (!isOurs(node)) return true;
    return false;
  };

  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      const moved = addedNodes.length + removedNodes.length > 0;
      if (!moved || isForeign(addedNodes) || isForeign(removedNodes)) {
        changed();
        return;
      }
    }
  });
  const observe = (): void => {
    if (stopped) return;
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...ATTRIBUTES, ...STATES],
    });
  };

  const listen = (target: EventTarget, names: string, hear: () => void): void => {
    for (const name of names.split(' ')) target.addEventListener(name, hear, { capture: true, passive: true });
    ends.push(() => {
      for (const name of names.split(' ')) target.removeEventListener(name, hear, { capture: true });
    });
  };
  const ends: (() => void)[] = [];
  listen(document, 'input change click focusout visibilitychange', touch);
  listen(window, 'popstate hashchange pageshow resize', touch);
  listen(document, 'toggle transitionend animationend load', changed);
  observe();
  touch();

  return {
    stop: () => {
      stopped = true;
      observer.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      for (const end of ends) end();
    },
  };
}
