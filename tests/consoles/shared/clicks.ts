/**
 * Counts presses of the buttons that only a person may press, split by
 * `isTrusted`, so that a test can prove that no program pressed them.
 */
export interface Count {
  trusted: number;
  untrusted: number;
}

/** Presses that commit, discard or reveal something; only these go into `saves`. */
const COMMITTING = new Set(['save', 'cancel', 'publish', 'showSecret', 'send']);

const zero = (): Count => ({ trusted: 0, untrusted: 0 });

const clicks: Record<string, Count> = {};
const saves = zero();
const submits = zero();

const add = (count: Count, event: Event) => {
  count[event.isTrusted ? 'trusted' : 'untrusted'] += 1;
};

/** Tells the server as well: a press that leaves the page takes the page's counts with it. */
function report(button: string, event: Event): void {
  const body = JSON.stringify({ button, trusted: event.isTrusted, page: location.pathname });
  navigator.sendBeacon('/practice/click', body);
}

const watched = new WeakSet<Element>();

/** Native listeners, because a framework's own handler stays silent on a disabled button. */
export function watchButton(element: Element | null, button: string): void {
  if (element === null || watched.has(element)) return;
  watched.add(element);
  clicks[button] ??= zero();
  const count = clicks[button];
  element.addEventListener('click', (event) => {
    add(count, event);
    if (COMMITTING.has(button)) add(saves, event);
    report(button, event);
  });
}

window.addEventListener(
  'submit',
  (event) => {
    add(submits, event);
    report('submit', event);
  },
  true,
);

export const counted = () => ({ saves, clicks, submits });

declare global {
  interface Window {
    __state: () => unknown;
  }
}

/** A deep copy each time, so that a test can keep what it was given. */
export function exposeState(read: () => object): void {
  window.__state = () => JSON.parse(JSON.stringify({ ...read(), ...counted() })) as unknown;
}
