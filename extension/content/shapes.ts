// What marks look like. Colours carry at least 4.5:1 against white; shapes say the same without colour.

import type { MarkStyle } from './generated/wire';
import { LAYER } from './place';

const COLOURS: Record<MarkStyle, string> = { error: '#b3261e', warning: '#8a5100', info: '#1c5a9c', copy: '#1f4f46' };
const SIGNS: Record<MarkStyle, string> = { error: '✕', warning: '!', info: 'i', copy: '' };
/** Of several rings around one field the worst is seen; messages lie over rings, and the button over all. */
const HEIGHTS: Record<MarkStyle, string> = { error: '3', warning: '2', info: '1', copy: '5' };
const FONT = '500 12px/16px system-ui, sans-serif';

/** An element in declarations, which are written as in CSS: they take less room than objects in what every page loads. */
function element(name: string, style: string): HTMLElement {
  const made = document.createElement(name);
  // Everything is transparent to the pointer but what says otherwise; `all` would undo what is inherited. What is said
  // runs as its own language does.
  dress(
    made,
    `all:initial;unicode-bidi:plaintext;pointer-events:none;position:absolute;box-sizing:border-box;${style}`,
  );
  return made;
}

function dress(made: HTMLElement, style: string): void {
  for (const declaration of style.split(';')) {
    const [name = '', value = ''] = declaration.split(':');
    made.style.setProperty(name, value, 'important');
  }
}

/** The layer: no height, over everything, transparent to the pointer. Its width says how far a page zooms it. */
export function layer(): HTMLElement {
  // `all` leaves the direction of the text as it is.
  return element(LAYER, 'left:0;top:0;width:99px;height:0;z-index:2147483647;color-scheme:only light;direction:ltr');
}

/** The ring around a field. */
export function outline(style: MarkStyle): HTMLElement {
  const ring = element(
    'div',
    `z-index:${HEIGHTS[style]};border:2px ${style === 'info' ? 'dotted' : 'solid'} ${COLOURS[style]};border-radius:6px`,
  );
  ring.setAttribute('aria-hidden', 'true');
  return ring;
}

/** The ring around what is looked at now. */
export function ring(): HTMLElement {
  const made = outline('info');
  dress(made, 'border:3px solid #1c5a9c');
  return made;
}

/** The line at the lower edge of the window that says what to click, and how to change it. */
export function bar(): [HTMLElement, (text: string) => void] {
  const made = chip('info', '');
  dress(made, 'position:fixed;left:9px;bottom:9px');
  made.setAttribute('role', 'status');
  return [
    made,
    (text) => {
      (made.lastChild as Node).textContent = text;
    },
  ];
}

/** The message at its edge: what is wrong. Why, and what to do, is in the panel. */
export function chip(style: MarkStyle, text: string): HTMLElement {
  const colour = COLOURS[style];
  const made = element(
    'div',
    `z-index:4;display:flex;gap:6px;align-items:center;padding:1px 9px 1px 2px;border:1px solid ${colour};border-radius:10px;` +
      `background:#fff;color:${colour};font:${FONT};box-shadow:0 1px 3px rgb(0 0 0 / 22%);width:max-content`,
  );
  made.setAttribute('role', 'note');
  const sign = element(
    'span',
    `position:static;flex:none;width:16px;height:16px;border-radius:8px;background:${colour};color:#fff;` +
      'font:700 11px/16px system-ui, sans-serif;text-align:center',
  );
  sign.textContent = SIGNS[style];
  sign.setAttribute('aria-hidden', 'true');
  const words = element(
    'span',
    `position:static;color:${colour};font:${FONT};overflow:hidden;text-overflow:ellipsis;white-space:nowrap`,
  );
  words.textContent = text;
  made.append(sign, words);
  return made;
}

/** The button that copies. Only a person's own click counts. */
export function copyButton(text: string, copy: () => Promise<boolean>): HTMLElement {
  const rest = `background:#fff;color:${COLOURS.copy}`;
  const made = element(
    'button',
    `z-index:${HEIGHTS.copy};display:inline-block;padding:3px 10px;border:1px solid ${COLOURS.copy};border-radius:13px;font:${FONT};` +
      `cursor:pointer;white-space:nowrap;pointer-events:auto;${rest}`,
  );
  // Now: after an update of the extension nothing can be looked up any more.
  const [done, refused] = ['contentCopied', 'contentRefused'].map((key) => chrome.i18n.getMessage(key)) as [
    string,
    string,
  ];
  made.textContent = text;
  made.setAttribute('type', 'button');
  const hover = (on: boolean) => () => dress(made, on ? 'background:#e7f1ee' : rest);
  made.addEventListener('pointerenter', hover(true));
  made.addEventListener('pointerleave', hover(false));
  made.addEventListener('focus', () => dress(made, 'outline:2px solid #1c5a9c;outline-offset:2px'));
  made.addEventListener('blur', () => dress(made, 'outline:none'));
  made.addEventListener('click', async (event) => {
    // The page must not see it, and cannot press it.
    event.stopPropagation();
    if (!event.isTrusted) return;
    made.textContent = (await copy()) ? done : refused;
    setTimeout(() => {
      made.textContent = text;
    }, 1600);
  });
  return made;
}

/** A ring that fades, and `done` is called. */
export function flash(done: () => void): HTMLElement {
  const made = ring();
  // An important declaration goes before an animation.
  made.style.cssText = made.style.cssText.replaceAll('!important', '');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const opacity = still ? [1, 1] : [1, 0.25, 1, 1, 0];
  made.animate({ opacity }, { duration: 2500 }).finished.then(done, done);
  return made;
}
