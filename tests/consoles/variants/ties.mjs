// How a label belongs to its field, in a neutral `h(tag, props, ...children)`.

const words = (item) => `${item.label}${item.mark ?? ''}`;

const row = (h, key, ...parts) => h('div', { class: 'row', key }, ...parts);

/** For fields that are one control. `control` takes what the tie needs to put on it. */
const TIES = {
  for: (h, item, id, control) => row(h, id, h('label', { for: id }, words(item)), control({ id })),
  around: (h, item, id, control) =>
    row(h, id, h('label', {}, h('span', {}, words(item)), h('span', { class: 'help' }, '?'), control({}))),
  labelledby: (h, item, id, control) =>
    row(h, id, h('span', { id: `${id}-text` }, words(item)), control({ 'aria-labelledby': `${id}-text` })),
  aria: (h, item, id, control) => row(h, id, control({ 'aria-label': item.label })),
  beside: (h, item, id, control) =>
    row(
      h,
      id,
      h('div', { class: 'name' }, words(item), h('span', { class: 'help' }, '(?)')),
      h('div', {}, control({})),
    ),
  table: (h, item, id, control) =>
    h(
      'tr',
      { key: id },
      h('td', {}, words(item)),
      h('td', {}, control({}), h('p', { class: 'hint' }, 'As it was given to you.')),
    ),
  dl: (h, item, id, control) => [h('dt', { key: `${id}-t` }, words(item)), h('dd', { key: `${id}-d` }, control({}))],
  above: (h, item, id, control) => [
    h('div', { key: `${id}-t` }, words(item)),
    h('div', { key: `${id}-d` }, control({})),
  ],
  // All labels in one column, all fields in another: only the eye sees what belongs together.
  columns: (h, item, id, control) => [
    h('div', { class: 'cell', key: `${id}-t` }, words(item)),
    h('div', { class: 'cell', key: `${id}-d` }, control({})),
  ],
  legend: (h, item, id, control) => h('fieldset', { key: id }, h('legend', {}, words(item)), control({})),
  floating: (h, item, id, control) =>
    h('div', { class: 'float', key: id }, control({ id, placeholder: ' ' }), h('label', { for: id }, words(item))),
  placeholder: (h, item, id, control) => row(h, id, control({ placeholder: words(item) })),
};

/** For fields of several controls, where no label can be `for` one of them. */
const GROUPED = {
  for: (h, item, id, control) =>
    h(
      'div',
      { class: 'row', role: 'group', 'aria-labelledby': `${id}-text`, key: id },
      h('div', { id: `${id}-text` }, words(item)),
      control({}),
    ),
  labelledby: (h, item, id, control) =>
    h(
      'div',
      { class: 'row', role: 'radiogroup', 'aria-labelledby': `${id}-text`, key: id },
      h('span', { id: `${id}-text` }, words(item)),
      control({}),
    ),
  around: (h, item, id, control) => row(h, id, h('p', {}, words(item)), control({})),
};

const OWN_GROUPS = ['beside', 'table', 'dl', 'above', 'legend'];

/** The row of one control. */
export function tie(h, { ties }, item, id, control) {
  // A placeholder stands in text inputs alone.
  const make = ties === 'placeholder' && item.kind !== 'text' ? 'for' : ties;
  return (TIES[make] ?? TIES.for)(h, item, id, control);
}

/** The row of several controls. */
export function group(h, { ties }, item, id, control) {
  if (ties === 'placeholder' && item.kind === 'list') return row(h, id, control({}));
  const make = OWN_GROUPS.includes(ties) ? TIES[ties] : (GROUPED[ties] ?? GROUPED.for);
  return make(h, item, id, control);
}

/** Rows that follow each other, as two columns. */
function columns(h, key, rows) {
  const parts = [];
  let pairs = [];
  const close = () => {
    if (pairs.length === 0) return;
    const column = (place) => h('div', { key: place }, ...pairs.map((pair) => pair[place]));
    parts.push(h('div', { class: 'columns', key: `${key}-${parts.length}` }, column(0), column(1)));
    pairs = [];
  };
  for (const one of rows) {
    if (Array.isArray(one) && one.length === 2) pairs.push(one);
    else {
      close();
      parts.push(one);
    }
  }
  close();
  return parts;
}

/** What a section's rows stand in. */
export function container(h, { ties }, key, rows) {
  if (ties === 'columns') return h('div', { key, class: 'section' }, ...columns(h, key, rows).flat());
  if (ties === 'table') return h('table', { key }, h('tbody', {}, ...rows.flat()));
  return h(ties === 'dl' ? 'dl' : 'div', { key, class: 'section' }, ...rows.flat());
}

/** How a radio's text belongs to it, after how labels do. */
export function choiceTie(h, { ties }, text, id, control, about) {
  const more = about === undefined ? [] : [h('small', {}, about)];
  switch (ties) {
    case 'for':
    case 'floating':
      return h('div', { key: id }, control({ id }), h('label', { for: id }, text), ...more);
    case 'labelledby':
      return h('div', { key: id }, control({ 'aria-labelledby': `${id}-text` }), h('span', { id: `${id}-text` }, text));
    case 'aria':
      return h('span', { key: id }, control({ 'aria-label': text }));
    case 'above':
    case 'dl':
      return [h('span', { key: `${id}-c` }, control({})), h('span', { key: `${id}-t` }, ` ${text} `)];
    case 'beside':
    case 'table':
      return h('div', { key: id }, control({}), h('span', {}, text));
    default:
      return h('label', { key: id }, control({}), text);
  }
}
