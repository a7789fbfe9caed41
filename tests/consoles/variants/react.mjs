// The form in any React: the bundle of each kit decides which one `react` is.

import { createElement, useEffect, useState } from 'react';
import { draw } from './draw.mjs';
import { fieldRef, frame, initial, later, options, tell, watchButton } from './page.mjs';

const NAMES = { class: 'className', for: 'htmlFor', onInput: 'onChange' };

/** React takes a style as an object alone. */
const styleOf = (text) =>
  Object.fromEntries(
    text.split('; ').map((part) => {
      const [name, value] = part.split(': ');
      return [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), value];
    }),
  );

export function h(tag, props, ...children) {
  if (typeof tag !== 'string') return createElement(tag, props, ...children);
  const { field, watch, ...rest } = props;
  if (typeof rest.style === 'string') rest.style = styleOf(rest.style);
  const named = Object.fromEntries(Object.entries(rest).map(([name, given]) => [NAMES[name] ?? name, given]));
  if (field) named.ref = fieldRef(...field);
  if (watch) named.ref = (element) => watchButton(element, watch);
  return createElement(tag, named, ...children);
}

/** A mirror of React's state, written after every commit. */
let truth = initial();

function Form({ own }) {
  const [values, setValues] = useState(truth);
  const [ui, change] = useState({});
  const setUi = (name, value) => change((before) => ({ ...before, [name]: value }));
  const set = (key, value) => {
    setValues((before) => ({ ...before, [key]: value }));
    if (Array.isArray(value)) later(key, value, setUi);
  };
  useEffect(() => {
    truth = values;
  });
  return draw({ h, options, values, ui, set, setUi }, own);
}

/** `render(element, root)` is the React's own. */
export function start(render, own = {}) {
  const root = document.getElementById('tenant-content');
  frame(root);
  tell(() => truth);
  render(createElement(Form, { own }), root);
}
