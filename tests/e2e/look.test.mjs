// Looking before filling: single fields left out, lists row by row, and a fill undone. What became of it is read from
// the page's own state.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertNothingCommitted, fieldOf, stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { outcomesOf, prepare, visit, waitForTitle, wantedOfAlexa } from './prepared.mjs';

let world, desk, page, panel;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, panel } = desk);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  await visit(desk, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
});

/** What the page holds, without what counts clicks. */
const values = async () => {
  const wanted = Object.keys(wantedOfAlexa(desk));
  const state = await stateOf(page);
  assertNothingCommitted(state);
  return Object.fromEntries(wanted.map((name) => [name, state[name]]));
};

const badge = () =>
  panel.page.$eval('.fill .count', (count) => (count.checkVisibility() ? Number(count.textContent) : 0));

/** The lines of one side of a field's comparison, each with the sign that it has. */
const side = (field, name) =>
  panel.page.$$eval(`[data-field="${field}"] .${name} .line`, (lines) =>
    lines.map((line) => {
      const words = line.textContent.replace(/\s+/g, ' ').trim();
      return `${line.className.replace(/line\s?/, '')} ${words}`.trim();
    }),
  );

test('a field that is left out stays as it was, once', async () => {
  const before = await values();
  const all = await badge();
  await panel.press('Fill Access Token URI');
  await panel.press('Fill Scope');
  assert.equal(await badge(), all - 2);
  assert.match(await panel.page.$eval('[data-field="scopes"] .row-state', (state) => state.textContent), /Left out/);
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  const wanted = wantedOfAlexa(desk);
  const left = { accessTokenUrl: before.accessTokenUrl, scopes: before.scopes };
  assert.notDeepEqual(left, { accessTokenUrl: wanted.accessTokenUrl, scopes: wanted.scopes });
  assert.deepEqual(await values(), { ...wanted, ...left });
  // The next fill is of everything again.
  await panel.press('Fill this page');
  assert.deepEqual(await values(), wanted);
});

test('what is left out is forgotten on the way to another page', async () => {
  await panel.press('Fill Scope');
  await visit(desk, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  const box = await panel.control('Fill Scope');
  assert.equal(await box.evaluate((box) => box.checked), true);
});

test('lists show which rows go, come and stay', async () => {
  const wanted = wantedOfAlexa(desk);
  const { domains } = await stateOf(page);
  assert.ok(
    domains.length > 0 && !domains.some((domain) => wanted.domains.includes(domain)),
    'the page has other rows',
  );
  assert.deepEqual(
    await side('domains', 'diff-page'),
    domains.map((domain) => `line-gone goes: ${domain}`),
  );
  assert.deepEqual(
    await side('domains', 'diff-wanted'),
    wanted.domains.map((domain) => `line-new new: ${domain}`),
  );
});

test('Undo fill puts back what was there, rows included', async () => {
  const before = await values();
  await panel.press('Fill this page');
  for (const [field, outcome] of Object.entries(await outcomesOf(panel)))
    assert.ok(['filled', 'already right'].includes(outcome), `${field}: ${outcome}`);
  await panel.press('Undo fill');
  assert.deepEqual(await values(), before);
  assert.equal(await panel.has('Undo fill'), false);
});

test('what was typed since the fill stays when that is undone, and is named', async () => {
  const before = await values();
  await panel.press('Fill this page');
  const typed = { accessTokenUrl: 'https://api.amazon.com/auth/o2/mine', clientSecret: 'fake-secret-typed-since' };
  await page.bringToFront();
  for (const [name, text] of Object.entries(typed)) {
    const field = await fieldOf(page, name);
    await field.click({ count: 3 });
    await page.keyboard.type(text);
  }
  await panel.press('Undo fill');
  assert.equal(await panel.error(), '');
  assert.deepEqual(await values(), { ...before, ...typed });
  await panel.told('Your Secret, Access Token URI: Changed on the page since, and so left as it is.');
  assert.deepEqual(await outcomesOf(panel), { accessTokenUrl: 'needs you', clientSecret: 'needs you' });
  const row = await panel.page.$eval('[data-field="accessTokenUrl"]', (row) => row.textContent);
  assert.match(row, /Changed on the page since/);
  assert.doesNotMatch(await panel.text(), /typed-since/);
  assert.equal(await panel.has('Undo fill'), false);
});

test('Undo fill puts back what stands in a form before it switches that off again', async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong', values: { enabled: false } } });
  await visit(desk, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  const before = await values();
  assert.equal(before.enabled, false);
  await panel.press('Fill this page');
  assert.deepEqual(await values(), wantedOfAlexa(desk));
  await panel.press('Undo fill');
  assert.deepEqual(await values(), before);
  await panel.told('Undone.');
  assert.deepEqual(await outcomesOf(panel), {});
});
