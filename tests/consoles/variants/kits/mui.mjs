// MUI on React 18.

import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import IconButton from '@mui/material/IconButton';
import InputLabel from '@mui/material/InputLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Select from '@mui/material/Select';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { createRoot } from 'react-dom/client';
import { fieldRef } from '../page.mjs';
import { start } from '../react.mjs';
import { removal, rowName } from '../widgets.mjs';

const look = ({ ties }) => (ties === 'outlined' ? 'outlined' : 'standard');

function text({ h, options, values, set }, item) {
  return h(
    'div',
    { key: item.key, style: { margin: 12 } },
    h(TextField, {
      label: item.label,
      required: item.mark !== '',
      variant: look(options),
      type: item.key === 'clientSecret' ? 'password' : 'text',
      value: values[item.key],
      inputRef: fieldRef(item.key),
      helperText: 'As it was given to you.',
      fullWidth: true,
      onChange: (event) => set(item.key, event.target.value),
    }),
  );
}

function toggle({ h, values, set }, item) {
  const control = h(Switch, { checked: values[item.key], onChange: (_, on) => set(item.key, on) });
  return h('div', { key: item.key }, h(FormControlLabel, { control, label: item.label }));
}

function choice({ h, options, values, set }, item) {
  if (item.make === 'radios') {
    const radios = item.choices.map(({ value, text }) =>
      h(FormControlLabel, { key: value, value, label: text, control: h(Radio, {}) }),
    );
    return h(
      FormControl,
      { key: item.key, style: { display: 'flex' } },
      h(FormLabel, { id: 'grant-label', required: true }, item.label),
      h(
        RadioGroup,
        {
          'aria-labelledby': 'grant-label',
          row: true,
          value: values[item.key] ?? '',
          onChange: (_, value) => set(item.key, value),
        },
        ...radios,
      ),
    );
  }
  if (item.make === 'autocomplete') {
    return h(
      'div',
      { key: item.key, style: { margin: 12 } },
      h(Autocomplete, {
        options: item.choices,
        getOptionLabel: ({ text }) => text,
        value: item.choices.find(({ value }) => value === values[item.key]) ?? null,
        onChange: (_, chosen) => set(item.key, chosen?.value ?? null),
        renderInput: (props) => h(TextField, { ...props, label: item.label, required: true }),
      }),
    );
  }
  const entries = item.choices.map(({ value, text }) => h(MenuItem, { key: value, value }, text));
  return h(
    'div',
    { key: item.key, style: { margin: 12 } },
    h(
      FormControl,
      { fullWidth: true, variant: look(options) },
      h(InputLabel, { id: 'scheme-label', required: true }, item.label),
      h(
        Select,
        {
          labelId: 'scheme-label',
          id: 'scheme',
          label: item.label,
          value: values[item.key] ?? '',
          onChange: (event) => set(item.key, event.target.value),
        },
        ...entries,
      ),
    ),
  );
}

/** A box that makes a chip of each text that is entered. */
function tokens({ h, values, set }, item) {
  return h(
    'div',
    { key: item.key, style: { margin: 12 } },
    h(Autocomplete, {
      multiple: true,
      freeSolo: true,
      options: [],
      value: values[item.key],
      onChange: (_, chosen) => set(item.key, chosen),
      renderInput: (props) => h(TextField, { ...props, label: item.label }),
    }),
  );
}

function list(context, item) {
  const { h, options, values, set } = context;
  const held = values[item.key];
  if (options.lists === 'tokens') return tokens(context, item);
  const rows = held.map((value, at) => {
    const { text, label } = removal(options, item, at);
    const without = () => set(item.key, held.toSpliced(at, 1));
    const remove =
      text === ''
        ? h(IconButton, { 'aria-label': label, onClick: without }, h('svg', { width: 16, height: 16 }))
        : h(Button, { onClick: without }, text);
    return h(
      'div',
      { key: at, style: { display: 'flex', gap: 8 } },
      h(TextField, {
        value,
        variant: look(options),
        size: 'small',
        inputRef: fieldRef(item.key, at),
        slotProps: { htmlInput: rowName(options, item, at) },
        onChange: (event) => set(item.key, held.with(at, event.target.value)),
      }),
      remove,
    );
  });
  const add = h(Button, { onClick: () => set(item.key, [...held, '']) }, `+ ${item.add}`);
  return h(
    'div',
    { key: item.key, style: { margin: 12 } },
    h('div', {}, h('h6', { style: { margin: 4 } }, item.label)),
    ...(options.lists === 'before' ? [add, ...rows] : [...rows, add]),
  );
}

start((element, root) => createRoot(root).render(element), { text, toggle, choice, list });
