// The practice consoles themselves: a test can bring any set-up on their pages, and knows which control is which.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clickOnPage, followOnPage } from './guide.mjs';
import { fieldOf, stateOf, waitForState } from './harness/state.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

const CONSOLE = 'https://developer.amazon.com';

/** No value is a default, and no two are alike. */
const VALUES = {
  enabled: true,
  skipOnEnablement: true,
  appToApp: true,
  mobile: true,
  voice: true,
  type: 'AUTH_CODE',
  authorizationUrl: ' http://auth.example-app.test:8443/authorize?state=1 ',
  accessTokenUrl: 'not a URL <b>"&amp;',
  clientId: 'amzn1.application.0',
  clientSecret: 'fake-first',
  accessTokenScheme: 'REQUEST_BODY_CREDENTIALS',
  scopes: ['profile postal_code', '', 'profile'],
  domains: Array.from({ length: 31 }, (_, at) => `${at}.example-app.test`),
  defaultTokenExpirationInSeconds: '-1.5',
  redirectUrls: ['https://app.example-app.test/linked', ''],
  pkce: true,
  privacyPolicyUrl: 'ftp://example-app.test',
};
const OTHER = { enabled: true, type: 'IMPLICIT', clientId: 'of-the-second', clientSecret: 'fake-second' };

const PROFILES = [
  { name: 'First profile' },
  {
    name: 'Second <profile>',
    clientId: 'amzn1.application-oa2-client.short',
    clientSecret: 'fake-of-the-second-profile',
    description: 'Described',
    privacyUrl: 'ftp://privacy.example-app.test',
    origins: ['http://a.example-app.test/path', ''],
    returnUrls: ['http://a.example-app.test/cb', ' https://b.example-app.test/cb ', ' https://b.example-app.test/cb '],
  },
];

let world, page;
before(async () => {
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
});
after(async () => {
  await world?.close();
});

const show = async (scenario, address) => {
  world.consoles.setScenario(scenario);
  await world.go(page, address);
};
const alexa = (options) => ({ alexa: { lateMs: 0, ...options } });
const saved = () => world.consoles.state();
const partOf = (state, wanted) => Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]]));

/** What is in the element of a field. */
const held = async (name, part) => {
  const element = await fieldOf(page, name, part);
  return element && (await element.evaluate((one) => (one.localName === 'p' ? one.textContent : one.value)));
};

/** A person clicks the element of a field and types at the end; the page's state must change there alone. */
async function typesInto(name, part) {
  const before = await stateOf(page);
  const element = await fieldOf(page, name, part);
  assert.ok(element, `${name} ${part ?? ''} has no element`);
  await element.click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  const wanted = Array.isArray(before[name])
    ? before[name].map((text, row) => (row === (part ?? 0) ? `${text}x` : text))
    : `${before[name]}x`;
  const now = await stateOf(page);
  assert.deepEqual(now[name], wanted, name);
  const kept = ({ dirty, decoys, [name]: _, ...others }) => others;
  assert.deepEqual(kept(now), kept(before), name);
}

test('a scenario with a slip in it is refused, and the one before it stands', () => {
  world.consoles.setScenario({ alexa: { start: 'half' } });
  const before = saved();
  for (const [scenario, message] of [
    [{ alexa: { values: { client: 'a' } } }, /^alexa\.values has no field "client"$/],
    [{ alexa: { other: { toString: 'a' } } }, /^alexa\.other has no field "toString"$/],
    [{ alexa: { values: [] } }, /^alexa\.values: an object$/],
    [{ alexa: { values: { clientId: 1 } } }, /^alexa\.values\.clientId: expected a text of one line$/],
    [{ alexa: { values: { clientId: 'a\nb' } } }, /^alexa\.values\.clientId: expected a text of one line$/],
    [{ alexa: { values: { scopes: 'profile' } } }, /^alexa\.values\.scopes: expected a list of texts/],
    [{ alexa: { values: { domains: ['a', null] } } }, /^alexa\.values\.domains: expected a list of texts/],
    [{ alexa: { values: { enabled: 'true' } } }, /^alexa\.values\.enabled: expected true or false$/],
    [{ alexa: { other: { type: 'CODE' } } }, /^alexa\.other\.type: expected one of AUTH_CODE, IMPLICIT, null$/],
    [{ alexa: { values: { accessTokenScheme: '' } } }, /^alexa\.values\.accessTokenScheme: expected one of/],
    [{ alexa: { values: { pkce: true } } }, /^alexa\.values\.pkce: the page has no such control/],
    [{ alexa: { other: { pkce: null }, pkce: 'toggle' } }, /^alexa\.other\.pkce: true or false with a toggle$/],
    [{ alexa: { pkce: 'radios' } }, /^alexa\.pkce: one of false, true, toggle$/],
    [{ alexa: { vendorId: '' } }, /^alexa\.vendorId: a text of one line, not empty$/],
    [{ lwa: { profiles: {} } }, /^lwa\.profiles: null or a list of security profiles$/],
    [{ lwa: { profiles: [{}] } }, /^lwa\.profiles\[0\]\.name: a text/],
    [{ lwa: { profiles: [{ name: 'a' }, { name: ' ' }] } }, /^lwa\.profiles\[1\]\.name: expected a text/],
    [{ lwa: { profiles: [{ name: 'a', id: 'b' }] } }, /^lwa\.profiles\[0\] has no field "id"$/],
    [{ lwa: { profiles: [{ name: 'a', origins: 'b' }] } }, /^lwa\.profiles\[0\]\.origins: expected a list/],
    [{ ixhello: { other: 'full' } }, /^ixhello\.other: one of empty, checked$/],
  ]) {
    assert.throws(() => world.consoles.setScenario(scenario), { name: 'TypeError', message }, JSON.stringify(scenario));
  }
  assert.deepEqual(saved(), before);
});

test('Alexa: saved values are laid over the start', async () => {
  await show(alexa({ start: 'half', values: { scopes: [], clientId: 'of-the-first' } }), ADDRESSES.alexa);
  const { clientId, scopes, authorizationUrl, secretSaved, dirty } = await stateOf(page);
  assert.deepEqual(
    { clientId, scopes, authorizationUrl, secretSaved, dirty },
    {
      clientId: 'of-the-first',
      scopes: [],
      authorizationUrl: 'https://www.amazon.com/ap/oa',
      secretSaved: false,
      dirty: false,
    },
  );
});

/** Fields that the form of a year has no control for. */
const MISSING = {
  2024: ['privacyPolicyUrl'],
  2020: ['privacyPolicyUrl'],
  2018: ['skipOnEnablement', 'appToApp', 'mobile', 'voice', 'defaultTokenExpirationInSeconds', 'redirectUrls'],
};
const TOGGLES = ['skipOnEnablement', 'appToApp', 'mobile', 'voice', 'pkce'];

for (const [vintage, toggle, labels] of [
  ['2024', 'switch', 'beside'],
  ['2020', 'checkbox', 'for'],
  ['2018', 'div', 'aria'],
]) {
  test(`Alexa of ${vintage}: every value is on the page, in the element that is told`, async () => {
    const options = { vintage, toggle, labels, pkce: 'toggle', values: VALUES, other: OTHER };
    await show(alexa(options), ADDRESSES.alexa);
    const state = await stateOf(page);
    assert.deepEqual(partOf(state, VALUES), { ...VALUES, clientSecret: '' });
    assert.deepEqual([state.secretSaved, state.skillId], [true, ADDRESSES.alexa.match(/amzn1[^/]+/)[0]]);
    assert.deepEqual(partOf(saved().alexa, VALUES), VALUES);
    assert.doesNotMatch(await page.content(), /fake-/, 'a saved secret is on the page');

    const missing = MISSING[vintage];
    for (const [name, value] of Object.entries(state)) {
      if (!Object.hasOwn(VALUES, name)) continue;
      if (missing.includes(name)) {
        assert.equal(await fieldOf(page, name), null, name);
      } else if (Array.isArray(value)) {
        const rows = [...value, null].map((_, row) => held(name, row));
        assert.deepEqual(await Promise.all(rows), [...value, null], name);
      } else if (typeof value === 'string' && !['type', 'accessTokenScheme'].includes(name)) {
        assert.equal(await held(name), value, name);
      }
    }
    for (const [grant, chosen] of [
      ['AUTH_CODE', true],
      ['IMPLICIT', false],
      [undefined, true],
    ]) {
      const radio = await fieldOf(page, 'type', grant);
      assert.deepEqual(await radio.evaluate((one) => [one.type, one.checked]), ['radio', chosen]);
    }
    const scheme = await fieldOf(page, 'accessTokenScheme');
    assert.equal(await scheme.evaluate((one) => one.innerText.trim()), 'Credentials in request body');
    assert.equal(await held('alexaClientId'), missing.includes('redirectUrls') ? null : state.decoys.alexaClientId);
    assert.match(await held('alexaRedirectUrls', 2), /^https:\/\/[^/]+\/api\/skill\/link\/M1FAKE0000001$/);
    await assert.rejects(fieldOf(page, 'client'), /the console has no field "client"/);
  });

  test(`Alexa of ${vintage}: a ${toggle} that is pressed by hand changes its field alone`, async () => {
    await show(alexa({ vintage, toggle, labels, pkce: 'toggle', values: VALUES }), ADDRESSES.alexa);
    for (const name of TOGGLES.filter((name) => !MISSING[vintage].includes(name))) {
      const before = await stateOf(page);
      await (await fieldOf(page, name)).click();
      const now = await stateOf(page);
      assert.deepEqual(now, { ...before, dirty: true, [name]: false });
      // The rows of app-to-app linking hang on its toggle.
      const rows = !MISSING[vintage].includes('redirectUrls') && now.appToApp;
      for (const row of ['redirectUrls', 'alexaClientId', 'alexaClientSecret']) {
        assert.equal((await fieldOf(page, row)) !== null, rows, `${row} after ${name}`);
      }
    }
  });
}

test('Alexa: typing by hand into a field changes that field alone', async () => {
  const options = { pkce: true, decoys: true, hiddenTwin: ['clientId'] };
  await show(alexa({ ...options, values: { ...VALUES, domains: ['a.test', 'b.test'] } }), ADDRESSES.alexa);
  for (const name of ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret']) await typesInto(name);
  await typesInto('defaultTokenExpirationInSeconds');
  for (const name of ['scopes', 'domains', 'redirectUrls']) for (const row of [1, 0]) await typesInto(name, row);

  await (await fieldOf(page, 'pkce', false)).click();
  assert.equal((await stateOf(page)).pkce, false);
  await (await fieldOf(page, 'type', 'IMPLICIT')).click();
  assert.equal((await stateOf(page)).type, 'IMPLICIT');
  assert.equal(await fieldOf(page, 'clientSecret'), null, 'the field of another grant type');
});

test('Alexa: the element that is told is the one on the page, whenever the page replaces it', async () => {
  await show(alexa({ churn: true, start: 'full' }), ADDRESSES.alexa);
  const before = await fieldOf(page, 'clientId');
  await page.waitForFunction((one) => !one.isConnected, { polling: 50 }, before);
  const told = await page.evaluate(() => {
    const { isConnected, value } = window.__fieldElement('clientId');
    return { isConnected, value };
  });
  assert.deepEqual(told, { isConnected: true, value: (await stateOf(page)).clientId });
});

test('Alexa: two skills, each with its own saved values', async () => {
  const vendorId = 'M2FAKE0000002';
  world.consoles.setScenario(alexa({ start: 'half', pkce: true, other: OTHER, vendorId }));
  await page.goto(`${CONSOLE}/alexa/console/ask`);
  const rows = await page.$$eval('tbody tr', (rows) => rows.map((row) => row.cells[0].textContent));
  assert.deepEqual(rows, ['Practice skill', 'Second practice skill']);
  assert.equal((await stateOf(page)).skillId, null);

  // From the list to the form without a page load.
  const [, edit] = await page.$$('tbody a');
  await edit.click();
  await clickOnPage(page, 'ACCOUNT LINKING');
  await waitForState(page, (state) => state.ready);
  assert.equal(page.url(), ADDRESSES.alexa2);
  const second = await stateOf(page);
  assert.equal(second.skillId, ADDRESSES.alexa2.match(/amzn1[^/]+/)[0]);
  assert.deepEqual([second.type, second.clientId, second.pkce], ['IMPLICIT', 'of-the-second', false]);
  assert.equal(second.secretSaved, true);
  assert.ok((await held('alexaRedirectUrls')).endsWith(`vendorId=${vendorId}`));

  const before = saved();
  await typesInto('clientId');
  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);
  const now = saved();
  assert.deepEqual(now.alexa, before.alexa);
  const { clientId, clientSecret, saveCount } = now.alexa2;
  assert.deepEqual([clientId, clientSecret, saveCount], ['of-the-secondx', 'fake-second', 1]);

  await world.go(page, ADDRESSES.alexa);
  assert.deepEqual((await stateOf(page)).clientId, '');
  await typesInto('clientId');
  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);
  assert.deepEqual([saved().alexa.clientId, saved().alexa.saveCount], ['x', 1]);
  assert.deepEqual(saved().alexa2, now.alexa2);
  await world.go(page, ADDRESSES.alexa2);
  assert.equal((await stateOf(page)).clientId, 'of-the-secondx');
});

test('a skill, an app or a security profile that does not exist has no page', async () => {
  for (const [address, message] of [
    [ADDRESSES.alexa.replace('001/', '003/'), 'No such skill.'],
    [ADDRESSES.ixhello.replace('app-1', 'app-3'), 'No such app.'],
    [securityProfile('amzn1.application.none').general, 'No such security profile.'],
  ]) {
    const answer = await page.goto(address);
    assert.deepEqual([answer.status(), (await answer.text()).trim()], [404, message]);
  }
});

test('LWA: two security profiles on every page', async () => {
  await show({ lwa: { profiles: PROFILES } }, ADDRESSES.lwaOverview);
  const [one, two] = saved().lwa.profiles;
  assert.match(one.id, /^amzn1\.application\.[0-9a-f]{32}$/);
  assert.match(two.id, /^amzn1\.application\.[0-9a-f]{32}$/);
  assert.notEqual(one.id, two.id);
  assert.notEqual(one.clientId, two.clientId);
  assert.deepEqual(partOf(two, PROFILES[1]), PROFILES[1]);
  const facts = [one, two].map(({ id, name, clientId }) => ({ profileId: id, profileName: name, clientId }));
  assert.deepEqual((await stateOf(page)).profiles, facts);
  await world.go(page, `${CONSOLE}/settings/console/securityprofile/overview.html`);
  assert.deepEqual((await stateOf(page)).profiles, facts);

  await followOnPage(world, page, two.name);
  const general = await stateOf(page);
  assert.deepEqual([general.page, general.profileId, general.privacyUrl], ['general', two.id, two.privacyUrl]);
  assert.ok((await page.evaluate(() => document.body.innerText)).includes(two.privacyUrl));
  await clickOnPage(page, 'Show Secret');
  await waitForState(page, (state) => state.secretShown);
  assert.equal((await stateOf(page)).clientSecret, two.clientSecret);

  await world.go(page, securityProfile(one.id).webView);
  assert.deepEqual((await stateOf(page)).returnUrls, []);
  await world.go(page, securityProfile(two.id).webView);
  const view = await stateOf(page);
  assert.deepEqual([view.origins, view.returnUrls], [two.origins, two.returnUrls]);

  // The same identifiers on every run.
  world.consoles.setScenario({ lwa: { profiles: PROFILES } });
  assert.deepEqual(saved().lwa.profiles, [one, two]);
});

test('LWA: Web Settings hold bad values as they are, and take new ones row by row', async () => {
  await show({ lwa: { profiles: PROFILES } }, ADDRESSES.lwaOverview);
  const [one, two] = saved().lwa.profiles;
  await world.go(page, securityProfile(two.id).webEdit);
  const edit = await stateOf(page);
  assert.deepEqual([edit.origins, edit.returnUrls], [two.origins, two.returnUrls]);
  for (const name of ['origins', 'returnUrls']) {
    for (const [row, value] of [...two[name], null].entries()) assert.equal(await held(name, row), value, name);
  }
  await typesInto('origins', 1);
  await typesInto('returnUrls', 2);
  assert.equal(await fieldOf(page, 'name'), null, 'a field of the page of new profiles');
  // Plain HTTP is refused on saving, also where it was saved before.
  await followOnPage(world, page, 'Save');
  assert.match(await page.$eval('.notice', (notice) => notice.textContent), /http:\/\/a\.example-app\.test\/cb/);
  assert.deepEqual(saved().lwa.profiles, [one, two]);

  const first = await fieldOf(page, 'returnUrls', 0);
  await first.click({ count: 3 });
  await page.keyboard.type('https://c.example-app.test/cb');
  await followOnPage(world, page, 'Save');
  const [untouched, changed] = saved().lwa.profiles;
  assert.deepEqual(untouched, one);
  assert.equal(changed.returnUrls[0], 'https://c.example-app.test/cb');
});

test('LWA: a new security profile beside the scenario’s, field by field', async () => {
  await show({ lwa: { profiles: PROFILES } }, ADDRESSES.lwaCreate);
  for (const name of ['name', 'description', 'privacyUrl']) await typesInto(name);
  await followOnPage(world, page, 'Save');
  const { profiles } = saved().lwa;
  assert.equal(new Set(profiles.map(({ id }) => id)).size, 3);
  assert.deepEqual(partOf(profiles[2], { name: '', description: '', privacyUrl: '' }), {
    name: 'x',
    description: 'x',
    privacyUrl: 'x',
  });
});

test('ixHello: two apps, each with its own publish profile', async () => {
  await show({ ixhello: { other: 'checked', lateMs: 0 } }, 'https://bots.ixhello.com/apps/custom');
  assert.equal((await stateOf(page)).appId, null);
  assert.equal(await fieldOf(page, 'profileName'), null);
  await clickOnPage(page, 'Second practice app');
  await waitForState(page, (state) => state.appId === 'practice-app-2');
  assert.equal(page.url(), ADDRESSES.ixhello2);
  assert.equal((await stateOf(page)).enableAccountLinking, true);

  for (const name of ['profileName', 'invocationName', 'description']) await typesInto(name);
  await (await fieldOf(page, 'enableAccountLinking')).click();
  assert.equal((await stateOf(page)).enableAccountLinking, false);
  const before = saved();
  await clickOnPage(page, 'Save');
  await clickOnPage(page, 'Publish to Alexa');
  await waitForState(page, (state) => state.published);
  await page.waitForSelector('.message');
  const link = await page.$eval('a[target]', (a) => a.href);
  assert.ok(link.includes('000000000002/'), link);

  // Straight to the other app, as the browser's history can do it.
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, new URL(ADDRESSES.ixhello).pathname);
  await waitForState(page, (state) => state.appId === 'practice-app-1');
  const { profileName, published } = await stateOf(page);
  assert.deepEqual([profileName, published], ['', false]);
  await typesInto('profileName');
  await clickOnPage(page, 'Save');
  await page.waitForSelector('.message');

  const now = saved();
  assert.deepEqual(now.ixhello, { ...before.ixhello, profileName: 'x', saveCount: 1 });
  const { description, enableAccountLinking, saveCount, publishCount } = now.ixhello2;
  assert.deepEqual([description, enableAccountLinking, saveCount, publishCount], ['x', false, 2, 1]);
});
