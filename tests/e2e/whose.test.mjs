// Whose page it is: of two skills with a security profile each, a secret is kept with its own client ID alone, and nothing
// is filled in while the page seems to be another profile's.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { clickOnPage } from './guide.mjs';
import { stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';
import { visit, waitForTitle } from './prepared.mjs';

const KEEP = 'Keep for this session';

let world, page, panel, lamps, doors;
before(async () => {
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.consoles.setScenario({ lwa: { profiles: [{ name: 'Lamps' }, { name: 'Doors' }] } });
  [lamps, doors] = world.consoles.state().lwa.profiles;
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
});

/** The selected profile's client ID, and the secret that is kept for it. */
async function kept() {
  const { state } = await panel.ask({ kind: 'state', tab: null });
  const answer = await panel.ask({ kind: 'secret', profile: state.selected });
  return [state.profile.accountLinkingRequest.clientId, answer.secret];
}

/** Opens a security profile with its secret shown or hidden. */
async function openGeneral({ id, clientSecret }, { shown = true } = {}) {
  await visit({ page, panel }, securityProfile(id).general);
  if (!shown) return;
  await clickOnPage(page, 'Show Secret');
  await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
}

/** What the card of the credentials says. */
const card = () =>
  panel.page.$eval('[aria-labelledby="credentials-title"]', (card) => card.innerText.replace(/\s+/g, ' '));

/** Waits until the card asks whether both are to be replaced. */
const question = () => panel.page.waitForSelector('#keep-other-question');

test('a secret is kept with its own client ID alone', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  await openGeneral(lamps);
  await panel.press(KEEP);
  assert.deepEqual(await kept(), [lamps.clientId, lamps.clientSecret]);
  await until(async () => (await panel.page.$('[aria-labelledby="credentials-title"] .chip-good')) !== null, card);

  // The secret of another security profile takes its place only with its own client ID, when the user says so.
  await openGeneral(doors);
  await panel.page.waitForSelector('#keep-other');
  assert.equal(await panel.page.$('[aria-labelledby="credentials-title"] .chip'), null, 'nothing of this page is kept');
  await panel.press(KEEP);
  await question();
  assert.match(await card(), /the client of another security profile than the one in your profile/);
  assert.deepEqual(await kept(), [lamps.clientId, lamps.clientSecret], 'nothing is kept before that');
  await panel.press('Cancel');
  assert.deepEqual(await kept(), [lamps.clientId, lamps.clientSecret]);
  // Neither does a panel that knows nothing of it, or one that asked about another page.
  const tab = await world.tabOf(page);
  for (const other of [{}, { take: lamps.clientId }]) {
    const { notice } = await panel.ask({ kind: 'keepCredentials', tab, ...other });
    assert.deepEqual(notice.counts, [2, 0]);
    assert.deepEqual(await kept(), [lamps.clientId, lamps.clientSecret]);
  }
  await panel.press(KEEP);
  await panel.press('Replace both');
  assert.equal(await panel.error(), '');
  assert.deepEqual(await kept(), [doors.clientId, doors.clientSecret]);
  await until(async () => (await panel.page.$('[aria-labelledby="credentials-title"] .chip-good')) !== null, card);

  // With the new client's secret hidden, the old one's goes all the same.
  await openGeneral(lamps, { shown: false });
  await panel.page.waitForSelector('#keep-other');
  await panel.press(KEEP);
  await panel.press('Replace both');
  assert.deepEqual(await kept(), [lamps.clientId, undefined]);
});

/** Types another client ID in the editor, and waits for what is said of the secret then. */
async function typeClientId(value, said) {
  await panel.page.$eval(
    '#field-clientId',
    (input, value) => {
      input.value = value;
      for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
    },
    value,
  );
  const chip = () => panel.page.$eval('label[for="field-clientSecret"]', (label) => label.parentElement.innerText);
  await until(async () => (await chip()).includes(said), chip);
  await panel.idle();
}

test('a secret is not used with another client ID than it was seen with', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  await openGeneral(lamps);
  await panel.press(KEEP);
  await typeClientId(doors.clientId, 'Kept, but for another client ID');

  await visit({ page, panel }, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  await panel.press('Fill this page');
  let { clientId, clientSecret } = await stateOf(page);
  assert.deepEqual([clientId, clientSecret], [doors.clientId, '']);

  // A slip of the hand costs nothing: it is used again with its own.
  await typeClientId(lamps.clientId, 'Kept for this session');
  await panel.press('Fill this page');
  ({ clientId, clientSecret } = await stateOf(page));
  assert.deepEqual([clientId, clientSecret], [lamps.clientId, lamps.clientSecret]);
});

/** Makes a profile with a client ID, and selects it. */
async function profile(name, clientId) {
  const file = {
    linkwrightProfile: 1,
    profile: {
      name,
      accountLinkingRequest: {
        type: 'AUTH_CODE',
        authorizationUrl: 'https://www.amazon.com/ap/oa',
        accessTokenUrl: 'https://api.amazon.com/auth/o2/token',
        clientId,
        scopes: ['profile'],
      },
    },
  };
  const { state } = await panel.ask({ kind: 'import', text: JSON.stringify(file) });
  return state.selected;
}

/** The two skills' forms, with these client IDs. */
function forms(one, two) {
  const values = { type: 'AUTH_CODE', authorizationUrl: 'https://www.amazon.com/ap/oa', scopes: ['profile'] };
  world.consoles.setScenario({
    lwa: { profiles: [{ name: 'Lamps' }, { name: 'Doors' }] },
    alexa: {
      start: 'full',
      values: { clientId: one },
      other: { ...values, enabled: true, accessTokenUrl: 'https://api.amazon.com/auth/o2/token', clientId: two },
    },
  });
}

const fillable = () =>
  panel.page.$$eval(
    'button',
    (all) => all.find((one) => one.textContent.trim() === 'Fill this page').disabled === false,
  );

/** Waits until the panel has looked for a profile that fits better: it reads what is kept, as is done here after it. */
async function looked() {
  await panel.idle();
  await panel.page.evaluate(() => chrome.storage.local.get());
  await panel.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test('the skill says more of whose page it is than a client ID that was entered there', async () => {
  forms(lamps.clientId, doors.clientId);
  await profile('Lamps', lamps.clientId);
  const own = await profile('Doors', doors.clientId);
  await panel.reopen();
  await visit({ page, panel }, ADDRESSES.alexa2);
  await waitForTitle(panel, ['Account Linking']);
  await panel.press('Fill this page');

  // Somebody enters the other skill's client ID: that is the mistake, and the selected profile is the right one.
  forms(lamps.clientId, lamps.clientId);
  await visit({ page, panel }, ADDRESSES.alexa2);
  await until(
    async () => (await panel.fields()).clientId?.state === 'differs',
    () => panel.text(),
  );
  await looked();
  assert.equal(await panel.page.$('#proposal-title'), null);
  assert.equal(await fillable(), true);
  const { state } = await panel.ask({ kind: 'state', tab: null });
  assert.equal(state.selected, own);
});

test('nothing is filled in while the page seems to be of another profile', async () => {
  forms(lamps.clientId, doors.clientId);
  const first = await profile('Lamps', lamps.clientId);
  await panel.reopen();
  await visit({ page, panel }, ADDRESSES.alexa);
  await panel.press('Fill this page');
  await profile('Doors', doors.clientId);
  await panel.reopen();
  await panel.page.waitForSelector('#proposal-title');
  const why = () =>
    panel.page.$$eval('button', (all) => {
      const fill = all.find((one) => one.textContent.trim() === 'Fill this page');
      return [fill.disabled, document.getElementById(fill.getAttribute('aria-describedby'))?.innerText ?? ''];
    });
  assert.deepEqual(await why(), [true, 'First say above which profile this page belongs to.']);
  const fixes = () =>
    panel.page.$$eval('.finding-actions button[id$="-fix"]', (all) => all.map(({ disabled }) => disabled));
  await panel.page.waitForSelector('.finding-actions button[id$="-fix"]');
  assert.ok((await fixes()).every(Boolean), 'a fix would overwrite what is right');
  await panel.press('Stay with “Doors”');
  await until(fillable, () => panel.text());
  assert.ok(!(await fixes()).some(Boolean));

  // Whoever comes back is asked again, and may switch.
  await visit({ page, panel }, ADDRESSES.alexa2);
  await panel.reopen();
  await visit({ page, panel }, ADDRESSES.alexa);
  await panel.press('Switch to “Lamps”');
  await until(fillable, () => panel.text());
  const { state } = await panel.ask({ kind: 'state', tab: null });
  assert.equal(state.selected, first);
});
