// React 18, with react-select 5.

import { createRoot } from 'react-dom/client';
import Select from 'react-select';
import { start } from '../react.mjs';
import { tie } from '../ties.mjs';
import { WIDGETS } from '../widgets.mjs';

function choice(context, item) {
  if (item.make !== 'react-select') return WIDGETS.choice(context, item);
  const { h, options, values, set } = context;
  const choices = item.choices.map(({ value, text }) => ({ value, label: text }));
  const control = () =>
    h(
      'div',
      { style: { width: 300 } },
      h(Select, {
        options: choices,
        value: choices.find(({ value }) => value === values[item.key]) ?? null,
        menuPortalTarget: document.body,
        onChange: (chosen) => set(item.key, chosen.value),
      }),
    );
  return tie(h, options, item, `s-${item.key.length}`, control);
}

start((element, root) => createRoot(root).render(element), { choice });
