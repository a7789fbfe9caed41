// The same fill over many makes of the pages: every field right after one press, nothing to do after two.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clickOnPage } from './guide.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';
import {
  askToFill,
  assertConsolesGotNothing,
  LEFT_ALONE,
  outcomesOf,
  prepare,
  visit,
  waitForTitle,
  wantedOfAlexa,
} from './prepared.mjs';

const link = (host) => `https://${host}/api/skill/link/M1FAKE0000001`;
const [NA, EU, JP] = ['pitangui.amazon.com', 'layla.amazon.com', 'alexa.amazon.co.jp'].map(link);
const EXPIRATION = 'defaultTokenExpirationInSeconds';

/** Everything that the framework pages need, said without `strict`. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'";

let world, desk, page, panel;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, panel } = desk);
});
after(async () => {
  await world?.close();
});

const show = async (scenario, address) => {
  world.consoles.setScenario(scenario);
  await visit(desk, address);
};

const fill = async () => {
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  return await outcomesOf(panel);
};

/** Fills twice. `absent` names wanted fields that this make of the page does not have. `read` gives what must not change. */
async function fillTwice({ fields, absent = [], read = stateOf }) {
  const sent = world.consoles.log.length;
  const first = await fill();
  const once = await read(page);
  assert.deepEqual(Object.keys(first).sort(), [...fields].sort());
  for (const [field, outcome] of Object.entries(first)) {
    const fine = absent.includes(field) ? ['not found'] : ['filled', 'already right'];
    assert.ok(fine.includes(outcome), `${field}: ${outcome}`);
  }
  const second = await fill();
  for (const [field, outcome] of Object.entries(second)) {
    assert.equal(outcome, absent.includes(field) ? 'not found' : 'already right', field);
  }
  assert.deepEqual(await read(page), once, 'a second fill changed something');
  if (once.saves !== undefined) assertNothingCommitted(once);
  assertConsolesGotNothing(world.consoles, sent);
  return { first, state: once };
}

const ALEXA_FIELDS = [
  'accountLinking',
  'type',
  'authorizationUrl',
  'accessTokenUrl',
  'clientId',
  'clientSecret',
  'accessTokenScheme',
  'scopes',
  'domains',
  EXPIRATION,
];

/** Without the values that a page's framework keeps besides the form. */
const fieldsOf = (state) =>
  Object.fromEntries(Object.keys({ ...wantedOfAlexa({}), ...LEFT_ALONE }).map((name) => [name, state[name]]));

for (const [options, differs = {}] of [
  [{ vintage: '2024', labels: 'beside', toggle: 'switch' }],
  [{ vintage: '2024', labels: 'for', toggle: 'checkbox', start: 'half' }],
  [{ vintage: '2024', labels: 'aria', toggle: 'div', start: 'wrong' }],
  [{ vintage: '2024', labels: 'beside', toggle: 'div' }],
  [{ vintage: '2024', labels: 'beside', toggle: 'checkbox', start: 'wrong' }],
  [{ vintage: '2024', labels: 'aria', toggle: 'switch', churn: true }],
  [{ vintage: '2024', churn: true, start: 'wrong' }],
  [{ vintage: '2024', lateMs: 1500 }],
  [{ vintage: '2024', pkce: true }, { pkce: false }],
  [{ vintage: '2024', pkce: 'toggle', toggle: 'div', values: { pkce: true } }, { pkce: true }],
  [{ vintage: '2024', locale: 'ja', start: 'half' }],
  [{ vintage: '2024', start: 'full' }],
  [{ vintage: '2020', labels: 'for', toggle: 'switch', start: 'wrong' }],
  [{ vintage: '2020', labels: 'beside', toggle: 'checkbox', start: 'half' }],
  [{ vintage: '2020', labels: 'aria', toggle: 'div' }],
  [{ vintage: '2020', locale: 'ja', labels: 'beside', toggle: 'div' }],
  [{ vintage: '2018', labels: 'beside', toggle: 'checkbox' }],
  [{ vintage: '2018', labels: 'for', toggle: 'div', start: 'half' }],
  [{ vintage: '2018', labels: 'aria', toggle: 'switch', start: 'wrong' }],
  [{ vintage: '2018', locale: 'ja', labels: 'beside', toggle: 'switch' }],
  [{ vintage: '2018', locale: 'ja', labels: 'for', toggle: 'checkbox', pkce: true }, { pkce: false }],
]) {
  test(`Alexa ${JSON.stringify(options)}`, async () => {
    await show({ alexa: options }, ADDRESSES.alexa);
    // The form of 2018 had no expiration time.
    const absent = options.vintage === '2018' ? [EXPIRATION] : [];
    const wanted = wantedOfAlexa(desk);
    for (const field of absent) wanted[field] = '';
    const { state } = await fillTwice({ fields: ALEXA_FIELDS, absent });
    assert.deepEqual(fieldsOf(state), { ...wanted, ...LEFT_ALONE, ...differs });
  });
}

/** The panel reads the redirect URLs from the Alexa page; it must have been open once. */
const readRedirectUrls = async (csp = null) => {
  await show({ alexa: { start: 'full' }, lwa: { start: 'oneProfile' }, csp }, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  await panel.control('Copy redirect URLs');
};

for (const locale of ['en', 'es']) {
  test(`LWA, new security profile, ${locale}`, async () => {
    await show({ lwa: { locale } }, ADDRESSES.lwaCreate);
    const { state } = await fillTwice({
      fields: ['securityProfileName', 'securityProfileDescription', 'privacyNoticeUrl'],
    });
    assert.deepEqual(
      [state.name, state.description, state.privacyUrl],
      ['Practice skill', 'Account linking for the practice skill', 'https://privacy.example-app.test/notice'],
    );
  });

  for (const [start, before] of [
    ['oneProfile', []],
    ['partial', [NA, 'https://example-app.test/cb']],
    ['nearMiss', [NA.replace('https:', 'http:'), `${EU}/`, `${JP}/`]],
  ]) {
    test(`LWA, Web Settings from ${start}, ${locale}: what is missing is added, all else stays`, async () => {
      await readRedirectUrls();
      await show({ lwa: { start, locale } }, securityProfile(desk.id).webEdit);
      const { state } = await fillTwice({ fields: ['allowedReturnUrls'] });
      assert.deepEqual(state.returnUrls.slice(0, before.length), before);
      assert.deepEqual([...state.returnUrls].sort(), [...new Set([...before, NA, EU, JP])].sort());
      assert.deepEqual(state.origins, ['']);
    });
  }
}

test('LWA, Web Settings shown for reading: the user is sent to Edit, and nothing happens', async () => {
  await readRedirectUrls();
  await show({ lwa: { start: 'partial' } }, securityProfile(desk.id).webView);
  const before = await stateOf(page);
  const fill = await panel.control('Fill this page');
  const why = (fill) => document.getElementById(fill.getAttribute('aria-describedby')).textContent;
  assert.match(await fill.evaluate(why), /Press Edit on the page/);
  assert.equal(await fill.evaluate(({ disabled }) => disabled), true);
  // The command asks nobody.
  const { state } = await askToFill(world, desk.tab);
  assert.deepEqual(
    state.page.rows.map(({ field, outcome }) => [field, outcome]).filter(([, outcome]) => outcome),
    [['allowedReturnUrls', 'needs you']],
  );
  assert.deepEqual(await stateOf(page), before);
});

test('ixHello, from both starts', async () => {
  for (const [start, outcome] of [
    ['empty', 'filled'],
    ['checked', 'already right'],
  ]) {
    await show({ ixhello: { start, lateMs: 600 } }, ADDRESSES.ixhello);
    const { first, state } = await fillTwice({ fields: ['enableAccountLinking'] });
    assert.equal(first.enableAccountLinking, outcome);
    assert.equal(state.enableAccountLinking, true);
  }
});

test('the panel follows a route inside the app, there and back', async () => {
  await show({}, ADDRESSES.dashboard);
  await waitForTitle(panel, ['No known form here']);
  assert.equal(await panel.has('Fill this page'), false);

  await clickOnPage(page, 'ACCOUNT LINKING');
  await panel.control('Fill this page');
  assert.equal(page.url(), ADDRESSES.alexa);
  const loads = world.consoles.log.filter(({ path }) => path === new URL(ADDRESSES.alexa).pathname);
  assert.deepEqual(loads, [], 'this was to be a route, not a page load');
  const { state } = await fillTwice({ fields: ALEXA_FIELDS });
  assert.deepEqual(fieldsOf(state), { ...wantedOfAlexa(desk), ...LEFT_ALONE });

  await clickOnPage(page, 'CUSTOM');
  await waitForTitle(panel, ['No known form here']);
  assert.equal(await panel.has('Fill this page'), false);
});

test('a page that puts the old value back is reported, not believed', async () => {
  await show({ alexa: { revert: ['clientId'], revertNow: ['authorizationUrl'] } }, ADDRESSES.alexa);
  const { clientId, authorizationUrl, ...others } = await fill();
  assert.deepEqual(
    { clientId, authorizationUrl },
    { clientId: 'refused by page', authorizationUrl: 'refused by page' },
  );
  for (const [field, outcome] of Object.entries(others)) assert.equal(outcome, 'filled', field);
  assert.deepEqual(fieldsOf(await stateOf(page)), {
    ...wantedOfAlexa(desk),
    ...LEFT_ALONE,
    clientId: '',
    authorizationUrl: '',
  });
});

for (const csp of ['strict', POLICY]) {
  test(`content security policy ${csp}: Alexa, and marks on it`, async () => {
    await show({ csp }, ADDRESSES.alexa);
    const { state } = await fillTwice({ fields: ALEXA_FIELDS });
    assert.deepEqual(fieldsOf(state), { ...wantedOfAlexa(desk), ...LEFT_ALONE });
    // The policy forbids inline styles; the layer must be styled all the same.
    const layer = await page.evaluate(() => {
      const host = document.querySelector('linkwright-marks');
      return host && [getComputedStyle(host).position, getComputedStyle(host).pointerEvents];
    });
    assert.deepEqual(layer, ['absolute', 'none']);
  });

  // Under `strict` these pages run no script, so the inputs themselves are asked, by the server's names.
  const inputs = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('form#main input[type=text]')].map((input) => [input.name, input.value]),
    );

  test(`content security policy ${csp}: LWA, new security profile`, async () => {
    await show({ csp }, ADDRESSES.lwaCreate);
    const { state } = await fillTwice({
      fields: ['securityProfileName', 'securityProfileDescription', 'privacyNoticeUrl'],
      read: inputs,
    });
    assert.deepEqual(state, [
      ['c1', 'Practice skill'],
      ['c2', 'Account linking for the practice skill'],
      ['c3', 'https://privacy.example-app.test/notice'],
    ]);
  });

  test(`content security policy ${csp}: LWA, Web Settings`, async () => {
    await readRedirectUrls(csp);
    await show({ lwa: { start: 'partial' }, csp }, securityProfile(desk.id).webEdit);
    const { state } = await fillTwice({ fields: ['allowedReturnUrls'], read: inputs });
    const spare = csp === 'strict' ? 4 : 0;
    const rows = state.filter(([name]) => name === 'w2').map(([, value]) => value);
    assert.deepEqual(rows.slice(0, 2), [NA, 'https://example-app.test/cb']);
    assert.deepEqual(rows.slice(2, 4).sort(), [EU, JP].sort());
    assert.deepEqual(rows.slice(4), Array(Math.max(0, spare - 2)).fill(''));
    assert.ok(state.filter(([name]) => name === 'w1').every(([, value]) => value === ''));
  });
}
