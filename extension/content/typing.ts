// Knows which control is being typed into. What was pasted, dropped or put there at once is whole; what is typed key by
// key may be half of what is meant until the control is left.

import { handleOf } from './handles';

/** Ways in which a whole value comes into a control. */
const WHOLE = ['insertFromPaste', 'insertFromDrop', 'insertReplacementText', 'historyUndo', 'historyRedo'];

let typed: Node | null = null;

/** Begins to follow it. */
export function followTyping(signal: AbortSignal): void {
  const how = { capture: true, passive: true, signal };
  addEventListener(
    'input',
    (event) => {
      // A check box that is clicked tells its input too, and no kind of it: it is whole at once.
      const { inputType } = event as InputEvent;
      const whole = !event.isTrusted || !inputType || WHOLE.includes(inputType);
      typed = whole ? null : ((event.composedPath()[0] as Node | undefined) ?? null);
    },
    how,
  );
  addEventListener(
    'focusout',
    () => {
      typed = null;
    },
    how,
  );
}

/** The handle of the control that is being typed into, or `null`. */
export function typingIn(): number | null {
  // A person who has turned to another window or to the panel is not typing here.
  return typed?.isConnected && document.hasFocus() ? handleOf(typed) : null;
}
