// Notices that a page has changed: loading, in-app routes, rendering, typing. One observer, no polling.

/** Quiet time after which a change is told, and the longest that a busy page can put that off; milliseconds. */
const QUIET = 80;
const MOST = 500;
/** The longest while nobody looks: a page that never comes to rest then costs next to nothing. */
const MOST_HIDDEN = 10_000;
/** Telling may take this part of a page's time: a large page that never comes to rest is told of less often. */
const SHARE = 1 / 10;

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

/** Calls `tell` when the page has changed, and once at the start. `isOurs` names what Linkwright drew itself. */
export function watch(tell: () => Promise<void>, isOurs: (node: Node) => boolean): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  let busy = false;
  let again = false;
  let free = 0;

  const run = async (): Promise<void> => {
    timer = undefined;
    first = 0;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const begin = performance.now();
      const told = tell();
      const end = performance.now();
      free = end + (end - begin) / SHARE;
      await told;
    } finally {
      busy = false;
      if (again) {
        again = false;
        changed();
      }
    }
  };

  const changed = (): void => {
    const now = performance.now();
    const most = document.hidden ? MOST_HIDDEN : MOST;
    first ||= now;
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, free - now, Math.min(QUIET, first + most - now)));
  };

  const observer = new MutationObserver((records) => {
    const foreign = records.some((record) => {
      const touched = [...record.addedNodes, ...record.removedNodes];
      return touched.length === 0 || !touched.every(isOurs);
    });
    if (foreign) changed();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTES, ...STATES],
  });

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
  changed();

  return {
    stop: () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const name of pageEvents) document.removeEventListener(name, changed, { capture: true });
      for (const name of windowEvents) removeEventListener(name, changed);
    },
  };
}
