// What a page hears when a person uses a control, in the same order. Pages listen to different parts of it.

/**
 * Gives an element the focus, or takes it away. A window that does not have the focus itself (the panel has it) keeps
 * silent about that, so then it is said here.
 */
function move(element: HTMLElement, name: 'focus' | 'blur', act: () => void): void {
  let heard = false;
  const hear = (): void => {
    heard = true;
  };
  addEventListener(name, hear, true);
  act();
  removeEventListener(name, hear, true);
  if (!heard) tell(element, name);
}

function tell(element: Element, name: 'focus' | 'blur'): void {
  element.dispatchEvent(new FocusEvent(name, { composed: true }));
  element.dispatchEvent(new FocusEvent(name === 'focus' ? 'focusin' : 'focusout', { bubbles: true, composed: true }));
}

/** Gives an element the focus. */
export function focus(element: HTMLElement): void {
  if (document.hasFocus() && element.matches(':focus')) return;
  move(element, 'focus', () => element.focus({ preventScroll: true }));
}

/** Takes the focus away from an element that is still there. */
export function leave(element: HTMLElement): void {
  if (element.isConnected) move(element, 'blur', () => element.blur());
}

/** Replaces the text of an input as typing or pasting would. */
export function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  focus(element);
  // Frameworks shadow `value` on the element to notice writes; the prototype's setter is what typing uses.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }),
  );
  element.dispatchEvent(new Event('change', { bubbles: true }));
  leave(element);
}

/** Chooses an option of a native `select`. */
export function select(element: HTMLSelectElement, index: number): void {
  focus(element);
  element.selectedIndex = index;
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  leave(element);
}

/** Presses and releases the main button over an element. */
export function press(element: HTMLElement): void {
  const rect = element.getBoundingClientRect();
  const place = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clientX: rect.left + rect.width / 2,
    clientY: rect.top + rect.height / 2,
    button: 0,
    detail: 1,
  };
  const pointer = { ...place, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  element.dispatchEvent(new PointerEvent('pointerover', pointer));
  element.dispatchEvent(new MouseEvent('mouseover', place));
  element.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  if (down(element, place) && element.tabIndex >= 0) focus(element);
  element.dispatchEvent(new PointerEvent('pointerup', pointer));
  element.dispatchEvent(new MouseEvent('mouseup', place));
  if (element.isConnected) element.click();
}

/** Presses the button. True when the page leaves it to the browser to move the focus. */
function down(element: HTMLElement, place: MouseEventInit): boolean {
  let heard = false;
  const hear = (): void => {
    heard = true;
  };
  addEventListener('focus', hear, true);
  const left = element.dispatchEvent(new MouseEvent('mousedown', { ...place, buttons: 1 }));
  removeEventListener('focus', hear, true);
  // A drop-down gives the focus to the input in it, and opens when that says so.
  const active = document.activeElement;
  if (!left && !heard && !document.hasFocus() && active !== null && active !== element && element.contains(active))
    tell(active, 'focus');
  return left;
}
