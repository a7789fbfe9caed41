// The panel: how long until it can be used, beside an empty page of the same extension; and how long its tasks are with
// many profiles and many findings, while one scrolls and types.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../../e2e/harness/dist.mjs';
import { ADDRESSES, startWorld } from '../../e2e/harness/world.mjs';
import { byTurns, median, medians } from './measure.mjs';

const ROUNDS = 31;
/** How many times one scrolls, and types. */
const SITTINGS = 11;
const PROFILES = 200;
const FINDINGS = 500;

/** A task over this is felt. Milliseconds; the browser tells of no shorter ones. */
const LONG = 50;

/** When a page is ready, for itself: the empty one when it has loaded, the panel when the first answer is shown. */
const WATCH = `
  const control = (one) => !one.disabled && one.checkVisibility();
  const isReady = () =>
    document.title === 'Empty'
      ? document.readyState === 'complete'
      : document.querySelector('#page-title, #first-title') !== null && [...document.querySelectorAll('main button')].some(control);
  const look = () => {
    if (window.readyAt === undefined && isReady()) window.readyAt = performance.timeOrigin + performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener('load', look);
`;

/** The extension with an empty page in it, and with a clock in both. */
async function withEmptyPage() {
  const dist = await mkdtemp(join(tmpdir(), 'linkwright-bench-'));
  const folder = join(dist, 'chromium');
  await cp(join(DIST, 'chromium'), folder, { recursive: true });
  const clock = '<script src="watch.js"></script>';
  const panel = await readFile(join(folder, 'panel.html'), 'utf8');
  await writeFile(join(folder, 'panel.html'), panel.replace('<head>', `<head>${clock}`));
  await writeFile(
    join(folder, 'empty.html'),
    `<!doctype html><html lang="en"><head>${clock}<title>Empty</title></head></html>`,
  );
  await writeFile(join(folder, 'watch.js'), WATCH);
  return dist;
}

/** Milliseconds from asking the browser for a tab with a page until that is ready. */
async function open(browser, address) {
  const session = await browser.target().createCDPSession();
  const asked = performance.timeOrigin + performance.now();
  const { targetId } = await session.send('Target.createTarget', { url: address });
  const target = await browser.waitForTarget((one) => one._targetId === targetId);
  const page = await target.page();
  await page.waitForFunction(() => window.readyAt !== undefined, { polling: 20 });
  const { readyAt, began } = await page.evaluate(() => ({ readyAt: window.readyAt, began: performance.timeOrigin }));
  await session.detach();
  await page.close();
  return { asked: readyAt - asked, loading: readyAt - began };
}

async function measureStart(world, page) {
  const { origin } = world.started;
  const tab = await world.tabOf(page);
  // The console stays in sight, as it does beside the side panel; the browser gives less time to a page that is not.
  await page.bringToFront();
  const beside = await world.browser.newPage({ type: 'window' });
  const samples = await byTurns(ROUNDS, {
    panel: () => open(world.browser, `${origin}/panel.html?tab=${tab}`),
    empty: () => open(world.browser, `${origin}/empty.html`),
  });
  await beside.close();
  const ratio = (part) => median(samples.panel.map((panel, at) => panel[part] / samples.empty[at][part]));
  return {
    panel: medians(samples.panel),
    empty: medians(samples.empty),
    ratios: { asked: ratio('asked'), loading: ratio('loading') },
  };
}

/** The longest task in a page while something is done there, in milliseconds; 0 when none was longer than `LONG`. */
async function longestDuring(page, work) {
  await page.evaluate(() => {
    window.tasks = [];
    window.watcher = new PerformanceObserver((list) =>
      window.tasks.push(...list.getEntries().map((one) => one.duration)),
    );
    window.watcher.observe({ type: 'longtask' });
  });
  await work();
  return await page.evaluate(async () => {
    // What was noticed last is told with the next frames.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    window.watcher.disconnect();
    return Math.max(0, ...window.tasks);
  });
}

/** Scrolls through all findings, and types into the editor, where the panel has as much to show as it may ever have. */
async function measureMuch(world, page, panel) {
  const { page: shown } = panel;
  const row = (at) => ` ${at}.example-app.test`;
  const rows = Array.from({ length: FINDINGS }, (_, at) => row(at));
  world.consoles.setScenario({ alexa: { start: 'full', values: { domains: rows } } });
  const profile = (await shown.evaluate(() => chrome.storage.local.get('profile:1')))['profile:1'];
  await shown.evaluate(
    async (profile, count) => {
      const all = Array.from({ length: count }, (_, at) => [
        `profile:${at + 1}`,
        JSON.stringify({ ...JSON.parse(profile), name: `Skill ${at + 1}` }),
      ]);
      await chrome.storage.local.set(Object.fromEntries(all));
    },
    profile,
    PROFILES,
  );
  await world.go(page, ADDRESSES.alexa);
  await panel.reopen();
  await shown.waitForFunction(() => document.querySelectorAll('[data-rule]').length > 0);
  await panel.idle();
  const found = {
    profiles: await shown.$$eval('select[aria-label="Profile"] option', (all) => all.length),
    findings: await shown.$$eval('[data-rule]', (all) => all.length),
    elements: await shown.$$eval('*', (all) => all.length),
  };
  const scroll = () =>
    shown.evaluate(async () => {
      const steps = 120;
      const end = document.documentElement.scrollHeight;
      for (let step = 0; step <= steps; step += 1) {
        scrollTo(0, (end * step) / steps);
        await new Promise(requestAnimationFrame);
      }
    });
  const type = async () => {
    const input = await shown.waitForSelector('#field-name');
    await input.click();
    await shown.keyboard.type(' of a name that takes a while to type', { delay: 30 });
    await shown.waitForFunction(() => document.querySelector('.saved').textContent === 'Saved');
    await panel.idle();
  };
  await shown.bringToFront();
  const scrolling = [];
  const typing = [];
  for (let round = 0; round < SITTINGS; round += 1) {
    scrolling.push(await longestDuring(shown, scroll));
    typing.push(await longestDuring(shown, type));
  }
  const share = (all) => ({ median: median(all) / LONG, longest: Math.max(...all) / LONG });
  return { ...found, scrolling: share(scrolling), typing: share(typing), ms: { scrolling, typing } };
}

export async function measurePanel() {
  const dist = await withEmptyPage();
  const world = await startWorld({ name: 'chromium', dist });
  try {
    world.consoles.setScenario({ alexa: { start: 'half' } });
    const page = await world.open(ADDRESSES.alexa);
    const panel = await world.panelFor(page);
    await panel.choose('Create from preset', 'Login with Amazon');
    const start = await measureStart(world, page);
    const much = await measureMuch(world, page, panel);
    return { start, much };
  } finally {
    await world.close();
    await rm(dist, { recursive: true, force: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  console.log(JSON.stringify(await measurePanel(), null, 2));
}
