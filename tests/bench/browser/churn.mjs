// Pages that never come to rest, with Linkwright installed and without: how often a table is drawn anew in the same time.

import assert from 'node:assert/strict';
import { ADDRESSES } from '../../e2e/harness/world.mjs';
import { byTurns, median } from './measure.mjs';

const ROUNDS = 10;
const SPAN = 1500;

/** Rebuilds a table of 500 rows as often as it can; how often that was. Runs in the page. */
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
  const channel = new MessageChannel();
  const turn = () =>
    new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  let rebuilds = 0;
  for (const end = performance.now() + span; performance.now() < end; rebuilds += 1) {
    body.replaceChildren(
      ...Array.from({ length: 500 }, (_, at) => row(`Build ${at}`, `${rebuilds} moments ago`, 'Done')),
    );
    await turn();
  }
  channel.port1.close();
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

async function compare({ world, plain }, address) {
  const pages = { with: await world.browser.newPage(), without: await plain.newPage() };
  for (const page of Object.values(pages)) {
    await page.goto(address, { waitUntil: 'load' });
    if (address !== ADDRESSES.dashboard) await world.ready(page);
  }
  const sample = (page) => async () => {
    await page.bringToFront();
    return await page.evaluate(churn, SPAN);
  };
  const samples = await byTurns(ROUNDS, { with: sample(pages.with), without: sample(pages.without) });
  const seen = { with: await contexts(pages.with), without: await contexts(pages.without) };
  for (const page of Object.values(pages)) await page.close();
  const rebuilds = { with: median(samples.with), without: median(samples.without) };
  return { rebuilds, samples, ratio: rebuilds.without / rebuilds.with, contexts: seen };
}

export async function measureChurn(pair) {
  pair.world.consoles.setScenario({ alexa: { start: 'full' } });
  const form = await compare(pair, ADDRESSES.alexa);
  const noForm = await compare(pair, ADDRESSES.dashboard);
  const elsewhere = await compare(pair, 'https://other-site.test/');
  // Where the content script runs it must be found, or finding none elsewhere would say nothing.
  assert.equal(form.contexts.with.extensions, 1, 'the content script is not seen where it runs');
  assert.equal(form.contexts.without.extensions, 0);
  return { form, noForm, elsewhere };
}
