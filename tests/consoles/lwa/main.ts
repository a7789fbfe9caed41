import { exposeState, watchButton } from '../shared/clicks';
import { exposeFieldElement } from '../shared/elements';
import { embedded } from '../shared/embedded';
import './lwa.css';

interface Facts {
  page: string;
  profileId?: string;
  secretShown?: boolean;
}

const facts = embedded<Facts>('facts');

/** Inputs by the server's own names; labels play no part. */
function inputs(form: string, name: string): HTMLInputElement[] {
  return Array.from(document.querySelectorAll<HTMLInputElement>(`form#${form} input[name="${name}"]`));
}

const values = (form: string, name: string): string[] => inputs(form, name).map((input) => input.value);
const first = (form: string, name: string): string | null => values(form, name)[0] ?? null;

/** The server's names for the fields of its forms. */
const NAMES = { name: 'c1', description: 'c2', privacyUrl: 'c3', origins: 'w1', returnUrls: 'w2' };

function formFields(): object {
  if (facts.page === 'create') {
    return {
      name: first('main', NAMES.name),
      description: first('main', NAMES.description),
      privacyUrl: first('main', NAMES.privacyUrl),
    };
  }
  if (facts.page === 'web-settings-edit') {
    return { origins: values('main', NAMES.origins), returnUrls: values('main', NAMES.returnUrls) };
  }
  return {};
}

exposeFieldElement(Object.keys(NAMES), (field, row = 0) => {
  return inputs('main', NAMES[field as keyof typeof NAMES])[Number(row)] ?? null;
});

let clientSecret: string | null = null;

exposeState(() => ({
  console: 'lwa',
  ...facts,
  ...(facts.page === 'general' ? { clientSecret } : {}),
  ...formFields(),
  decoys: {
    search: first('site-search', 'q'),
    helpName: first('help-desk', 'about'),
    helpUrl: first('help-desk', 'seen'),
  },
}));

for (const button of document.querySelectorAll<HTMLElement>('[data-click]')) {
  watchButton(button, button.dataset['click'] ?? '');
}

for (const link of document.querySelectorAll<HTMLElement>('a[data-list]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const inputs = link.previousElementSibling;
    const last = inputs?.querySelector('input:last-of-type');
    if (!inputs || !(last instanceof HTMLInputElement)) return;
    const next = last.cloneNode() as HTMLInputElement;
    next.removeAttribute('value');
    next.value = '';
    inputs.append('\n', next);
  });
}

document.getElementById('show-secret')?.addEventListener('click', (event) => {
  event.preventDefault();
  void revealSecret();
});

async function revealSecret(): Promise<void> {
  const response = await fetch(`/practice/secret?profile=${encodeURIComponent(facts.profileId ?? '')}`);
  ({ clientSecret } = (await response.json()) as { clientSecret: string });
  facts.secretShown = true;
  document.getElementById('secret')?.replaceChildren(clientSecret);
}
