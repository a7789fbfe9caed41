// Pages that never come to rest, or are drawn anew while they are filled: Linkwright costs little, and what it says of
// a field is true.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alive } from './harness/heap.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { askToFill, outcomesOf, outlineOf, prepare, visit, waitForTitle, wantedOfAlexa } from './prepared.mjs';

/** `MOST` in extension/content/watch.ts, in milliseconds. */
const MOST = 500;
/** How long reports are counted. */
const SPAN = 1500;

let world, desk, page, panel, tab;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, panel, tab } = desk);
});
after(async () => {
  await world?.close();
});

const show = async (alexa) => {
  world.consoles.setScenario({ alexa });
  await visit(desk, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
};

const assertFilled = (state, without = {}) => {
  const wanted = { ...wantedOfAlexa(desk), ...without };
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]])), wanted);
  assertNothingCommitted(state);
};

/** Has the page rebuild a table beside the form, with every frame or every few milliseconds. */
const rebuild = (how) =>
  page.evaluate((how) => {
    const place = document.body.appendChild(document.createElement('section'));
    let turn = 0;
    const build = () => {
      turn += 1;
      const table = document.createElement('table');
      for (let row = 0; row < 30; row += 1) table.insertRow().insertCell().textContent = `Build ${turn}, step ${row}`;
      place.replaceChildren(table);
      window.built = turn;
      if (how === 'frames') requestAnimationFrame(build);
    };
    if (how === 'frames') build();
    else setInterval(build, how);
  }, how);

/** When the page was told of, in a span of time: whatever the content script says, all pages of the extension hear. */
const reports = (span = SPAN) =>
  world.inExtension(
    (span) =>
      new Promise((resolve) => {
        const times = [];
        const hear = (message) => {
          if (message.kind === 'pageChanged') times.push(Math.round(performance.now()));
        };
        chrome.runtime.onMessage.addListener(hear);
        setTimeout(() => {
          chrome.runtime.onMessage.removeListener(hear);
          resolve(times);
        }, span);
      }),
    span,
  );

const gapsOf = (times) => times.slice(1).map((time, index) => time - times[index]);

test('a page that changes with every frame is told of now and then, and is filled', async (t) => {
  await show({ start: 'wrong' });
  await page.bringToFront();
  await rebuild('frames');
  const times = await reports();
  const gaps = gapsOf(times);
  t.diagnostic(`reports after ${gaps.join(', ')} ms`);
  assert.ok(times.length >= 2, 'the busy page is told of all the same');
  assert.ok(times.length <= SPAN / MOST + 1, `${times.length} reports`);
  if (world.name === 'chromium') assert.equal((await alive(page, world.started.origin)).observers, 1);
  const answer = await askToFill(world, tab);
  assert.equal(answer.kind, 'state', answer.message);
  assertFilled(await stateOf(page));

  // Out of sight it has no frames, and nobody has anything to do.
  await panel.page.bringToFront();
  assert.equal(await page.evaluate(() => document.hidden), true);
  const built = await page.evaluate(() => window.built);
  const hidden = await reports();
  t.diagnostic(
    `out of sight: built ${(await page.evaluate(() => window.built)) - built} times, ${hidden.length} reports`,
  );
});

test('a page that changes all the time is hardly looked at while it is out of sight, and at once when it is seen', async () => {
  await show({ start: 'wrong' });
  await panel.page.bringToFront();
  await rebuild(20);
  assert.ok((await reports()).length <= 1);
  const heard = reports();
  await page.bringToFront();
  assert.ok((await heard).length >= 2);
});

test('a large page that changes ten times a second is read the less often the longer it takes', async (t) => {
  await show({ start: 'wrong' });
  await page.bringToFront();
  await page.evaluate((rows) => {
    const list = document.body.appendChild(document.createElement('ul'));
    for (let row = 0; row < rows; row += 1)
      list.appendChild(document.createElement('li')).textContent = `Practice row ${row}`;
  }, 3000);
  const trips = [];
  for (let left = 3; left > 0; left -= 1) {
    const begin = performance.now();
    await outlineOf(world, tab);
    trips.push(Math.round(performance.now() - begin));
  }
  await page.evaluate(() => {
    const line = document.body.appendChild(document.createElement('p'));
    setInterval(() => {
      line.textContent = String(performance.now());
    }, 100);
  });
  const times = await reports(2 * SPAN);
  assert.ok(times.length > 0);
  const gaps = gapsOf(times);
  t.diagnostic(`a reading takes ${trips.join(', ')} ms; reports after ${gaps.join(', ')} ms`);
  // A tenth of the time, and the way of what was read is a part of the reading. Without a limit it is one after the other.
  assert.ok(Math.min(...gaps) > 2 * Math.min(...trips));
});

for (const [what, alexa] of [
  ['every edit replaces the whole form', { churn: 'edit', start: 'wrong' }],
  ['the form is away for a moment after every third edit', { awayMs: 150, toggle: 'div' }],
  ['the form comes three seconds late', { lateMs: 3000 }],
]) {
  test(`${what}: filled by one press, with nothing left for a second`, async () => {
    await show(alexa);
    await panel.press('Fill this page');
    assert.equal(await panel.error(), '');
    for (const [field, outcome] of Object.entries(await outcomesOf(panel)))
      assert.ok(['filled', 'already right'].includes(outcome), `${field}: ${outcome}`);
    const state = await stateOf(page);
    assertFilled(state);
    await panel.press('Fill this page');
    for (const [field, outcome] of Object.entries(await outcomesOf(panel)))
      assert.equal(outcome, 'already right', field);
    assert.deepEqual(await stateOf(page), state);
  });
}

test('the form goes for seconds in the middle: it is said, and the rest is filled when it is back', async () => {
  await show({ awayMs: 1000, start: 'wrong' });
  await panel.press('Fill this page');
  assert.match(await panel.error(), /changed while it was filled.*What was filled before stays/);
  assert.deepEqual(await outcomesOf(panel), {}, 'nothing is said of a fill that did not end');
  const begun = await stateOf(page);
  assertNothingCommitted(begun);
  // Each press does its part while the form is there.
  for (let presses = 0; (await panel.error()) !== ''; presses += 1) {
    assert.ok(presses < 8, 'it never ends');
    await page.waitForFunction(() => document.querySelector('.loading') === null, { polling: 50 });
    await panel.press('Fill this page');
  }
  for (const [field, outcome] of Object.entries(await outcomesOf(panel)))
    assert.ok(['filled', 'already right'].includes(outcome), `${field}: ${outcome}`);
  assertFilled(await stateOf(page));
});
