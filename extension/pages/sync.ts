// What the last exchange with `storage.sync` came to (`extension/background/sync.js` keeps it).

import { list } from './elements';
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
  const lines: string[] = [];
  if ((await read()).sync && syncState) {
    const { at, leftOut, copies, error } = syncState as State;
    const when = new Date(at).toLocaleString(say('language') || 'en');
    lines.push(error ? say('settingsSyncFailed', when, error) : say('settingsSyncDone', when));
    if (leftOut.length > 0) lines.push(say('settingsSyncLeftOut', leftOut.join(', ')));
    if (copies.length > 0) lines.push(say('settingsSyncCopies', copies.join(', ')));
  }
  list('sync-state', lines);
}

/** Draws it, and again whenever it changes. */
export function showSync(): void {
  onChange(draw);
  draw();
}
