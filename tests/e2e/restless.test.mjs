// Pages that never come to rest, or are drawn anew while they are filled: Linkwright costs little, and what it says of
// a field is true.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { watchIn } from './harness/clock.mjs';
import { alive } from './harness/heap.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { askToFill, outcomesOf, outlineOf, prepare, visit, waitForTitle, wantedOfAlexa } from './prepared.mjs';

/** Pauses of extension/content/watch.ts; milliseconds. */
const QUIET = 80;
const MOST = 500;
const MOST_HIDDEN = 10_000;
const SHARE = 20;
const LEAST_OFTEN = 4;
const MOST_BLIND = 4000;
/** Between two frames. */
const FRAME = 16;

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

/**
 * Waits for so many reports of the page that show a build of the table later than one: whatever the content script says,
 * all pages of the extension hear. Gives the builds that they show. The limit is for what never comes.
 */
const reports = (count, after = 0) =>
  world.inExtension(
    (count, after) =>
      new Promise((resolve, reject) => {
        const builds = [];
        setTimeout(() => reject(new Error(`only the builds ${builds} were told`)), 60_000);
        const hear = ({ kind, snapshot }) => {
          if (kind !== 'pageChanged') return;
          const [, build] = /Build (\d+),/.exec(JSON.stringify(snapshot)) ?? [];
          if (Number(build) > after) builds.push(Number(build));
          if (builds.length < count) return;
          chrome.runtime.onMessage.removeListener(hear);
          resolve(builds);
        };
        chrome.runtime.onMessage.addListener(hear);
      }),
    count,
    after,
  );

const gapsOf = (times) => times.slice(1).map((time, index) => time - times[index]);

/** The watcher alone, on a clock of its own. */
async function stage(t, cost, found) {
  const alone = await world.open('https://other-site.test/', { ready: false });
  t.after(() => alone.close());
  return await watchIn(alone, cost, found);
}

test('by the watcher’s own clock: a change is told when it is over, and one that never ends now and then', async (t) => {
  const on = await stage(t);
  assert.deepEqual(await on('pass', 5000), [QUIET], 'the page as it was found, and no more');
  await on('change');
  assert.deepEqual(await on('pass', 5000), [QUIET]);
  const times = await on('pass', 10_000, FRAME);
  const gaps = gapsOf([0, ...times]);
  for (const gap of gaps) assert.ok(gap >= MOST && gap <= MOST + 2 * FRAME, `looked at after ${gaps.join(', ')}`);
  assert.equal(times.length, Math.floor(10_000 / (MOST + FRAME)));
});

test('by the watcher’s own clock: out of sight a page is hardly looked at, and at once when it is seen', async (t) => {
  const on = await stage(t);
  await on('pass', 5000);
  await on('hide', true);
  assert.deepEqual(await on('pass', 5000), [QUIET]);
  const gaps = gapsOf([0, ...(await on('pass', 3.5 * MOST_HIDDEN, FRAME))]);
  assert.equal(gaps.length, 3);
  for (const gap of gaps) assert.ok(gap >= MOST_HIDDEN && gap <= MOST_HIDDEN + 2 * FRAME, gaps.join(', '));
  await on('hide', false);
  assert.deepEqual(await on('pass', QUIET), [0]);
});

for (const [found, cost, pause] of [
  ['news', 10, MOST],
  ['news', 60, 60 * SHARE],
  ['news', 400, MOST_BLIND],
  // What is cheap is looked at as often as before.
  ['words', 2, MOST],
  ['same', 2, MOST],
  ['words', 10, 10 * SHARE * LEAST_OFTEN],
  ['same', 10, 10 * SHARE * LEAST_OFTEN],
  ['words', 60, MOST_BLIND],
  ['same', 60, MOST_BLIND],
]) {
  test(`by the watcher’s own clock: after readings of ${cost} ms with ${found} it looks away for ${pause} ms`, async (t) => {
    const on = await stage(t, cost, found);
    await on('pass', 5000);
    // It takes a few readings until it is sure.
    const gaps = gapsOf(await on('pass', 40_000, FRAME)).map((gap) => gap - cost);
    const sure = gaps.slice(2);
    assert.ok(sure.length >= 5);
    for (const gap of sure) assert.ok(gap >= pause && gap <= pause + 2 * FRAME, `away for ${gaps.join(', ')}`);
    for (const gap of gaps) assert.ok(gap <= pause + 2 * FRAME, `away for ${gaps.join(', ')}`);
  });
}

for (const found of ['same', 'words', 'news']) {
  test(`by the watcher’s own clock: what a person does is looked at at once, amid ${found}`, async (t) => {
    const on = await stage(t, 60, found);
    await on('pass', 20_000, FRAME);
    await on('click');
    const times = await on('pass', 10_000, FRAME);
    assert.equal(times[0], QUIET);
    // And it has to become sure anew.
    assert.ok(times[1] - times[0] <= 60 + 60 * SHARE + 2 * FRAME, `looked at after ${times.join(', ')}`);
    // News are no reason to look away for long, and of a page that has come to rest nothing is read any more.
    await on('find', 'news');
    await on('pass', MOST_BLIND + 100, FRAME);
    const gaps = gapsOf(await on('pass', 10_000, FRAME));
    for (const gap of gaps) assert.ok(gap <= 60 + 60 * SHARE + 2 * FRAME, `looked at after ${gaps.join(', ')}`);
    await on('find', 'same');
    assert.equal((await on('pass', 20_000)).length, 1);
    await on('change');
    assert.deepEqual(await on('pass', 20_000), [QUIET]);
  });
}

test('a page that changes with every frame is told of again and again, and is filled', async (t) => {
  await show({ start: 'wrong' });
  await page.bringToFront();
  await rebuild('frames');
  const builds = await reports(3);
  t.diagnostic(`reports show the builds ${builds.join(', ')}`);
  assert.deepEqual(
    [...new Set(builds)].sort((a, b) => a - b),
    builds,
    'each is of a later build',
  );
  if (world.name === 'chromium') assert.equal((await alive(page, world.started.origin)).observers, 1);
  const answer = await askToFill(world, tab);
  assert.equal(answer.kind, 'state', JSON.stringify(answer.refusal));
  assertFilled(await stateOf(page));
});

test('a page that changed while it was out of sight is told of as soon as it is seen', async () => {
  await show({ start: 'wrong' });
  await rebuild(20);
  await panel.page.bringToFront();
  await page.waitForFunction(() => document.hidden, { polling: 50 });
  const out = await page.evaluate(() => window.built);
  await page.waitForFunction((out) => window.built > out + 2, { polling: 50 }, out);
  const heard = reports(1, out);
  await page.bringToFront();
  await heard;
});

test('a long table of words is not read, and is read with anything in it that could be of importance', async () => {
  await show({ start: 'wrong' });
  await page.evaluate(() => {
    const table = document.body.appendChild(document.createElement('table'));
    for (let row = 0; row < 300; row += 1)
      for (const text of [`Practice row ${row}`, 'Done']) {
        const line = table.rows[row] ?? table.insertRow();
        line.insertCell().textContent = text;
      }
  });
  // One of them may also be the name of a field that has none.
  const own = ({ labels = [], ...rest }) => ({ ...rest, labels: labels.filter(({ source }) => source !== 'beside') });
  const isRow = ({ content }) => JSON.stringify(own(content)).includes('Practice row');
  const rows = async () => (await outlineOf(world, tab)).nodes.filter(isRow).length;
  assert.equal(await rows(), 0);
  const part = (html, change = {}) =>
    page.evaluate(
      (html, change) => {
        const cell = document.querySelector('table:last-of-type').rows[200].cells[1];
        cell.innerHTML = html;
        Object.assign(document.querySelector('table:last-of-type').rows[0].cells[0].style, change);
      },
      html,
      change,
    );
  for (const html of [
    '<input>',
    '<button>More</button>',
    '<a href="#">More</a>',
    '<h3>More</h3>',
    '<label>More</label>',
    '<span role="switch" tabindex="0"></span>',
    '<span aria-label="More"></span>',
    'https://layla.amazon.com/api/skill/link/M1FAKE0000001',
  ]) {
    await part(html);
    assert.equal(await rows(), 300, html);
  }
  await part('Done');
  assert.equal(await rows(), 0);
  await part('Done', { cursor: 'pointer' });
  assert.equal(await rows(), 300, 'rows that are pressed');
  await page.evaluate(() => {
    const table = document.querySelector('table:last-of-type');
    while (table.rows.length > 50) table.deleteRow(50);
    table.rows[0].cells[0].style.cursor = '';
  });
  assert.equal(await rows(), 50, 'a short one');
});

test('a large page that changes twenty times a second is told of again and again', async () => {
  await show({ start: 'wrong' });
  await page.bringToFront();
  await page.evaluate((rows) => {
    const list = document.body.appendChild(document.createElement('ul'));
    for (let row = 0; row < rows; row += 1) {
      const link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
      Object.assign(link, { textContent: `Practice row ${row}`, href: '#' });
    }
  }, 3000);
  await rebuild(50);
  await reports(3);
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

/** What the panel says of a page that went away under its hands. */
const MOVED = /The page changed, or was left or reloaded, while Linkwright worked on it/;

test('the page is reloaded in the middle: that is said, and nothing of when it was opened', async () => {
  await show({ awayMs: 150, toggle: 'div' });
  // Left alone it would be filled: the form is away only for a moment.
  const fill = askToFill(world, tab);
  await page.waitForFunction(() => document.querySelector('.loading') !== null, { polling: 'mutation' });
  await page.reload();
  const { refusal } = await fill;
  assert.equal(refusal?.kind, 'pageMoved');
});

test('the form goes for seconds in the middle: it is said, and the rest is filled when it is back', async () => {
  await show({ awayMs: 1000, start: 'wrong' });
  await panel.press('Fill this page');
  assert.match(await panel.error(), MOVED);
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
