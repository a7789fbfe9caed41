// Takes pictures of panel and pages in the states below, in every language, light and dark, into docs/images/<language>/:
// node tests/e2e/demo/gallery.mjs [language …]

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickOnPage } from '../guide.mjs';
import { DIST, ROOT } from '../harness/dist.mjs';
import { copyWith, messagesOf } from '../harness/language.mjs';
import { ADDRESSES, securityProfile, startWorld } from '../harness/world.mjs';
import { waitForTitle } from '../prepared.mjs';
import { SMALL } from './pictures.mjs';

const FOLDER = join(ROOT, 'docs/images');
const PANEL = { width: 400, height: 860 };
const PAGE = { width: 1000, height: 800 };

const ERROR =
  "The redirect URI you provided has not been whitelisted for your application. Please add your redirect URI in the 'Allowed Return URLs' section under 'Web Settings' for your Security Profile on Amazon Developer Portal.";

/** What each picture shows, by its file's name: the gallery's captions. */
const STATES = {
  welcome: 'After installing',
  first: 'The first profile',
  guide: 'The guide',
  difference: 'On the page, and what is wanted',
  filled: 'After filling',
  findings: 'What is wrong, why, and what to do',
  why: 'A rule, with its reason and sources',
  editor: 'The profile',
  explained: 'An error explained',
  settings: 'The settings',
  practice: 'The practice page',
};

/** One picture in both themes, of the page as far as its window goes, or from an element on. */
async function take(folder, name, page, viewport, from) {
  await page.bringToFront();
  await page.setViewport(viewport);
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate((from) => {
      const target = from && document.querySelector(from);
      scrollTo(0, target ? (target.closest('.card') ?? target).getBoundingClientRect().top + scrollY - 12 : 0);
      document.activeElement?.blur();
      // As it is a few seconds later.
      document.querySelector('.notice')?.classList.add('visually-hidden');
    }, from);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: join(folder, `${name}-${theme}.webp`), ...SMALL });
  }
}

const open = (panel, selector) =>
  panel.page.$eval(selector, (fold) => {
    fold.open = true;
  });

async function gallery(language) {
  const words = await messagesOf(language);
  const say = (key) => words[key].message;
  const copy = await mkdtemp(join(tmpdir(), `linkwright-${language}-`));
  const folder = join(FOLDER, language);
  await mkdir(folder, { recursive: true });
  let world;
  try {
    await copyWith(copy, language, words);
    world = await startWorld({ name: 'chromium', dist: copy, scenario: { lwa: { start: 'oneProfile' } } });
    for (const [path, name, ready] of [
      ['welcome.html', 'welcome', '#open'],
      ['settings.html', 'settings', '.rule'],
      ['practice.html', 'practice', '#form'],
    ]) {
      const own = await world.extensionPage(path, { ready });
      await take(folder, name, own, PAGE);
      await own.close();
    }

    const [{ id, clientSecret }] = world.consoles.state().lwa.profiles;
    const page = await world.open(securityProfile(id).general);
    const panel = await world.panelFor(page);
    await take(folder, 'first', panel.page, PANEL);
    await panel.choose(say('createFromPreset'), 'Login with Amazon');
    await clickOnPage(page, 'Show Secret');
    await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
    await panel.press(say('keep'));
    world.consoles.setScenario({ alexa: { start: 'half' }, lwa: { start: 'oneProfile' } });
    await world.go(page, ADDRESSES.alexa);
    await waitForTitle(panel, ['Account Linking']);
    await panel.idle();
    await take(folder, 'guide', panel.page, PANEL, '#guide');
    await take(folder, 'difference', panel.page, PANEL, '#page-title');
    await panel.press(say('fill'));
    await take(folder, 'filled', panel.page, PANEL, '#page-title');
    await open(panel, '#editor');
    await take(folder, 'editor', panel.page, PANEL, '#editor');
    await page.close();

    world.consoles.setScenario({ alexa: { start: 'wrong' } });
    const wrong = await world.open(ADDRESSES.alexa);
    const other = await world.panelFor(wrong);
    await other.press(say('check'));
    await other.page.waitForSelector('[data-rule]');
    await other.idle();
    await take(folder, 'findings', other.page, PANEL, '#findings-title');
    await open(other, '[data-rule] details.rule');
    await other.page.waitForSelector('[data-rule] .sources');
    await take(folder, 'why', other.page, PANEL, '[data-rule]');
    await open(other, '#explain');
    await other.page.type('#error-text', ERROR);
    await other.press(say('explainNow'));
    await other.page.waitForSelector('#explanation');
    await take(folder, 'explained', other.page, PANEL, '#explain');
  } finally {
    await world?.close();
    await rm(copy, { recursive: true, force: true });
  }
}

/** A page that shows them all. */
async function index(languages) {
  const picture = (language, name) =>
    `<picture><source media="(prefers-color-scheme: dark)" srcset="${language}/${name}-dark.webp"><img src="${language}/${name}-light.webp" alt="" width="320"></picture>`;
  const lines = [
    '# Pictures',
    '',
    'Panel and pages in each language; light or dark, as you read this. `cargo xtask docs --pictures` takes them.',
  ];
  for (const [name, caption] of Object.entries(STATES)) {
    lines.push('', `## ${caption}`, '', `| ${languages.join(' | ')} |`, `|${'---|'.repeat(languages.length)}`);
    lines.push(`| ${languages.map((language) => picture(language, name)).join(' | ')} |`);
  }
  await writeFile(join(FOLDER, 'README.md'), `${lines.join('\n')}\n`);
}

const all = (await readdir(join(DIST, 'chromium/_locales'))).sort();
const chosen = process.argv.slice(2);
for (const language of chosen.length > 0 ? chosen : all) {
  await gallery(language);
  console.log(`docs/images/${language}/`);
}
await index(all);
