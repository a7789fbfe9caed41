// A policy of an organisation, as each browser gets one.
//
// Firefox reads it from a native manifest below the user's home folder, and the test has a home folder of its own: there
// everything is as in real life. Chromium reads it on Linux only from /etc, which a test does not write. So its built
// extension is copied, with one module before the background's own that answers in the browser's place when
// `storage.managed` is asked, and passes on when the test says that the policy changed.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER } from './browser.mjs';
import { extensionId } from './dist.mjs';
import { withBefore } from './stand-in.mjs';

/** Where the stand-in keeps a policy that came later: not in the extension's storage, which the tests empty. */
const KEPT = 'https://policy.example-app.test/';
/** What is there while the policy cannot be read, the next time. */
const BROKEN = 'https://policy.example-app.test/broken';
/** The key that the test writes when it has changed the policy: the browser wakes the background for it. */
const CHANGED = 'policyOfTheTest';

/** What is put before Chromium's background. */
export const standIn = (policy) => `
const read = async () => {
  const policies = await caches.open('policy');
  if (await policies.delete(${JSON.stringify(BROKEN)})) throw new Error('the policy cannot be read');
  const kept = await policies.match(${JSON.stringify(KEPT)});
  return kept ? await kept.json() : ${JSON.stringify(policy)};
};
chrome.storage.managed.get = read;
const heard = [];
const add = chrome.storage.onChanged.addListener.bind(chrome.storage.onChanged);
chrome.storage.onChanged.addListener = (listener) => {
  heard.push(listener);
  add(listener);
};
add((changes, area) => {
  if (area === 'local' && changes.${CHANGED}?.newValue) for (const listener of heard) listener({}, 'managed');
});
`;

/** Puts a policy where the browser finds it. Gives what `startWorld` is to be told, and `remove()`. */
export async function givePolicy(policy) {
  if (BROWSER !== 'firefox') {
    const { folder, remove } = await withBefore(standIn(policy));
    return { options: { dist: folder }, remove };
  }
  const folder = await mkdtemp(join(tmpdir(), 'linkwright-policy-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const id = extensionId('firefox');
  const place = join(folder, '.mozilla/managed-storage');
  await mkdir(place, { recursive: true });
  const manifest = { name: id, description: 'a policy', type: 'storage', data: policy };
  await writeFile(join(place, `${id}.json`), JSON.stringify(manifest));
  return { options: { env: { HOME: folder } }, remove };
}

/**
 * Changes the policy while Chromium runs; `page` is one of the extension's. Firefox reads it when it starts. When it is
 * `broken`, it cannot be read the next time.
 */
export async function changePolicy(page, policy, { broken = false } = {}) {
  await page.evaluate(
    async (policy, kept, changed, broken) => {
      const policies = await caches.open('policy');
      await policies.put(kept, new Response(JSON.stringify(policy)));
      if (broken) await policies.put(broken, new Response(''));
      await chrome.storage.local.set({ [changed]: Date.now() });
    },
    policy,
    KEPT,
    CHANGED,
    broken && BROKEN,
  );
}

/** True until the policy that could not be read was asked for. */
export const isBroken = (page) =>
  page.evaluate(async (broken) => (await (await caches.open('policy')).match(broken)) !== undefined, BROKEN);
