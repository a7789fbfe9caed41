// No framework: elements made by hand, which hold their values themselves.

import { fieldElement } from '../../shared/elements';
import { draw } from '../draw.mjs';
import { fieldRef, frame, initial, later, options, tell, watchButton } from '../page.mjs';

const EVENTS = { onInput: 'input', onChange: 'change', onClick: 'click' };

function h(tag, props, ...children) {
  const made = document.createElement(tag);
  const { field, watch, key, value, checked, disabled, readOnly, tabIndex, ...rest } = props;
  for (const [name, given] of Object.entries(rest)) {
    if (EVENTS[name]) made.addEventListener(EVENTS[name], given);
    else made.setAttribute(name, given);
  }
  made.append(...children.flat());
  if (tabIndex !== undefined) made.tabIndex = tabIndex;
  if (readOnly) made.readOnly = true;
  if (disabled) made.disabled = true;
  if (value !== undefined) made.value = value;
  if (checked !== undefined) made.checked = checked;
  if (field) fieldRef(...field)(made);
  if (watch) watchButton(made, watch);
  return made;
}

const values = initial();
const ui = {};
const root = document.getElementById('tenant-content');
const context = { h, options, values, ui, set, setUi };
const TEXTS = ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'defaultTokenExpirationInSeconds'];

/** What is typed changes nothing else on the page, unless a link waits for it. */
const stays = (key, value) =>
  TEXTS.includes(key) ||
  (Array.isArray(value) &&
    (options.lists === 'area' || value.length === values[key].length) &&
    !['late', 'gated'].includes(options.lists));

function set(key, value) {
  const still = stays(key, value);
  values[key] = value;
  if (Array.isArray(value)) later(key, value, setUi);
  if (!still) redraw();
}

function setUi(name, value) {
  ui[name] = value;
  redraw();
}

function redraw() {
  const active = document.activeElement;
  const place = [...root.querySelectorAll('input')].indexOf(active);
  root.replaceChildren(draw(context));
  if (place >= 0) [...root.querySelectorAll('input')][place]?.focus({ preventScroll: true });
}

frame(root);
redraw();
tell(() => ({
  ...values,
  ...Object.fromEntries(TEXTS.map((key) => [key, fieldElement(key, '')?.value ?? values[key]])),
}));
