// What an organisation says by policy: its profiles are there and stay as it wants them, domains that it does not allow
// are not filled, and what is the user's stays the user's.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { examine } from './axe.mjs';
import { of } from './findings.mjs';
import { PROFILE } from './guide.mjs';
import { changePolicy, givePolicy } from './harness/policy.mjs';
import { stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

const AUTHORIZE = 'https://auth.example-app.test/authorize';
const TOKEN = 'https://tokens.other-app.test/token';

const file = (profile) => ({ linkwrightProfile: 1, profile });
const LAMPS = {
  name: 'Given lamps',
  skillType: 'custom',
  accountLinkingRequest: {
    type: 'AUTH_CODE',
    authorizationUrl: AUTHORIZE,
    accessTokenUrl: TOKEN,
    accessTokenScheme: 'HTTP_BASIC',
    scopes: ['lamps'],
  },
  disabledRules: [{ rule: 'scope-profile-hint', reason: 'Their own scopes' }],
};
const POLICY = {
  profiles: [file(LAMPS), file({ name: 'Given badly', accountLinkingRequest: { type: 'CODE' } })],
  allowedDomains: ['example-app.test'],
};
const MARKED = 'Given lamps – from your organisation';

let given, world, page, panel;
before(async () => {
  given = await givePolicy(POLICY);
  world = await startWorld(given.options);
  world.consoles.setScenario({ alexa: { start: 'full' } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
  await given?.remove();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  // What the organisation gives comes back by itself.
  await until(async () => (await names()).includes('Given lamps'), 'the profile does not come');
  await panel.reopen();
});

const state = async () => (await panel.ask({ kind: 'state', tab: null })).state;
const names = async () => (await state()).profiles.map(({ name }) => name);
const control = (name) =>
  panel.page.$eval(`#field-${name}`, ({ readOnly, disabled, value }) => ({ readOnly, disabled, value }));

/** The words that a screen reader reads to a control. */
const description = (selector) =>
  panel.page.$eval(selector, (control) =>
    control
      .getAttribute('aria-describedby')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

const unfold = () =>
  panel.page.evaluate(() => {
    for (const fold of document.querySelectorAll('.card-editor details')) fold.open = true;
  });

test('its profile is there from the first moment, is marked, and cannot be deleted or renamed', async () => {
  assert.deepEqual(await names(), ['Given lamps'], 'the one that is wrong is left out');
  assert.deepEqual(
    await panel.page.$$eval('select[aria-label="Profile"] option', (all) => all.map((one) => one.textContent)),
    [MARKED],
  );
  assert.match(await panel.text(), /From your organisation/);
  const remove = await panel.control('Delete profile');
  assert.deepEqual(
    await remove.evaluate((button) => [
      button.disabled,
      document.getElementById(button.getAttribute('aria-describedby')).textContent.includes('cannot be deleted'),
    ]),
    [true, true],
  );
  assert.equal((await control('name')).readOnly, true);
  const { selected } = await state();
  const answer = await panel.ask({ kind: 'delete', profile: selected });
  assert.deepEqual(answer.refusal, { kind: 'given', detail: '' });
  assert.deepEqual(await names(), ['Given lamps']);
});

test('what it sets cannot be changed, whoever asks; the rest is the user’s', async () => {
  await unfold();
  assert.deepEqual(await control('authorizationUrl'), { readOnly: true, disabled: false, value: AUTHORIZE });
  assert.match(await description('#field-authorizationUrl'), /Set by your organisation/);
  assert.equal((await control('type')).disabled, true);
  assert.equal((await control('scopes')).disabled, true, 'no scope can be added');
  assert.equal((await control('skillType')).disabled, true);
  assert.equal((await control('clientId')).readOnly, false);
  assert.doesNotMatch(await description('#field-clientId'), /organisation/);
  const input = await panel.page.$('#field-clientId');
  await panel.page.bringToFront();
  await input.type('alexa-lamps');
  await input.evaluate((input) => input.blur());
  await until(async () => (await state()).profile.accountLinkingRequest.clientId === 'alexa-lamps', 'it is not saved');
  // As an older panel, or anybody else, would: the background is the one that keeps it.
  const { selected, profile } = await state();
  const request = {
    ...profile.accountLinkingRequest,
    authorizationUrl: 'https://evil.test/',
    clientId: 'mine',
    scopes: [],
  };
  const content = JSON.stringify({ name: 'Renamed', accountLinkingRequest: request, lwa: { name: 'Mine' } });
  const { state: saved } = await panel.ask({ kind: 'save', profile: selected, content });
  assert.deepEqual(saved.profile, {
    ...LAMPS,
    accountLinkingRequest: { ...LAMPS.accountLinkingRequest, clientId: 'mine' },
    lwa: { name: 'Mine' },
  });
});

test('nobody is shut out by what is locked', async () => {
  await examine(panel.page);
});

test('a domain that it does not allow is found, and not filled', async () => {
  const before = await stateOf(page);
  assert.match(before.accessTokenUrl, /amazon/);
  await panel.page.waitForSelector(of('domain-not-allowed'));
  await panel.press('Fill this page');
  const after = await stateOf(page);
  assert.deepEqual([after.authorizationUrl, after.accessTokenUrl], [AUTHORIZE, before.accessTokenUrl]);
  const { accessTokenUrl } = await panel.fields();
  assert.deepEqual([accessTokenUrl.state, accessTokenUrl.outcome], ['missing', 'needs you']);
  assert.match(await panel.text(), /Your organisation does not allow this domain/);
});

test('where only a locked field could be changed it says who can, and nobody else is sent there', async () => {
  const LOCKED = /Your organisation has locked this field of the profile: only its administrator can change it there/;
  const row = await panel.page.waitForSelector('[data-field="accessTokenUrl"][data-state="missing"]');
  assert.match(await row.evaluate((row) => row.innerText), LOCKED);
  assert.equal(await panel.has('Enter value: Access Token URI'), false);
  // The page has a value of its own, which is not allowed either, and the profile's is none that could take its place.
  await panel.page.waitForFunction(
    (rule) => document.querySelector(`${rule} .locked`) !== null,
    { polling: 50 },
    '[data-rule="domain-not-allowed"][data-field="accessTokenUrl"]',
  );
  await panel.press('Duplicate profile');
  await panel.page.waitForFunction(() => document.querySelector('.given') === null, { polling: 50 });
  await panel.idle();
  assert.doesNotMatch(await panel.text(), LOCKED);
  assert.equal(await panel.has('Enter value: Access Token URI'), true);
});

test('a rule that is turned off for all profiles stays on where the organisation has locked the rules', async () => {
  const settings = await world.extensionPage('settings.html', { ready: '.rule' });
  await settings.waitForSelector('#rules-locked:not([hidden])');
  assert.match(
    await settings.$eval('#rules-locked', (said) => said.textContent),
    /Given lamps: what you turn off here does not hold there/,
  );
  await settings.bringToFront();
  await settings.click('[data-rule-id="domain-not-allowed"] input');
  const isOff = async () =>
    /domain-not-allowed/.test(await settings.evaluate(async () => (await chrome.storage.local.get()).settings ?? ''));
  await until(isOff, 'it is not kept');
  await panel.press('Check this page');
  assert.ok(await panel.page.$(of('domain-not-allowed')), 'it is on in the organisation’s profile');
  await panel.press('Duplicate profile');
  await panel.page.waitForFunction(
    (rule) => document.querySelector('.given') === null && document.querySelector(rule) === null,
    { polling: 50 },
    of('domain-not-allowed'),
  );
  await settings.close();
});

test('a duplicate is the user’s own', async () => {
  await panel.press('Duplicate profile');
  const { selected, profile } = await state();
  assert.match(selected, /^\d+$/);
  assert.equal(profile.name, 'Given lamps 2');
  assert.equal((await control('authorizationUrl')).readOnly, false);
  await panel.press('Delete profile');
  await panel.press('Yes, delete the profile');
  assert.deepEqual(await names(), ['Given lamps']);
});

test('the settings say what it gives and what is wrong in it, and nothing of it goes to the browser account', async () => {
  const settings = await world.extensionPage('settings.html', { ready: '.rule' });
  await settings.waitForSelector('#policy:not([hidden])');
  const said = await settings.$eval('#policy', (section) => section.textContent);
  assert.deepEqual(
    await settings.$$eval('.given-profile', (all) =>
      all.map((one) => [
        one.querySelector('h3').textContent.trim(),
        [...one.querySelectorAll('li')].map((item) => item.textContent),
      ]),
    ),
    [
      [
        'Given lamps',
        [
          'Profile name',
          'Skill type',
          'Select an authorization grant type',
          'Your Web Authorization URI',
          'Access Token URI',
          'Your Authentication Scheme',
          'Scope',
          'Which rules are off',
        ],
      ],
    ],
  );
  assert.match(said, /example-app\.test/);
  assert.match(said, /profiles\[1\]\.profile\.accountLinkingRequest\.type: unknown variant/);
  await examine(settings, [320]);
  await panel.importProfile(PROFILE);
  await settings.bringToFront();
  await (await settings.waitForSelector('#sync')).click();
  const there = async () => JSON.stringify(await settings.evaluate(() => chrome.storage.sync.get(null)));
  await until(async () => /Practice skill/.test(await there()), 'nothing is in the account');
  assert.doesNotMatch(await there(), /Given lamps/);
  await settings.close();
});

test('a change holds at once, and without a policy all is as before', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox reads a policy when it starts, and tells no change of it');
    return;
  }
  await panel.importProfile(PROFILE);
  const { selected } = await state();
  await panel.ask({ kind: 'select', profile: (await state()).profiles.find(({ name }) => name === 'Given lamps').id });
  const changed = { ...LAMPS, accountLinkingRequest: { ...LAMPS.accountLinkingRequest, scopes: ['lights'] } };
  await changePolicy(panel.page, { profiles: [file(changed)], lockedFields: ['accountLinkingRequest.scopes'] });
  await panel.page.waitForFunction(
    () =>
      document.querySelector('#row-scopes-0')?.value === 'lights' &&
      document.querySelector('#field-authorizationUrl')?.readOnly === false,
    { polling: 50 },
  );
  await panel.page.waitForFunction(
    (rule) => document.querySelector(rule) === null,
    { polling: 50 },
    of('domain-not-allowed'),
  );
  await changePolicy(panel.page, {});
  await until(async () => !(await names()).includes('Given lamps'), 'the profile stays');
  assert.equal((await state()).selected, selected, 'the user’s own is there');
  await panel.page.waitForFunction(() => document.querySelector('.given') === null, { polling: 50 });
  await changePolicy(panel.page, POLICY);
});

test('a client ID that is locked is not taken from a page, and that is said', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox reads a policy when it starts, and tells no change of it');
    return;
  }
  t.after(() => changePolicy(panel.page, POLICY));
  await changePolicy(panel.page, { ...POLICY, lockedFields: ['accountLinkingRequest.clientId'] });
  await panel.page.waitForFunction(() => document.querySelector('#field-clientId')?.readOnly, { polling: 50 });
  world.consoles.setScenario({ lwa: { start: 'oneProfile' } });
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).general);
  await panel.control('Keep for this session');
  await panel.press('Keep for this session');
  await panel.page.waitForFunction(() => /is set by your organisation/.test(document.body.innerText), { polling: 50 });
  assert.equal((await state()).profile.accountLinkingRequest.clientId, undefined);
});
