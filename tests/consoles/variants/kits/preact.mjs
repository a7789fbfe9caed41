// Preact, with its own events and no layer that imitates React.

import { Component, h as element, render } from 'preact';
import { draw } from '../draw.mjs';
import { fieldRef, frame, initial, later, options, tell, watchButton } from '../page.mjs';

function h(tag, props, ...children) {
  const { field, watch, ...rest } = props;
  if (field) rest.ref = fieldRef(...field);
  if (watch) rest.ref = (made) => watchButton(made, watch);
  return element(tag, rest, ...children);
}

let form;

class Form extends Component {
  constructor(props) {
    super(props);
    this.state = { values: initial(), ui: {} };
    form = this;
  }

  render(_, { values, ui }) {
    const setUi = (name, value) => this.setState((before) => ({ ui: { ...before.ui, [name]: value } }));
    const set = (key, value) => {
      this.setState((before) => ({ values: { ...before.values, [key]: value } }));
      if (Array.isArray(value)) later(key, value, setUi);
    };
    return draw({ h, options, values, ui, set, setUi });
  }
}

const root = document.getElementById('tenant-content');
frame(root);
tell(() => form.state.values);
render(element(Form, {}), root);
