// What marks look like. Colours carry at least 4.5:1 against white; shapes say the same without colour.

import type { MarkStyle } from './generated/wire';
import { LAYER } from './place';

const COLOURS: Record<MarkStyle, string> = { error: '#b3261e', warning: '#8a5100', info: '#1c5a9c', copy: '#1f4f46' };
const SIGNS: Record<MarkStyle, string> = { error: '✕', warning: '!', info: 'i', copy: '' };
/** Of several rings around one field the worst is seen; messages lie over rings, and the button over all. */
const HEIGHTS: Record<MarkStyle, string> = { error: '3', warning: '2', info: '1', copy: '5' };
const FONT = '500 12px/16px system-ui, sans-serif';

type Style = Record<string, string>;

function element(name: string, style: Style): HTMLElement {
  const made = document.createElement(name);
  // Everything is transparent to the pointer but what says otherwise; `all` would undo what is inherited.
  dress(made, { all: 'initial', 'pointer-events': 'none', ...style });
  return made;
}

function dress(made: HTMLElement, style: Style): void {
  for (const [name, value] of Object.entries(style)) made.style.setProperty(name, value, 'important');
}

/** The layer: no size, over everything, transparent to the pointer. */
export function layer(): HTMLElement {
  return element(LAYER, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '0',
    height: '0',
    'z-index': '2147483647',
    'color-scheme': 'only light',
  });
}

/** The ring around a field. */
export function outline(style: MarkStyle): HTMLElement {
  const ring = element('div', {
    position: 'absolute',
    'z-index': HEIGHTS[style],
    'box-sizing': 'border-box',
    border: `2px ${style === 'info' ? 'dotted' : 'solid'} ${COLOURS[style]}`,
    'border-radius': '6px',
  });
  ring.setAttribute('aria-hidden', 'true');
  return ring;
}

/** The message at its edge: what is wrong. Why, and what to do, is in the panel. */
export function chip(style: MarkStyle, text: string): HTMLElement {
  const made = element('div', {
    position: 'absolute',
    'z-index': '4',
    display: 'flex',
    gap: '6px',
    'align-items': 'center',
    'box-sizing': 'border-box',
    padding: '1px 9px 1px 2px',
    border: `1px solid ${COLOURS[style]}`,
    'border-radius': '10px',
    background: '#fff',
    color: COLOURS[style],
    font: FONT,
    'box-shadow': '0 1px 3px rgb(0 0 0 / 22%)',
    width: 'max-content',
  });
  made.setAttribute('role', 'note');
  const sign = element('span', {
    flex: 'none',
    width: '16px',
    height: '16px',
    'border-radius': '8px',
    background: COLOURS[style],
    color: '#fff',
    font: '700 11px/16px system-ui, sans-serif',
    'text-align': 'center',
  });
  sign.textContent = SIGNS[style];
  sign.setAttribute('aria-hidden', 'true');
  const words = element('span', {
    color: COLOURS[style],
    font: FONT,
    overflow: 'hidden',
    'text-overflow': 'ellipsis',
    'white-space': 'nowrap',
  });
  words.textContent = text;
  made.append(sign, words);
  return made;
}

/** The button that copies. Only a person's own click counts. */
export function copyButton(text: string, copy: () => Promise<boolean>): HTMLElement {
  const rest = { background: '#fff', color: COLOURS.copy };
  const made = element('button', {
    position: 'absolute',
    'z-index': HEIGHTS.copy,
    display: 'inline-block',
    'box-sizing': 'border-box',
    padding: '3px 10px',
    border: `1px solid ${COLOURS.copy}`,
    'border-radius': '13px',
    font: FONT,
    cursor: 'pointer',
    'white-space': 'nowrap',
    'pointer-events': 'auto',
    ...rest,
  });
  made.textContent = text;
  made.setAttribute('type', 'button');
  const hover = (on: boolean) => () => dress(made, on ? { background: '#e7f1ee' } : rest);
  made.addEventListener('pointerenter', hover(true));
  made.addEventListener('pointerleave', hover(false));
  made.addEventListener('focus', () => dress(made, { outline: '2px solid #1c5a9c', 'outline-offset': '2px' }));
  made.addEventListener('blur', () => dress(made, { outline: 'none' }));
  made.addEventListener('click', async (event) => {
    // The page must not see it, and cannot press it.
    event.stopPropagation();
    if (!event.isTrusted) return;
    made.textContent = (await copy()) ? 'Copied ✓' : 'The browser refused';
    setTimeout(() => {
      made.textContent = text;
    }, 1600);
  });
  return made;
}

/** A ring that fades; tells its end by an event `finish`. */
export function flash(): HTMLElement {
  const ring = outline('info');
  dress(ring, { border: '3px solid #1c5a9c', 'outline-offset': '2px' });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const end = () => ring.dispatchEvent(new Event('finish'));
  ring.animate({ opacity: still ? [1, 1] : [1, 0.25, 1, 0] }, { duration: 1400 }).finished.then(end, end);
  return ring;
}
