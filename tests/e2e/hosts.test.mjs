// Linkwright where the user has not allowed the consoles' hosts, or has taken them back; and on pages that were open
// before it was there. Nothing is loaded anew.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { DIST } from './harness/dist.mjs';
import { stateOf } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { allowHosts, takeBackHosts } from './hosts.mjs';
import { waitForTitle } from './prepared.mjs';

let world, page, tab, panel;
before(async () => {
  world = await startWorld({ extension: false, prefs: { 'extensions.webextOptionalPermissionPrompts': false } });
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  page = await world.open(ADDRESSES.alexa);
  await page.evaluate(() => {
    window.stayed = true;
  });
});
after(async () => {
  await world?.close();
});

const marks = () => page.$$eval('linkwright-marks', (all) => all.length);
const marked = (count) =>
  page.waitForFunction(
    (count) => document.querySelectorAll('linkwright-marks').length === count,
    { polling: 50 },
    count,
  );
const asks = (one = true) =>
  panel.page.waitForFunction((one) => (document.querySelector('#hosts') !== null) === one, { polling: 50 }, one);

test('a page that was open before Linkwright was installed works', async () => {
  await world.started.install();
  tab = await world.tabOf(page);
  await marked(1);
  panel = await world.panel(tab);
  await waitForTitle(panel, ['Account Linking']);
  await asks(false);
  assert.equal(await page.evaluate(() => window.stayed), true);
});

test('the script does not start twice', async () => {
  await world.inExtension(async (tab) => {
    for (let times = 0; times < 2; times += 1)
      await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['content.js'] });
  }, tab);
  // A second one would draw its own marks as soon as the page changes.
  await page.bringToFront();
  await page.type('input[type=password]', ' fake secret');
  await panel.page.waitForFunction(() => document.querySelector('[data-rule="secret-whitespace"]') !== null, {
    polling: 50,
  });
  assert.equal(await marks(), 1);
});

test('taken back: the panel says so and what to do, and the page is left alone', async () => {
  await takeBackHosts(world);
  await asks();
  await panel.told('Allow Linkwright on two sites');
  await marked(0);
  await panel.told('Allow Linkwright on two sites');
  assert.match(await panel.text(), /Allow Linkwright on two sites/);
  assert.equal(await panel.page.$eval('main', (main) => main.firstElementChild.id), 'hosts');
  assert.ok(await panel.has('Allow on these two sites'));
  assert.ok(!(await panel.has('Reload the page')) && !(await panel.has('Fill this page')));
  await examine(panel.page);
  assert.equal(await world.inExtension((tab) => chrome.action.getBadgeText({ tabId: tab }), tab), '');
});

test('the practice page needs no hosts, and its panel begins with the page', async () => {
  const practice = await world.extensionPage('practice.html', { ready: '#form' });
  const there = await world.panel(await world.tabAt(`${world.started.origin}/practice.html`));
  await waitForTitle(there, ['Account Linking']);
  await there.idle();
  assert.doesNotMatch(await there.text(), /Allow Linkwright on two sites/);
  assert.ok(await there.has('Fill this page'));
  await there.page.close();
  await practice.close();
});

test('allowed again: the page works as it is', async () => {
  await allowHosts(world, () => panel.press('Allow on these two sites'));
  await asks(false);
  await waitForTitle(panel, ['Account Linking']);
  await marked(1);
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  const { authorizationUrl, accessTokenUrl } = await stateOf(page);
  assert.deepEqual(
    [authorizationUrl, accessTokenUrl],
    ['https://www.amazon.com/ap/oa', 'https://api.amazon.com/auth/o2/token'],
  );
  assert.equal(await page.evaluate(() => window.stayed), true);
});

test('after an update an open page goes on working', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox’s driver loses the pages of an extension that is loaded anew');
    return;
  }
  await world.browser.installExtension(join(DIST, 'chromium'));
  // The extension's pages are closed with the old one; the first one of the new has to wait for it.
  const fresh = await world.browser.newPage();
  const outlined = () =>
    fresh.evaluate(async (address) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
      const answer = await chrome.tabs.sendMessage(tab.id, { kind: 'collect' }, { frameId: 0 });
      return answer.snapshot.nodes.length;
    }, ADDRESSES.alexa);
  const answers = async () => {
    await fresh.goto(`${world.started.origin}/panel.html?tab=0`);
    return await outlined();
  };
  for (const end = Date.now() + 30_000; !((await answers().catch(() => 0)) > 0); ) {
    assert.ok(Date.now() < end, 'the page does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.bringToFront();
  await page.type('input[type=password]', '1');
  await marked(1);
  assert.equal(await page.evaluate(() => window.stayed), true);
});
