// The settings: what holds for Linkwright as a whole, whichever profile is selected. Each is kept at once.

import { byId, the } from './elements';
import { showPolicy } from './policy';
import { showRules } from './rules';
import { showShortcuts } from './shortcuts';
import { change, onChange, read } from './stored';
import { showSync } from './sync';
import { showUsage } from './usage';
import { say, writeWords } from './words';

/** Says what was done, or that it did not work. */
function tell(key: string): void {
  byId('said').textContent = say(key);
}

/** A check box for one setting; `isOn` reads it, `set` makes it so. */
async function choose(id: string, isOn: () => Promise<boolean>, set: (on: boolean) => Promise<void>): Promise<void> {
  const box = the(HTMLInputElement, `#${id}`);
  box.checked = await isOn();
  box.addEventListener('change', async () => {
    const done = await set(box.checked).then(
      () => true,
      () => false,
    );
    if (!done) box.checked = !box.checked;
    tell(done ? 'settingsKept' : 'settingsNotKept');
  });
  onChange(async () => {
    box.checked = await isOn();
  });
}

/** Has the consoles that are open read and drawn anew: what is set holds there at once. */
async function refreshConsoles(): Promise<void> {
  const url = chrome.runtime.getManifest().host_permissions ?? [];
  for (const { id } of await chrome.tabs.query({ url })) {
    await chrome.runtime.sendMessage({ kind: 'check', tab: id }).catch(() => {});
  }
}

/** A key that is held presses once: it must neither answer the question that it opened nor ask again. */
function pressOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

async function deleteEverything(): Promise<void> {
  const dialog = the(HTMLDialogElement, '#ask');
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
  if (dialog.returnValue !== 'yes') return;
  // Off first, so that nothing is written there again.
  await chrome.storage.sync.clear().catch(() => {});
  const answer = await chrome.runtime.sendMessage({ kind: 'deleteEverything' }).catch(() => null);
  tell(answer?.kind === 'state' ? 'noticeEverythingDeleted' : 'settingsNotKept');
  await showUsage();
}

writeWords();
choose(
  'marks',
  async () => !(await read()).marksOff,
  async (on) => {
    await change({ marksOff: !on });
    await refreshConsoles();
  },
);
choose(
  'sync',
  async () => (await read()).sync,
  (on) => change({ sync: on }),
);
byId('delete').addEventListener('click', deleteEverything);
for (const id of ['delete', 'ask']) byId(id).addEventListener('keydown', pressOnce);
showRules(refreshConsoles);
showShortcuts();
showPolicy();
showSync(tell);
showUsage();
onChange(showUsage);
