// Findings in the panel: fixed with one click or after a question, undone, explained, turned off; errors explained and
// reports written. What became of it is read from the page's own state.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { examine } from './axe.mjs';
import { explain, of, turnOff, unfold } from './findings.mjs';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { rednessAround } from './harness/pixels.mjs';
import { assertNothingCommitted, fieldOf, stateOf, waitForState } from './harness/state.mjs';
import { pasted, savedFile } from './harness/taken.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';
import { waitForTitle } from './prepared.mjs';

const RIGHT_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
const WRONG_ID = RIGHT_ID.replace('oa2', 'ao2');
/** Two mistakes with a safe fix, one with an unsafe one. */
const VALUES = {
  clientId: WRONG_ID,
  scopes: [' profile'],
  domains: ['login.example-app.test ', 'cdn.example-app.test'],
};

let world;
let page;
let panel;
let elsewhere;
before(async () => {
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
  elsewhere = await world.openForeign('https://other-site.test/');
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await show({ alexa: { start: 'full', values: VALUES } }, ADDRESSES.alexa);
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.waitForSelector(of('client-id-lwa-format'));
});

/** Another page in the tab, and the panel anew. */
async function show(scenario, address) {
  world.consoles.setScenario(scenario);
  await world.go(page, address);
  await panel.reopen();
}

/** Waits until a rule's finding is there, or there no more. */
const finding = (rule, there) =>
  panel.page.waitForFunction(
    (selector, there) =>
      document.querySelector('[data-busy="false"]') !== null && (document.querySelector(selector) !== null) === there,
    { polling: 50 },
    of(rule),
    there,
  );

/** What the page holds, without counters. */
async function values() {
  const { clientId, scopes, domains } = await stateOf(page);
  return { clientId, scopes, domains };
}

/** How much of the colour of errors is around a field. */
async function redAround(name) {
  await page.bringToFront();
  return await rednessAround(elsewhere.page, page, await fieldOf(page, name));
}

/** The rules that are off, as the background keeps them. */
const off = async () => (await panel.ask({ kind: 'state', tab: null })).state.profile.disabledRules ?? [];

test('a safe fix takes one click and can be undone', async () => {
  await panel.press('Remove the white space', of('scope-unknown-lwa'));
  await finding('scope-unknown-lwa', false);
  assert.deepEqual(await values(), { ...VALUES, scopes: ['profile'] });
  await panel.page.waitForFunction(() => document.activeElement.id === 'findings-title', { polling: 50 });
  await panel.press('Undo last change');
  await finding('scope-unknown-lwa', true);
  assert.deepEqual(await values(), VALUES);
  assert.equal(await panel.has('Undo last change'), false, 'what was undone is not undone again');
  assertNothingCommitted(await stateOf(page));
});

test('rows come back in their order', async () => {
  const scopes = ['profile', ' profile', 'profile:user_id'];
  await show({ alexa: { start: 'full', values: { ...VALUES, scopes } } }, ADDRESSES.alexa);
  await panel.press('Remove the white space', of('scope-unknown-lwa'));
  await waitForState(page, (state) => state.scopes.length === 2);
  await panel.press('Undo last change');
  await panel.idle();
  assert.deepEqual((await values()).scopes, scopes);
});

test('all safe fixes at once leave alone what could mean something else', async () => {
  await panel.press('Fix all safe (2)');
  await finding('domain-list-format', false);
  await finding('scope-unknown-lwa', false);
  await finding('client-id-lwa-format', true);
  const fixed = { ...VALUES, scopes: ['profile'], domains: ['login.example-app.test', 'cdn.example-app.test'] };
  assert.deepEqual(await values(), fixed);
  assert.equal(await panel.has('Fix all safe (2)'), false);
  await panel.press('Undo last change');
  await waitForState(page, (state, scopes) => state.scopes[0] === scopes[0], VALUES.scopes);
  assert.deepEqual(await values(), VALUES);
});

test('an unsafe fix shows before and after, asks, and can be called off', async () => {
  const shown = () =>
    panel.page.$$eval('.question .diff dd', (sides) => sides.map((side) => side.textContent.replace(/\s/g, '')));
  await panel.press('Correct the client ID…');
  await panel.control('Cancel', '.question');
  assert.deepEqual(await shown(), [WRONG_ID, RIGHT_ID]);
  await panel.page.waitForFunction(() => document.activeElement.textContent.trim() === 'Cancel', { polling: 50 });
  await panel.page.keyboard.press('Escape');
  await panel.page.waitForFunction(() => document.querySelector('.question') === null, { polling: 50 });
  await panel.page.waitForFunction(() => document.activeElement.textContent.includes('Correct'), { polling: 50 });
  assert.deepEqual(await values(), VALUES);

  await panel.press('Correct the client ID…');
  await panel.press('Apply', '.question');
  await finding('client-id-lwa-format', false);
  assert.deepEqual(await values(), { ...VALUES, clientId: RIGHT_ID });
  assertNothingCommitted(await stateOf(page));
});

test('a near miss shows where it parts', async () => {
  const parts = await panel.page.$$eval(`${of('client-id-lwa-format')} .part`, (parts) =>
    parts.map((part) => part.textContent),
  );
  assert.deepEqual(parts, ['ao', 'oa']);
});

test('each finding has its rule’s text, from the extension itself', async () => {
  const { rules } = JSON.parse(await readFile(join(DIST, BROWSER, 'catalogue.json'), 'utf8'));
  const before = world.consoles.log.length;
  for (const { rule } of await panel.findings()) {
    await unfold(panel, `${of(rule)} .rule`);
    await panel.page.waitForSelector(`${of(rule)} .rule-text`);
    const text = await panel.page.$eval(`${of(rule)} .rule-text`, (one) => one.textContent);
    const { why, sources, fails } = rules.find(({ id }) => id === rule);
    for (const part of [...why, ...sources, fails[0].case]) assert.ok(text.includes(part.replaceAll('`', '')), part);
  }
  const asked = world.consoles.log.slice(before).filter(({ host }) => /amazon|ixhello/.test(host));
  assert.deepEqual(asked, [], 'reading a text asks no server');
});

test('a rule that is off is neither listed nor marked, and says why', async () => {
  const rule = 'client-id-lwa-format';
  assert.ok((await redAround('clientId')) > 200);
  await turnOff(panel, rule, '  our own proxy ');
  await finding(rule, false);
  assert.equal(await redAround('clientId'), 0, 'the mark goes at once');
  assert.deepEqual(await off(), [{ rule, reason: 'our own proxy' }]);
  await unfold(panel, '.fold:has([data-off])');
  assert.match(await panel.page.$eval(`[data-off="${rule}"]`, (one) => one.innerText), /our own proxy/);
  const { text } = JSON.parse(JSON.stringify(await panel.ask({ kind: 'export', profile: await selected() })));
  assert.match(text, /our own proxy/);
  await panel.press(`Turn on ${rule}`);
  await finding(rule, true);
  assert.deepEqual(await off(), []);
  assert.ok((await redAround('clientId')) > 200);
});

const selected = async () => (await panel.ask({ kind: 'state', tab: null })).state.selected;

test('an error is explained by what was seen, and leads to the field', async () => {
  await explain(panel, 'Error Summary 400 Bad Request Unknown client_id');
  const causes = await panel.page.$$eval('[data-cause]', (all) => all.map((one) => ({ ...one.dataset })));
  assert.deepEqual(causes[0], { cause: 'client-id-lwa-format', outcome: 'Fails here' });
  const order = causes
    .map(({ outcome }) => ['Fails here', 'Cannot tell'].indexOf(outcome))
    .map((at) => (at < 0 ? 2 : at));
  assert.deepEqual(order, [...order].sort());
  await panel.press('Show on page: Your Client ID', '[data-cause="client-id-lwa-format"]');
  assert.equal(await page.evaluate(() => document.activeElement.value), WRONG_ID);

  // On another page the same number may be another element.
  await page.goto('https://other-site.test/', { waitUntil: 'load' });
  await panel.page.waitForFunction(() => document.querySelector('#page-title')?.textContent === 'Open a console', {
    polling: 50,
  });
  await panel.press('Show on page: Your Client ID', '[data-cause="client-id-lwa-format"]');
  await panel.told('not on this page');
});

test('that linking failed is remembered until it works', async () => {
  await show({ alexa: { start: 'full', values: { scopes: ['profile:user_id'] } } }, ADDRESSES.alexa);
  assert.equal(await panel.page.$(of('scope-profile-hint')), null);
  await explain(panel, 'Unable to link the skill at this time.');
  await finding('scope-profile-hint', true);
  await panel.press('Linking works now');
  await finding('scope-profile-hint', false);
  assert.equal(await panel.page.$('#explanation'), null);
});

test('an unknown error is not explained away', async () => {
  await explain(panel, 'Something odd happened');
  assert.match(await panel.page.$eval('#explanation', (one) => one.textContent), /does not know this text/);
  assert.equal(await panel.page.$('[data-symptom]'), null);
});

test('reports have every rule and no value', async () => {
  const secretive = (text) => {
    for (const value of [WRONG_ID, 'login.example-app.test', 'cdn.example-app.test'])
      assert.ok(!text.includes(value), value);
  };
  await panel.press('Copy report');
  await panel.told('Copied the report');
  const markdown = await pasted(elsewhere.page);
  assert.match(markdown, /^# Linkwright report/);
  assert.match(markdown, /`client-id-lwa-format`/);
  secretive(markdown);

  const saved = {};
  for (const format of ['Markdown', 'SARIF 2.1.0', 'JSON']) {
    await panel.choose('Report format', format);
    const { name, type, text } = await savedFile(panel, 'Export report');
    secretive(text);
    saved[name] = { type, text };
  }
  assert.deepEqual(
    Object.entries(saved).map(([name, { type }]) => [name, type]),
    [
      ['linkwright-report.md', 'text/markdown'],
      ['linkwright-report.sarif', 'application/json'],
      ['linkwright-report.json', 'application/json'],
    ],
  );
  const sarif = JSON.parse(saved['linkwright-report.sarif'].text);
  assert.equal(sarif.version, '2.1.0');
  const json = JSON.parse(saved['linkwright-report.json'].text);
  const { rules } = JSON.parse(await readFile(join(DIST, BROWSER, 'catalogue.json'), 'utf8'));
  const ids = rules.map(({ id }) => id).sort();
  assert.deepEqual(json.rules.map(({ rule }) => rule).sort(), ids);
  assert.deepEqual(sarif.runs[0].tool.driver.rules.map(({ id }) => id).sort(), ids);
});

test('a finding that compares with another page says how old that is', async () => {
  world.consoles.setScenario({ alexa: { start: 'full' }, lwa: { start: 'partial' } });
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, ADDRESSES.alexa);
  await panel.page.waitForFunction(() => document.querySelector('[data-page="alexa.account-linking"]') !== null, {
    polling: 50,
  });
  await world.go(page, securityProfile(id).webView);
  await finding('lwa-return-url-subset', true);
  const text = await panel.page.$eval(of('lwa-return-url-subset'), (one) => one.innerText);
  assert.match(text, /Compared with Account Linking, seen less than a minute ago/);
});

/** The groups of findings as they are shown: page, whether it is that in the tab, whether it is open, and its counts. */
const groups = () =>
  panel.page.$$eval('[data-group]', (all) =>
    all.map((one) => ({
      page: one.dataset.group,
      here: one.dataset.here === 'true',
      open: one.open,
      counts: [...one.querySelectorAll(':scope > summary [data-tally]')].map(
        (tally) => `${tally.dataset.tally} ${tally.querySelector('span[aria-hidden]').textContent}`,
      ),
    })),
  );

/** Waits until the first group is that of the page in the tab, and there are so many. */
async function grouped(page, count) {
  await panel.page.waitForFunction(
    (page, count) => {
      const all = document.querySelectorAll('[data-group]');
      return all.length === count && all[0].dataset.group === page && all[0].dataset.here === 'true';
    },
    { polling: 50 },
    page,
    count,
  );
  await panel.idle();
}

test('findings of other pages are told by page, each once, with the way there', async () => {
  await show({ alexa: { start: 'full', values: VALUES }, lwa: { start: 'partial' } }, ADDRESSES.alexa);
  // What was found before Login with Amazon was open; of the pages together there may be more.
  await grouped('alexa.account-linking', 1);
  const alexa = (await panel.findings()).map(({ key }) => key);
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).webView);
  await grouped('lwa.web-settings', 2);
  const [here, other] = await groups();
  assert.equal(here.open, true);
  assert.deepEqual([other.page, other.here, other.open], ['alexa.account-linking', false, false]);

  const inGroup = '[data-group="alexa.account-linking"]';
  assert.equal((await panel.page.$$(`${inGroup} [data-rule]`)).length, 0, 'what is folded is not drawn');
  await unfold(panel, inGroup);
  await panel.page.waitForSelector(`${inGroup} [data-rule]`);
  const all = await panel.findings();
  const keys = all.map(({ key }) => key);
  assert.deepEqual(keys, [...new Set(keys)], 'no finding is told twice');
  for (const one of all.filter(({ elsewhere }) => elsewhere === undefined)) assert.ok(!alexa.includes(one.key));
  const others = all.filter(({ elsewhere }) => elsewhere !== undefined);
  assert.ok(
    alexa.every((key) => others.some((one) => one.key === key)),
    `${alexa} / ${others.map(({ key }) => key)}`,
  );
  const order = others.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
  assert.deepEqual(order, [...order].sort());
  for (const one of others) assert.deepEqual([one.elsewhere, one.fix], ['alexa.account-linking', 'none']);
  const tally = (severity) => others.filter((one) => one.severity === severity).length;
  assert.deepEqual(
    other.counts,
    ['error', 'warning', 'info'].filter((name) => tally(name) > 0).map((name) => `${name} ${tally(name)}`),
  );
  const buttons = `${inGroup} [data-rule] :is(.show, .finding-actions)`;
  assert.equal(await panel.page.$(buttons), null, 'nothing can be shown or fixed from afar');
  const way = await panel.page.$eval(`${inGroup} ${of('client-id-lwa-format')} .way`, (one) => ({
    text: one.textContent.trim(),
    href: one.querySelector('a').href,
  }));
  assert.match(way.text, /^Your Client ID\s+Open Alexa developer console/);
  assert.match(way.href, /^https:\/\/developer\.amazon\.com\/alexa\/console\/ask/);
  await examine(panel.page);

  // Back there it is the group of the page in the tab.
  await world.go(page, ADDRESSES.alexa);
  await panel.page.waitForFunction(
    () => document.querySelector('[data-here]')?.dataset.group === 'alexa.account-linking',
    { polling: 50 },
  );
  await panel.idle();
  const back = await panel.findings();
  assert.ok(back.every(({ elsewhere }) => elsewhere === undefined));
  assert.deepEqual(
    back.map(({ key }) => key).filter((key) => alexa.includes(key)),
    alexa,
  );
});

test('the badge counts the page in the tab alone', async () => {
  const badge = async () =>
    await panel.page.evaluate(async (tabId) => await chrome.action.getBadgeText({ tabId }), await world.tabOf(page));
  await show({ alexa: { start: 'full', values: VALUES }, lwa: { start: 'partial' } }, ADDRESSES.alexa);
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).general);
  await panel.page.waitForSelector('[data-group="lwa.general"]');
  await panel.idle();
  const here = (await panel.findings()).filter(({ elsewhere, severity }) => !elsewhere && severity !== 'info').length;
  assert.equal(await badge(), here === 0 ? '' : String(here));
});

test('when nothing is wrong that is said, with the pages that were seen', async () => {
  await show({ lwa: { start: 'partial' } }, ADDRESSES.ixhello);
  await waitForTitle(panel, ['Publish profile']);
  // Only now, when no page of another console is there that could be seen again.
  await panel.ask({ kind: 'deleteEverything' });
  await panel.page.waitForSelector('.all-well');
  assert.match(
    await panel.page.$eval('.all-well', (one) => one.innerText),
    /Nothing wrong on the pages seen in this browser session: Publish profile\./,
  );
  assert.equal(await panel.page.$('[data-group]'), null);
});

test('nothing wrong is not said without what could not be told', async () => {
  const { selected, profile } = (await panel.ask({ kind: 'state', tab: null })).state;
  const content = JSON.stringify({ ...profile, lwa: { ...profile.lwa, name: 'Lamp skill' } });
  await panel.ask({ kind: 'save', profile: selected, content });
  // Its client ID is another than that of the Alexa page, and the page that shows it is not opened.
  await show({ alexa: { start: 'full' }, lwa: { profiles: [{ name: 'Lamps' }] } }, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).webView);
  await waitForTitle(panel, ['Web Settings']);
  await panel.press('Check this page');
  await panel.page.waitForFunction(
    () =>
      /nothing wrong was found, as far as that .* a security profile with another name /.test(document.body.innerText),
    { polling: 50 },
  );
});
