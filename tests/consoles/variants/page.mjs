// What every variant has around its form: decoys, the page's own state, and the count of presses.

import { textsFor } from '../alexa/texts';
import { exposeState, watchButton } from '../shared/clicks';
import { exposeFieldElement, fieldElement, fieldRef } from '../shared/elements';
import { embedded } from '../shared/embedded';
import './variants.css';
import { ALEXA_CLIENT } from './form.mjs';

export { fieldRef, watchButton };

/** The variant's options, and what is saved. */
export const { options, values: saved } = embedded('variant');

const texts = textsFor(options);
const decoys = {};

function decoy(name, markup, into) {
  const holder = document.createElement('div');
  holder.innerHTML = markup;
  for (const [at, input] of holder.querySelectorAll('input').entries()) decoys[`${name}${at}`] = input;
  into.append(...holder.childNodes);
}

const field = (label, id, style = '') =>
  `<div class="row" style="${style}"><label for="${id}">${label}</label><input type="text" id="${id}"></div>`;

/** Fields with the form's own labels that nobody can see, or that belong to something else. */
export function frame(root) {
  if (options.rtl) document.documentElement.dir = 'rtl';
  const header = document.createElement('header');
  decoy('search', `<div role="search"><input type="text" aria-label="${texts.clientId}"></div>`, header);
  const aside = document.createElement('aside');
  const feedback = field(texts.scopes, 'd1') + field(texts.clientId, 'd2') + field(texts.accessTokenUrl, 'd3');
  decoy('feedback', `<form><h2>Feedback</h2>${feedback}<button type="submit">Send</button></form>`, aside);
  watchButton(aside.querySelector('button'), 'send');
  const unseen = document.createElement('div');
  decoy('gone', field(texts.clientId, 'd4', 'display: none'), unseen);
  // To the other side the page could be scrolled.
  const side = options.rtl ? 'right' : 'left';
  decoy('away', field(texts.clientSecret, 'd5', `position: absolute; ${side}: -9999px; top: 0`), unseen);
  decoy('clear', field(texts.accessTokenUrl, 'd6', 'opacity: 0; position: absolute; left: 40px; top: 300px'), unseen);
  decoy(
    'speck',
    `<input type="text" aria-label="${texts.clientId}" style="width: 0; height: 0; border: 0; padding: 0">`,
    unseen,
  );
  if (options.decoys.includes('covered')) {
    decoy(
      'covered',
      `<div style="position: relative; width: 300px; height: 30px">${field(texts.authorizationUrl, 'd7')}<div class="cover">All your settings are up to date.</div></div>`,
      unseen,
    );
  }
  document.body.prepend(header);
  root.before(unseen);
  document.body.append(aside);
}

const KEYS = Object.keys(saved);

/** Tells the page's state; `read` gives the values as the page's own framework has them. */
export function tell(read) {
  exposeState(() => ({
    console: 'alexa',
    variant: options.name,
    ready: document.querySelector('.page') !== null,
    ...read(),
    decoys: {
      ...Object.fromEntries(Object.entries(decoys).map(([name, input]) => [name, input.value])),
      ...ALEXA_CLIENT,
    },
  }));
  exposeFieldElement(KEYS, (name, part = '') => fieldElement(name, part));
}

/** What is saved, as the form begins with it: some pages show a blank row in an empty list. */
export function initial() {
  const values = { ...saved };
  if (options.lists !== 'blank') return values;
  for (const key of ['scopes', 'domains', 'redirectUrls']) if (values[key].length === 0) values[key] = [''];
  return values;
}

/** The link that adds a row comes a while after the last row was filled. */
export function later(key, rows, setUi) {
  if (options.lists !== 'late') return;
  setTimeout(() => setUi(`add-${key}`, rows.length), 150);
}
