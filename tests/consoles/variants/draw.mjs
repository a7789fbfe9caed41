// The whole page but for its frame, drawn with a neutral `h`.

import { sections, titleOf } from './form.mjs';
import { container } from './ties.mjs';
import { WIDGETS } from './widgets.mjs';

/** `own` has a kit's widgets, which take the place of the plain ones. */
export function draw(context, own = {}) {
  const { h, options, values } = context;
  const widgets = { ...WIDGETS, ...own };
  context.overlays = [];
  context.toolbar = [];
  const parts = sections(options, values).map(({ heading, items }) => {
    const rows = items.map((item) => widgets[item.kind](context, item));
    const body = (own.container ?? container)(h, options, heading ?? 'first', rows);
    return heading === null ? body : h('section', { key: heading }, h('h2', {}, heading), body);
  });
  const save = h(
    'button',
    { type: options.inForm ? 'submit' : 'button', class: 'save', watch: 'save', key: 'save' },
    'Save',
  );
  const bar = h('div', { class: 'bar', key: 'bar' }, h('h1', {}, titleOf(options)), save);
  const toolbar = h('div', { class: 'toolbar', key: 'toolbar' }, ...context.toolbar);
  const form = h(
    options.inForm ? 'form' : 'div',
    { class: 'form', key: 'form' },
    ...(options.inForm ? [bar] : []),
    toolbar,
    ...parts,
  );
  return h('div', { class: 'page' }, ...(options.inForm ? [form] : [bar, form]), ...context.overlays);
}
