// Takes pictures of panel and pages in the states of states.mjs, in every language, light and dark, into
// docs/images/<language>/:
// node tests/e2e/demo/gallery.mjs [language …]

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, ROOT } from '../harness/dist.mjs';
import { copyWith, messagesOf } from '../harness/language.mjs';
import { standIn } from '../harness/policy.mjs';
import { putBefore } from '../harness/stand-in.mjs';
import { startWorld } from '../harness/world.mjs';
import { SMALL } from './pictures.mjs';
import { broken, findings, organisation, ownPages, pointing, STATES, setUp, troubles } from './states.mjs';

const FOLDER = join(ROOT, 'docs/images');

/**
 * One picture in both themes, of the page as far as its window goes, or from an element on. What was just done is said
 * for a few seconds: with `notice` it is in the picture.
 */
async function take(folder, name, page, viewport, from, { notice = false } = {}) {
  await page.bringToFront();
  await page.setViewport(viewport);
  // Without the focus in it, and the mouse away: but taking the focus away would move it elsewhere.
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':focus-visible { outline: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(
      (from, notice) => {
        const target = from && document.querySelector(from);
        // A card's title brings the card.
        const shown = target?.matches('h2') ? target.closest('.card') : target;
        scrollTo(0, shown ? shown.getBoundingClientRect().top + scrollY - 12 : 0);
        document.querySelector('.notice')?.classList.toggle('visually-hidden', !notice);
      },
      from,
      notice,
    );
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: join(folder, `${name}-${theme}.webp`), ...SMALL });
  }
}

async function gallery(language) {
  const words = await messagesOf(language);
  /** A message as it names a control, with a text in the place of what is put into it. */
  const say = (key, text = '') => words[key].message.replace(/\$[A-Z]+\$/, () => text).replace(/\s+/g, ' ');
  const folder = join(FOLDER, language);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(tmpdir(), `linkwright-${language}-`));
  let world;
  try {
    const copy = await copyWith(temporary, language, words);
    // None at first; states.mjs gives it one.
    await putBefore(copy, standIn({}));
    world = await startWorld({ name: 'chromium', dist: temporary, scenario: { lwa: { start: 'oneProfile' } } });
    const stage = { world, say, copy, take: (...picture) => take(folder, ...picture) };
    for (const part of [ownPages, setUp, findings, pointing, troubles, organisation, broken]) await part(stage);
  } finally {
    await world?.close();
    await rm(temporary, { recursive: true, force: true });
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
