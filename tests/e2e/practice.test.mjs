// The practice page, which is a page of the extension: Linkwright works on it as on a console, and what was seen on the
// real consoles neither changes nor shows there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { pasted } from './harness/taken.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { prepare, waitForTitle } from './prepared.mjs';

const URLS = ['pitangui.amazon.com', 'alexa.amazon.co.jp', 'layla.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M0FAKEPRACTICE`,
);

let world, desk, practice, panel, elsewhere, address, memory;
before(async () => {
  world = await startWorld();
  // A set-up that is under way: the security profile and the skill's form were seen, the secret is kept.
  desk = await prepare(world);
  // The client ID is known from the security profile alone.
  const { selected, profile } = (await desk.panel.ask({ kind: 'state', tab: null })).state;
  delete profile.accountLinkingRequest.clientId;
  profile.lwa.name = 'Practice profile';
  await desk.panel.ask({ kind: 'save', profile: selected, content: JSON.stringify(profile) });
  await world.go(desk.page, ADDRESSES.alexa);
  await waitForTitle(desk.panel, ['Account Linking']);
  assert.equal((await desk.panel.fields()).clientId.wanted, desk.clientId);
  elsewhere = await world.openForeign('https://other-site.test/');
  // Nothing reports any more but the practice page.
  await desk.page.close();
  await desk.panel.page.close();
  memory = await remembered();
  assert.ok(Object.keys(memory.session).length >= 2 && Object.keys(memory.local).length > 0);
  practice = await world.extensionPage('practice.html', { ready: '#form' });
  address = `${world.started.origin}/practice.html`;
  panel = await world.panel(await world.tabAt(address));
  await practice.evaluate(() => {
    window.saves = 0;
    document.querySelector('#save').addEventListener('click', () => (window.saves += 1), true);
    document.querySelector('#form').addEventListener('submit', () => (window.saves += 1), true);
  });
});
after(async () => {
  await world?.close();
});

/** What is kept of the real set-up: what was seen, the secrets, the progress, and the user's own map. */
const remembered = () =>
  world.inExtension(async () => {
    const of = async (area, names) =>
      Object.fromEntries(Object.entries(await area.get()).filter(([key]) => names.test(key)));
    return {
      session: await of(chrome.storage.session, /^(seen|secret):/),
      local: await of(chrome.storage.local, /^(progress:|consoleMap)/),
    };
  });

/** The form as it stands, by the ids of its controls. */
const truth = () =>
  practice.evaluate(() => {
    const value = (id) => document.querySelector(`#${id}`).value;
    const rows = (id) => [...document.querySelectorAll(`[data-list="${id}"] input`)].map((input) => input.value);
    return {
      enabled: document.querySelector('#enabled').checked,
      grant: document.querySelector('[name="grant"]:checked')?.value ?? null,
      authorization: value('authorization'),
      token: value('token'),
      secret: value('secret').length,
      scheme: value('scheme'),
      scopes: rows('scopes').filter((row) => row !== ''),
      domains: rows('domains').filter((row) => row !== ''),
      expiry: value('expiry'),
      saves: window.saves,
    };
  });

const EMPTY = {
  enabled: true,
  grant: 'code',
  authorization: '',
  token: '',
  secret: 0,
  scheme: 'basic',
  scopes: [],
  domains: [],
  expiry: '',
  saves: 0,
};

const marked = (one = true) =>
  practice.waitForFunction(
    (one) => (document.querySelector('linkwright-marks') !== null) === one,
    { polling: 50 },
    one,
  );

test('the form is filled from the profile, each field with its outcome, and Save is not pressed', async () => {
  assert.deepEqual(await truth(), EMPTY);
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  assert.deepEqual(await truth(), {
    enabled: true,
    grant: 'code',
    authorization: 'https://www.amazon.com/ap/oa',
    token: 'https://api.amazon.com/auth/o2/token',
    secret: desk.clientSecret.length,
    scheme: 'basic',
    scopes: ['profile'],
    domains: ['channeltest.voiceworx.ai', 'channel.voiceworx.ai'],
    expiry: '80420',
    saves: 0,
  });
  const { clientId, ...others } = await panel.outcomes();
  for (const [field, outcome] of Object.entries(others))
    assert.ok(['', 'filled', 'already right'].includes(outcome), field);
  // Of the real security profile, whose client ID was seen, nothing is known here.
  assert.equal(clientId, 'needs you');
  assert.equal(await practice.$eval('#client', (input) => input.value), '');
});

test('a mistake is marked on the page and named in the panel; the fix mends it', async () => {
  await practice.bringToFront();
  await practice.click('#mistake');
  await marked();
  await panel.page.waitForFunction(() => document.querySelector('[data-rule="uri-not-https"]') !== null, {
    polling: 50,
  });
  await panel.press('Check this page');
  assert.equal(await panel.error(), '');
  const [first] = await panel.findings();
  assert.equal(first.rule, 'uri-not-https');
  assert.equal((await truth()).authorization, 'http://www.amazon.com/ap/oa');
  await practice.bringToFront();
  await practice.$eval('#authorization', (input) => input.select());
  await practice.type('#authorization', 'https://www.amazon.com/ap/oa');
  await practice.keyboard.press('Tab');
  await panel.page.waitForFunction(() => document.querySelector('[data-rule="uri-not-https"]') === null, {
    polling: 50,
  });
});

test('the redirect URLs are copied', async () => {
  await panel.press('Copy redirect URLs');
  // The browser gives the clipboard to no page that is out of sight before it is done.
  await panel.told('Copied 3 redirect URLs');
  assert.equal(await pasted(elsewhere.page), URLS.join('\n'));
});

test('what was filled is undone', async () => {
  await panel.press('Undo fill');
  assert.equal(await panel.error(), '');
  assert.deepEqual(await truth(), EMPTY);
});

test('the real set-up is what it was, and its steps are not shown here', async () => {
  assert.deepEqual(await remembered(), memory);
  assert.equal(await panel.page.$eval('#guide', (guide) => guide.checkVisibility()), false);
  const page = await world.open(ADDRESSES.alexa);
  const other = await world.panelFor(page);
  await waitForTitle(other, ['Account Linking']);
  assert.equal(await other.page.$eval('#guide', (guide) => guide.checkVisibility()), true);
  // The client ID of the security profile is known there, as before.
  assert.equal((await other.fields()).clientId.wanted, desk.clientId);
  await other.page.close();
  await page.close();
});

test('only this one address is taken for a console, and its page is no panel', async () => {
  const kind = (tab) =>
    world.inExtension(async (tab) => (await chrome.runtime.sendMessage({ kind: 'state', tab })).state.page.kind, tab);
  assert.equal(await kind(await world.tabAt(address)), 'recognised');
  const other = await world.extensionPage('practice.html?other', { ready: '#form' });
  assert.equal(await kind(await world.tabAt(`${address}?other`)), 'elsewhere');
  await other.close();
  const foreign = await world.openForeign('https://other-site.test/practice.html');
  assert.equal(await kind(foreign.tab), 'elsewhere');
  await foreign.page.close();
  // It may only report itself, as a page does.
  const answer = await practice.evaluate(() => chrome.runtime.sendMessage({ kind: 'state', tab: null }));
  assert.equal(answer ?? null, null);
});

test('Save says what it would do, and the form works by keyboard', async () => {
  await practice.bringToFront();
  await practice.click('#empty');
  await practice.focus('#enabled');
  await practice.keyboard.press(' ');
  assert.equal(await practice.$eval('#more', (more) => more.checkVisibility()), false);
  const isClosed = () => document.querySelector('[data-field="scopes"]')?.innerText.includes('Account linking is off');
  await panel.page.waitForFunction(isClosed, { polling: 50 });
  // What the switch hides is filled once it is on.
  assert.equal((await panel.fields()).scopes.state, 'differs');
  assert.equal(await panel.page.$('[data-state="notFound"]'), null);
  // What is pointed at here would hold on the consoles.
  assert.equal(await panel.has('Point at it: Scope'), false);
  await practice.keyboard.press(' ');
  assert.equal((await truth()).enabled, true);
  await practice.focus('[data-list="scopes"] .add');
  await practice.keyboard.press('Enter');
  await practice.keyboard.type('profile');
  await practice.waitForFunction(
    () => document.querySelectorAll('[data-list="scopes"] input')[1]?.value === 'profile',
    { polling: 50 },
  );
  await practice.keyboard.press('Tab');
  await practice.keyboard.press('Enter');
  // The focus stays among the rows.
  assert.equal(await practice.evaluate(() => document.activeElement.className), 'button-icon remove');
  assert.equal(await practice.$$eval('[data-list="scopes"] input', (rows) => rows.length), 1);
  await practice.focus('#save');
  await practice.keyboard.press('Enter');
  await practice.waitForFunction(() => /Nothing was saved/.test(document.querySelector('#saved').textContent), {
    polling: 50,
  });
  await practice.click('#empty');
  assert.equal(await practice.$eval('#saved', (said) => said.textContent), '');
  assert.deepEqual(await truth(), { ...EMPTY, saves: (await truth()).saves });
});

/** What the button that copies lies over, and by how much the page is wider than its window. */
const crowded = () =>
  practice.evaluate(async () => {
    const list = document.querySelector('#urls').parentElement;
    list.scrollIntoView({ block: 'center', behavior: 'instant' });
    // What stands over the page goes along with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { top, bottom } = list.getBoundingClientRect();
    const hits = [];
    for (let y = top - 40; y < bottom + 40; y += 4)
      for (let x = 2; x < innerWidth; x += 4)
        if (document.elementFromPoint(x, y)?.localName === 'linkwright-marks') hits.push([x, y]);
    const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
    const covered = [];
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const over = ({ left, right, top, bottom }) =>
        hits.some(([x, y]) => x > left && x < right && y > top && y < bottom);
      if ([...range.getClientRects()].some(over)) covered.push(texts.currentNode.data);
    }
    return { there: hits.length > 40, covered, wider: document.documentElement.scrollWidth - innerWidth };
  });

test('in a narrow window the button that copies lies over no text, and the page is no wider for it', async () => {
  await practice.bringToFront();
  for (const width of [1280, 360, 320]) {
    await practice.setViewport({ width, height: 900 });
    let found;
    await until(
      async () => {
        found = await crowded();
        return found.there && found.covered.length === 0 && found.wider <= 0;
      },
      () => `${width} px: ${JSON.stringify(found)}`,
    );
  }
});

test('it shuts nobody out, empty and full, from a phone’s width to a desk’s', async () => {
  await examine(practice, [320, 640, 1280]);
  await practice.click('#mistake');
  await marked();
  await examine(practice, [320, 640, 1280]);
});
