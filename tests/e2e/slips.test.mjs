// Slips of the hand: two clicks for one, a secret that was copied with more than itself, Enter for the button beside.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { of } from './findings.mjs';
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
