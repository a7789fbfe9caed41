// The other way, for pages that did not take the first: keys in place of the pointer, and editing as the browser's own
// commands do it.

import { coreOf, stateOf } from './borrowed';
import { focus, leave } from './events';
import { turn } from './settle';

/** More entries than any drop-down of a console has. */
const ENTRIES = 100;

/** Presses a key. True when the page leaves it to the browser to do something. */
function strike(element: Element, key: string): boolean {
  const code = key === ' ' ? 'Space' : key;
  const keyCode = { ' ': 32, Enter: 13, ArrowDown: 40 }[key] ?? 0;
  const how = { key, code, keyCode, bubbles: true, cancelable: true, composed: true };
  const down = element.dispatchEvent(new KeyboardEvent('keydown', how));
  return element.dispatchEvent(new KeyboardEvent('keyup', how)) && down;
}

/** Replaces the text of an input by the browser's command: the page hears of it before and after, as of typing. */
export function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  focus(element);
  element.select();
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  element.dispatchEvent(new Event('change', { bubbles: true }));
  leave(element);
}

/** Chooses an option of a native `select`: the choice is told before the input. */
export function select(element: HTMLSelectElement, index: number): void {
  focus(element);
  strike(element, 'ArrowDown');
  const option = element.options[index];
  if (option) option.selected = true;
  element.dispatchEvent(new Event('change', { bubbles: true }));
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  leave(element);
}

/** Changes a toggle or radio with the space bar. */
export async function check(element: HTMLElement, checked: boolean): Promise<void> {
  focus(element);
  const left = strike(element, ' ');
  await turn();
  if (left && stateOf(element) !== checked && element.matches('input, button')) element.click();
}

/** Presses a button with Enter, opens a drop-down with an arrow, or goes to an entry of its list and takes it. */
export async function press(element: HTMLElement, role: string | null): Promise<void> {
  if (role === 'option') return await take(element);
  const core = coreOf(element) as HTMLElement;
  focus(core);
  const left = strike(core, role === 'combobox' ? 'ArrowDown' : 'Enter');
  if (left && role !== 'combobox' && core.matches('a, button, input, summary')) core.click();
}

/** Only when the page says that the entry is the one that Enter takes. */
async function take(entry: HTMLElement): Promise<void> {
  const root = entry.getRootNode() as Document | ShadowRoot;
  for (let left = ENTRIES; left > 0; left -= 1) {
    const at = root.activeElement;
    if (at === null || !entry.isConnected) return;
    const active = root.getElementById(at.getAttribute('aria-activedescendant') ?? '') ?? at;
    if (entry.contains(active)) {
      strike(at, 'Enter');
      return;
    }
    strike(at, 'ArrowDown');
    await turn();
  }
}
