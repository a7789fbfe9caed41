// Slips of the hand: two clicks for one, a secret that was copied with more than itself, Enter for the button beside.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { of, unfold } from './findings.mjs';
import { stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const VALUES = { scopes: [' profile'], domains: ['login.example-app.test '] };

let world, page, panel;
before(async () => {
  world = await startWorld();
  world.consoles.setScenario({ alexa: { start: 'full', values: VALUES } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await page.reload();
  await panel.reopen();
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.waitForSelector(of('scope-unknown-lwa'));
});

/** Clicks a control twice: the second time before the first can be done with. */
async function twice(name, within) {
  const control = await panel.control(name, within);
  await control.evaluate(async (control) => {
    control.click();
    await new Promise((next) => setTimeout(next));
    control.click();
  });
  await panel.idle();
}

test('a double click on a fix fixes once, and on Undo undoes once', async () => {
  await twice('Remove the white space', of('scope-unknown-lwa'));
  await panel.told('Fixed');
  assert.equal(await panel.error(), '');
  assert.deepEqual((await stateOf(page)).scopes, ['profile']);
  await twice('Undo last change');
  assert.equal(await panel.error(), '');
  assert.deepEqual((await stateOf(page)).scopes, VALUES.scopes);
  await twice('Fix all safe (2)');
  assert.equal(await panel.error(), '');
  assert.deepEqual((await stateOf(page)).scopes, ['profile']);
});

test('a double click on Undo fill undoes once', async () => {
  await panel.press('Fill this page');
  await twice('Undo fill');
  assert.equal(await panel.error(), '');
  assert.deepEqual((await stateOf(page)).scopes, VALUES.scopes);
});

test('a double click on Duplicate profile makes one copy', async () => {
  const count = async () => (await panel.ask({ kind: 'state', tab: null })).state.profiles.length;
  await twice('Duplicate profile');
  assert.equal(await count(), 2);
});

/** Pastes a text into the client secret. */
async function paste(text) {
  await panel.page.bringToFront();
  await panel.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await (await panel.control('Client secret')).focus();
  await panel.page.keyboard.down('Control');
  await panel.page.keyboard.press('v');
  await panel.page.keyboard.up('Control');
}

/** Waits until it says that a line break is inside, or does not. */
const refused = (is) =>
  panel.page.waitForFunction(
    (is) => document.querySelector('#broken-clientSecret').textContent.includes('line break') === is,
    { polling: 50 },
    is,
  );

test('a secret with a line break inside is refused beside its field; at its end it is none of it', async () => {
  const secret = 'fake-secret-of-one-line';
  const field = await panel.control('Client secret');
  await paste(`${secret}\nand more`);
  await refused(true);
  assert.equal(await field.evaluate((field) => field.value), '');
  assert.equal(await field.evaluate((field) => field.getAttribute('aria-invalid')), 'true');
  await paste(`${secret}\r\n`);
  await refused(false);
  await panel.page.waitForFunction((field) => field.value !== '', { polling: 50 }, field);
  await panel.page.keyboard.press('Enter');
  await panel.idle();
  const { state } = await panel.ask({ kind: 'state', tab: null });
  assert.equal(state.hasSecret, true);
  assert.equal((await panel.ask({ kind: 'secret', profile: state.selected })).secret, secret);
});

test('Enter in the reason turns the rule off', async () => {
  const rule = 'scope-unknown-lwa';
  await unfold(panel, `${of(rule)} .rule`);
  const reason = await panel.control('Reason', of(rule));
  await reason.focus();
  await panel.page.keyboard.press('Enter');
  assert.notEqual(await panel.page.$(of(rule)), null, 'a reason is needed');
  await reason.type('our own proxy');
  await panel.page.keyboard.press('Enter');
  await panel.page.waitForFunction((rule) => document.querySelector(rule) === null, { polling: 50 }, of(rule));
  const { profile } = (await panel.ask({ kind: 'state', tab: null })).state;
  assert.deepEqual(profile.disabledRules, [{ rule, reason: 'our own proxy' }]);
});
