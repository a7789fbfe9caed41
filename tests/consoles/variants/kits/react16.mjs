// React 16, with react-select 1.

import { render } from 'react-dom';
import Select from 'react-select1';
import 'react-select1/dist/react-select.css';
import { start } from '../react.mjs';
import { tie } from '../ties.mjs';
import { WIDGETS } from '../widgets.mjs';

function choice(context, item) {
  if (item.make !== 'react-select') return WIDGETS.choice(context, item);
  const { h, options, values, set } = context;
  const choices = item.choices.map(({ value, text }) => ({ value, label: text }));
  const control = (props) =>
    h(
      'div',
      { style: { width: 300 } },
      h(Select, {
        options: choices,
        value: values[item.key],
        clearable: false,
        inputProps: props,
        onChange: (chosen) => set(item.key, chosen.value),
      }),
    );
  return tie(h, options, item, `s-${item.choices.length}`, control);
}

start(render, { choice });
