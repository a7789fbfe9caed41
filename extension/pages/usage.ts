// How much is kept where.

import { byId } from './elements';
import { entry } from './table';
import { say } from './words';

/** Where the browser does not tell how much is in an area (Firefox: all but `sync`), the texts are counted. */
async function bytesIn(area: chrome.storage.StorageArea): Promise<number> {
  const told = await area.getBytesInUse?.(null).catch(() => undefined);
  if (told !== undefined) return told;
  const encoder = new TextEncoder();
  return Object.entries(await area.get(null)).reduce(
    (sum, [key, value]) => sum + encoder.encode(key + JSON.stringify(value)).length,
    0,
  );
}

/** A number of bytes as people write it in their language. */
function inWords(bytes: number): string {
  const format = new Intl.NumberFormat(say('language') || 'en', {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1000);
}

/** Draws the table. */
export async function showUsage(): Promise<void> {
  const { local, session, sync } = chrome.storage;
  const all = Object.keys(await local.get(null));
  const profiles = all.filter((key) => key.startsWith('profile:')).length;
  const rows = [
    entry(say('settingsProfiles'), String(profiles)),
    entry(say('settingsLocal'), inWords(await bytesIn(local))),
    entry(say('settingsSession'), inWords(await bytesIn(session))),
    entry(say('settingsSynced'), inWords(await bytesIn(sync))),
  ];
  byId('usage').replaceChildren(...rows.flat());
}
