// Widgets without a kit, in a neutral `h(tag, props, ...children)`.
//
// A context has: h, options, values, set(key, value), ui, setUi(name, value), overlays (drawn at the end of the page).
// The prop `field: [key, part]` names the element of a field.

import { choiceTie, group, tie } from './ties.mjs';

const REMOVE = {
  sign: () => ({ text: '×' }),
  word: () => ({ text: 'Remove' }),
  icon: () => ({ text: '', label: 'Remove' }),
  long: (item, at) => ({ text: '×', label: `Remove ${item.label} ${at + 1}` }),
};

const idOf = (item) => `q-${[...item.key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)}`;

const button = (h, props, text) => h('button', { type: 'button', ...props }, text);

export const WIDGETS = {
  text(context, item) {
    const { h, options, values, set } = context;
    const control = (props) =>
      h('input', {
        type: item.password ? 'password' : 'text',
        value: values[item.key],
        field: [item.key, ''],
        onInput: (event) => set(item.key, event.target.value),
        ...props,
      });
    return tie(h, options, item, idOf(item), control);
  },

  toggle(context, item) {
    const { h, options, values, set } = context;
    const flip = () => set(item.key, !values[item.key]);
    return tie(h, options, item, idOf(item), (props) =>
      TOGGLES[options.toggle](h, values[item.key], flip, props, item),
    );
  },

  choice(context, item) {
    return CHOICES[item.make](context, item);
  },

  list(context, item) {
    const { h, options } = context;
    if (options.lists === 'area') return area(context, item);
    if (options.lists === 'tokens') return group(h, options, item, idOf(item), () => tokens(context, item));
    const { rows, add } = listParts(context, item);
    if (options.lists === 'before') return group(h, options, item, idOf(item), () => h('div', {}, add, ...rows));
    if (options.lists === 'far') {
      context.toolbar.push(add);
      return group(h, options, item, idOf(item), () => h('div', {}, ...rows));
    }
    return group(h, options, item, idOf(item), () => h('div', {}, ...rows, add));
  },

  lines({ h, options }, item) {
    return group(h, options, item, idOf(item), () =>
      h('div', {}, ...item.lines.map((line) => h('div', { key: line }, line))),
    );
  },

  shown({ h, options }, item) {
    return tie(h, { ties: options.ties === 'placeholder' ? 'for' : options.ties }, item, idOf(item), (props) =>
      h('input', { type: 'text', readOnly: true, value: item.value, ...props }),
    );
  },
};

/** May the link that adds a row be pressed, and is it there at all. */
export function adding({ options, values, ui }, item) {
  const rows = values[item.key];
  const full = rows.length === 0 || rows.at(-1) !== '';
  if (options.lists === 'late')
    return { there: full && (ui[`add-${item.key}`] ?? rows.length) === rows.length, enabled: true };
  return { there: true, enabled: options.lists !== 'gated' || full };
}

/** What the inputs of a list are called. */
export const rowName = ({ rows }, item, at) =>
  rows === null ? {} : { 'aria-label': rows === 'same' ? item.label : `${item.label} ${at + 1}` };

/** What a button that removes a row says. */
export const removal = ({ remove }, item, at) => REMOVE[remove](item, at);

function listParts(context, item) {
  const { h, options, values, set } = context;
  const held = values[item.key];
  const rows = held.map((value, at) => {
    const { text, label } = removal(options, item, at);
    const without = () => set(item.key, values[item.key].toSpliced(at, 1));
    return h(
      'div',
      { class: 'list-row', key: at },
      h('input', {
        type: 'text',
        value,
        field: [item.key, at],
        onInput: (event) => set(item.key, values[item.key].with(at, event.target.value)),
        ...(options.ties === 'placeholder' ? { placeholder: item.label } : {}),
        ...rowName(options, item, at),
      }),
      button(
        h,
        { class: text === '' ? 'icon' : 'remove', onClick: without, ...(label ? { 'aria-label': label } : {}) },
        text,
      ),
    );
  });
  const { there, enabled } = adding(context, item);
  const add = there
    ? button(
        h,
        { class: 'add', disabled: !enabled, onClick: () => set(item.key, [...values[item.key], '']) },
        `+ ${item.add}`,
      )
    : '';
  return { rows, add };
}

function area({ h, options, values, set }, item) {
  return tie(h, options, { ...item, kind: 'text' }, idOf(item), (props) =>
    h('textarea', {
      rows: 4,
      value: values[item.key].join('\n'),
      field: [item.key, 0],
      onInput: (event) => set(item.key, event.target.value.split('\n')),
      ...props,
    }),
  );
}

/** An input that empties itself into chips. */
function tokens({ h, values, set, ui, setUi }, item) {
  const draft = ui[`draft-${item.key}`] ?? '';
  const take = () => {
    if (draft === '') return;
    set(item.key, [...values[item.key], draft]);
    setUi(`draft-${item.key}`, '');
  };
  const chips = values[item.key].map((text, at) =>
    h(
      'span',
      { class: 'chip', key: text },
      text,
      button(h, { onClick: () => set(item.key, values[item.key].toSpliced(at, 1)) }, '×'),
    ),
  );
  const input = h('input', {
    type: 'text',
    value: draft,
    onInput: (event) => setUi(`draft-${item.key}`, event.target.value),
  });
  return h('div', {}, ...chips, input, button(h, { onClick: take }, item.add));
}

const TOGGLES = {
  switch: (h, on, flip, props, item) =>
    h('button', {
      type: 'button',
      role: 'switch',
      class: 'switch',
      'aria-checked': String(on),
      onClick: flip,
      field: [item.key, ''],
      ...props,
    }),
  pressed: (h, on, flip, props, item) =>
    h('button', {
      type: 'button',
      class: 'switch',
      'aria-pressed': String(on),
      onClick: flip,
      field: [item.key, ''],
      ...props,
    }),
  checkbox: (h, on, flip, props, item) =>
    h('input', { type: 'checkbox', checked: on, onChange: flip, field: [item.key, ''], ...props }),
  drawn: (h, on, flip, props, item) =>
    h(
      props.id === undefined && props['aria-label'] === undefined ? 'span' : 'label',
      { class: 'drawn' },
      h('input', { type: 'checkbox', class: 'unseen', checked: on, onChange: flip, field: [item.key, ''], ...props }),
      h('span', { class: on ? 'box ticked' : 'box' }),
    ),
  div: (h, on, flip, props, item) =>
    h('div', { class: `toggle ${on ? 'is-on' : 'is-off'}`, onClick: flip, field: [item.key, ''], ...props }),
};

const CHOICES = {
  radios(context, item, cards = false) {
    const { h, options, values, set } = context;
    const drawn = item.choices.map(({ value, text, about }) => {
      const control = (props) =>
        h('input', {
          type: 'radio',
          name: idOf(item),
          value: String(value),
          checked: values[item.key] === value,
          field: [item.key, value],
          onChange: () => set(item.key, value),
          ...props,
        });
      const id = `${idOf(item)}-${value}`;
      if (!cards) return choiceTie(h, options, text, id, control);
      return h(
        'label',
        { class: 'card', key: id },
        control({}),
        h('span', { class: 'title' }, text),
        h('span', { class: 'about' }, about),
      );
    });
    return group(h, options, item, idOf(item), () => h('div', { class: cards ? 'cards' : 'radios' }, ...drawn.flat()));
  },

  cards: (context, item) => CHOICES.radios(context, item, true),

  roles({ h, options, values, set }, item) {
    const drawn = item.choices.map(({ value, text }) =>
      h(
        'div',
        {
          role: 'radio',
          tabIndex: 0,
          class: 'role',
          'aria-checked': String(values[item.key] === value),
          field: [item.key, value],
          key: value,
          onClick: () => set(item.key, value),
        },
        h('span', { class: 'dot' }),
        text,
      ),
    );
    return group(h, options, item, idOf(item), () => h('div', { role: 'radiogroup' }, ...drawn));
  },

  select({ h, options, values, set }, item) {
    const blank = h('option', { value: '', key: '' }, 'Select…');
    const all = item.choices.map(({ value, text }) => h('option', { value, key: value }, text));
    return tie(h, options, item, idOf(item), (props) =>
      h(
        'select',
        {
          value: values[item.key] ?? '',
          field: [item.key, ''],
          onChange: (event) => set(item.key, event.target.value || null),
          ...props,
        },
        blank,
        ...all,
      ),
    );
  },

  /** A button, and a list that is drawn at the end of the page. */
  listbox(context, item) {
    const { h, options, values, set, ui, setUi, overlays } = context;
    const open = ui.open === item.key;
    const choose = (value) => () => {
      set(item.key, value);
      setUi('open', null);
    };
    if (open) {
      const all = item.choices.map(({ value, text }) =>
        h(
          'li',
          { role: 'option', 'aria-selected': String(values[item.key] === value), key: value, onClick: choose(value) },
          text,
        ),
      );
      overlays.push(h('ul', { role: 'listbox', class: 'listbox', id: 'popup', key: 'popup' }, ...all));
    }
    const shown = item.choices.find(({ value }) => value === values[item.key])?.text ?? 'Select…';
    return tie(h, options, item, idOf(item), (props) =>
      h(
        'button',
        {
          type: 'button',
          class: 'opener',
          'aria-haspopup': 'listbox',
          'aria-expanded': String(open),
          onClick: () => setUi('open', open ? null : item.key),
          field: [item.key, ''],
          ...props,
        },
        shown,
      ),
    );
  },
};
