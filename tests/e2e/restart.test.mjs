// The browser is closed and started again with the same profile folder: what is kept on disk is there, what lives in
// memory is gone, and the panel says which is which.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { outcomesOf, prepare, waitForTitle } from './prepared.mjs';

/** An add-on that is loaded for a time loses its storage when Firefox closes; an installed one does not. */
const KEEP = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

const MAP = {
  linkwrightConsoleMap: 1,
  entries: [{ page: 'ixhello.publish', field: 'enableAccountLinking', label: 'Fake label', keptAt: 1_760_000_000_000 }],
};

let world, folder, files, desk, stored, secret;
before(async () => {
  files = await mkdtemp(join(tmpdir(), 'linkwright-files-'));
  world = await startWorld({ prefs: KEEP });
  folder = world.started.folder;
});
after(async () => {
  await world?.close();
  await rm(files, { recursive: true, force: true });
  if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const local = () => world.inExtension(() => chrome.storage.local.get(null));
const session = () => world.inExtension(() => chrome.storage.session.get(null));
const step = (panel, name) => panel.page.$eval(`[data-step="${name}"]`, (one) => one.innerText);

test('a profile, its progress, settings, a console map and a secret are kept', async () => {
  desk = await prepare(world);
  secret = desk.clientSecret;
  await desk.panel.page.waitForSelector('[data-step="credentials"][data-state="done"]');
  const path = join(files, 'map.json');
  await writeFile(path, JSON.stringify(MAP));
  await desk.panel.upload('Console map file', path);
  assert.equal(await desk.panel.error(), '');
  const settings = await world.extensionPage('settings.html', { ready: '.rule' });
  await settings.bringToFront();
  await (await settings.waitForSelector('#marks')).click();
  await settings.waitForFunction(async () => (await chrome.storage.local.get('settings')).settings !== undefined, {
    polling: 50,
  });
  stored = await local();
  const names = Object.keys(stored).map((key) => key.split(':')[0]);
  for (const name of ['profile', 'selected', 'progress', 'settings', 'consoleMap'])
    assert.ok(names.includes(name), `${name} is on disk: ${names}`);
  assert.ok(JSON.stringify(await session()).includes(secret), 'the secret is in memory');
  assert.ok(!JSON.stringify(stored).includes(secret), 'the secret is on disk');
});

test('after the start all of it is there but the secret, and a console that was open before works', async () => {
  await world.close({ keepFolder: true });
  world = await startWorld({ folder, prefs: KEEP, extension: false });
  world.consoles.setScenario({ alexa: { start: 'full', values: { clientId: '', scopes: [] } } });
  const page = await world.open(ADDRESSES.alexa);
  await world.started.install();
  const panel = await world.panel(await world.tabOf(page));
  await waitForTitle(panel, ['Account Linking']);
  Object.assign(desk, { page, panel });
  // The step with the secret is open again; all else is as it was.
  const [{ 'progress:1': progress, ...others }, { 'progress:1': before, ...stood }] = [await local(), stored];
  assert.deepEqual(others, stood, 'what was on disk is there as it was');
  const reached = JSON.parse(before).done.filter((step) => step !== 'credentials');
  assert.ok(reached.length > 0);
  assert.deepEqual(
    JSON.parse(progress).done.filter((step) => step !== 'credentials' && step !== 'accountLinking'),
    reached,
  );
  const memory = JSON.stringify(await session());
  assert.ok(!memory.includes(secret) && !memory.includes('"secret:'), 'nothing of the secret is left');
  assert.equal(
    await panel.page.$eval('select[aria-label="Profile"]', (select) => select.selectedOptions[0].textContent),
    'Practice skill',
  );
  assert.match(await panel.page.$eval('#map-title', (title) => title.textContent), /1/);
  assert.equal(await page.evaluate(() => document.querySelectorAll('linkwright-marks').length), 0, 'marks are off');
});

test('the panel says that the secret is gone, and where it comes from', async () => {
  const { panel } = desk;
  assert.doesNotMatch(await panel.text(), /Kept for this session/i);
  assert.match(await step(panel, 'credentials'), /The secret is not kept in this browser session/);
  const { clientSecret } = await panel.fields();
  assert.equal(clientSecret.state, 'missing');
  assert.match(
    await panel.page.$eval('[data-field="clientSecret"][data-page]', (row) => row.innerText),
    /Show the secret in Login with Amazon and press Keep for this session/,
  );
});

test('filling goes on without it, and leaves the secret to the user', async () => {
  const { panel, page } = desk;
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  const { clientSecret, ...others } = await outcomesOf(panel);
  assert.equal(clientSecret, 'needs you');
  for (const [field, outcome] of Object.entries(others))
    assert.ok(['filled', 'already right'].includes(outcome), `${field}: ${outcome}`);
  assert.equal((await stateOf(page)).clientId, desk.clientId);
});
