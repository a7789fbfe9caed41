// Where nothing may be filled, marked or even touched: other pages, look-alikes, frames, twins, decoys.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { domainToASCII } from 'node:url';
import { clickOnPage } from './guide.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';
import {
  askToFill,
  assertConsolesGotNothing,
  LEFT_ALONE,
  outcomesOf,
  outlineOf,
  prepare,
  titleOf,
  visit,
  waitForTitle,
  wantedOfAlexa,
} from './prepared.mjs';

const PATH = new URL(ADDRESSES.alexa).pathname;
const CREATE = new URL(ADDRESSES.lwaCreate).pathname;
const CONSOLE = 'https://developer.amazon.com';

/** With Cyrillic о and е: the same to the eye. */
const PUNYCODE = domainToASCII('developer-amazоn.com');
const PUNYCODE_BELOW_AMAZON = domainToASCII('dеveloper.amazon.com');

/**
 * A content script reports at the latest 500 ms after a change, and a fill looks again after 300 ms of rest. What has
 * not happened after a second will not happen.
 */
const LONG_ENOUGH = 1000;
const wouldHave = () => new Promise((resolve) => setTimeout(resolve, LONG_ENOUGH));

let world, desk;
before(async () => {
  world = await startWorld();
  // Everything that a fill needs is there: only the page is a reason to refuse.
  desk = await prepare(world);
});
after(async () => {
  await world?.close();
});

const marked = (page) => page.evaluate(() => document.querySelector('linkwright-marks') !== null);

/** Opens a page and its panel, tries to fill it in every way, and finds it as it was. */
async function refuses({ address, title, answers, failed, scenario = {} }) {
  // Values that rules object to: a page that is taken for the console gets marks, too.
  world.consoles.setScenario({ alexa: { start: 'wrong' }, lwa: { start: 'oneProfile' }, ...scenario });
  const { page, tab } = await world.openForeign(address);
  assert.equal(page.url(), address, 'the browser went somewhere else');
  await page.waitForFunction(() => window.__state !== undefined, { polling: 50 });
  if (PATH === new URL(address).pathname) await world.ready(page);
  const panel = await world.panel(tab);
  await waitForTitle(panel, [title]);
  const before = await stateOf(page);
  const sent = world.consoles.log.length;

  assert.equal(await panel.has('Fill this page'), false);
  assert.deepEqual(await panel.rows(), []);
  const answer = await askToFill(world, tab);
  assert.equal(answer.kind, 'failed');
  assert.equal(answer.refusal.kind, failed);
  assert.equal((await outlineOf(world, tab)) !== null, answers, 'content script');
  await wouldHave();

  assert.deepEqual(await stateOf(page), before);
  assert.equal(await marked(page), false);
  assert.equal(await titleOf(panel), title);
  assertConsolesGotNothing(world.consoles, sent);
  await panel.page.close();
  await page.close();
}

const NONE = { title: 'Open a console', failed: 'noConsole' };

for (const [what, address] of [
  ['a path beside the Alexa console', `${CONSOLE}/docs/alexa/console/ask/account-linking`],
  ['a path beside Login with Amazon', `${CONSOLE}/settings/console/other/account-linking`],
  ['a host that begins like the console', `https://developer.amazon.com.evil.test${PATH}`],
  ['that host with Login with Amazon', `https://developer.amazon.com.evil.test${CREATE}`],
  ['that of ixHello', 'https://bots.ixhello.com.evil.test/apps/custom/practice-app-1/publish'],
  ['a host with a hyphen for the dot', `https://developer-amazon.com${PATH}`],
  ['a host above the console', `https://amazon.com${PATH}`],
  ['a host below the console', `https://x.developer.amazon.com${PATH}`],
  ['a punycode twin', `https://${PUNYCODE}${PATH}`],
  ['a punycode twin below amazon.com', `https://${PUNYCODE_BELOW_AMAZON}${PATH}`],
  ['the console without TLS', `http://developer.amazon.com${PATH}`],
  ['the console of ixHello without TLS', 'http://bots.ixhello.com/apps/custom/practice-app-1/publish'],
]) {
  test(`not filled: ${what}, ${address}`, async () => {
    await refuses({ address, answers: false, ...NONE });
  });
}

// Match patterns know no port: browsers run the content script on every port of the host. The background must refuse.
for (const [what, address] of [
  ['the Alexa console', `${CONSOLE}:8443${PATH}`],
  ['Login with Amazon', `${CONSOLE}:8443${CREATE}`],
  ['ixHello', 'https://bots.ixhello.com:8443/apps/custom/practice-app-1/publish'],
]) {
  test(`not filled: another port of ${what}`, async () => {
    await refuses({ address, answers: true, ...NONE });
  });
}

const UNKNOWN = { title: 'No known form here', failed: 'unrecognised', answers: true };

for (const [what, address] of [
  ['the dashboard of the Alexa console', ADDRESSES.dashboard],
  ['the skill list', `${CONSOLE}/alexa/console/ask`],
  ['the list of apps of ixHello', 'https://bots.ixhello.com/apps/custom'],
  ['the overview of Login with Amazon', ADDRESSES.lwaOverview],
  ['the list of security profiles', `${CONSOLE}/settings/console/securityprofile/overview.html`],
]) {
  test(`not filled: ${what}, where the content script runs`, async () => {
    await refuses({ address, ...UNKNOWN });
  });
}

test('not filled: forms in frames, of the same origin and of another', async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  const { page, tab } = await world.openForeign(`${CONSOLE}/alexa/console/ask/framed`);
  const frames = [];
  for (const id of ['#same', '#foreign']) {
    const frame = await (await page.waitForSelector(id)).contentFrame();
    await frame.waitForFunction(() => window.__state?.().ready === true, { polling: 50 });
    frames.push(frame);
  }
  const panel = await world.panel(tab);
  await waitForTitle(panel, ['No known form here']);
  const before = await Promise.all(frames.map((frame) => frame.evaluate(() => window.__state())));
  assert.deepEqual(
    before.map(({ clientSecret }) => clientSecret),
    ['', ''],
  );

  assert.equal(await panel.has('Fill this page'), false);
  assert.equal((await askToFill(world, tab)).refusal.kind, 'unrecognised');
  await wouldHave();

  assert.deepEqual(await Promise.all(frames.map((frame) => frame.evaluate(() => window.__state()))), before);
  for (const where of [page, ...frames]) assert.equal(await marked(where), false);
  await panel.page.close();
  await page.close();
});

/** Fills the console's page in the tab of the set-up. */
const fill = async (scenario, address) => {
  world.consoles.setScenario(scenario);
  await visit(desk, address);
  const sent = world.consoles.log.length;
  await desk.panel.press('Fill this page');
  assert.equal(await desk.panel.error(), '');
  const state = await stateOf(desk.page);
  assertNothingCommitted(state);
  assertConsolesGotNothing(world.consoles, sent);
  return { outcomes: await outcomesOf(desk.panel), state };
};

const partOf = (state, wanted) => Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]]));
const filled = (outcomes, but = []) => {
  const others = Object.entries(outcomes).filter(([field]) => !but.includes(field));
  assert.ok(others.length > 0);
  for (const [field, outcome] of others) assert.equal(outcome, 'filled', field);
};

test('invisible twins before the real fields stay empty', async () => {
  const hiddenTwin = [
    'authorizationUrl',
    'accessTokenUrl',
    'clientId',
    'clientSecret',
    'defaultTokenExpirationInSeconds',
  ];
  const { outcomes, state } = await fill({ alexa: { hiddenTwin } }, ADDRESSES.alexa);
  filled(outcomes);
  const wanted = { ...wantedOfAlexa(desk), ...LEFT_ALONE };
  assert.deepEqual(partOf(state, wanted), wanted);
  assert.equal(Object.keys(state.decoys.twins).length, 3 * hiddenTwin.length);
  assert.deepEqual([...new Set(Object.values(state.decoys.twins))], ['']);
});

test('invisible twins in the form of 2018 stay empty', async () => {
  const hiddenTwin = ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'privacyPolicyUrl'];
  const { outcomes, state } = await fill({ alexa: { hiddenTwin, vintage: '2018' } }, ADDRESSES.alexa);
  filled(outcomes, ['defaultTokenExpirationInSeconds']);
  assert.equal(outcomes.defaultTokenExpirationInSeconds, 'not found');
  const wanted = { ...wantedOfAlexa(desk), ...LEFT_ALONE, defaultTokenExpirationInSeconds: '' };
  assert.deepEqual(partOf(state, wanted), wanted);
  assert.equal(Object.keys(state.decoys.twins).length, 3 * hiddenTwin.length);
  assert.deepEqual([...new Set(Object.values(state.decoys.twins))], ['']);
});

test('disabled fields are left to the user', async () => {
  const disabled = ['clientId', 'clientSecret', 'accessTokenScheme', 'scopes', 'defaultTokenExpirationInSeconds'];
  const { outcomes, state } = await fill({ alexa: { disabled, start: 'half' } }, ADDRESSES.alexa);
  for (const field of disabled.filter((field) => field !== 'scopes')) assert.equal(outcomes[field], 'needs you', field);
  // Already as wanted, although it cannot be changed.
  assert.ok(['already right', 'needs you'].includes(outcomes.scopes), outcomes.scopes);
  assert.deepEqual([outcomes.accessTokenUrl, outcomes.domains], ['filled', 'filled']);
  assert.deepEqual(
    [state.clientId, state.clientSecret, state.accessTokenScheme, state.scopes, state.defaultTokenExpirationInSeconds],
    ['', '', null, ['profile'], ''],
  );
});

for (const toggle of ['switch', 'checkbox']) {
  test(`a disabled ${toggle} and disabled radios are left to the user`, async () => {
    const off = await fill({ alexa: { disabled: ['enabled'], toggle } }, ADDRESSES.alexa);
    assert.equal(off.outcomes.accountLinking, 'needs you');
    assert.equal(off.state.enabled, false);
    const on = await fill({ alexa: { disabled: ['type', 'domains'], toggle, start: 'wrong' } }, ADDRESSES.alexa);
    assert.equal(on.outcomes.domains, 'needs you');
    assert.deepEqual(on.state.domains, ['channeltest.voiceworx.ai, channel.voiceworx.ai']);
  });
}

const assertDecoysUntouched = (state) => {
  const { search, feedbackScope, feedbackClientId, yourRedirectUrls, skillLocale } = state.decoys;
  assert.deepEqual([search, feedbackScope, feedbackClientId, yourRedirectUrls, skillLocale], ['', '', '', [], 'en_US']);
  assert.equal(state.submits.trusted + state.submits.untrusted, 0);
};

for (const [start, right] of [
  ['empty', []],
  ['half', ['accountLinking', 'type', 'authorizationUrl', 'scopes']],
  ['wrong', ['accountLinking', 'type', 'authorizationUrl']],
]) {
  test(`Alexa from ${start}: fields of other features and of the site around it stay as they are`, async () => {
    const { outcomes, state } = await fill({ alexa: { decoys: true, start } }, ADDRESSES.alexa);
    filled(outcomes, right);
    const wanted = { ...wantedOfAlexa(desk), ...LEFT_ALONE };
    assert.deepEqual(partOf(state, wanted), wanted);
    assertDecoysUntouched(state);
  });
}

test('Alexa: on the dashboard, the decoys stay as they are', async () => {
  world.consoles.setScenario({ alexa: { decoys: true } });
  await visit(desk, ADDRESSES.dashboard);
  assert.equal((await askToFill(world, desk.tab)).refusal.kind, 'unrecognised');
  await wouldHave();
  const { search, feedbackScope, feedbackClientId, dashboardSearch, invocationName } = (await stateOf(desk.page))
    .decoys;
  assert.deepEqual([search, feedbackScope, feedbackClientId, dashboardSearch, invocationName], ['', '', '', '', '']);
});

test('Login with Amazon: search and help form stay as they are', async () => {
  const untouched = { search: '', helpName: '', helpUrl: '' };
  const create = await fill({ lwa: { decoys: true } }, ADDRESSES.lwaCreate);
  filled(create.outcomes);
  assert.equal(Object.keys(create.outcomes).length, 3);
  assert.deepEqual(create.state.decoys, untouched);

  // The redirect URLs come from the Alexa page.
  await fill({ alexa: { start: 'full' } }, ADDRESSES.alexa);
  const web = await fill({ lwa: { decoys: true, start: 'partial' } }, securityProfile(desk.id).webEdit);
  assert.deepEqual(web.outcomes, { allowedReturnUrls: 'filled' });
  assert.equal(web.state.returnUrls.length, 4);
  assert.deepEqual(web.state.decoys, untouched);
});

test('what may not be pressed is counted when a person presses it', async () => {
  // Without this, a counter that never counts would let every test above pass.
  world.consoles.setScenario({ alexa: { decoys: true } });
  await visit(desk, ADDRESSES.alexa);
  await clickOnPage(desk.page, 'Send');
  assert.deepEqual((await stateOf(desk.page)).saves, { trusted: 1, untrusted: 0 });
});
