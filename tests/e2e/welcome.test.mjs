// The page that opens after installing: once, and everything on it does what it says.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { DIST } from './harness/dist.mjs';
import { startWorld } from './harness/world.mjs';
import { allowHosts, takeBackHosts } from './hosts.mjs';

let world, page;
before(async () => {
  world = await startWorld({ welcome: true, prefs: { 'extensions.webextOptionalPermissionPrompts': false } });
  page = world.started.welcome;
});
after(async () => {
  await world?.close();
});

/** How many tabs show it. */
const shown = () =>
  world.inExtension(
    async () => (await chrome.tabs.query({})).filter(({ url }) => url === chrome.runtime.getURL('welcome.html')).length,
  );

const visible = (id) => page.$eval(id, (element) => element.checkVisibility());

test('it is there once, with every word', async () => {
  assert.equal(await shown(), 1);
  const empty = await page.$$eval('[data-message]', (all) => all.filter((one) => one.textContent.trim() === '').length);
  assert.equal(empty, 0);
  assert.match(await page.title(), /Linkwright/);
  assert.match(
    await page.$eval('#pin', (pin) => pin.textContent),
    world.name === 'firefox' ? /Pin to Toolbar/ : /then the pin/,
  );
});

test('it shuts nobody out, with and without the hosts', async () => {
  await page.waitForFunction(() => document.querySelector('#granted').checkVisibility(), { polling: 50 });
  assert.equal(await visible('#ask'), false);
  await examine(page, [320, 640, 1280]);
  await takeBackHosts(world);
  await page.waitForFunction(() => document.querySelector('#ask').checkVisibility(), { polling: 50 });
  assert.equal(await visible('#granted'), false);
  // It is what one does first: above all else, and the only button that stands out.
  assert.equal(await page.$eval('main', (main) => main.firstElementChild.id), 'ask');
  const primary = await page.$$eval('.primary', (all) =>
    all.filter((one) => one.checkVisibility()).map(({ id }) => id),
  );
  assert.deepEqual(primary, ['allow']);
  await examine(page, [320, 640, 1280]);
});

test('Allow on these two sites allows them, and the page says so', async () => {
  await page.bringToFront();
  await page.focus('#allow');
  await allowHosts(world, () => page.keyboard.press('Enter'));
  await page.waitForFunction(() => document.querySelector('#granted').checkVisibility(), { polling: 50 });
  assert.equal(await visible('#ask'), false);
  assert.equal(await page.$eval('#practise', (practise) => practise.classList.contains('primary')), true);
  // Whoever pressed the button by keyboard is not thrown back to the top.
  if (world.name === 'firefox') assert.equal(await page.evaluate(() => document.activeElement.id), 'granted');
});

test('by keyboard: the practice page first, then the panel, which opens beside the page', async () => {
  await page.bringToFront();
  // From the top: where Tab goes on from is remembered even when nothing has the focus any more.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const reached = [];
  for (let presses = 0; presses < 2; presses += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement.id));
  }
  assert.deepEqual(reached, ['practise', 'open']);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#said').textContent !== '', { polling: 50 });
  assert.equal(await page.$eval('#said', (said) => said.textContent), 'The panel is open beside this page.');
  const open = await world.inExtension(async () => {
    if (chrome.sidebarAction) return await chrome.sidebarAction.isOpen({});
    return (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length > 0;
  });
  assert.equal(open, true);
});

test('Try it on the practice page leads there', async () => {
  await page.bringToFront();
  await page.click('#practise');
  const there = () => location.pathname === '/practice.html' && document.querySelector('#form') !== null;
  for (const end = Date.now() + 30_000; !(await page.evaluate(there).catch(() => false)); ) {
    assert.ok(Date.now() < end, 'the practice page did not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(await shown(), 0);
});

test('an update opens nothing', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox’s driver loses the pages of an extension that is loaded anew');
    return;
  }
  // Installed over itself it is an update. When its background answers, it has long heard of that.
  await world.browser.installExtension(join(DIST, 'chromium'));
  const anew = await world.browser.newPage();
  const answers = async () => {
    await anew.goto(`${world.started.origin}/panel.html?tab=0`);
    return (await anew.evaluate(() => chrome.runtime.sendMessage({ kind: 'state', tab: null })))?.kind;
  };
  for (const end = Date.now() + 30_000; (await answers().catch(() => '')) !== 'state'; ) {
    assert.ok(Date.now() < end, 'the background does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const tabs = await anew.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url));
  assert.equal(tabs.filter((url) => url?.endsWith('/welcome.html')).length, 0);
});
