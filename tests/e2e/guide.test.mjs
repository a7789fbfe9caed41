// From empty consoles to the guide's final state, judged by the pages' own state.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goThrough, OWN_VALUES } from './guide.mjs';
import { assertNothingCommitted } from './harness/state.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const REDIRECT_URLS = ['alexa.amazon.co.jp', 'layla.amazon.com', 'pitangui.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M1FAKE0000001`,
);

let world;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await world?.close();
});

test('the whole guide: every field right, nothing committed, few clicks, and nothing left to fill', async () => {
  const { fields, panel, page, presses, states } = await goThrough(world);

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
