// Vue 3.

import { createApp, h as element, reactive } from 'vue';
import { draw } from '../draw.mjs';
import { fieldRef, frame, initial, later, options, tell, watchButton } from '../page.mjs';

function h(tag, props, ...children) {
  const { field, watch, ...rest } = props;
  if (field) rest.ref = fieldRef(...field);
  if (watch) rest.ref = (made) => watchButton(made, watch);
  return element(tag, rest, children);
}

const values = reactive(initial());
const ui = reactive({});
const setUi = (name, value) => {
  ui[name] = value;
};
const set = (key, value) => {
  values[key] = value;
  if (Array.isArray(value)) later(key, value, setUi);
};

const root = document.getElementById('tenant-content');
frame(root);
tell(() => values);
createApp({ render: () => draw({ h, options, values: { ...values }, ui: { ...ui }, set, setUi }) }).mount(root);
