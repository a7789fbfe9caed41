// Notices that a page has changed: loading, in-app routes, rendering, typing. One observer, no polling.

/** Quiet time after which a change is told, and the longest that a busy page can put that off; milliseconds. */
const QUIET = 80;
const MOST = 500;
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
 * After a report that took long the page may change unseen for this many times as long: a large page that never comes to
 * rest loses a twentieth of its time at most. But nobody waits longer than that many milliseconds.
 */
const SHARE = 20;
const MOST_BLIND = 2000;

/**
 * Calls `tell` when the page has changed, and once at the start; it says whether there was something to tell. `isOurs`
 * names what Linkwright drew itself.
 */
export function watch(tell: () => Promise<boolean>, isOurs: (node: Node) => boolean): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  let busy = false;
  let again = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    timer = undefined;
    first = 0;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const begin = performance.now();
    let blind = false;
    try {
      const told = tell();
      const rest = Math.min(MOST_BLIND, (performance.now() - begin) * SHARE);
      blind = rest > MOST && !document.hidden;
      // Even to be told of changes costs a page that makes thousands of them.
      if (blind) observer.disconnect();
      // What changes meanwhile is found by looking once more, until nothing has.
      if ((await told) && blind) {
        later(rest);
        blind = false;
      }
    } finally {
      if (blind) observe();
      busy = false;
      if (again) {
        again = false;
        changed();
      }
    }
  };

  const later = (pause: number): void => {
    if (!stopped) timer ??= setTimeout(run, pause);
  };

  const changed = (): void => {
    const now = performance.now();
    const most = document.hidden ? MOST_HIDDEN : MOST;
    first ||= now;
    clearTimeout(timer);
    timer = undefined;
    later(Math.max(0, Math.min(QUIET, first + most - now)));
  };

  const isForeign = (nodes: NodeList): boolean => {
    for (const node of nodes) if (!isOurs(node)) return true;
    return false;
  };

  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      const touched = addedNodes.length + removedNodes.length > 0;
      if (!touched || isForeign(addedNodes) || isForeign(removedNodes)) {
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

  const pageEvents = [
    'visibilitychange',
    'input',
    'change',
    'click',
    'focusout',
    'toggle',
    'transitionend',
    'animationend',
    'load',
  ];
  const windowEvents = ['popstate', 'hashchange', 'pageshow', 'resize'];
  for (const name of pageEvents) document.addEventListener(name, changed, { capture: true, passive: true });
  for (const name of windowEvents) addEventListener(name, changed);
  observe();
  changed();

  return {
    stop: () => {
      stopped = true;
      observer.disconnect();
      clearTimeout(timer);
      for (const name of pageEvents) document.removeEventListener(name, changed, { capture: true });
      for (const name of windowEvents) removeEventListener(name, changed);
    },
  };
}
