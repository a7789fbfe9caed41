import { exposeState, watchButton } from '../shared/clicks';
import { embedded } from '../shared/embedded';
import './lwa.css';

interface Facts {
  page: string;
  profileId?: string;
  secretShown?: boolean;
}

const facts = embedded<Facts>('facts');

/** Values by the server's own field names; labels play no part. */
function values(form: string, name: string): string[] {
  const inputs = document.querySelectorAll<HTMLInputElement>(`form#${form} input[name="${name}"]`);
  return Array.from(inputs, (input) => input.value);
}

const first = (form: string, name: string): string | null => values(form, name)[0] ?? null;

function formFields(): object {
  if (facts.page === 'create') {
    return { name: first('main', 'c1'), description: first('main', 'c2'), privacyUrl: first('main', 'c3') };
  }
  if (facts.page === 'web-settings-edit') {
    return { origins: values('main', 'w1'), returnUrls: values('main', 'w2') };
  }
  return {};
}

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
