// What the last exchange with `storage.sync` came to (`extension/background/sync.js` keeps it).

import { byId, list } from './elements';
import { onChange, read } from './stored';
import { say } from './words';

/** As the background keeps it. */
interface State {
  /** Milliseconds since 1970. */
  at: number;
  leftOut: string[];
  copies: string[];
  error: string;
}

async function draw(): Promise<void> {
  const { syncState } = await chrome.storage.local.get('syncState');
  const isOn = (await read()).sync;
  // A browser that cannot tell has no account.
  const there = isOn ? {} : await chrome.storage.sync.get(null).catch(() => ({}));
  byId('sync-still').hidden = Object.keys(there).length === 0;
  const lines: string[] = [];
  if (isOn && syncState) {
    const { at, leftOut, copies, error } = syncState as State;
    const when = new Date(at).toLocaleString(say('language') || 'en');
    lines.push(error ? say('settingsSyncFailed', when, error) : say('settingsSyncDone', when));
    if (leftOut.length > 0) lines.push(say('settingsSyncLeftOut', leftOut.join(', ')));
    if (copies.length > 0) lines.push(say('settingsSyncCopies', copies.join(', ')));
  }
  list('sync-state', lines);
}

/** Takes what this browser and others have put there out of the account; profiles here stay. */
async function remove(tell: (key: string) => void): Promise<void> {
  const done = await chrome.storage.sync.clear().then(
    () => true,
    () => false,
  );
  tell(done ? 'settingsSyncRemoved' : 'settingsNotKept');
  await draw();
  // The button is gone; above it stands what it was about.
  if (done) byId('sync').focus();
}

/** Draws it, and again whenever it changes; `tell` says what was done. */
export function showSync(tell: (key: string) => void): void {
  byId('sync-remove').addEventListener('click', () => remove(tell));
  onChange(draw);
  draw();
}
