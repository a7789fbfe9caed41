// Lit: every field is an element with a shadow root of its own, in a form that has one too.

import { html, LitElement, nothing } from 'lit';
import { sections, titleOf } from '../form.mjs';
import { frame, initial, options, tell, watchButton } from '../page.mjs';

const SLOTS = options.ties === 'slots';

/** A field: what it is about, what it holds, and `changed` when that is another. */
class Field extends LitElement {
  static properties = { item: { attribute: false }, value: { attribute: false } };

  tell(value) {
    this.dispatchEvent(new CustomEvent('changed', { detail: value, bubbles: true, composed: true }));
  }

  get words() {
    return `${this.item.label}${this.item.mark ?? ''}`;
  }

  /** The label: of its own, or whatever stands in the slot. */
  name() {
    return SLOTS ? html`<div><slot></slot></div>` : html`<label for="it" id="name">${this.words}</label>`;
  }
}

class TextField extends Field {
  render() {
    const changed = (event) => this.tell(event.target.value);
    return html`${this.name()}<div><input id="it" type="text" .value=${this.value} @input=${changed}></div>`;
  }
}

class ShownField extends Field {
  render() {
    return html`${this.name()}<div><input id="it" type="text" readonly .value=${this.item.value}></div>`;
  }
}

class LinesField extends Field {
  render() {
    return html`<div>${this.words}</div>${this.item.lines.map((line) => html`<div>${line}</div>`)}`;
  }
}

class ToggleField extends Field {
  render() {
    if (options.toggle === 'checkbox')
      return html`<div><input id="it" type="checkbox" .checked=${this.value} @change=${(event) => this.tell(event.target.checked)}>${this.name()}</div>`;
    return html`${this.name()}<button id="it" role="switch" type="button" aria-labelledby="name" style="width: 40px; height: 20px"
      aria-checked=${String(this.value)} @click=${() => this.tell(!this.value)}></button>`;
  }
}

class ChoiceField extends Field {
  static properties = { ...Field.properties, open: { state: true } };

  radios() {
    return this.item.choices.map(
      ({ value, text }) =>
        html`<label><input type="radio" name="it" .checked=${this.value === value} @change=${() => this.tell(value)}>${text}</label>`,
    );
  }

  roles() {
    const one = ({ value, text }) =>
      html`<div role="radio" tabindex="0" style="cursor: pointer" aria-checked=${String(this.value === value)} @click=${() => this.tell(value)}>${text}</div>`;
    return html`<div role="radiogroup">${this.item.choices.map(one)}</div>`;
  }

  select() {
    const one = ({ value, text }) => html`<option value=${value} ?selected=${this.value === value}>${text}</option>`;
    const changed = (event) => this.tell(event.target.value || null);
    return html`<select id="it" @change=${changed}><option value="">Select…</option>${this.item.choices.map(one)}</select>`;
  }

  listbox() {
    const choose = (value) => {
      this.open = false;
      this.tell(value);
    };
    const one = ({ value, text }) =>
      html`<li role="option" aria-selected=${String(this.value === value)} @click=${() => choose(value)}>${text}</li>`;
    const shown = this.item.choices.find(({ value }) => value === this.value)?.text ?? 'Select…';
    const opener = html`<button type="button" aria-haspopup="listbox" aria-expanded=${String(this.open === true)}
      @click=${() => {
        this.open = !this.open;
      }}>${shown}</button>`;
    return html`${opener}${this.open ? html`<ul role="listbox">${this.item.choices.map(one)}</ul>` : nothing}`;
  }

  render() {
    return html`${SLOTS ? this.name() : html`<div>${this.words}</div>`}<div>${this[this.item.make]()}</div>`;
  }
}

class ListField extends Field {
  render() {
    const row = (value, at) => html`<div>
      <input type="text" .value=${value} @input=${(event) => this.tell(this.value.with(at, event.target.value))}>
      <button type="button" aria-label="Remove" @click=${() => this.tell(this.value.toSpliced(at, 1))}>×</button>
    </div>`;
    const add = html`<button type="button" @click=${() => this.tell([...this.value, ''])}>+ ${this.item.add}</button>`;
    const rows = this.value.map(row);
    return html`<div>${SLOTS ? this.name() : this.words}</div>${options.lists === 'before' ? [add, rows] : [rows, add]}`;
  }
}

const FIELDS = {
  text: 'al-text',
  shown: 'al-shown',
  lines: 'al-lines',
  toggle: 'al-toggle',
  choice: 'al-choice',
  list: 'al-list',
};

class Form extends LitElement {
  static properties = { values: { attribute: false } };

  constructor() {
    super();
    this.values = initial();
  }

  field(item) {
    const words = SLOTS ? html`<span>${item.label}${item.mark ?? ''}</span>` : nothing;
    const value = this.values[item.key];
    const changed = ({ detail }) => {
      this.values = { ...this.values, [item.key]: detail };
    };
    switch (FIELDS[item.kind]) {
      case 'al-text':
        return html`<al-text .item=${item} .value=${value} @changed=${changed}>${words}</al-text>`;
      case 'al-shown':
        return html`<al-shown .item=${item}>${words}</al-shown>`;
      case 'al-lines':
        return html`<al-lines .item=${item}></al-lines>`;
      case 'al-toggle':
        return html`<al-toggle .item=${item} .value=${value} @changed=${changed}>${words}</al-toggle>`;
      case 'al-choice':
        return html`<al-choice .item=${item} .value=${value} @changed=${changed}>${words}</al-choice>`;
      default:
        return html`<al-list .item=${item} .value=${value} @changed=${changed}>${words}</al-list>`;
    }
  }

  render() {
    const parts = sections(options, this.values).map(
      ({ heading, items }) =>
        html`<section>${heading === null ? nothing : html`<h2>${heading}</h2>`}${items.map((item) => html`<div>${this.field(item)}</div>`)}</section>`,
    );
    return html`<style>al-text, al-shown, al-lines, al-toggle, al-choice, al-list { display: block; margin: 6px; }</style>
      <h1>${titleOf(options)}</h1><button type="button" class="save">Save</button>${parts}`;
  }

  updated() {
    watchButton(this.renderRoot.querySelector('.save'), 'save');
  }
}

const all = {
  text: TextField,
  shown: ShownField,
  lines: LinesField,
  toggle: ToggleField,
  choice: ChoiceField,
  list: ListField,
};
for (const [kind, name] of Object.entries(FIELDS)) customElements.define(name, all[kind]);
customElements.define('al-form', Form);

const root = document.getElementById('tenant-content');
frame(root);
const form = document.createElement('al-form');
form.className = 'page';
root.append(form);
tell(() => form.values);
