// Pages that never come to rest, with Linkwright installed and without: what it takes to draw a table anew. The main
// thread has no pause, so whatever Linkwright does there makes it longer.

import assert from 'node:assert/strict';
import { ADDRESSES } from '../../e2e/harness/world.mjs';
import { byTurns, median } from './measure.mjs';

const ROUNDS = 9;
const SPAN = 1200;

const ELSEWHERE = 'https://other-site.test/';

/** By address, a text that is there once the page stands. */
const STANDS = {
  [ADDRESSES.alexa]: 'Alexa Redirect URLs',
  [ADDRESSES.dashboard]: 'Skill Invocation Name',
  [ELSEWHERE]: 'Another site',
};

/**
 * Rebuilds a table of 500 rows with every frame; how often that was. Drawing it takes longer than a frame has, so the main
 * thread has no pause; and each rebuild is drawn once, or two browsers that draw more or less often between two of them
 * would differ by that. Runs in the page.
 */
async function churn(span) {
  const body = document.querySelector('#churn') ?? document.createElement('tbody');
  if (!body.isConnected) {
    body.id = 'churn';
    const table = document.createElement('table');
    table.append(body);
    document.body.append(table);
  }
  const row = (...texts) => {
    const line = document.createElement('tr');
    for (const text of texts) line.insertCell().textContent = text;
    return line;
  };
  const turn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let rebuilds = 0;
  for (const end = performance.now() + span; performance.now() < end; rebuilds += 1) {
    body.replaceChildren(
      ...Array.from({ length: 500 }, (_, at) => row(`Build ${at}`, `${rebuilds} moments ago`, 'Done')),
    );
    await turn();
  }
  return rebuilds;
}

/** The contexts in which scripts run on a page, those of the browser's driver left out. */
async function contexts(page) {
  const session = await page.createCDPSession();
  const found = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (!context.name.startsWith('__puppeteer')) found.push(context);
  });
  await session.send('Runtime.enable');
  await session.detach();
  return {
    all: found.length,
    extensions: found.filter(({ origin }) => origin.startsWith('chrome-extension:')).length,
  };
}

/** A page whose main thread says how long it has worked: that is the same whatever else the machine does. */
async function openMetered(browser, address) {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction((text) => document.body.innerText.includes(text), { polling: 50 }, STANDS[address]);
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const sample = async () => {
    await page.bringToFront();
    const before = await worked();
    const rebuilds = await page.evaluate(churn, SPAN);
    return { rebuilds, each: ((await worked()) - before) / rebuilds };
  };
  return { page, sample };
}

/** What a rebuild takes when little else goes on: others on the machine only ever make it longer. */
function undisturbed(samples) {
  const best = samples.map(({ each }) => each).sort((a, b) => a - b);
  const third = best.slice(0, Math.ceil(best.length / 3));
  return third.reduce((all, one) => all + one, 0) / third.length;
}

/** With Linkwright and without, by turns; and once more without, which says how much any two browsers differ. */
async function compare({ world, plain, again }, address) {
  const browsers = { with: world.browser, without: plain, again };
  const open = async ([name, browser]) => [name, await openMetered(browser, address)];
  const pages = Object.fromEntries(await Promise.all(Object.entries(browsers).map(open)));
  const takes = Object.fromEntries(Object.entries(pages).map(([name, { sample }]) => [name, sample]));
  const samples = await byTurns(ROUNDS, takes);
  const seen = { with: await contexts(pages.with.page), without: await contexts(pages.without.page) };
  for (const { page } of Object.values(pages)) await page.close();
  const each = Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, undisturbed(all)]));
  const plainly = (each.without + each.again) / 2;
  return {
    ratio: each.with / plainly,
    exactness: Math.max(each.without, each.again) / Math.min(each.without, each.again),
    fewerRebuilds:
      median([...samples.without, ...samples.again].map(({ rebuilds }) => rebuilds)) /
      median(samples.with.map(({ rebuilds }) => rebuilds)),
    each,
    contexts: seen,
  };
}

export async function measureChurn(browsers) {
  browsers.world.consoles.setScenario({ alexa: { start: 'full' } });
  const form = await compare(browsers, ADDRESSES.alexa);
  const noForm = await compare(browsers, ADDRESSES.dashboard);
  const elsewhere = await compare(browsers, ELSEWHERE);
  // Where the content script runs it must be found, or finding none elsewhere would say nothing.
  assert.equal(form.contexts.with.extensions, 1, 'the content script is not seen where it runs');
  assert.equal(form.contexts.without.extensions, 0, 'the browser without the extension has one');
  return { form, noForm, elsewhere };
}
