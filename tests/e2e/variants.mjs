// What the tests of variant pages share: a profile that wants every field, and the way to a page.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from './harness/dist.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES } from './harness/world.mjs';
import { waitForTitle } from './prepared.mjs';

export const PROFILE = join(ROOT, 'tests/fixtures/profiles/every-field.linkwright.json');

export const SECRET = 'fake-secret-of-the-variants-0001';

/** What the profile makes of the form, under the names of the page's state. */
export const WANTED = {
  enabled: true,
  skipOnEnablement: true,
  appToApp: true,
  voice: true,
  type: 'AUTH_CODE',
  authorizationUrl: 'https://login.example-app.test/authorize',
  accessTokenUrl: 'https://login.example-app.test/token',
  clientId: 'practice-client-000001',
  clientSecret: SECRET,
  accessTokenScheme: 'REQUEST_BODY_CREDENTIALS',
  scopes: ['profile', 'devices:read'],
  domains: ['login.example-app.test', 'cdn.example-app.test', 'static.example-app.test'],
  defaultTokenExpirationInSeconds: '7200',
  redirectUrls: ['https://m.amazon.com/example', 'https://alexa.amazon.com/example'],
};

/** The panel's names of these fields. */
export const EVERY_FIELD = {
  ...Object.fromEntries(Object.keys(WANTED).map((field) => [field, field])),
  enabled: 'accountLinking',
  voice: 'voiceForwardAccountLinking',
};

/** A field of the page's state as it counts: a list without blank rows, in any order. */
export function valuesOf(state, field) {
  const value = state[field];
  if (!Array.isArray(value)) return value;
  const order = WANTED[field];
  return value.filter((row) => row !== '').toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
}

/**
 * A page and its panel, with the profile and its secret. Both are on show: kits that draw their lists with animations
 * never open one on a page that is hidden.
 */
export async function openDesk(world) {
  const page = await world.open(ADDRESSES.alexa);
  const panel = await world.panel(await world.tabOf(page), { type: 'window' });
  await page.bringToFront();
  await panel.importProfile(PROFILE);
  const input = await panel.control('Client secret');
  await input.type(SECRET);
  await panel.press('Keep secret');
  assert.equal(await panel.error(), '');
  return { page, panel };
}

/** Shows the account-linking page with these options, and waits until the panel shows it as it is now. */
export async function show({ page, panel }, world, alexa) {
  await page.goto('https://other-site.test/', { waitUntil: 'load' });
  await waitForTitle(panel, ['Open a console']);
  world.consoles.setScenario({ alexa });
  await page.goto(ADDRESSES.alexa, { waitUntil: 'load' });
  await world.ready(page);
  await waitForTitle(panel, ['Account Linking', 'アカウントリンク']);
  await panel.idle();
}

/**
 * Fills the page: every field is as it is wanted, but for those that stay as they were, of which the panel says `said`.
 */
export async function fillAll({ page, panel }, stays = [], said = '') {
  const before = await stateOf(page);
  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  const after = await stateOf(page);
  const outcomes = await panel.outcomes();
  for (const [field, wanted] of Object.entries(WANTED)) {
    const kept = stays.includes(field);
    assert.deepEqual(valuesOf(after, field), kept ? before[field] : wanted, field);
    const outcome = outcomes[EVERY_FIELD[field]];
    assert.ok((kept ? [said] : ['filled', 'already right']).includes(outcome), `${field}: ${outcome}`);
  }
  assert.deepEqual(after.decoys, before.decoys);
  assertNothingCommitted(after);
}
