// The practice page: a form with the labels of the Alexa console's. What a console does by itself it does too: a toggle
// or another grant shows and hides fields, buttons add and remove rows. Nothing of it is saved or sent.

import { byId, the } from './elements';
import { Rows } from './rows';
import { openPanel } from './side';
import { say, writeWords } from './words';

/** A vendor ID that cannot be anybody's. */
const VENDOR = 'M0FAKEPRACTICE';
const CODE_HOSTS = ['pitangui.amazon.com', 'alexa.amazon.co.jp', 'layla.amazon.com'];
const IMPLICIT_HOSTS = ['pitangui.amazon.com', 'layla.amazon.com'];

const form = the(HTMLFormElement, '#form');
const input = (id: string): HTMLInputElement => the(HTMLInputElement, `#${id}`);
const lists = [...document.querySelectorAll<HTMLElement>('[data-list]')].map((list) => new Rows(list));

/** The redirect URLs that a console would show for a grant. */
function redirectUrls(implicit: boolean): string[] {
  return implicit
    ? IMPLICIT_HOSTS.map((host) => `https://${host}/spa/skill/account-linking-status.html?vendorId=${VENDOR}`)
    : CODE_HOSTS.map((host) => `https://${host}/api/skill/link/${VENDOR}`);
}

/** Shows what belongs to the toggles and the grant as they are. */
function arrange(): void {
  const implicit = the(HTMLInputElement, '[name="grant"][value="implicit"]').checked;
  byId('more').hidden = !input('enabled').checked;
  byId('app-more').hidden = !input('app').checked;
  byId('code-only').hidden = implicit;
  byId('code-secret').hidden = implicit;
  const list = byId('urls');
  if (list.dataset['implicit'] === String(implicit)) return;
  list.dataset['implicit'] = String(implicit);
  const lines = redirectUrls(implicit).map((url) => {
    const line = document.createElement('li');
    const code = document.createElement('code');
    code.textContent = url;
    line.append(code);
    return line;
  });
  list.replaceChildren(...lines);
}

/** A mistake that is easily made: the address is not encrypted. */
function makeMistake(): void {
  const address = input('authorization');
  if (!input('enabled').checked) input('enabled').click();
  const now = address.value.trim() || 'https://www.amazon.com/ap/oa';
  address.value = now.replace(/^https:/, 'http:');
  address.dispatchEvent(new Event('input', { bubbles: true }));
  address.scrollIntoView({ block: 'center' });
}

function empty(): void {
  form.reset();
  for (const list of lists) list.empty();
  byId('saved').textContent = '';
  arrange();
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

async function open(): Promise<void> {
  byId('said').textContent = say((await openPanel()) ? 'practiceOpened' : 'practiceNotOpened');
}

writeWords();
arrange();
form.addEventListener('change', arrange);
form.addEventListener('input', () => {
  byId('saved').textContent = '';
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  byId('saved').textContent = say('practiceSaved');
});
byId('open').addEventListener('click', open);
byId('mistake').addEventListener('click', makeMistake);
byId('empty').addEventListener('click', empty);
