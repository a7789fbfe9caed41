// One element as a control: what it is by its behaviour, and what it holds.

import type { Control, ControlRole } from './generated/wire';
import { labelsOf } from './labels';
import { isDrawnToggle, stateOf } from './toggles';
import { clip, MAX_TEXT, parentOf, textIn } from './tree';
import { isEnabled, isVisible } from './visible';

const TEXT_TYPES = /^(text|url|email|tel|number|search|password)$/;
const PRESS_TYPES = /^(button|submit|reset|image)$/;

const ROLES: Partial<Record<string, ControlRole>> = {
  switch: 'toggle',
  checkbox: 'toggle',
  menuitemcheckbox: 'toggle',
  radio: 'radio',
  menuitemradio: 'radio',
  combobox: 'combobox',
  option: 'option',
  button: 'button',
  tab: 'button',
  menuitem: 'button',
  link: 'link',
  textbox: 'other',
  searchbox: 'other',
  slider: 'other',
  spinbutton: 'other',
};

/** What an element is, or `null` when nobody can operate it. */
export function roleOf(element: Element, style: CSSStyleDeclaration): ControlRole | null {
  const role = element.getAttribute('role')?.trim().split(/\s+/)[0] ?? '';
  if (element instanceof HTMLInputElement) return inputRole(element, role);
  if (element instanceof HTMLTextAreaElement) return 'multiline';
  if (element instanceof HTMLSelectElement) return element.multiple || element.size > 1 ? 'other' : 'select';
  const listbox = element.getAttribute('aria-haspopup') === 'listbox';
  const said = ROLES[role];
  if (element instanceof HTMLButtonElement) {
    if (listbox) return 'combobox';
    return said ?? (element.hasAttribute('aria-pressed') ? 'toggle' : 'button');
  }
  // Around an input with the same role it is the input that counts.
  if (said === 'combobox' && element.querySelector('input') !== null) return null;
  if (said) return listbox && said === 'button' ? 'combobox' : said;
  if (element instanceof HTMLElement && element.isContentEditable) return 'other';
  if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) return 'link';
  if (element.matches('summary')) return 'button';
  if (isDrawnToggle(element, style)) return 'toggle';
  return isDrawnButton(element, style) ? 'button' : null;
}

function inputRole(element: HTMLInputElement, role: string): ControlRole | null {
  if (element.type === 'hidden') return null;
  if (element.type === 'checkbox') return 'toggle';
  if (element.type === 'radio') return 'radio';
  if (PRESS_TYPES.test(element.type)) return 'button';
  if (role === 'combobox') return 'combobox';
  return TEXT_TYPES.test(element.type) ? 'text' : 'other';
}

/** A few words with a hand over them, where what is around them has none: a link or button without markup. */
function isDrawnButton(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.cursor !== 'pointer' || element.closest('label') !== null) return false;
  const parent = parentOf(element);
  if (parent === null || getComputedStyle(parent).cursor === 'pointer') return false;
  if (element.querySelector('input, select, textarea, button, a[href], label, [role]') !== null) return false;
  const text = clip(textIn(element));
  return text !== '' && text.length <= 40;
}

/**
 * The element that stands for a control in steps and marks. A drop-down that a page builds hides its input in a drawn
 * box: the nearest element around it with a border is what a person sees and clicks.
 */
export function bodyOf(element: Element, role: ControlRole): Element {
  if (role !== 'combobox') return element;
  let at: Element | null = element;
  for (let level = 0; at !== null && level < 6; level += 1, at = parentOf(at)) {
    const { borderTopWidth, borderTopStyle } = getComputedStyle(at);
    const { width, height } = at.getBoundingClientRect();
    const others = at.querySelectorAll('input:not([type=hidden]), select, textarea, button').length;
    if (height > 80 || others > 1) break;
    if (width >= 40 && borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0) return at;
  }
  return element;
}

/** The operable part of a drop-down's body: the input in it, or itself. */
export function coreOf(body: Element): Element {
  return body.querySelector('input[role="combobox"], [role="combobox"]') ?? body;
}

/** True when pressing an element submits or resets a form. */
export function submitsForm(element: Element): boolean {
  const button = element.closest('button, input');
  if (button instanceof HTMLButtonElement) return button.type !== 'button' && button.form !== null;
  return button instanceof HTMLInputElement && /^(submit|reset|image)$/.test(button.type);
}

/** A control as it stands on the page. */
export function describe(element: Element, role: ControlRole): Control {
  const body = bodyOf(element, role);
  const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const held = role === 'toggle' || role === 'radio';
  return {
    role,
    labels: labelsOf(element, held),
    value: heldBy(element, role, body),
    options:
      element instanceof HTMLSelectElement ? [...element.options].slice(0, 500).map((option) => clip(option.text)) : [],
    checked: held ? stateOf(element) : null,
    expanded: element.getAttribute('aria-expanded') === 'true',
    enabled: isEnabled(element),
    // A drop-down whose text cannot be typed can still be opened.
    readOnly: role !== 'combobox' && ((typed && element.readOnly) || element.getAttribute('aria-readonly') === 'true'),
    password: element instanceof HTMLInputElement && element.type === 'password',
    submits: role === 'button' && submitsForm(element),
  };
}

function heldBy(element: Element, role: ControlRole, body: Element): string {
  switch (role) {
    case 'text':
    case 'multiline':
      return (element as HTMLInputElement | HTMLTextAreaElement).value.slice(0, MAX_TEXT);
    case 'select':
      return clip((element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
    case 'combobox':
      return (element instanceof HTMLInputElement && element.value) || clip(drawnText(body));
    case 'button':
      return clip(element instanceof HTMLInputElement ? element.value : textIn(element));
    case 'option':
    case 'link':
      return clip(textIn(element));
    default:
      return '';
  }
}

/** The text in a box that is drawn: screen readers' remarks beside it are no value. */
function drawnText(body: Element): string {
  let text = '';
  for (const child of body.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element && isVisible(child) && child.getAttribute('role') !== 'listbox')
      text += ` ${drawnText(child)} `;
  }
  return text;
}
