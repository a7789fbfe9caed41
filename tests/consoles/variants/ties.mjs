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
  legend: (h, item, id, control) => h('fieldset', { key: id }, h('legend', {}, words(item)), control({})),
  floating: (h, item, id, control) =>
    h('div', { class: 'float', key: id }, control({ id, placeholder: ' ' }), h('label', { for: id }, words(item))),
  placeholder: (h, item, id, control) => row(h, id, control({ placeholder: words(item) })),
};

/**
 * Labels and fields that only the eye puts together: nothing in the markup does, and their order misleads. Each gives a
 * cell for the label and one for the field; see `drawn`.
 */
const DRAWN = ['columns', 'above-columns', 'ordered', 'absolute', 'floated', 'grid'];

const isDrawn = ({ ties }) => DRAWN.includes(ties);

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
export function tie(h, options, item, id, control) {
  const { ties } = options;
  if (isDrawn(options)) return { cells: [words(item), control({})], id };
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

/** Rows with nothing else between them, drawn together. */
function drawn(h, { ties }, key, rows) {
  const box = (kind, row, place, style = '') =>
    h('div', { class: `cell ${kind}`, key: `${row.id}-${kind}`, ...(style ? { style } : {}) }, row.cells[place]);
  const labels = (style) => rows.map((row, at) => box('name', row, 0, style?.(at)));
  const fields = (style) => rows.map((row, at) => box('field', row, 1, style?.(at)));
  const turned = (cells) => [...cells.slice(1), ...cells.slice(0, 1)];
  const made = {
    // Two containers side by side, a row of which is as high as its neighbour.
    columns: () => [h('div', { key: 'names' }, ...labels()), h('div', { key: 'fields' }, ...fields())],
    // All labels of the line first, then all fields below them.
    'above-columns': () => [
      h('div', { class: 'line', key: 'names' }, ...labels()),
      h('div', { class: 'line', key: 'fields' }, ...fields()),
    ],
    // In the page each label is followed by the field of the next one.
    ordered: () => {
      const names = labels((at) => `order: ${2 * at}`);
      const after = turned(fields((at) => `order: ${2 * at + 1}`));
      return names.flatMap((name, at) => [name, after[at]]);
    },
    // First the fields from the last to the first, then the labels.
    absolute: () => {
      const style = (at) => `top: ${at * 48}px`;
      return [...fields(style).toReversed(), ...labels(style)];
    },
    // The field comes first, and floats to the other side of its label.
    floated: () =>
      rows.map((row) => h('div', { class: 'pair', key: row.id }, box('field', row, 1), box('name', row, 0))),
    // Places in a grid: the labels of a column one after another, the fields in another order.
    grid: () => {
      const style = (column) => (at) => `grid-row: ${at + 1}; grid-column: ${column}`;
      return [...turned(fields(style(2))), ...labels(style(1))];
    },
  };
  const height = ties === 'absolute' ? { style: `height: ${rows.length * 48}px` } : {};
  return h('div', { class: `drawn-${ties}`, key, ...height }, ...made[ties]());
}

/** Puts together what follows each other; `above-columns` has two to a line. */
function together(h, options, key, rows) {
  const parts = [];
  let run = [];
  const close = () => {
    if (run.length > 0) parts.push(drawn(h, options, `${key}-${run[0].id}`, run));
    run = [];
  };
  for (const row of rows.flat()) {
    if (row.cells === undefined) {
      close();
      parts.push(row);
    } else run.push(row);
    if (options.ties === 'above-columns' && run.length === 2) close();
  }
  close();
  return parts;
}

/** What a section's rows stand in. */
export function container(h, options, key, rows) {
  const { ties } = options;
  if (isDrawn(options)) return h('div', { key, class: 'section' }, ...together(h, options, key, rows));
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
