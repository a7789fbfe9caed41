// A list of the practice form: rows with an input each, one to begin with, and a button that adds another.

import { the } from './elements';

/** A list in the form. */
export class Rows {
  readonly #entries: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #add: HTMLButtonElement;

  constructor(list: HTMLElement) {
    this.#entries = the(HTMLElement, '.entries', list);
    this.#template = the(HTMLTemplateElement, 'template', list);
    this.#add = the(HTMLButtonElement, '.add', list);
    this.#add.addEventListener('click', () => the(HTMLInputElement, 'input', this.#row()).focus());
    this.empty();
  }

  /** One empty row, as at the start. */
  empty(): void {
    this.#entries.replaceChildren();
    this.#row();
  }

  #row(): HTMLElement {
    const row = the(HTMLElement, '.entry', this.#template.content.cloneNode(true) as DocumentFragment);
    the(HTMLButtonElement, '.remove', row).addEventListener('click', () => this.#remove(row));
    this.#entries.append(row);
    return row;
  }

  #remove(row: HTMLElement): void {
    const hadFocus = row.contains(document.activeElement);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!hadFocus) return;
    if (next) the(HTMLButtonElement, '.remove', next).focus();
    else this.#add.focus();
  }
}
