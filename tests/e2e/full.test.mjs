// The browser's storage is full: what cannot be kept is said, with the reason and what to do; nothing that stood is
// lost, nor what was typed; and with room again it goes on.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { clickOnPage, PROFILE } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { fillStorage, makeRoom } from './harness/room.mjs';
import { stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

/** What the panel says: what happened, why in the browser's words, what it means, what to do. */
const SAID = /The browser's storage refused: .*quota.*Nothing was changed\. Free some space, or delete a profile/i;

let world, page, panel;
before(async () => {
  // Firefox keeps to the limit of its session storage when it is told to.
  world = await startWorld({ prefs: { 'webextensions.storage.session.enforceQuota': true } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await makeRoom(world, 'local');
  await makeRoom(world, 'session');
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
});

const kept = async () => {
  const all = await world.inExtension(() => chrome.storage.local.get(null));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('filler:')));
};

/** Waits for the guide's own note of the profile, which comes a little later. */
const noted = (address = ADDRESSES.alexa) => {
  const progress = async () => (await kept())['progress:1'] ?? '';
  return until(async () => (await progress()).includes(address), progress);
};

const refused = () =>
  until(
    async () => SAID.test(await panel.error()),
    () => panel.error(),
  );

/** Why a test of `storage.local` does not run. */
const ENDLESS = BROWSER === 'firefox' ? 'Firefox gives an add-on as much as the disk has room for' : false;

describe('the disk', { skip: ENDLESS }, () => {
  test('what is typed is not kept, and not lost: it is said, and kept as soon as there is room', async () => {
    await panel.importProfile(PROFILE);
    await noted();
    const before = await kept();
    await fillStorage(world, 'local');
    const input = await panel.control('Your Client ID clientId');
    await panel.page.bringToFront();
    const typed = `a-client-id-${'0123456789'.repeat(60)}`;
    await input.type(typed);
    await refused();
    assert.equal(await input.evaluate((input) => input.value), typed, 'what was typed stands');
    assert.notEqual(await panel.page.$eval('.saved', (saved) => saved.textContent), 'Saved');
    assert.deepEqual(await kept(), before);

    // A page is not filled from what stood before.
    const state = await stateOf(page);
    await panel.press('Fill this page');
    assert.match(await panel.error(), SAID);
    assert.deepEqual(await stateOf(page), state);

    await makeRoom(world, 'local');
    await panel.press('Check this page');
    assert.equal(await panel.error(), '');
    assert.match((await kept())['profile:1'], new RegExp(typed));
    assert.equal(await panel.page.$eval('.saved', (saved) => saved.textContent), 'Saved');
  });

  test('a new profile and a progress are refused, and all else stands', async () => {
    await panel.importProfile(PROFILE);
    await noted();
    const before = await kept();
    await fillStorage(world, 'local');
    await panel.choose('Create from preset', 'Login with Amazon');
    assert.match(await panel.error(), SAID);
    await panel.press('Dismiss');
    await world.go(page, ADDRESSES.ixhello);
    await refused();
    assert.deepEqual(await kept(), before);

    // It holds as long as the panel is open, and is kept with what comes next.
    await makeRoom(world, 'local');
    await world.go(page, ADDRESSES.alexa2);
    for (const address of [ADDRESSES.ixhello, ADDRESSES.alexa2]) await noted(address);
    await panel.choose('Create from preset', 'Login with Amazon');
    assert.equal(await panel.error(), '');
    assert.ok('profile:2' in (await kept()));
  });

  test('what the settings page cannot keep is said there', async () => {
    const settings = await world.extensionPage('settings.html', { ready: '.rule' });
    await settings.bringToFront();
    await fillStorage(world, 'local');
    await (await settings.waitForSelector('#marks')).click();
    await settings.waitForFunction(
      () => /could not be kept|not kept/i.test(document.querySelector('#said').textContent),
      {
        polling: 50,
      },
    );
    assert.equal(await settings.$eval('#marks', (box) => box.checked), true, 'the box says what holds');
    await makeRoom(world, 'local');
    await settings.click('#marks');
    await until(async () => /marksOff/.test((await kept()).settings ?? ''), 'nothing is kept');
    await settings.close();
  });

  test('deleting makes room', async () => {
    await panel.importProfile(PROFILE);
    await panel.press('Duplicate profile');
    await fillStorage(world, 'local');
    await panel.press('Delete profile');
    await panel.press('Yes, delete the profile');
    assert.equal(await panel.error(), '');
    await panel.press('Undo');
    assert.equal(await panel.error(), '');
    assert.deepEqual(
      Object.keys(await kept()).filter((key) => key.startsWith('profile:')),
      ['profile:1', 'profile:2'],
    );
  });
});

describe('the session’s memory', () => {
  test('a secret that cannot be kept is said, and kept when there is room', async () => {
    await panel.importProfile(PROFILE);
    world.consoles.setScenario({ lwa: { start: 'oneProfile' } });
    const [{ id, clientSecret }] = world.consoles.state().lwa.profiles;
    await world.go(page, securityProfile(id).general);
    await clickOnPage(page, 'Show Secret');
    await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
    await panel.control('Keep for this session');
    await panel.idle();
    const before = await kept();
    await fillStorage(world, 'session');
    await panel.press('Keep for this session');
    assert.match(await panel.error(), SAID);
    assert.deepEqual(await kept(), before);
    await makeRoom(world, 'session');
    await panel.press('Keep for this session');
    assert.equal(await panel.error(), '');
    assert.match(await panel.text(), /Kept for this session/i);
  });

  test('a page is not filled when the fill could not be undone', async () => {
    await panel.importProfile(PROFILE);
    world.consoles.setScenario({ alexa: { start: 'half' } });
    await world.go(page, ADDRESSES.alexa);
    await panel.control('Fill this page');
    await panel.idle();
    const state = await stateOf(page);
    await fillStorage(world, 'session');
    await panel.press('Fill this page');
    assert.match(await panel.error(), SAID);
    assert.deepEqual(await stateOf(page), state);
    await makeRoom(world, 'session');
    await panel.press('Fill this page');
    assert.equal(await panel.error(), '');
    assert.equal(await panel.has('Undo fill'), true);
  });
});
