// A policy of an organisation, as each browser gets one.
//
// Firefox reads it from a native manifest below the user's home folder, and the test has a home folder of its own: there
// everything is as in real life. Chromium reads it on Linux only from /etc, which a test does not write. So its built
// extension is copied, with one module before the background's own that answers in the browser's place when
// `storage.managed` is asked, and passes on when the test says that the policy changed. What is in that copy is otherwise
// what ships.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER } from './browser.mjs';
import { DIST, extensionId } from './dist.mjs';

/** Where the stand-in keeps a policy that came later: not in the extension's storage, which the tests empty. */
const KEPT = 'https://policy.example-app.test/';
/** The key that the test writes when it has changed the policy: the browser wakes the background for it. */
const CHANGED = 'policyOfTheTest';

/** What is put before Chromium's background. */
const standIn = (policy) => `
const read = async () => {
  const kept = await (await caches.open('policy')).match(${JSON.stringify(KEPT)});
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

/** Gives a policy to a copy of the extension as Chromium has it. */
export async function putPolicy(copy, policy) {
  await writeFile(join(copy, 'stand-in.js'), standIn(policy));
  const script = join(copy, 'background.js');
  await writeFile(script, `import './stand-in.js';\n${await readFile(script, 'utf8')}`);
}

/** Puts a policy where the browser finds it. Gives what `startWorld` is to be told, and `remove()`. */
export async function givePolicy(policy) {
  const folder = await mkdtemp(join(tmpdir(), 'linkwright-policy-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  if (BROWSER === 'firefox') {
    const id = extensionId('firefox');
    const place = join(folder, '.mozilla/managed-storage');
    await mkdir(place, { recursive: true });
    const manifest = { name: id, description: 'a policy', type: 'storage', data: policy };
    await writeFile(join(place, `${id}.json`), JSON.stringify(manifest));
    return { options: { env: { HOME: folder } }, remove };
  }
  await cp(join(DIST, BROWSER), join(folder, BROWSER), { recursive: true });
  await putPolicy(join(folder, BROWSER), policy);
  return { options: { dist: folder }, remove };
}

/** Changes the policy while Chromium runs; `page` is one of the extension's. Firefox reads it when it starts. */
export async function changePolicy(page, policy) {
  await page.evaluate(
    async (policy, kept, changed) => {
      await (await caches.open('policy')).put(kept, new Response(JSON.stringify(policy)));
      await chrome.storage.local.set({ [changed]: Date.now() });
    },
    policy,
    KEPT,
    CHANGED,
  );
}
