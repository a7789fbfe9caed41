// A console is an app: one load of it can live for hours, with hundreds of routes. Whatever Linkwright did in one of
// them must be gone in the next.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alive } from './harness/heap.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { askToFill, outlineOf, prepare, visit, wantedOfAlexa } from './prepared.mjs';

const pathOf = (address) => new URL(address).pathname;
const [FORM, FORM2, DASHBOARD] = [ADDRESSES.alexa, ADDRESSES.alexa2, ADDRESSES.dashboard].map(pathOf);

let world, desk, page, tab;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, tab } = desk);
});
after(async () => {
  await world?.close();
});

/**
 * Goes to eight routes of the app: six in passing, one until the marks are gone, and to the form until they stand. Gives
 * the most layers of marks that were there at once.
 */
const eightRoutes = () =>
  page.evaluate(
    async (passing, away, form) => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
      const layers = () => document.querySelectorAll('linkwright-marks').length;
      let most = 0;
      const go = (path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      };
      const until = async (fits) => {
        const end = performance.now() + 30_000;
        do {
          if (performance.now() > end) throw new Error(`${location.pathname}: ${layers()} layers of marks`);
          await frame();
          most = Math.max(most, layers());
        } while (!fits());
      };
      for (const path of passing) {
        go(path);
        await until(() => true);
      }
      go(away);
      await until(() => layers() === 0);
      go(form);
      await until(() => window.__state().ready && layers() > 0);
      return most;
    },
    [FORM2, DASHBOARD, FORM, DASHBOARD, FORM2, FORM],
    DASHBOARD,
    FORM,
  );

const tell = (request) => world.inExtension((tab, request) => chrome.tabs.sendMessage(tab, request), tab, request);

/** Changes the route `count` times; now and then something is pointed at and left, shown, or filled. */
async function wander(count) {
  let most = 0;
  for (let round = 1; round <= count / 8; round += 1) {
    if (round % 5 === 1) await tell({ kind: 'pick', text: 'Practice' });
    // Every other time it is the route that ends the pointing.
    if (round % 10 === 1) await tell({ kind: 'endPick' });
    if (round % 5 === 2) {
      const { nodes } = await outlineOf(world, tab);
      await tell({ kind: 'show', handle: nodes.find(({ content }) => content.kind === 'control').handle });
    }
    if (round % 12 === 3) assert.equal((await askToFill(world, tab)).kind, 'state');
    most = Math.max(most, await eightRoutes());
  }
  return most;
}

/** What was alive after the first routes, and after 200 more. */
let first, last;

test('200 routes in one tab: one layer of marks at most, none where it does not belong, and it works', async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong', lateMs: 0 } });
  await visit(desk, ADDRESSES.alexa);
  await page.bringToFront();
  const loads = world.consoles.log.length;
  await wander(24);
  if (world.name === 'chromium') first = await alive(page, world.started.origin);
  assert.equal(await wander(200), 1);
  if (world.name === 'chromium') last = await alive(page, world.started.origin);
  const routes = world.consoles.log.slice(loads).filter(({ path }) => [FORM, FORM2, DASHBOARD].includes(path));
  assert.deepEqual(routes, [], 'these were to be routes, not page loads');

  assert.equal((await askToFill(world, tab)).kind, 'state');
  const state = await stateOf(page);
  const wanted = wantedOfAlexa(desk);
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]])), wanted);
  assertNothingCommitted(state);
});

test('200 routes in one tab leave no listener, node, observer or handle behind', (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox tells its driver nothing of what is alive in a page');
    return;
  }
  const { heap: before, ...was } = first;
  const { heap: after, ...is } = last;
  t.diagnostic(`${JSON.stringify(was)}; heap ${before} to ${after} bytes`);
  assert.equal(was.observers, 1, 'the watcher has one observer, and nobody else has any');
  assert.deepEqual(is, was);
  // An outline of the form has 30 kB. What remains are the engine's own notes on code that ran more often.
  assert.ok(after - before < 200 * 5000, `${after - before} bytes more`);
});
