// Carries out steps. Each is checked against the page as it stands at that moment; what does not fit is left undone.

import { coreOf, roleOf, submitsForm } from './controls';
import * as events from './events';
import type { Step, StepResult } from './generated/wire';
import { settle, turn } from './settle';
import { stateOf } from './toggles';
import { clip, MAX_TEXT } from './tree';
import { faceOf, isEnabled } from './visible';

/** Carries out steps in order, as long as the page stays at `url`. */
export async function execute(url: string, steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    if (location.href !== url) return [];
    results.push(guarded(() => perform(step)));
    // A framework must render one change before it sees the next, or it forgets the first.
    await turn();
  }
  await settle();
  return results;
}

/** Runs an action during which no form can be submitted or reset. */
function guarded(action: () => StepResult): StepResult {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('submit', stop, true);
  addEventListener('reset', stop, true);
  try {
    return action();
  } finally {
    removeEventListener('submit', stop, true);
    removeEventListener('reset', stop, true);
  }
}

function perform({ handle, action }: Step): StepResult {
  const element = linkwright.first.nodeOf(handle);
  if (!(element instanceof HTMLElement)) return 'stale';
  const core = coreOf(element);
  if (faceOf(element) === null || !isEnabled(core)) return 'stale';
  switch (action.kind) {
    case 'setText':
      return setText(element, action.expected, action.value);
    case 'selectOption':
      return selectOption(element, action.index, action.text);
    case 'setChecked':
      return setChecked(element, action.checked);
    case 'press':
      return press(element);
  }
}

function setText(element: HTMLElement, expected: string, value: string): StepResult {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || element.readOnly)
    return 'stale';
  const role = roleOf(element, getComputedStyle(element));
  if ((role !== 'text' && role !== 'multiline') || element.value.slice(0, MAX_TEXT) !== expected) return 'stale';
  events.type(element, value);
  return 'done';
}

function selectOption(element: HTMLElement, index: number, text: string): StepResult {
  if (!(element instanceof HTMLSelectElement)) return 'stale';
  const option = element.options[index];
  if (option === undefined || option.disabled || clip(option.text) !== text) return 'stale';
  events.select(element, index);
  return 'done';
}

function setChecked(element: HTMLElement, checked: boolean): StepResult {
  const role = roleOf(element, getComputedStyle(element));
  const state = stateOf(element);
  if ((role !== 'toggle' && role !== 'radio') || state === null) return 'stale';
  if (submitsForm(element)) return 'refused';
  if (state !== checked) events.press(element);
  return 'done';
}

function press(element: HTMLElement): StepResult {
  const link = element.closest('a[href]');
  if (submitsForm(element) || (link !== null && leadsAway(link))) return 'refused';
  events.press(element);
  return 'done';
}

/** True for a link to anywhere but this page. */
function leadsAway(link: Element): boolean {
  const href = (link.getAttribute('href') ?? '').trim();
  return !href.startsWith('#') && !href.toLowerCase().startsWith('javascript:');
}
