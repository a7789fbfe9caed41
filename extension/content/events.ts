// What a page hears when a person uses a control, in the same order. Pages listen to different parts of it.

/** Gives an element the focus; says so itself when the window does not have it (the panel does). */
export function focus(element: HTMLElement): void {
  if (element.matches(':focus')) return;
  let heard = false;
  const hear = (): void => {
    heard = true;
  };
  element.addEventListener('focus', hear, { capture: true, once: true });
  element.focus({ preventScroll: true });
  element.removeEventListener('focus', hear, { capture: true });
  if (heard) return;
  element.dispatchEvent(new FocusEvent('focus', { composed: true }));
  element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
}

/** Takes the focus away again. */
export function blur(element: HTMLElement): void {
  let heard = false;
  const hear = (): void => {
    heard = true;
  };
  element.addEventListener('blur', hear, { capture: true, once: true });
  element.blur();
  element.removeEventListener('blur', hear, { capture: true });
  if (heard) return;
  element.dispatchEvent(new FocusEvent('blur', { composed: true }));
  element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

/** Replaces the text of an input as typing or pasting would. */
export function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  focus(element);
  // Frameworks shadow `value` on the element to notice writes; the prototype's setter is what typing uses.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  if (element.isConnected) blur(element);
}

/** Chooses an option of a native `select`. */
export function select(element: HTMLSelectElement, index: number): void {
  focus(element);
  element.selectedIndex = index;
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  if (element.isConnected) blur(element);
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
  const wanted = element.dispatchEvent(new MouseEvent('mousedown', { ...place, buttons: 1 }));
  if (wanted && element.tabIndex >= 0) focus(element);
  element.dispatchEvent(new PointerEvent('pointerup', pointer));
  element.dispatchEvent(new MouseEvent('mouseup', place));
  if (element.isConnected) element.click();
}
