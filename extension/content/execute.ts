// Carries out steps. Each is checked against the page as it stands at that moment; what does not fit is left undone.

import { coreOf, faceOf, isEnabled, nodeOf, roleOf, stateOf, submitsForm } from './borrowed';
import { isCovered } from './covered';
import * as events from './events';
import type { Step, StepResult } from './generated/wire';
import * as keys from './keys';
import { settle, turn } from './settle';
import { clip, MAX_TEXT } from './tree';

/** Carries out steps in order, as long as the page stays at `url`. */
export async function execute(url: string, steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    if (location.href !== url) return [];
    results.push(await guarded(() => perform(step)));
    // A framework must render one change before it sees the next, or it forgets the first.
    await turn();
  }
  await settle();
  if (finishMotion()) await settle();
  return results;
}

/**
 * Ends what moves: on a page that is out of sight nothing moves by itself, and a list that would fade in stays unseen.
 * True when there was something.
 */
function finishMotion(): boolean {
  const moving = document.hidden ? document.getAnimations().filter(ends) : [];
  for (const motion of moving) motion.finish();
  return moving.length > 0;
}

function ends({ effect, playbackRate }: Animation): boolean {
  return playbackRate > 0 && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
}

/** Runs an action during which no form can be submitted or reset. */
async function guarded(action: () => Promise<StepResult>): Promise<StepResult> {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('submit', stop, true);
  addEventListener('reset', stop, true);
  try {
    return await action();
  } finally {
    removeEventListener('submit', stop, true);
    removeEventListener('reset', stop, true);
  }
}

async function perform({ handle, action, again }: Step): Promise<StepResult> {
  const element = nodeOf(handle);
  if (!(element instanceof HTMLElement)) return 'stale';
  const core = coreOf(element);
  if (faceOf(element) === null || !isEnabled(core)) return 'stale';
  const role = roleOf(core, getComputedStyle(core));
  // What adds or takes away a row is known by its text, which is seen; the entries of a list lie over all else.
  const presses = action.kind === 'press';
  if ((!presses || role === 'combobox') && isCovered(element, presses)) return 'covered';
  const ways = again ? keys : events;
  switch (action.kind) {
    case 'setText':
      return setText(element, action.expected, action.value, ways.type);
    case 'selectOption':
      return selectOption(element, action.index, action.text, ways.select);
    case 'setChecked':
      return await setChecked(element, action.checked, again);
    case 'press':
      return await press(element, again ? role : undefined);
  }
}

function setText(element: HTMLElement, expected: string, value: string, type: typeof events.type): StepResult {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || element.readOnly)
    return 'stale';
  const role = roleOf(element, getComputedStyle(element));
  if ((role !== 'text' && role !== 'multiline') || element.value.slice(0, MAX_TEXT) !== expected) return 'stale';
  type(element, value);
  return 'done';
}

function selectOption(element: HTMLElement, index: number, text: string, select: typeof events.select): StepResult {
  if (!(element instanceof HTMLSelectElement)) return 'stale';
  const option = element.options[index];
  if (option === undefined || option.disabled || clip(option.text) !== text) return 'stale';
  select(element, index);
  return 'done';
}

async function setChecked(element: HTMLElement, checked: boolean, again: boolean): Promise<StepResult> {
  const role = roleOf(element, getComputedStyle(element));
  const state = stateOf(element);
  if ((role !== 'toggle' && role !== 'radio') || state === null) return 'stale';
  if (submitsForm(element)) return 'refused';
  if (state === checked) return 'done';
  if (again) await keys.check(element, checked);
  else events.press(element);
  return 'done';
}

/** `byKeys` has the role of what is to be pressed by keys. */
async function press(element: HTMLElement, byKeys: string | null | undefined): Promise<StepResult> {
  const link = element.closest('a[href]');
  if (submitsForm(element) || (link !== null && leadsAway(link))) return 'refused';
  if (byKeys === undefined) events.press(element);
  else await keys.press(element, byKeys);
  return 'done';
}

/** True for a link to anywhere but this page. */
function leadsAway(link: Element): boolean {
  const href = (link.getAttribute('href') ?? '').trim();
  return !href.startsWith('#') && !href.toLowerCase().startsWith('javascript:');
}
