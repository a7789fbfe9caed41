// A page that is left and comes back as it was, out of the browser's back/forward cache, or a tab that the browser
// put to sleep. Nobody tells the script in the page that time has passed.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertNothingCommitted, stateOf, waitForState } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { beginPointing, LABELS, RENAMED } from './pointing.mjs';
import { askToFill, outcomesOf, prepare, waitForTitle, wantedOfAlexa } from './prepared.mjs';

let world, desk;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
});
after(async () => {
  await world?.close();
});
beforeEach(() => {
  world.consoles.setScenario({ alexa: { start: 'wrong' }, kept: true });
});

/** The form in a tab of its own, with a panel: Firefox's driver loses its count in a tab that came back. */
async function open() {
  const page = await world.open(ADDRESSES.alexa);
  await marked(page);
  const tab = await world.tabOf(page);
  const panel = await world.panel(tab);
  await waitForTitle(panel, ['Account Linking']);
  const close = async () => {
    await panel.page.close();
    await page.close();
  };
  return { page, tab, panel, close };
}

const marked = (page) => page.waitForSelector('linkwright-marks');

const badge = (tab) => world.inExtension((tab) => chrome.action.getBadgeText({ tabId: tab }), tab);

/** Waits until the badge of a tab says this. */
async function waitForBadge(tab, text) {
  await until(
    async () => (await badge(tab)) === text,
    async () => `the badge says "${await badge(tab)}", not "${text}"`,
  );
}

/** Leaves a page for another site, and comes back after `meanwhile`: to the very same page, which had been kept. */
async function leaveAndReturn(page, meanwhile) {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      window.persisted = persisted;
    });
  });
  await page.goto('https://other-site.test/', { waitUntil: 'load' });
  await meanwhile();
  await page.evaluate(() => {
    setTimeout(() => history.back());
  });
  await page.waitForFunction(() => location.host === 'developer.amazon.com' && document.readyState === 'complete', {
    polling: 50,
  });
  const [persisted, why] = await page.evaluate(() => [
    window.persisted ?? false,
    JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons ?? null),
  ]);
  assert.equal(persisted, true, `the browser did not keep the page: ${why}`);
}

const assertFilled = async (page) => {
  const wanted = wantedOfAlexa(desk);
  const state = await stateOf(page);
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]])), wanted);
  assertNothingCommitted(state);
};

test('back to a page that was kept: panel, marks and badge are there, and it is filled', async () => {
  const { page, tab, panel, close } = await open();
  const before = [await panel.fields(), await panel.findings(), await badge(tab)];
  await leaveAndReturn(page, () => waitForTitle(panel, ['Open a console']));
  await waitForTitle(panel, ['Account Linking']);
  await marked(page);
  await waitForBadge(tab, before[2]);
  assert.deepEqual([await panel.fields(), await panel.findings(), await badge(tab)], before);
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  for (const [field, outcome] of Object.entries(await outcomesOf(panel)))
    assert.ok(['filled', 'already right'].includes(outcome), `${field}: ${outcome}`);
  await assertFilled(page);
  await close();
});

test('back to a page that was filled: what became of the fields is still said, and can be undone', async () => {
  const { page, panel, close } = await open();
  await panel.press('Fill this page');
  const outcomes = await outcomesOf(panel);
  await leaveAndReturn(page, () => waitForTitle(panel, ['Open a console']));
  await waitForTitle(panel, ['Account Linking']);
  assert.deepEqual(await outcomesOf(panel), outcomes);
  await assertFilled(page);
  await panel.press('Undo fill');
  await waitForState(page, (state, wanted) => state.clientId !== wanted, desk.clientId);
  await close();
});

test('back without any panel: badge and marks are of now, not of when the page was left', async () => {
  const page = await world.open(ADDRESSES.alexa);
  const tab = await world.tabOf(page);
  await marked(page);
  await waitForBadge(tab, '4');
  const { state } = await desk.panel.ask({ kind: 'state', tab });
  const [{ id }] = state.profiles;
  const { text } = await desk.panel.ask({ kind: 'export', profile: id });
  const { profile } = JSON.parse(text);
  const save = async (profile) => {
    const answer = await desk.panel.ask({ kind: 'save', profile: id, content: JSON.stringify(profile) });
    assert.notEqual(answer.kind, 'failed', JSON.stringify(answer.refusal));
  };
  // Turned off for the profile while nobody could tell the page.
  const changed = { ...profile, disabledRules: [{ rule: 'client-id-lwa-format', reason: 'for practice' }] };
  await leaveAndReturn(page, () => save(changed));
  await waitForBadge(tab, '3');
  await save(profile);
  await page.close();
});

test('left while something is pointed at: nothing is pointed at any more, in page and panel', async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong', rename: { clientId: RENAMED.clientId } }, kept: true });
  const { page, panel, close } = await open();
  await beginPointing(panel, LABELS.clientId);
  await leaveAndReturn(page, () => waitForTitle(panel, ['Open a console']));
  await waitForTitle(panel, ['Account Linking']);
  await panel.page.waitForFunction(() => document.querySelector('[aria-labelledby="point-title"]') === null, {
    polling: 50,
  });
  // A click is the page's again.
  await page.bringToFront();
  await page.evaluate(() => {
    addEventListener('click', () => {
      window.clicked = true;
    });
  });
  await page.mouse.click(5, 5);
  await page.waitForFunction(() => window.clicked === true, { polling: 50 });
  await close();
});

test('a tab that was put to sleep: it is asked for nothing, and when it wakes it is filled, with the secret', async () => {
  const { page, tab, panel } = await open();
  await panel.press('Fill this page');
  await panel.page.close();
  // The tab in front is never put to sleep.
  await desk.panel.page.bringToFront();
  const notes = (tab) =>
    world.inExtension(async (tab) => {
      const kept = Object.keys(await chrome.storage.session.get());
      return kept.filter((key) => key.endsWith(`:${tab}`));
    }, tab);
  assert.notDeepEqual(await notes(tab), [], 'a fill is remembered by its tab');

  const asleep = await world.inExtension(async (tab) => {
    await chrome.tabs.discard(tab);
    return (await chrome.tabs.query({ discarded: true })).map(({ id }) => id);
  }, tab);
  assert.equal(asleep.length, 1);
  assert.ok(page.isClosed(), 'the page itself is gone');
  // Some versions of Chromium give such a tab another number, and that of before is nobody's any more.
  if (asleep[0] !== tab) {
    await until(
      async () => (await notes(tab)).length === 0,
      async () => `${await notes(tab)} is left over`,
    );
  }
  assert.equal((await askToFill(world, asleep[0])).kind, 'failed');

  await world.inExtension((tab) => chrome.tabs.update(tab, { active: true }), asleep[0]);
  let woken;
  await until(async () => {
    woken = (await world.browser.pages()).find((one) => one.url() === ADDRESSES.alexa && !one.isClosed());
    return woken !== undefined;
  }, 'the tab does not wake');
  await world.ready(woken);
  await marked(woken);
  const other = await world.panel(asleep[0]);
  await waitForTitle(other, ['Account Linking']);
  assert.deepEqual(await outcomesOf(other), {}, 'those were of the load before');
  await other.press('Fill this page');
  assert.equal(await other.error(), '');
  await assertFilled(woken);
});
