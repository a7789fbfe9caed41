// Profiles on several devices, through `storage.sync`, when the user has turned that on. What is to be written where
// is worked out by the tools (`src/sync/`); this asks them whenever one of the two storages changes, and does it.

import { inTurn } from './turn.js';

/** How long changes are gathered, in milliseconds: browsers count how often is written. */
const REST = 1500;

/** What is kept of a profile besides itself; it goes with it. */
const BESIDE = ['preset:', 'progress:', 'about:'];
const BESIDE_IN_SESSION = ['secret:', 'seen:'];

const isOurs = (key) => key.startsWith('profile:') || key.startsWith('sync:');

/** Removes keys from `storage.local`; with a profile everything goes that was kept for it. */
export async function forget(keys) {
  const ids = keys.filter((key) => key.startsWith('profile:')).map((key) => key.slice('profile:'.length));
  const beside = (starts) => ids.flatMap((id) => starts.map((start) => start + id));
  if (keys.length > 0) await chrome.storage.local.remove([...keys, ...beside(BESIDE)]);
  if (ids.length > 0) await chrome.storage.session.remove(beside(BESIDE_IN_SESSION));
}

async function isOn() {
  const { settings } = await chrome.storage.local.get('settings');
  try {
    return JSON.parse(settings ?? '{}').sync === true;
  } catch {
    return false;
  }
}

/**
 * What was changed on this device meanwhile is neither written over nor removed. Its mark stays as it was, so the next
 * exchange, which that change brings about, sees that both were changed.
 */
async function keepTyping(own, local, localGone) {
  const touched = [...Object.keys(local), ...localGone].filter((key) => key.startsWith('profile:'));
  const now = await chrome.storage.local.get(touched);
  for (const key of touched.filter((key) => now[key] !== own[key])) {
    const mark = key.replace('profile:', 'sync:');
    for (const one of [key, mark]) {
      delete local[one];
      if (localGone.includes(one)) localGone.splice(localGone.indexOf(one), 1);
    }
  }
}

async function exchange() {
  if (!(await isOn())) return;
  const all = Object.entries(await chrome.storage.local.get(null));
  const own = Object.fromEntries(all.filter(([key]) => isOurs(key)));
  const there = await chrome.storage.sync.get(null);
  const texts = [JSON.stringify(own), JSON.stringify(there), String(Date.now()), crypto.randomUUID()];
  const [answer] = await self.useTool('sync', texts);
  const { local, localGone, sync, syncGone, leftOut, copies } = JSON.parse(answer);
  // There first: what could not be sent must not be marked as sent.
  if (Object.keys(sync).length > 0) await chrome.storage.sync.set(sync);
  if (syncGone.length > 0) await chrome.storage.sync.remove(syncGone);
  return await inTurn(async () => {
    // It may have been turned off meanwhile, or everything deleted: then nothing is kept here.
    if (!(await isOn())) return;
    await keepTyping(own, local, localGone);
    if (Object.keys(local).length > 0) await chrome.storage.local.set(local);
    await forget(localGone);
    return { leftOut, copies };
  });
}

/** What it came to, for the settings page. Copies are told until the next ones are made. */
async function keepState(state) {
  const { syncState } = await chrome.storage.local.get('syncState');
  const copies = state.copies?.length > 0 ? state.copies : (syncState?.copies ?? []);
  await chrome.storage.local.set({ syncState: { leftOut: [], error: '', ...state, copies, at: Date.now() } });
}

let timer;
let running = Promise.resolve();

function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    running = running.then(async () => {
      const state = await exchange().catch((error) => ({ error: error?.message ?? String(error) }));
      if (state) await keepState(state).catch((error) => console.error(error));
    });
  }, REST);
}

chrome.storage.onChanged.addListener((changes, area) => {
  const keys = Object.keys(changes);
  const { settings } = changes;
  // *Delete everything* in the panel: what is in the account goes as well.
  if (area === 'local' && settings && settings.newValue === undefined && /"sync":true/.test(settings.oldValue)) {
    clearTimeout(timer);
    // After an exchange that is under way: it may be sending what was deleted.
    running = running.then(() => chrome.storage.sync.clear()).catch((error) => console.error(error));
    return;
  }
  if (area === 'sync' || (area === 'local' && keys.some((key) => isOurs(key) || key === 'settings'))) soon();
});
chrome.runtime.onStartup.addListener(soon);
