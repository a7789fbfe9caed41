// Every language of the extension, and a made-up one whose words are long and accented: panel and pages speak it, the
// core's sentences among them, with clauses and values in their places, and nothing is wider than its window; so does one
// that is made up of other letters and runs from right to left, where in addition nothing lies upon another thing. The
// extension is a copy that has one language alone, so that it is shown whatever languages the browser has; the last test
// has the extension as it is built, in a browser that is German itself.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { of } from './findings.mjs';
import { BROWSER } from './harness/browser.mjs';
import { copyWith, messagesOf } from './harness/language.mjs';
import { overhang, overlaps, PANEL_WIDTHS } from './harness/layout.mjs';
import { marksOn } from './harness/marks.mjs';
import { savedFile } from './harness/taken.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const WRONG_ID = `amzn1.application-ao2-client.${'0123456789abcdef'.repeat(2)}`;
const TOKENS = ['\u0002', '\u0003', '\u001f'];

/** So many more signs, in words of up to eight. */
const longer = (count) =>
  ' ~~~~~~~'
    .repeat(Math.ceil(count / 8))
    .slice(0, Math.ceil(count))
    .trimEnd();

/** Longer by two fifths, with accents above and below; placeholders stay. */
function madeUp(messages) {
  const accented = (text) =>
    text.replace(/[aeiouAEIOU]/g, (letter) => `${letter}\u0301`).concat(longer(text.length * 0.4));
  const all = Object.entries(messages).map(([key, entry]) => {
    const message = entry.message
      .split(/(\$[A-Z0-9_]+\$)/)
      .map((part, at) => (at % 2 === 1 ? part : accented(part)))
      .join('');
    return [key, { ...entry, message }];
  });
  const { language, catalogueFile } = messages;
  return { ...Object.fromEntries(all), language, catalogueFile };
}

const LETTERS = [...'אבגדהוזחטיכלמנסעפצקרשת'];

/** In letters that run from right to left; placeholders stay. */
function fromTheRight(messages) {
  const letter = (one) => LETTERS[(one.toLowerCase().charCodeAt(0) - 97) % LETTERS.length];
  const all = Object.entries(messages).map(([key, entry]) => {
    const message = entry.message
      .split(/(\$[A-Z0-9_]+\$)/)
      .map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-z]/gi, letter)))
      .join('');
    return [key, { ...entry, message }];
  });
  const { language, catalogueFile } = messages;
  return { ...Object.fromEntries(all), language, catalogueFile, [DIRECTION]: { message: 'rtl' } };
}

/** What the copy asks in place of the browser's own direction, which is that of the browser's language. */
const DIRECTION = 'madeUpDirection';

/** Lets a copy of the extension run from right to left. Gives the files that ask for the direction. */
async function turn(copy) {
  const asking = [];
  for (const name of await readdir(copy)) {
    if (!name.endsWith('.js')) continue;
    const text = await readFile(join(copy, name), 'utf8');
    if (!text.includes('@@bidi_dir')) continue;
    asking.push(name);
    await writeFile(join(copy, name), text.replaceAll('@@bidi_dir', DIRECTION));
  }
  return asking;
}

const english = await messagesOf('en');

for (const [name, language, change] of [
  ['German', 'de'],
  ['French', 'fr'],
  ['Spanish', 'es'],
  ['Japanese', 'ja'],
  ['a made-up language', 'en', madeUp],
  ['a made-up language from right to left', 'en', fromTheRight],
]) {
  describe(name, () => {
    let folder, world, page, panel, words;
    after(async () => {
      await world?.close();
      if (folder) await rm(folder, { recursive: true, force: true });
    });

    test('findings are said in it, with values and clauses in their places', async () => {
      folder = await mkdtemp(join(tmpdir(), `linkwright-${language}-`));
      words = change?.(english) ?? (await messagesOf(language));
      const copy = await copyWith(folder, language, words);
      if (words[DIRECTION])
        assert.deepEqual((await turn(copy)).sort(), ['panel.js', 'practice.js', 'settings.js', 'welcome.js']);
      const values = { clientId: WRONG_ID, scopes: [' profile'] };
      world = await startWorld({ dist: folder, scenario: { alexa: { start: 'full', values } } });
      page = await world.open(ADDRESSES.alexa);
      panel = await world.panelFor(page);
      await panel.choose(words.createFromPreset.message, 'Login with Amazon');
      const title = await panel.page.waitForSelector(`${of('client-id-lwa-format')} h3`);
      const said = await title.evaluate((title) => title.innerText);
      assert.match(said, /“ao”.*“oa”|“oa”.*“ao”/s);
      assert.ok(!said.includes('belongs, at character'), said);
      assert.equal(await panel.page.evaluate(() => document.documentElement.lang), words.language.message);
    });

    test('nothing is left in English, and nothing is a token', async () => {
      const text = await panel.text();
      const left = Object.entries(english)
        .filter(([key, { message }]) => message.length > 24 && !message.includes('$') && words[key].message !== message)
        .filter(([, { message }]) => text.includes(message));
      assert.deepEqual(left, []);
      for (const sign of TOKENS) assert.ok(!text.includes(sign), text);
    });

    test('rules and errors are explained in it', async () => {
      const catalogue = JSON.parse(await readFile(join(folder, BROWSER, words.catalogueFile.message), 'utf8'));
      const rule = catalogue.rules.find(({ id }) => id === 'client-id-lwa-format');
      const plain = (text) => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
      await panel.page.$eval(`${of(rule.id)} details.rule`, (fold) => {
        fold.open = true;
      });
      const explained = await panel.page.waitForSelector(`${of(rule.id)} .sources`);
      const said = plain(await explained.evaluate((sources) => sources.closest('.rule-text').textContent));
      for (const text of [...rule.why, rule.title]) assert.ok(said.includes(plain(text)), `${text}\n${said}`);

      await panel.page.$eval('#explain', (fold) => {
        fold.open = true;
      });
      await panel.page.type('#error-text', 'invalid_scope');
      await panel.press(words.explainNow.message);
      const symptom = await panel.page.waitForSelector('[data-symptom]');
      const [id, title] = await symptom.evaluate((one) => [
        one.dataset.symptom,
        one.querySelector('.symptom-title').textContent,
      ]);
      assert.equal(title, plain(catalogue.symptoms.find((known) => known.id === id).title));
    });

    test('no page is wider than its window, and in the panel nothing lies upon anything', async () => {
      for (const width of PANEL_WIDTHS) {
        assert.deepEqual(await overhang(panel.page, width), [], `panel, ${width} px`);
        assert.deepEqual(await overlaps(panel.page, width), [], `panel, ${width} px`);
      }
      for (const [path, ready] of [
        ['settings.html', '.rule'],
        ['welcome.html', '#open'],
        ['practice.html', '#form'],
      ]) {
        const own = await world.extensionPage(path, { ready });
        for (const width of [320, 1000]) assert.deepEqual(await overhang(own, width), [], `${path}, ${width} px`);
        await own.close();
      }
    });

    test('what runs from right to left lies side by side, and values run from left to right', {
      skip: change !== fromTheRight && 'the language runs from left to right',
    }, async () => {
      const [direction, value, words] = await panel.page.evaluate(() => [
        document.documentElement.dir,
        getComputedStyle(document.querySelector('.line:not(.line-said)')).direction,
        getComputedStyle(document.querySelector('.cure')).direction,
      ]);
      assert.deepEqual({ direction, value, words }, { direction: 'rtl', value: 'ltr', words: 'rtl' });
      const own = await world.extensionPage('practice.html', { ready: '#form' });
      assert.deepEqual(await overlaps(own, 1000), []);
      await own.close();
    });

    test('the marks on the page say the same', {
      skip: BROWSER !== 'chromium' && 'closed roots cannot be read',
    }, async () => {
      await page.bringToFront();
      await until(async () => (await marksOn(page)).marks.length > 0, 'nothing is marked');
      const texts = (await marksOn(page)).marks.map(({ text }) => text);
      assert.ok(
        texts.includes(
          await panel.page.$eval(`${of('client-id-lwa-format')} h3`, (title) => title.lastChild.textContent.trim()),
        ),
        texts.join('\n'),
      );
      assert.ok(!texts.includes('Copy redirect URLs'), texts.join('\n'));
      for (const sign of TOKENS) assert.ok(!texts.join().includes(sign), texts.join('\n'));
    });
  });
}

test('in a German browser the panel speaks German, and a report that is written down English', {
  skip: BROWSER !== 'chromium' && 'Firefox speaks another language only with a language pack',
}, async (t) => {
  const values = { clientId: WRONG_ID };
  const world = await startWorld({
    extra: ['--lang=de'],
    env: { LANGUAGE: 'de' },
    scenario: { alexa: { start: 'full', values } },
  });
  t.after(() => world.close());
  const german = await messagesOf('de');
  const panel = await world.panelFor(await world.open(ADDRESSES.alexa));
  await panel.choose(german.createFromPreset.message, 'Login with Amazon');
  const title = await panel.page.waitForSelector(`${of('client-id-lwa-format')} h3`);
  assert.doesNotMatch(await title.evaluate((title) => title.innerText), /belongs, at character/);
  const { text } = await savedFile(panel, german.exportReport.message);
  assert.match(text, /`client-id-lwa-format`: The client ID has \[2 characters\] where \[2 characters\] belongs/);
  for (const sign of TOKENS) assert.ok(!text.includes(sign), text);
});
