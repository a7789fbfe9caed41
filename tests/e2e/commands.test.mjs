// The keyboard command and the context-menu entry. No driver can press a browser's own shortcuts or menus, so the
// browser's events are raised inside the background, which is where they arrive.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PROFILE } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { assertNothingCommitted, stateOf, waitForState } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { visit, waitForTitle } from './prepared.mjs';

const skip = BROWSER === 'firefox' && 'Firefox gives a driver no way into the event page of an extension';

let world;
before(async () => {
  world = await startWorld({ scenario: { alexa: { start: 'half' } } });
});
after(async () => {
  await world?.close();
});

/** Raises a browser's event in the background, as the browser would for a tab. */
async function raise(area, event, tab, ...values) {
  const target = await world.serviceWorker();
  const worker = await target.worker();
  const work = async (area, event, tab, values) => {
    const last = await chrome.tabs.get(tab);
    chrome[area][event].dispatch(...values, last);
  };
  await worker.evaluate(work, area, event, tab, values);
}

test('the menu has its entries, and no other', async () => {
  // Changing nothing of an entry fails where there is none.
  const isThere = (id) =>
    world.inExtension(
      (id) =>
        new Promise((resolve) => {
          chrome.contextMenus.update(id, {}, () => resolve(!chrome.runtime.lastError));
        }),
      id,
    );
  for (const id of ['fill-page', 'copy-redirect-urls'])
    await until(
      () => isThere(id),
      () => `${id} is no entry`,
    );
  assert.equal(await isThere('no-such-entry'), false);
});

test('the command and the menu entry fill the page', { skip }, async () => {
  const page = await world.open(ADDRESSES.alexa);
  const panel = await world.panelFor(page);
  await panel.importProfile(PROFILE);
  const tab = await world.tabOf(page);

  await raise('commands', 'onCommand', tab, 'fill-page');
  await waitForState(page, (state) => state.accessTokenScheme === 'HTTP_BASIC' && state.domains.length === 2);
  assertNothingCommitted(await stateOf(page));

  // The panel does it when it is in sight, and it must know the page that is there now.
  await visit({ page, panel }, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  await panel.idle();
  await raise('contextMenus', 'onClicked', tab, { menuItemId: 'fill-page' });
  await waitForState(page, (state) => state.accessTokenUrl === 'https://api.amazon.com/auth/o2/token');
});

test('the command copies the redirect URLs that the page shows', { skip }, async () => {
  const page = await world.open(ADDRESSES.alexa);
  await world.browser
    .defaultBrowserContext()
    .overridePermissions('https://developer.amazon.com', ['clipboard-read', 'clipboard-write']);
  const tab = await world.tabOf(page);
  await page.bringToFront();
  await raise('commands', 'onCommand', tab, 'copy-redirect-urls');
  const read = await page.waitForFunction(
    async () => {
      const text = await navigator.clipboard.readText();
      return text.includes('/api/skill/link/') && text;
    },
    { polling: 100 },
  );
  const hosts = (await read.jsonValue()).split('\n').map((line) => new URL(line).host);
  assert.deepEqual(hosts.sort(), ['alexa.amazon.co.jp', 'layla.amazon.com', 'pitangui.amazon.com']);
});

test('with the panel beside the page it does both, and says so', { skip }, async () => {
  const page = await world.open(ADDRESSES.alexa);
  const tab = await world.tabOf(page);
  const panel = await world.panel(tab, { type: 'window' });
  const said = () => panel.page.$eval('.notice', (notice) => notice.textContent);
  await panel.page.bringToFront();
  await raise('commands', 'onCommand', tab, 'fill-page');
  await waitForState(page, (state) => state.accessTokenScheme === 'HTTP_BASIC' && state.domains.length === 2);
  await until(async () => /right/.test(await said()), said);

  await world.browser
    .defaultBrowserContext()
    .overridePermissions(world.started.origin, ['clipboard-read', 'clipboard-write']);
  await panel.page.evaluate(() => navigator.clipboard.writeText('before'));
  await raise('commands', 'onCommand', tab, 'copy-redirect-urls');
  await until(async () => /3 redirect URLs/.test(await said()), said);
  const copied = await panel.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.split('\n').length, 3);
});
