// The panel without a mouse: Tab, Shift+Tab, Enter, Space, arrows and Escape alone. At every stop the focus is seen,
// and no action takes it away (harness/keys.mjs). On the consoles a person presses what is his to press, as everywhere.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { of } from './findings.mjs';
import { clickOnPage, goThrough, PROFILE } from './guide.mjs';
import { Keys } from './harness/keys.mjs';
import { countPresses, pressesOf } from './harness/presses.mjs';
import { stateOf } from './harness/state.mjs';
import { pasted } from './harness/taken.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

const RIGHT_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
const WRONG_ID = RIGHT_ID.replace('oa2', 'ao2');
const SECRET = 'fake-secret-of-the-keyboard-test';

let world, page, elsewhere, panel, keys;
before(async () => {
  world = await startWorld();
  elsewhere = await world.openForeign('https://other-site.test/');
});
after(async () => {
  await world?.close();
});
afterEach(async () => {
  const { pointer } = await pressesOf(panel);
  assert.equal(pointer, 0, 'the mouse was used');
});

/** A panel with nothing kept, or with one profile, beside a page that was just loaded. */
async function begin(scenario, address, { profile } = {}) {
  world.consoles.setScenario(scenario);
  if (page === undefined) page = await world.open(address);
  else await world.go(page, address);
  await panel?.page.close();
  panel = await world.panelFor(page);
  await panel.ask({ kind: 'deleteEverything' });
  if (profile) await panel.importProfile(PROFILE);
  await panel.reopen();
  await countPresses(panel);
  keys = new Keys(panel);
}

/** Waits for the panel's word in the live region. */
const told = (words) => panel.told(words);

const selected = () =>
  panel.page.$eval('select[aria-label="Profile"]', (select) => select.selectedOptions[0].textContent);
const gone = (selector) =>
  panel.page.waitForFunction((selector) => document.querySelector(selector) === null, { polling: 50 }, selector);
const rowOf = async (field) => (await panel.fields())[field];

test('the whole set-up of the guide', async () => {
  let panelOfRun;
  const hands = (shown) => {
    panelOfRun = shown;
    return new Keys(shown);
  };
  const { fields, presses } = await goThrough(world, { hands });
  panel = panelOfRun;
  for (const field of fields) assert.ok(['filled', 'already right'].includes(field.outcome), JSON.stringify(field));
  assert.equal(world.consoles.state().ixhello.published, true);
  assert.equal(world.consoles.state().lwa.profiles[0].returnUrls.length, 3);
  assert.equal(presses.pointer, 0);
  assert.ok(presses.keys > 0 && presses.keys <= 10, `${presses.keys} presses`);
});

test('every stop of the whole panel shows the focus, forth and back', async () => {
  await begin({ alexa: { start: 'wrong' } }, ADDRESSES.alexa, { profile: true });
  await panel.page.waitForSelector('[data-rule]');
  const first = 'Profile';
  const last = 'Yes, delete everything';
  await keys.press('Delete everything', {});
  // Everything unfolded, so that everything is on the way.
  await panel.page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  const stops = () =>
    panel.page.evaluate(() => {
      const all = document.querySelectorAll('a[href], button, summary, input, select, textarea');
      const name = (one) => one.getAttribute('aria-label') ?? (one.id || one.textContent.trim());
      const waits = (one) => one.disabled || one.tabIndex < 0 || !one.checkVisibility();
      // Of radios that belong together one is a stop.
      const stop = (one) => !waits(one) && (one.type !== 'radio' || one.checked);
      return [...all].filter(stop).map(name);
    });
  const walk = async (back, end) => {
    const passed = new Set();
    for (let steps = 0; ; steps += 1) {
      await keys.settled();
      const [name, there] = await panel.page.evaluate((end) => {
        const one = document.activeElement;
        const name = one.getAttribute('aria-label') ?? (one.id || one.textContent.trim());
        return [name, name === end || one.textContent.trim() === end];
      }, end);
      passed.add(name);
      if (there) return passed;
      assert.ok(steps < 400, 'no end');
      await keys.tab(back);
    }
  };
  await keys.to(first);
  for (const [back, end] of [
    [false, last],
    [true, first],
  ]) {
    const passed = await walk(back, end);
    const missed = (await stops()).filter((name) => !passed.has(name));
    // The last button of the question lies beyond its first.
    assert.deepEqual(
      missed.filter((name) => !name.endsWith('-cancel')),
      [],
      back ? 'on the way back' : 'on the way',
    );
  }
  await keys.to('Cancel', '.confirm');
  await keys.keyboard.press('Escape');
  await keys.on('#delete-everything');
});

test('a field is left out, the page filled, and the fill undone', async () => {
  const values = { accessTokenUrl: 'https://login.example-app.test/token', scopes: ['email'] };
  await begin({ alexa: { start: 'full', values } }, ADDRESSES.alexa, { profile: true });
  await keys.press('Fill Access Token URI', { key: ' ' });
  assert.equal((await rowOf('accessTokenUrl')).leftOut, 'true');
  await keys.press('Fill this page', { key: ' ' });
  assert.equal(await panel.error(), '');
  assert.notEqual((await rowOf('accessTokenUrl')).outcome, 'filled');
  assert.equal((await rowOf('scopes')).outcome, 'filled');
  const held = async () => {
    const { accessTokenUrl, scopes } = await stateOf(page);
    return { accessTokenUrl, scopes };
  };
  assert.deepEqual(await held(), { ...values, scopes: ['profile'] });
  await keys.press('Undo fill');
  assert.deepEqual(await held(), values);
  await keys.on('#page-title, #findings-title');
});

test('a fix asks, is called off with Escape, carried out and undone', async () => {
  await begin({ alexa: { start: 'full', values: { clientId: WRONG_ID } } }, ADDRESSES.alexa, { profile: true });
  await panel.page.waitForSelector(of('client-id-lwa-format'));
  await keys.press('Correct the client ID…');
  await keys.on('.question [id$="-cancel"]');
  await keys.keyboard.press('Escape');
  await gone('.question');
  await keys.on('[id$="-fix"]');
  await keys.keyboard.press(' ');
  await keys.on('.question [id$="-cancel"]');
  await keys.press('Apply', { within: '.question' });
  await gone(of('client-id-lwa-format'));
  await keys.settled();
  assert.equal((await stateOf(page)).clientId, RIGHT_ID);
  await keys.press('Undo last change');
  await panel.page.waitForSelector(of('client-id-lwa-format'));
  await keys.settled();
  assert.equal((await stateOf(page)).clientId, WRONG_ID);
});

test('a rule is explained, turned off with a reason, and on again', async () => {
  await begin({ alexa: { start: 'full', values: { clientId: WRONG_ID } } }, ADDRESSES.alexa, { profile: true });
  const finding = of('client-id-lwa-format');
  await panel.page.waitForSelector(finding);
  await keys.press('Why it matters', { within: finding });
  await keys.to('Reason', finding);
  await keys.keyboard.type('the provider is another');
  await keys.press('Turn off client-id-lwa-format', { within: finding });
  await gone(finding);
  await keys.settled();
  await keys.press('1 rule is off');
  await keys.press('Turn on client-id-lwa-format');
  await panel.page.waitForSelector(finding);
  await keys.settled();
});

test('client ID and secret are kept, the secret is cleared, typed and copied', async () => {
  await begin({ lwa: { start: 'oneProfile' } }, ADDRESSES.lwaOverview, { profile: true });
  const [{ id, clientSecret }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).general);
  await clickOnPage(page, 'Show Secret');
  await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
  await keys.press('Keep for this session', { key: ' ' });
  await told('kept until the browser closes');
  await keys.press('Clear secret');
  await told('Secret forgotten.');
  await keys.on('#field-clientSecret');
  await keys.keyboard.type(SECRET);
  await keys.press('Keep secret');
  await told('Secret kept for this session.');
  await keys.press('Copy secret');
  await keys.on('#copy-secret-cancel');
  await keys.keyboard.press('Escape');
  await keys.on('#copy-secret');
  await keys.press('Copy secret');
  await keys.press('Yes, copy the secret');
  await told('Copied the client secret');
  await keys.on('#copy-secret');
  assert.equal(await pasted(elsewhere.page), SECRET);
});

test('the redirect URLs are copied', async () => {
  await begin({ alexa: { start: 'half' } }, ADDRESSES.alexa, { profile: true });
  await keys.press('Copy redirect URLs');
  await told('Copied 3 redirect URLs');
  assert.equal((await pasted(elsewhere.page)).trim().split('\n').length, 3);
});

test('profiles are made from a preset, chosen, duplicated, deleted and brought back', async () => {
  await begin({}, ADDRESSES.alexa, { profile: true });
  await keys.to('Create from preset');
  // Arrows pass over presets on their way; Enter takes one.
  await keys.keyboard.press('ArrowDown');
  await keys.press('Create');
  await until(async () => (await selected()) !== 'Practice skill', selected);
  const made = await selected();
  await keys.settled();
  await keys.to('Profile');
  await keys.keyboard.press(made < 'Practice skill' ? 'ArrowDown' : 'ArrowUp');
  if (world.name === 'firefox') await keys.keyboard.press('Enter');
  await until(async () => (await selected()) === 'Practice skill', selected);
  await keys.settled();
  await keys.press('Duplicate profile');
  await until(async () => (await selected()) === 'Practice skill 2', selected);
  await keys.settled();
  await keys.press('Delete profile');
  await keys.on('#delete-profile-cancel');
  await keys.press('Yes, delete the profile');
  await until(async () => (await selected()) !== 'Practice skill 2', selected);
  await keys.on('#bring-back');
  await keys.press('Undo');
  await until(async () => (await selected()) === 'Practice skill 2', selected);
  await keys.settled();
});

test('an error is explained', async () => {
  await begin({ alexa: { start: 'full' } }, ADDRESSES.alexa, { profile: true });
  await keys.press('Explain an error');
  await keys.to('Error text or address');
  await keys.keyboard.type('Unable to link the skill at this time');
  await keys.press('Explain', { key: ' ' });
  await keys.on('#explanation');
  assert.notEqual(await panel.page.$('#explanation [data-symptom]'), null);
});

test('what went wrong is dismissed', async () => {
  await begin({ alexa: { start: 'half' } }, ADDRESSES.alexa, { profile: true });
  await keys.to('Profile');
  const tab = await world.tabOf(page);
  await world.inExtension((tab) => chrome.tabs.remove(tab), tab);
  page = undefined;
  await keys.press('Check this page');
  await panel.page.waitForSelector('.alert');
  await keys.press('Dismiss');
  await gone('.alert');
  await keys.settled();
});
