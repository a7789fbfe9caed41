// The core's sentences in another language: in the panel and at the field, with clauses and values in their places. The
// extension is a copy whose only language is German, so that it is shown whatever languages the browser has.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { of } from './findings.mjs';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { marksOn } from './harness/marks.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const WRONG_ID = `amzn1.application-ao2-client.${'0123456789abcdef'.repeat(2)}`;

/** What is said here, by what is said in English. */
const GERMAN = {
  'The client ID $P1$.': 'Die Client-ID $P1$.',
  'has $P1$ where $P2$ belongs, at character $P3$': 'hat bei Zeichen $P3$ $P1$, wo $P2$ hingehört',
  'Correct the client ID': 'Client-ID berichtigen',
  'White space or an invisible character stands beside the scope $P1$.': 'Neben dem Scope $P1$ steht etwas.',
  'Remove what stands beside it.': 'Nimm weg, was daneben steht.',
  'Show the secret in Login with Amazon and press Keep for this session, or paste it into Client secret.':
    'Setze das Secret ein.',
  'Copy redirect URLs': 'Redirect-URLs kopieren',
};

let folder;
let world;
let page;
let panel;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkwright-german-'));
  await germanCopy(join(folder, BROWSER));
  world = await startWorld({
    dist: folder,
    scenario: { alexa: { start: 'full', values: { clientId: WRONG_ID, scopes: [' profile'] } } },
  });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.waitForSelector(of('client-id-lwa-format'));
});
after(async () => {
  await world?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The built extension with German in place of English. */
async function germanCopy(copy) {
  await cp(join(DIST, BROWSER), copy, { recursive: true });
  await change(join(copy, 'manifest.json'), (manifest) => ({ ...manifest, default_locale: 'de' }));
  await change(join(copy, '_locales/en/messages.json'), (messages) => {
    for (const [english, message] of Object.entries(GERMAN)) {
      const keys = Object.keys(messages).filter((key) => key.startsWith('core_') && messages[key].message === english);
      assert.equal(keys.length, 1, english);
      messages[keys[0]].message = message;
    }
    return messages;
  });
  await rename(join(copy, '_locales/en'), join(copy, '_locales/de'));
}

async function change(file, how) {
  await writeFile(file, JSON.stringify(how(JSON.parse(await readFile(file, 'utf8')))));
}

/** What the finding of a rule says in the panel. */
const said = (rule, part) => panel.page.$eval(`${of(rule)} ${part}`, (element) => element.innerText);

test('a finding is said in German, clause and values in their places', async () => {
  assert.match(await said('client-id-lwa-format', 'h3'), /Die Client-ID hat bei Zeichen \d+ “ao”, wo “oa” hingehört\./);
  assert.match(await said('client-id-lwa-format', '.finding-actions'), /Client-ID berichtigen…/);
  assert.match(await said('scope-unknown-lwa', 'h3'), /Neben dem Scope “profile” steht etwas\./);
  assert.match(await said('scope-unknown-lwa', '.cure'), /Nimm weg, was daneben steht\./);
});

test('a note on a field is said in German', async () => {
  const text = await panel.text();
  assert.ok(text.includes('Setze das Secret ein.'), text);
});

test('nothing that is shown is a token', async () => {
  const text = await panel.text();
  for (const sign of ['\u0002', '\u0003', '\u001f']) assert.ok(!text.includes(sign), text);
});

test('the marks on the page say the same', {
  skip: BROWSER !== 'chromium' && 'closed roots cannot be read',
}, async () => {
  await until(async () => (await marksOn(page)).marks.length > 0, 'nothing is marked');
  const texts = (await marksOn(page)).marks.map(({ text }) => text);
  assert.ok(
    texts.some((text) => /Die Client-ID hat bei Zeichen \d+ .* hingehört\./.test(text)),
    texts.join('\n'),
  );
  assert.ok(texts.includes('Redirect-URLs kopieren'), texts.join('\n'));
});
