// From empty consoles to the guide's final state, judged by the pages' own state.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clickOnPage, goThrough, OWN_VALUES } from './guide.mjs';
import { assertNothingCommitted, waitForState } from './harness/state.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';
import { visit, waitForTitle } from './prepared.mjs';

const REDIRECT_URLS = ['alexa.amazon.co.jp', 'layla.amazon.com', 'pitangui.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M1FAKE0000001`,
);

let world;
let page;
let panel;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await world?.close();
});

test('the whole guide: every field right, nothing committed, few clicks, and nothing left to fill', async () => {
  const whole = await goThrough(world);
  const { fields, presses, states } = whole;
  ({ page, panel } = whole);

  for (const field of fields) assert.ok(['filled', 'already right'].includes(field.outcome), JSON.stringify(field));
  assert.ok(presses.clicks <= 10, `${presses.clicks} clicks`);
  const own = Object.entries(OWN_VALUES).map(([field, value]) => [field, value.length]);
  assert.deepEqual(presses.typed, Object.fromEntries(own), 'typed: what only the user knows, and nothing else');
  for (const state of Object.values(states)) assertNothingCommitted(state);

  assert.equal(states.ixhello.enableAccountLinking, true);
  assert.deepEqual(
    [states.create.name, states.create.description, states.create.privacyUrl],
    ['Practice skill', 'Account linking for the practice skill', 'https://privacy.example-app.test/notice'],
  );

  const saved = world.consoles.state();
  const [profile] = saved.lwa.profiles;
  const { enabled, type, authorizationUrl, accessTokenUrl, clientId, clientSecret, accessTokenScheme } = saved.alexa;
  assert.deepEqual(
    { enabled, type, authorizationUrl, accessTokenUrl, clientId, clientSecret, accessTokenScheme },
    {
      enabled: true,
      type: 'AUTH_CODE',
      authorizationUrl: 'https://www.amazon.com/ap/oa',
      accessTokenUrl: 'https://api.amazon.com/auth/o2/token',
      clientId: profile.clientId,
      clientSecret: profile.clientSecret,
      accessTokenScheme: 'HTTP_BASIC',
    },
  );
  assert.deepEqual(saved.alexa.scopes, ['profile']);
  assert.deepEqual(saved.alexa.domains, ['channeltest.voiceworx.ai', 'channel.voiceworx.ai']);
  assert.deepEqual([...profile.returnUrls].sort(), REDIRECT_URLS);
  assert.equal(saved.ixhello.published, true);

  // The secret is blank after a reload, as on the real page; everything else is right already.
  await world.go(page, ADDRESSES.alexa);
  await panel.press('Check this page');
  for (const row of await panel.rows()) assert.equal(row.outcome, '', 'an outcome of a page that was loaded before');
  await panel.press('Fill this page');
  const again = await panel.outcomes();
  assert.equal(again.clientSecret, 'filled');
  const others = Object.entries(again).filter(([field, outcome]) => field !== 'clientSecret' && outcome !== '');
  assert.ok(others.length >= 8);
  for (const [field, outcome] of others) assert.equal(outcome, 'already right', field);

  // A second time there is nothing to do at all.
  const before = await page.evaluate(() => window.__state());
  await panel.press('Fill this page');
  for (const [field, outcome] of Object.entries(await panel.outcomes()))
    if (outcome !== '') assert.equal(outcome, 'already right', field);
  assert.deepEqual(await page.evaluate(() => window.__state()), before);
});

/** Waits until a step of the guide is in this state. */
const reaches = (step, state) => panel.page.waitForSelector(`[data-step="${step}"][data-state="${state}"]`);

test('a form without its secret is not to be saved, and not done when it is', async () => {
  await panel.press('Clear secret');
  world.consoles.setScenario({ lwa: { start: 'oneProfile' } });
  await visit({ page, panel }, ADDRESSES.alexa);
  await panel.press('Fill this page');
  assert.equal((await panel.outcomes()).clientSecret, 'needs you');
  assert.equal(await panel.page.$eval('.next', (next) => next.checkVisibility()), false);
  await reaches('credentials', 'next');
  await reaches('accountLinking', 'open');

  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);
  await panel.press('Check this page');
  await panel.idle();
  await reaches('credentials', 'next');
  await reaches('accountLinking', 'open');
});

test('of two skills that were seen neither is called unseen, and nothing is called right', async () => {
  const other = { enabled: true, type: 'AUTH_CODE', clientId: 'fake-of-the-second' };
  world.consoles.setScenario({ alexa: { other }, lwa: { start: 'oneProfile' } });
  const [{ id }] = world.consoles.state().lwa.profiles;
  for (const address of [ADDRESSES.alexa, ADDRESSES.alexa2]) {
    await visit({ page, panel }, address);
    await waitForTitle(panel, ['Account Linking']);
  }
  await visit({ page, panel }, securityProfile(id).general);
  const says = () => document.querySelector('[data-step="accountLinking"]').innerText.includes('Several skills');
  await panel.page.waitForFunction(says, { polling: 50 });
  await panel.page.waitForSelector('.cannot-tell');
  assert.equal(await panel.page.$('.all-well'), null);
});

test('what is saved is not to be saved', async () => {
  const next = async () => await panel.page.$eval('.next', (next) => (next.checkVisibility() ? next.innerText : ''));
  world.consoles.setScenario({ alexa: { start: 'full', values: { scopes: [] } } });
  await world.go(page, ADDRESSES.alexa);
  await panel.press('Check this page');
  const { selected, profile } = (await panel.ask({ kind: 'state', tab: null })).state;
  const { clientId } = world.consoles.state().alexa;
  const request = { ...profile.accountLinkingRequest, clientId };
  const content = JSON.stringify({ ...profile, accountLinkingRequest: request });
  await panel.ask({ kind: 'save', profile: selected, content });
  await panel.ask({ kind: 'setSecret', profile: selected, secret: `fake${'0'.repeat(60)}` });
  await panel.reopen();
  await panel.press('Fill this page');
  await panel.idle();
  assert.match(await next(), /press Save/);
  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);
  await panel.press('Check this page');
  await panel.idle();
  assert.equal(await next(), '');
});
