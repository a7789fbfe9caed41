// The whole Alexa form: filled by Linkwright, and by bare scripts on the same page in a browser without it.

import assert from 'node:assert/strict';
import { stateOf } from '../../e2e/harness/state.mjs';
import { ADDRESSES } from '../../e2e/harness/world.mjs';
import { openDesk, show, valuesOf, WANTED } from '../../e2e/variants.mjs';
import { bundled, byTurns, median, medians } from './measure.mjs';

const ROUNDS = 9;

/** A fill that was wrong would measure nothing. */
async function assertFilled(page, who) {
  const state = await stateOf(page);
  const held = Object.fromEntries(Object.keys(WANTED).map((field) => [field, valuesOf(state, field)]));
  assert.deepEqual(held, WANTED, `${who} left the form like this`);
}

/** Counts what the background asks of the page, by kind: how often, and how long until the answer. */
async function countRequests(world) {
  const worker = await (await world.serviceWorker()).worker();
  await worker.evaluate(() => {
    const send = chrome.tabs.sendMessage;
    self.asked = [];
    chrome.tabs.sendMessage = async (...all) => {
      const begin = performance.now();
      const answer = await send.apply(chrome.tabs, all);
      self.asked.push({ kind: all[1].kind, steps: all[1].steps?.length ?? 0, ms: performance.now() - begin });
      return answer;
    };
  });
  return async () => {
    const asked = await worker.evaluate(() => self.asked.splice(0));
    const sum = (kind, what) => asked.filter((one) => one.kind === kind).reduce((all, one) => all + what(one), 0);
    return {
      rounds: sum('execute', () => 1),
      steps: sum('execute', ({ steps }) => steps),
      execute: sum('execute', ({ ms }) => ms),
      readings: sum('collect', () => 1),
      collect: sum('collect', ({ ms }) => ms),
    };
  };
}

export async function measureFill({ world, plain }) {
  const desk = await openDesk(world);
  const requests = await countRequests(world);
  const splits = [];

  async function linkwright() {
    await show(desk, world, {});
    const tab = await world.tabOf(desk.page);
    await requests();
    await desk.page.bringToFront();
    const ask = async (tab) => {
      const begin = performance.now();
      const { kind, message } = await chrome.runtime.sendMessage({ kind: 'fill', tab });
      return { ms: performance.now() - begin, kind, message };
    };
    const { ms, kind, message } = await desk.panel.page.evaluate(ask, tab);
    assert.equal(kind, 'state', message);
    await assertFilled(desk.page, 'Linkwright');
    splits.push({ ...(await requests()), ms });
    return ms;
  }

  const page = await plain.newPage();
  const script = await bundled('bare.mjs');
  const bare = (how) => async () => {
    world.consoles.setScenario({});
    await page.goto(ADDRESSES.alexa, { waitUntil: 'load' });
    await world.ready(page);
    await page.evaluate(script);
    await page.bringToFront();
    const { ms, wrong } = await page.evaluate((wanted, how) => window.bareFill(wanted, how), WANTED, how);
    assert.deepEqual(wrong, []);
    await assertFilled(page, 'the bare script');
    return ms;
  };

  const samples = await byTurns(ROUNDS, {
    linkwright,
    careful: bare({ settles: true, rests: true }),
    settled: bare({ settles: true, rests: false }),
    hasty: bare({ settles: false, rests: false }),
  });
  await page.close();
  await desk.panel.page.close();
  await desk.page.close();
  const of = Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, median(all)]));
  const by = (name) => of.linkwright / of[name];
  return {
    ms: of,
    ratios: { careful: by('careful'), settled: by('settled'), hasty: by('hasty') },
    split: medians(splits.slice(1)),
  };
}
