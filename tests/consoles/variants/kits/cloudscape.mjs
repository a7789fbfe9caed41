// Cloudscape, the kit of Amazon's own consoles, on React 18.

import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import Toggle from '@cloudscape-design/components/toggle';
import TokenGroup from '@cloudscape-design/components/token-group';
import { createRoot } from 'react-dom/client';
import { start } from '../react.mjs';

const field = (h, item, control, more = {}) => h(FormField, { key: item.key, label: item.label, ...more }, control);

function text({ h, values, set }, item) {
  const type = item.key === 'clientSecret' ? 'password' : 'text';
  const control = h(Input, { type, value: values[item.key], onChange: ({ detail }) => set(item.key, detail.value) });
  return field(h, item, control, { description: 'As it was given to you.' });
}

function toggle({ h, values, set }, item) {
  return h(
    'div',
    { key: item.key },
    h(Toggle, { checked: values[item.key], onChange: ({ detail }) => set(item.key, detail.checked) }, item.label),
  );
}

function choice({ h, values, set }, item) {
  const items = item.choices.map(({ value, text, about }) => ({ value, label: text, description: about }));
  const take = ({ detail }) => set(item.key, detail.value);
  if (item.make === 'radios') return field(h, item, h(RadioGroup, { items, value: values[item.key], onChange: take }));
  if (item.make === 'tiles') return field(h, item, h(Tiles, { items, value: values[item.key], onChange: take }));
  const options = item.choices.map(({ value, text }) => ({ value, label: text }));
  return field(
    h,
    item,
    h(Select, {
      options,
      selectedOption: options.find(({ value }) => value === values[item.key]) ?? null,
      placeholder: 'Choose a scheme',
      expandToViewport: true,
      onChange: ({ detail }) => set(item.key, detail.selectedOption.value),
    }),
  );
}

/** An input whose button makes a token of what is in it; the tokens stand below. */
function tokens({ h, values, set, ui, setUi }, item) {
  const held = values[item.key];
  const name = `draft-${item.key}`;
  const draft = ui[name] ?? '';
  const take = () => {
    set(item.key, [...held, draft]);
    setUi(name, '');
  };
  return field(
    h,
    item,
    h(
      'div',
      {},
      h(Input, { value: draft, onChange: ({ detail }) => setUi(name, detail.value) }),
      h(Button, { disabled: draft === '', onClick: take }, item.add),
      h(TokenGroup, {
        items: held.map((label) => ({ label, dismissLabel: `Remove ${label}` })),
        onDismiss: ({ detail }) => set(item.key, held.toSpliced(detail.itemIndex, 1)),
      }),
    ),
  );
}

function list(context, item) {
  const { h, options, values, set } = context;
  const held = values[item.key];
  if (options.lists === 'tokens') return tokens(context, item);
  if (options.lists === 'area') {
    const lines = h(Textarea, {
      value: held.join('\n'),
      onChange: ({ detail }) => set(item.key, detail.value.split('\n')),
    });
    return field(h, item, lines, { constraintText: 'One value a line.' });
  }
  const control = (value, at) =>
    h(Input, { value, onChange: ({ detail }) => set(item.key, held.with(at, detail.value)) });
  const rows = h(AttributeEditor, {
    items: held,
    definition: [{ control }],
    addButtonText: options.lists === 'editor' ? 'Add new item' : item.add,
    removeButtonText: 'Remove',
    empty: options.lists === 'editor' ? 'None associated with this skill' : 'There are none yet.',
    onAddButtonClick: () => set(item.key, [...held, '']),
    onRemoveButtonClick: ({ detail }) => set(item.key, held.toSpliced(detail.itemIndex, 1)),
  });
  return field(h, item, rows);
}

start((element, root) => createRoot(root).render(element), { text, toggle, choice, list });
