// What was explained stays true: it is asked again when the set-up changes, quietly, and goes with what it was about.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { explain, of, unfold } from './findings.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const RIGHT_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
const UNKNOWN_CLIENT = 'Error Summary 400 Bad Request Unknown client_id';
const RULE = 'client-id-lwa-format';

let world, page, panel;
before(async () => {
  world = await startWorld();
  world.consoles.setScenario({ alexa: { start: 'full', values: { clientId: RIGHT_ID.replace('oa2', 'ao2') } } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await page.reload();
  await panel.reopen();
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.waitForSelector(of(RULE));
});

const outcome = () =>
  panel.page.$eval('[data-cause="client-id-lwa-format"]', (cause) => cause.dataset.outcome).catch(() => '');
const fails = (is) =>
  panel.page.waitForFunction(
    (is) => {
      const cause = document.querySelector('[data-cause="client-id-lwa-format"]');
      return cause !== null && (cause.dataset.outcome === 'Fails here') === is;
    },
    { polling: 50 },
    is,
  );
const said = () => panel.page.$eval('[role="status"]', (said) => said.textContent);
const area = () => panel.page.$eval('#error-text', (area) => area.value);
const gone = () =>
  panel.page.waitForFunction(
    () => document.querySelector('#explanation') === null && document.querySelector('#error-text').value === '',
    { polling: 50 },
  );

test('what is mended is no cause any more, and nobody is told or led there', async () => {
  await explain(panel, UNKNOWN_CLIENT);
  assert.equal(await outcome(), 'Fails here');
  await panel.press('Correct the client ID…');
  await panel.press('Apply', '.question');
  await fails(false);
  await panel.idle();
  assert.doesNotMatch(await said(), /Explained/);
  assert.notEqual(await panel.page.evaluate(() => document.activeElement.id), 'explanation');
  // And back: it fails again.
  await panel.press('Undo last change');
  await fails(true);
  assert.equal(await area(), UNKNOWN_CLIENT);
});

test('on the practice page as well, where nothing is remembered', async () => {
  const practice = await world.extensionPage('practice.html', { ready: '#form' });
  const there = await world.panel(await world.tabAt(`${world.started.origin}/practice.html`));
  await practice.bringToFront();
  await practice.click('#mistake');
  await there.page.waitForSelector(of('uri-not-https'));
  await explain(there, 'Something odd happened');
  const fails = (one) =>
    there.page.waitForFunction(
      (one) => (document.querySelector('[data-cause="uri-not-https"]') !== null) === one,
      { polling: 50 },
      one,
    );
  await fails(true);
  await practice.bringToFront();
  await practice.click('#empty');
  await fails(false);
  await there.page.close();
  await practice.close();
});

test('with another profile, and with everything deleted, text and answer go', async () => {
  await explain(panel, UNKNOWN_CLIENT);
  await panel.choose('Create from preset', 'Login with Amazon');
  await gone();
  await explain(panel, UNKNOWN_CLIENT);
  // As the settings do, in another tab.
  await panel.ask({ kind: 'deleteEverything' });
  await gone();
});

test('what nobody has asked about yet stays with another profile', async () => {
  await explain(panel, UNKNOWN_CLIENT);
  const area = await panel.control('Error text or address');
  await area.click({ count: 3 });
  await area.type('Another text');
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.waitForFunction(() => document.querySelector('#explanation') === null, { polling: 50 });
  assert.equal(await area.evaluate((area) => area.value), 'Another text');
});

test('with Delete everything in the panel as well, also where there is no profile', async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
  await explain(panel, UNKNOWN_CLIENT);
  await panel.press('Delete everything');
  await panel.press('Yes, delete everything');
  await gone();
});

test('what is said is what was pasted', async () => {
  for (const [pasted, words] of [
    ['', 'Paste the text or the address'],
    ['x'.repeat(100_001), 'more than 100 kB'],
    ['Something odd happened', 'does not know this text'],
    [
      'https://www.amazon.com/ap/oa?client_id=amzn1.application-oa2-client.00000000000000000000000000000000&scope=profile',
      'part of the request disagrees',
    ],
  ]) {
    await unfold(panel, '#explain');
    const area = await panel.control('Error text or address');
    await area.evaluate((area, text) => {
      area.value = text;
    }, pasted);
    await panel.press('Explain');
    await panel.told(words);
  }
});

test('what is only nearly a known text is said to look like it, and what waits for one page has one way there', async () => {
  // Nothing was seen: not even the page in the tab is one of the forms.
  await page.goto('https://other-site.test/', { waitUntil: 'load' });
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
  await panel.choose('Create from preset', 'Login with Amazon');
  await explain(panel, 'Unabel to link your skil');
  const symptom = () => panel.page.$eval('.symptom', (one) => [one.dataset.symptom, one.innerText]);
  const [near, words] = await symptom();
  assert.equal(near, 'unable-to-link');
  assert.match(words, /^Looks like: /);
  const causes = await panel.page.$$eval('#explanation > .causes > li', (all) =>
    all.map((one) => ({
      rules: one.querySelectorAll('[data-cause][data-outcome="Cannot tell"]').length,
      links: one.querySelectorAll('a').length,
      said: one.innerText.split('was not opened').length - 1,
    })),
  );
  const waiting = causes.filter(({ rules }) => rules > 1);
  assert.equal(waiting.length, 1, JSON.stringify(causes));
  assert.deepEqual([waiting[0].links, waiting[0].said], [1, 1], JSON.stringify(causes));
  await unfold(panel, '#explain');
  const area = await panel.control('Error text or address');
  await area.click({ count: 3 });
  await area.type('Unable to link the skill at this time');
  await panel.press('Explain');
  await until(
    async () => !/Looks like/.test((await symptom())[1]),
    async () => String(await symptom()),
  );
});
