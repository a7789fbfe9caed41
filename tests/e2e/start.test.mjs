// How the panel starts: it asks its first question before its program is there, and takes the answer only as long as it is
// still true.
//
// What is watched happens before the panel's own first line, where no driver can put anything in Firefox. So the built
// extension is copied, with one script more at the head of the panel. What is in that copy is otherwise what ships.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { overhang } from './harness/layout.mjs';
import { Panel } from './harness/panel.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

/** Counts the questions for a state; holds the first one's answer back, or lets something happen before it is given. */
const WATCH = `
  window.asked = [];
  const send = chrome.runtime.sendMessage.bind(chrome.runtime);
  const what = new URLSearchParams(location.search).get('then');
  if (what === 'beside') chrome.tabs.getCurrent = async () => undefined;
  new MutationObserver((_, watching) => {
    if (document.querySelector('.app') === null) return;
    watching.disconnect();
    window.wasBeside = document.documentElement.classList.contains('beside');
  }).observe(document, { childList: true, subtree: true });
  chrome.runtime.sendMessage = async (message, ...rest) => {
    if (message?.kind !== 'state') return await send(message, ...rest);
    window.asked.push(document.querySelector('.app') === null ? 'before' : 'after');
    const answer = await send(message, ...rest);
    if (window.asked.length === 1 && what === 'hold') await new Promise((resolve) => { window.giveOut = resolve; });
    if (window.asked.length === 1 && what === 'refuse') throw new Error('Receiving end does not exist.');
    if (window.asked.length === 1 && what === 'rename') {
      // Pages that report change other things meanwhile.
      const changed = new Promise((resolve) =>
        chrome.storage.onChanged.addListener((changes) => { if ('profile:1' in changes) resolve(); }));
      const { 'profile:1': profile } = await chrome.storage.local.get('profile:1');
      await chrome.storage.local.set({ 'profile:1': JSON.stringify({ ...JSON.parse(profile), name: 'Renamed meanwhile' }) });
      await changed;
    }
    return answer;
  };
`;

let folder, world, tab, panel;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkwright-start-'));
  const copy = join(folder, BROWSER);
  await cp(join(DIST, BROWSER), copy, { recursive: true });
  const html = await readFile(join(copy, 'panel.html'), 'utf8');
  await writeFile(join(copy, 'panel.html'), html.replace('<head>', '<head><script src="watch.js"></script>'));
  await writeFile(join(copy, 'watch.js'), WATCH);
  world = await startWorld({ dist: folder, scenario: { alexa: { start: 'half' } } });
  const page = await world.open(ADDRESSES.alexa);
  tab = await world.tabOf(page);
  panel = await world.panel(tab);
  await panel.choose('Create from preset', 'Login with Amazon');
});
after(async () => {
  await world?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const start = (then, options) => world.extensionPage(`panel.html?tab=${tab}&then=${then}`, options);
const asked = (page) => page.evaluate(() => window.asked);
const names = (page) => page.$$eval('select[aria-label="Profile"] option', (all) => all.map((one) => one.textContent));

test('the first question is asked before the program is there, and once', async () => {
  const page = await start('nothing', { ready: '[data-busy="false"] #page-title' });
  assert.deepEqual(await asked(page), ['before']);
  assert.deepEqual(await names(page), ['Login with Amazon']);
  await page.close();
});

test('what has changed since it was asked is asked for again', async () => {
  const page = await start('rename', { ready: '[data-busy="false"] #page-title' });
  assert.equal((await asked(page))[0], 'before');
  assert.deepEqual(await names(page), ['Renamed meanwhile']);
  await page.close();
});

test('a question that nobody heard is asked again', async () => {
  const page = await start('refuse', { ready: '[data-busy="false"] #page-title' });
  assert.deepEqual(await asked(page), ['before', 'after']);
  await page.close();
});

test('a slow answer is waited for in sight', async () => {
  const page = await start('hold', { ready: '.waiting' });
  assert.deepEqual(await asked(page), ['before']);
  assert.equal(await page.$('#page-title'), null);
  await page.evaluate(() => window.giveOut());
  await until(async () => (await page.$('[data-busy="false"] #page-title')) !== null, 'nothing is shown');
  assert.deepEqual(await asked(page), ['before']);
  await page.close();
});

test('beside a page, where the browser names it, its own name is only read out', async () => {
  const look = (page) =>
    page.evaluate(() => {
      const { width, height } = document.querySelector('.brand').getBoundingClientRect();
      const title = document.querySelector('.brand h1');
      const { bottom } = document.querySelector('#profile').getBoundingClientRect();
      return { isSeen: width > 1 && height > 1, isThere: title.checkVisibility(), isFirst: bottom < 64 };
    });
  const own = await start('nothing', { ready: '[data-busy="false"] #page-title' });
  await own.setViewport({ width: 400, height: 900 });
  assert.equal(await own.evaluate(() => window.wasBeside), false);
  assert.deepEqual(await look(own), { isSeen: true, isThere: true, isFirst: false });
  await own.close();
  const beside = await start('beside', { ready: '[data-busy="false"] #page-title' });
  // From the first picture on.
  assert.equal(await beside.evaluate(() => window.wasBeside), true);
  for (const width of [240, 400, 800]) {
    assert.deepEqual(await overhang(beside, width), [], `${width} px`);
    assert.deepEqual(await look(beside), { isSeen: false, isThere: true, isFirst: true }, `${width} px`);
  }
  await examine(beside);
  await beside.close();
});

test('a program that cannot be started says so, shuts nobody out, and comes when it is there again', async () => {
  const file = join(folder, BROWSER, 'panel_wasm_bg.wasm');
  const program = await readFile(file);
  await writeFile(file, 'damaged');
  try {
    const page = await start('nothing', { ready: '.boot-failed' });
    const said = await page.$eval('.boot-failed [role="alert"]', (alert) => alert.textContent);
    assert.match(said, /could not start: .+\. Your profiles are kept\./s);
    await examine(page);
    await writeFile(file, program);
    const again = await new Panel(page).control('Try again');
    await page.bringToFront();
    await again.click();
    await until(async () => (await page.$('[data-busy]').catch(() => null)) !== null, 'the panel does not come');
    await page.close();
  } finally {
    await writeFile(file, program);
  }
});
