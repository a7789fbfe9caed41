// The panel's list of steps over a whole set-up: what is done, what is next, what is remembered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { goThrough, PROFILE } from './guide.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

let world, panel, page;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await world?.close();
});

/** Waits until the panel shows these states of steps. */
async function reaches(wanted) {
  const shown = (wanted) =>
    Object.entries(wanted).every(
      ([step, state]) => document.querySelector(`[data-step="${step}"]`)?.dataset.state === state,
    );
  try {
    await panel.page.waitForFunction(shown, { polling: 50 }, wanted);
  } catch {
    // To say what there is instead.
    const now = await panel.page.$$eval('[data-step]', (all) =>
      all.map((one) => [one.dataset.step, one.dataset.state]),
    );
    assert.deepEqual(Object.fromEntries(now), wanted, await panel.page.$eval('.steps', (list) => list.innerText));
  }
}

/** How a step's state reads. */
const stateOf = (step) => panel.page.$eval(`[data-step="${step}"] .step-state`, (one) => one.textContent);

/** The first lines of the next step. */
const nextOf = () => panel.page.$eval('[aria-current="step"]', (one) => one.innerText);

let counted = 0;

/** Before the Alexa form is filled: guide and card count the same, with the secret, which is remembered of no form. */
async function countedAlike(shown) {
  if ((await shown.$('[data-step="credentials"][data-state="done"]')) === null) return;
  if ((await shown.$('[data-step="accountLinking"][data-state="done"]')) !== null) return;
  await shown.waitForSelector('[data-step="accountLinking"][data-state="next"]');
  await shown.waitForFunction(() => document.querySelector('#page-title')?.textContent === 'Account Linking', {
    polling: 50,
  });
  assert.equal(await shown.$eval('[aria-current="step"] a', (link) => link.checkVisibility()), false, 'it is open');
  const count = await shown.$eval('.fill .count', (count) => Number(count.textContent));
  assert.ok(count > 2, count);
  assert.match(
    await shown.$eval('[aria-current="step"]', (one) => one.innerText),
    new RegExp(`^Not as the profile wants: .+ and ${count - 2} more\\.$`, 'm'),
  );
  counted += 1;
}

test('the guide follows a set-up from nothing to its end', async () => {
  const says = async (_, what) => {
    if (what.startsWith('Fill the new security profile')) await reaches({ publish: 'done', securityProfile: 'next' });
    if (what.startsWith('Fill the Account Linking')) await reaches({ credentials: 'done', accountLinking: 'next' });
    if (what.startsWith('Add the redirect URLs')) await reaches({ accountLinking: 'done', returnUrls: 'next' });
    if (what.startsWith('Link the skill')) {
      await reaches({ returnUrls: 'done', check: 'done', enable: 'next' });
      assert.match(await panel.page.$eval('#guide', (card) => card.innerText), /6 of 7/);
      assert.equal(await stateOf('check'), 'Done');
    }
  };
  const shows = async (name, _, shown) => {
    panel = shown;
    if (name === '1-ixhello') {
      await reaches({ publish: 'next', credentials: 'open', check: 'waiting' });
      assert.match(await nextOf(), /does not show whether that was saved/);
    }
    if (name === '3-lwa-general')
      assert.equal(await shown.page.$eval('.next', (next) => next.checkVisibility()), false, 'the secret is kept');
    if (name === '4-alexa') {
      await reaches({ accountLinking: 'next' });
      assert.match(await nextOf(), /not saved yet: press Save there/);
      await examine(panel.page);
    }
  };
  const hands = (panel) => ({
    press: async (name) => {
      if (name === 'Fill this page') await countedAlike(panel.page);
      await panel.press(name);
    },
  });
  ({ panel, page } = await goThrough(world, { says, shows, hands }));
  assert.equal(counted, 1);
  await reaches({ enable: 'done' });
  assert.equal(await panel.page.$('[aria-current="step"]'), null);
  await examine(panel.page);
});

test('a value that is wrong again opens its step again', async () => {
  await world.go(page, ADDRESSES.alexa);
  await reaches({ accountLinking: 'done' });
  await page.evaluate(() => {
    const input = window.__fieldElement('accessTokenUrl');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'https://example.test/token');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await reaches({ accountLinking: 'next', check: 'waiting', enable: 'done' });
  // The secret, which a page that was loaded anew does not show, has to be entered again with what is saved next.
  assert.match(await nextOf(), /Not as the profile wants: Access Token URI, Your Secret\./);
  await page.reload();
  await world.ready(page);
  await reaches({ accountLinking: 'done' });
});

test('what was done is remembered when the session is over, a profile, and gone with it', async () => {
  await panel.page.evaluate(() => chrome.storage.session.clear());
  await world.go(page, 'https://developer.amazon.com/settings/console');
  await panel.reopen();
  await reaches({ publish: 'done', accountLinking: 'done', returnUrls: 'done', enable: 'done' });
  assert.match(await panel.page.$eval('[data-step="publish"]', (one) => one.innerText), /Done when last seen/);
  await panel.press('It is not linked');
  await reaches({ enable: 'next' });
  await panel.importProfile(PROFILE);
  await reaches({ publish: 'next', accountLinking: 'unseen', enable: 'waiting' });
  const kept = () =>
    panel.page.evaluate(async () =>
      Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith('progress:')),
    );
  assert.equal((await kept()).length, 1);
  await panel.ask({ kind: 'delete', profile: (await kept())[0].slice('progress:'.length) });
  assert.deepEqual(await kept(), []);
});

test('Open page leads to where a page was seen last, in the next session too', async () => {
  const link = async (step) => {
    await reaches({ [step]: 'next' });
    return await panel.page.$eval('[aria-current="step"] a', (one) => one.href);
  };
  await reaches({ publish: 'next' });
  assert.equal(await link('publish'), 'https://bots.ixhello.com/', 'no page of it was seen with this profile');
  await world.go(page, `${ADDRESSES.ixhello}?session=fake#part`);
  await reaches({ publish: 'done' });
  const [{ id }] = world.consoles.state().lwa.profiles;
  const { general } = securityProfile(id);
  await world.go(page, general.replace('?', '?showDeleted=false&'));
  assert.equal(await link('credentials'), general);

  await panel.page.evaluate(() => chrome.storage.session.clear());
  await world.go(page, 'https://developer.amazon.com/settings/console');
  await panel.reopen();
  assert.equal(await link('credentials'), general);
  const kept = await panel.page.evaluate(async () => {
    const all = Object.entries(await chrome.storage.local.get()).filter(([key]) => key.startsWith('progress:'));
    return all.map(([, text]) => JSON.parse(text).places);
  });
  assert.deepEqual(kept, [
    [
      { page: 'ixhello.publish', address: ADDRESSES.ixhello },
      { page: 'lwa.general', address: general },
      { page: 'lwa.web-settings', address: kept[0][2]?.address },
    ],
  ]);
  assert.equal(kept[0][2].address, securityProfile(id).webView.replace('showDeleted=false&', ''));
});

test('a new profile begins anew, also under the id of one that was deleted', async () => {
  const deleteIt = async () => {
    await panel.press('Delete profile');
    await panel.press('Yes, delete the profile');
  };
  await deleteIt();
  await panel.importProfile(PROFILE);
  const before = await panel.page.$eval('select[aria-label="Profile"]', (select) => select.value);
  await world.go(page, ADDRESSES.ixhello);
  await reaches({ publish: 'done' });
  await world.go(page, 'https://developer.amazon.com/settings/console');
  await deleteIt();
  await panel.importProfile(PROFILE);
  assert.equal(await panel.page.$eval('select[aria-label="Profile"]', (select) => select.value), before);
  await reaches({ publish: 'next' });
  assert.equal(await panel.page.$eval('[aria-current="step"] a', (one) => one.href), 'https://bots.ixhello.com/');
});
