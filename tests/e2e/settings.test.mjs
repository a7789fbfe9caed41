// The settings page: what is set there holds at once, on the consoles and in the panel; profiles in step through the
// browser account; everything deleted.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { examine } from './axe.mjs';
import { of } from './findings.mjs';
import { clickOnPage, PROFILE } from './guide.mjs';
import { changeElsewhere } from './harness/device.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const WRONG = { authorizationUrl: 'http://www.amazon.com/ap/oa' };

let world, page, panel, settings;
before(async () => {
  world = await startWorld();
  world.consoles.setScenario({ alexa: { start: 'full', values: WRONG } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
  settings = await world.extensionPage('settings.html', { ready: '.rule' });
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
});

const press = async (selector) => {
  await settings.bringToFront();
  const found = await settings.waitForSelector(selector);
  await found.click();
};

const finding = (rule, there) =>
  panel.page.waitForFunction(
    (rule, there) => (document.querySelector(rule) !== null) === there,
    { polling: 50 },
    of(rule),
    there,
  );

/** How many marks are drawn on the page. */
const marks = () => page.evaluate(() => document.querySelectorAll('linkwright-marks').length);

const local = (key) => settings.evaluate(async (key) => (await chrome.storage.local.get(key))[key], key);

test('nobody is shut out, and every word is there', async () => {
  await settings.waitForSelector('#usage dd');
  assert.equal(
    await settings.$$eval('[data-message]', (all) => all.filter((one) => one.textContent.trim() === '').length),
    0,
  );
  await examine(settings, [320, 1000]);
});

test('the shortcuts are listed, that which opens the panel too', async () => {
  const shortcuts = await settings.$$eval('#shortcuts > *', (all) => all.map(({ textContent }) => textContent));
  const expected = [
    'Open the panel',
    'Alt+Shift+O',
    'Copy redirect URLs',
    'Alt+Shift+U',
    'Fill this page',
    'Alt+Shift+L',
  ];
  assert.deepEqual(shortcuts, expected);
});

test('a rule that is off is off for every profile, at once and in every open panel', async () => {
  await finding('uri-not-https', true);
  await settings.bringToFront();
  const filter = await settings.waitForSelector('#filter');
  await filter.type('uri-not-https');
  assert.equal(await settings.$$eval('.rule', (rows) => rows.filter((row) => row.checkVisibility()).length), 1);
  await press('[data-rule-id="uri-not-https"] input');
  await finding('uri-not-https', false);
  assert.match(await local('settings'), /uri-not-https/);
  await press('[data-rule-id="uri-not-https"] input');
  await finding('uri-not-https', true);
});

test('without marks the page stays as it is, and the panel still says what is wrong', async () => {
  await panel.press('Check this page');
  await until(async () => (await marks()) > 0, 'there are no marks');
  await press('#marks');
  await until(async () => (await marks()) === 0, 'the marks stay');
  await finding('uri-not-https', true);
  await press('#marks');
  await until(async () => (await marks()) > 0, 'the marks do not come back');
});

test('profiles go to the browser account without their secret, and come from there', async () => {
  await panel.importProfile(PROFILE);
  const { state } = await panel.ask({ kind: 'state', tab: null });
  await panel.ask({ kind: 'setSecret', profile: state.selected, secret: 'fake-secret-of-the-settings-test' });
  await press('#sync');
  const there = () => settings.evaluate(() => chrome.storage.sync.get(null));
  await until(async () => Object.keys(await there()).length > 1, 'nothing is in the account');
  const items = await there();
  assert.match(JSON.stringify(items), /Practice skill/);
  assert.ok(!JSON.stringify(items).includes('fake-secret'), 'a secret left the device');
  // As another device would: the same profile, changed there.
  await settings.evaluate(changeElsewhere, 'Practice skill"', 'Renamed elsewhere"');
  await panel.page.waitForFunction(
    () => document.querySelector('select[aria-label="Profile"]').selectedOptions[0].textContent === 'Renamed elsewhere',
    { polling: 50 },
  );
  assert.equal(await panel.error(), '');
  await settings.waitForFunction(() => document.querySelector('#sync-state').textContent.includes('In step'), {
    polling: 50,
  });
});

test('Delete everything asks, and leaves nothing anywhere', async () => {
  await panel.importProfile(PROFILE);
  await press('#sync');
  await until(
    async () => Object.keys(await settings.evaluate(() => chrome.storage.sync.get(null))).length > 0,
    'nothing there',
  );
  await press('#delete');
  await clickOnPage(settings, 'Cancel', 'dialog button');
  assert.ok(await local('settings'), 'it was called off');
  await press('#delete');
  await clickOnPage(settings, 'Yes, delete everything', 'dialog button');
  const left = () =>
    settings.evaluate(async () => {
      const { local, session, sync } = chrome.storage;
      return JSON.stringify([await local.get(null), await session.get(null), await sync.get(null)]);
    });
  await until(async () => !/Practice|settings|secret/.test(await left()), left);
});

test('Enter that is held on Delete everything asks, and answers nothing', async () => {
  await panel.importProfile(PROFILE);
  const isOpen = () => settings.$eval('#ask', (ask) => ask.open);
  await settings.bringToFront();
  await settings.focus('#delete');
  // The second press of a key that is not up is the key's repeat.
  for (let presses = 0; presses < 3; presses += 1) await settings.keyboard.down('Enter');
  await settings.waitForFunction(() => document.querySelector('#ask').open, { polling: 50 });
  assert.equal(await settings.evaluate(() => document.activeElement.value), 'no');
  assert.ok((await panel.ask({ kind: 'state', tab: null })).state.selected, 'it was deleted');
  await settings.keyboard.up('Enter');
  await settings.keyboard.press('Enter');
  assert.equal(await isOpen(), false);
  // Answered by a key that is held on: the focus is where it was asked, and nothing is asked again.
  await settings.keyboard.press('Enter');
  assert.equal(await isOpen(), true);
  await settings.focus('#ask [value="yes"]');
  for (let presses = 0; presses < 3; presses += 1) await settings.keyboard.down('Enter');
  await settings.waitForFunction(
    () => document.querySelector('#said').textContent === 'Everything that Linkwright had stored is deleted.',
    {
      polling: 50,
    },
  );
  await settings.keyboard.down('Enter');
  assert.equal(await isOpen(), false);
  await settings.keyboard.up('Enter');
});

test('turned off: what is in the account is named, and can be taken out', async () => {
  const still = () => settings.$eval('#sync-still', (still) => still.checkVisibility());
  await panel.importProfile(PROFILE);
  await press('#sync');
  const there = async () => Object.keys(await settings.evaluate(() => chrome.storage.sync.get(null))).length;
  await until(async () => (await there()) > 0, 'nothing is in the account');
  assert.equal(await still(), false);
  await press('#sync');
  await until(still, 'nothing is said of what is still there');
  await examine(settings, [320]);
  await press('#sync-remove');
  await until(async () => (await there()) === 0 && !(await still()), 'it stays');
  assert.match(await settings.$eval('#said', (said) => said.textContent), /Your profiles in this browser stay/);
  assert.equal((await panel.ask({ kind: 'state', tab: null })).state.profile.name, 'Practice skill');
});
