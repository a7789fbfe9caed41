// While a person types: what is half typed is no mistake yet, what no further key could mend is named at once, and the
// background is not flooded.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fieldOf, stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const CLIENT_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
const RULE = 'client-id-lwa-format';

/** `QUIET` and `MOST` in extension/content/watch.ts; milliseconds. */
const QUIET = 80;
const MOST = 500;

let world;
let page;
let panel;
before(async () => {
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
  await panel.choose('Create from preset', 'Login with Amazon');
  // What the panel hears and shows, from the beginning of each test.
  await panel.page.evaluate(() => {
    window.heard = 0;
    window.shown = new Set();
    chrome.runtime.onMessage.addListener((message) => {
      if (message.kind === 'pageChanged') window.heard += 1;
    });
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('[data-rule]')) window.shown.add(one.dataset.rule);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.consoles.setScenario({ alexa: { start: 'full', values: { clientId: '' } } });
  await world.go(page, ADDRESSES.alexa);
  await page.bringToFront();
  await finding(false);
  await panel.page.evaluate(() => {
    window.heard = 0;
    window.shown.clear();
  });
});

const rulesShown = () => panel.page.evaluate(() => [...window.shown]);

/** Waits until the panel shows the rule's finding, or shows it no more. */
async function finding(there) {
  await panel.page.waitForFunction(
    (rule, there) =>
      document.querySelector('[data-busy="false"]') !== null &&
      (document.querySelector(`[data-rule="${rule}"]`) !== null) === there,
    { polling: 30 },
    RULE,
    there,
  );
}

/** Waits until the panel has shown the page as it is now: the text in its row of the client ID. */
async function seen(text) {
  await panel.page.waitForFunction(
    (text) =>
      document.querySelector('[data-busy="false"]') !== null &&
      document.querySelector('[data-field="clientId"][data-page]')?.dataset.onPage === text,
    { polling: 30 },
    text,
  );
}

test('half a client ID is no mistake until the field is left', async () => {
  const field = await fieldOf(page, 'clientId');
  await field.click();
  for (const part of [CLIENT_ID.slice(0, 9), CLIENT_ID.slice(9, 29), CLIENT_ID.slice(29, 45)]) {
    await page.keyboard.type(part, { delay: 8 });
    await seen((await stateOf(page)).clientId);
  }
  assert.deepEqual((await rulesShown()).includes(RULE), false, 'a half-typed value was named');
  await page.keyboard.press('Tab');
  await finding(true);
});

test('a whole client ID, typed key by key, never shows a finding', async () => {
  const field = await fieldOf(page, 'clientId');
  await field.click();
  await page.keyboard.type(CLIENT_ID, { delay: 12 });
  await seen(CLIENT_ID);
  await page.keyboard.press('Tab');
  await seen(CLIENT_ID);
  assert.equal((await rulesShown()).includes(RULE), false);
});

test('what no further key could mend is named while the cursor stays', async () => {
  const field = await fieldOf(page, 'clientId');
  await field.click();
  await page.keyboard.type('amzn1.application-ao2');
  await finding(true);
  assert.equal(await page.evaluate(() => document.activeElement.value), 'amzn1.application-ao2');
});

test('typing does not flood the background', async () => {
  const field = await fieldOf(page, 'clientId');
  await field.click();
  const text = 'x'.repeat(120);
  // A machine under load makes pauses: the page counts them, and how long it all took.
  await page.evaluate((quiet) => {
    window.typed = { pauses: 0, ms: 0, keys: 0 };
    let last = performance.now();
    const hear = () => {
      const now = performance.now();
      window.typed.keys += 1;
      window.typed.ms += now - last;
      if (now - last > quiet) window.typed.pauses += 1;
      last = now;
    };
    addEventListener('input', hear, true);
  }, QUIET - 10);
  await page.keyboard.type(text, { delay: 15 });
  await seen(text);
  const { pauses, ms, keys } = await page.evaluate(() => window.typed);
  assert.equal(keys, text.length);
  const heard = await panel.page.evaluate(() => window.heard);
  // Once a pause, once in half a second without a pause, and for the click before and the end.
  assert.ok(heard >= 1 && heard <= pauses + ms / MOST + 4, `${heard} messages in ${ms} ms with ${pauses} pauses`);
});
