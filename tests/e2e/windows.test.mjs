// Two windows at once, each with a console and a panel. A panel in a browser without a head stands in a tab of its own
// and is told which tab is its console's, as a side panel knows from its window.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { PROFILE } from './guide.mjs';
import { stateOf } from './harness/state.mjs';
import { hold } from './harness/turns.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { waitForTitle } from './prepared.mjs';

let world, left, right;
before(async () => {
  world = await startWorld();
  world.consoles.setScenario({ alexa: { start: 'half' } });
  left = await besides(await world.open(ADDRESSES.alexa));
  const page = await world.browser.newPage({ type: 'window' });
  await world.go(page, ADDRESSES.ixhello);
  right = await besides(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await left.panel.ask({ kind: 'deleteEverything' });
  for (const { panel } of [left, right]) await panel.reopen();
  await left.panel.importProfile(PROFILE);
  await until(async () => (await chosen(right)) === 'Practice skill', 'the other window does not show the profile');
});

/** A page, and a panel for it in a window of its own. */
async function besides(page) {
  const tab = await world.tabOf(page);
  return { page, tab, panel: await world.panel(tab, { type: 'window' }) };
}

const chosen = ({ panel }) =>
  panel.page.$eval('select[aria-label="Profile"]', (select) => select.selectedOptions[0].textContent);

/** The input of a field of the editor, its section unfolded. */
async function field({ panel }, name) {
  await panel.page.bringToFront();
  const input = await panel.page.waitForSelector(`#field-${name}`);
  await input.evaluate((input) => {
    for (let fold = input.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  });
  return input;
}

/** Waits until a panel shows a value in a field of the editor. */
const shows = ({ panel }, name, value) =>
  panel.page.waitForFunction(
    (id, value) =>
      document.querySelector(id)?.value === value && document.querySelector('.saved').textContent === 'Saved',
    { polling: 50 },
    `#field-${name}`,
    value,
  );

/** Types into a field of the editor, but leaves it to the next line to say when it is saved. */
async function type(window, name, text) {
  const input = await field(window, name);
  await input.click({ count: 3 });
  await input.type(text);
}

const stored = async () =>
  JSON.parse((await world.inExtension(() => chrome.storage.local.get('profile:1')))['profile:1']);

/** Holds what a panel saves back until it is let go: the turn at saving is somebody else's. */
const holdSaving = (profile, t) => hold(world, `save:${profile}`, t);

test('each panel shows and fills its own tab', async () => {
  await waitForTitle(left.panel, ['Account Linking']);
  await waitForTitle(right.panel, ['Publish profile']);
  const other = await stateOf(left.page);
  await right.panel.press('Fill this page');
  assert.equal(await right.panel.error(), '');
  assert.equal((await stateOf(right.page)).enableAccountLinking, true);
  assert.deepEqual(await stateOf(left.page), other, 'the other window was touched');
  assert.deepEqual([...new Set((await left.panel.rows()).map(({ page }) => page))], ['alexa.account-linking']);
  assert.deepEqual([...new Set((await right.panel.rows()).map(({ page }) => page))], ['ixhello.publish']);
  await left.panel.press('Fill this page');
  assert.deepEqual((await stateOf(left.page)).scopes, ['profile']);
});

test('what is changed, made, chosen and deleted in one window shows in the other', async () => {
  await type(left, 'clientId', 'fake-client-id');
  await shows(right, 'clientId', 'fake-client-id');
  await right.panel.press('Duplicate profile');
  await until(
    async () => (await chosen(left)) === 'Practice skill 2',
    () => chosen(left),
  );
  await right.panel.press('Delete profile');
  await right.panel.press('Yes, delete the profile');
  await until(
    async () => (await chosen(left)) === 'Practice skill',
    () => chosen(left),
  );
  await shows(left, 'clientId', 'fake-client-id');
});

test('two fields changed at once are both kept', async (t) => {
  // Neither is saved before both are typed.
  const letGo = await holdSaving(1, t);
  await type(left, 'clientId', 'from-the-left');
  await type(right, 'securityProfileName', 'From the right');
  await letGo();
  for (const window of [left, right]) {
    await shows(window, 'clientId', 'from-the-left');
    await shows(window, 'securityProfileName', 'From the right');
    assert.equal(await window.panel.error(), '');
  }
  const { accountLinkingRequest, lwa } = await stored();
  assert.equal(accountLinkingRequest.clientId, 'from-the-left');
  assert.equal(lwa.name, 'From the right');
});

test('what waits behind a save keeps what the other window changed', async (t) => {
  const letGo = await holdSaving(1, t);
  await type(left, 'clientId', 'typed-first');
  // Leaving a field sends it: one save waits for its turn, the other for that one.
  await type(left, 'securityProfileName', 'Typed next');
  await (await field(left, 'securityProfileName')).evaluate((input) => input.blur());
  assert.equal(await left.panel.page.$eval('.saved', (saved) => saved.textContent), 'Saving…');
  const other = await stored();
  other.lwa.description = 'From elsewhere';
  await world.inExtension((text) => chrome.storage.local.set({ 'profile:1': text }), JSON.stringify(other));
  await letGo();
  await shows(left, 'clientId', 'typed-first');
  await shows(left, 'securityProfileName', 'Typed next');
  await shows(left, 'securityProfileDescription', 'From elsewhere');
  const { accountLinkingRequest, lwa } = await stored();
  assert.deepEqual(
    [accountLinkingRequest.clientId, lwa.name, lwa.description],
    ['typed-first', 'Typed next', 'From elsewhere'],
  );
});

test('of one field changed in both the later one stands, and what the earlier one was is said', async (t) => {
  const letGo = await holdSaving(1, t);
  await type(left, 'clientId', 'from-the-left');
  await type(right, 'clientId', 'from-the-right');
  await letGo();
  const values = ['from-the-left', 'from-the-right'];
  await until(
    async () => (await Promise.all([left, right].map(({ panel }) => panel.error()))).some((said) => said !== ''),
    'nothing is said',
  );
  const { clientId } = (await stored()).accountLinkingRequest;
  assert.ok(values.includes(clientId), clientId);
  const [lost] = values.filter((value) => value !== clientId);
  for (const window of [left, right]) await shows(window, 'clientId', clientId);
  const said = (await Promise.all([left, right].map(({ panel }) => panel.error()))).filter((text) => text !== '');
  assert.equal(said.length, 1, 'it is said where the later one was typed');
  assert.match(said[0], new RegExp(`This profile was changed.*clientId: ${lost}`));
});

test('what is being typed is kept when the other window turns to another profile', async (t) => {
  const letGo = await holdSaving(1, t);
  await type(left, 'clientId', 'half-typed');
  await right.panel.press('Duplicate profile');
  await letGo();
  await until(
    async () => (await chosen(left)) === 'Practice skill 2',
    () => chosen(left),
  );
  await left.panel.told('“Practice skill 2” was chosen in another window');
  await until(async () => (await stored()).accountLinkingRequest.clientId === 'half-typed', 'what was typed is lost');
  // What is typed on goes nowhere: the focus is where one sees what happened.
  await left.panel.page.bringToFront();
  await left.panel.page.waitForFunction(() => document.activeElement?.id === 'profile', { polling: 50 });
});

test('what was typed for a profile from which the other window has turned away goes with what that changed', async () => {
  // This panel never learns that typing rests: what is typed is not sent before the other profile comes.
  await left.panel.page.evaluate(() => {
    const begin = window.setTimeout;
    window.rests = 0;
    window.setTimeout = (work, pause) => {
      if (pause !== 200) return begin(work, pause);
      window.rests += 1;
      return 0;
    };
  });
  await type(left, 'clientId', 'half-typed');
  assert.ok(await left.panel.page.evaluate(() => window.rests > 0), 'typing rests for another time (TYPING_RESTS)');
  const other = await stored();
  other.lwa.description = 'From elsewhere';
  const content = JSON.stringify(other);
  await right.panel.ask({ kind: 'save', profile: '1', content });
  await right.panel.ask({ kind: 'createFromPreset', preset: '', content });
  await until(
    async () => (await chosen(left)) === 'Practice skill 2',
    () => chosen(left),
  );
  await until(async () => (await stored()).accountLinkingRequest.clientId === 'half-typed', 'what was typed is lost');
  assert.equal((await stored()).lwa.description, 'From elsewhere');
  assert.equal(await left.panel.error(), '');
});

test('what comes from elsewhere while a save is on its way to the background is not written over', async () => {
  const { page } = left.panel;
  await page.evaluate(() => {
    const { runtime } = window.browser ?? window.chrome;
    const send = runtime.sendMessage.bind(runtime);
    window.waiting = 0;
    const open = new Promise((goOn) => {
      window.goOn = goOn;
    });
    runtime.sendMessage = async (message) => {
      if (message.kind === 'save') {
        window.waiting += 1;
        await open;
      }
      return await send(message);
    };
  });
  await type(left, 'clientId', 'typed-here');
  await page.waitForFunction(() => window.waiting > 0, { polling: 50 });
  // As what another device has changed: that waits for no panel.
  const other = await stored();
  other.lwa.description = 'From elsewhere';
  await world.inExtension((text) => chrome.storage.local.set({ 'profile:1': text }), JSON.stringify(other));
  await page.evaluate(() => window.goOn());
  await shows(left, 'clientId', 'typed-here');
  await shows(left, 'securityProfileDescription', 'From elsewhere');
  const { accountLinkingRequest, lwa } = await stored();
  assert.deepEqual([accountLinkingRequest.clientId, lwa.description], ['typed-here', 'From elsewhere']);
  assert.equal(await left.panel.error(), '');
});

test('a window that never ends its turn at saving holds the others up for a while only', async (t) => {
  await holdSaving(1, t);
  const { page } = left.panel;
  // A clock that strikes when the test says so: nobody waits half a minute, and no machine is too slow.
  await page.evaluate(() => {
    const begin = window.setTimeout;
    window.late = [];
    window.setTimeout = (work, pause) => (pause >= 30_000 ? window.late.push(work) : begin(work, pause));
  });
  await type(left, 'clientId', 'typed-on');
  await page.waitForFunction(() => window.late.length > 0, { polling: 50 });
  assert.equal(await page.$eval('.saved', (saved) => saved.textContent), 'Saving…');
  await page.evaluate(() => {
    for (const work of window.late) work();
  });
  await shows(left, 'clientId', 'typed-on');
  assert.equal((await stored()).accountLinkingRequest.clientId, 'typed-on');
});

test('what one window sees of the set-up and what is said in the other are both kept', async () => {
  const progress = async () => (await world.inExtension(() => chrome.storage.local.get('progress:1')))['progress:1'];
  await until(async () => (await progress())?.includes(ADDRESSES.alexa), progress);
  await left.panel.idle();
  // As the panel of the other window keeps it.
  const { done, places } = JSON.parse(await progress());
  const said = JSON.stringify({ done: [...done, 'enable'], places });
  await world.inExtension((said) => chrome.storage.local.set({ 'progress:1': said }), said);
  await world.go(left.page, ADDRESSES.alexa2);
  await until(async () => (await progress()).includes(ADDRESSES.alexa2), progress);
  assert.ok(JSON.parse(await progress()).done.includes('enable'), await progress());
  await left.panel.page.waitForSelector('[data-step="enable"][data-state="done"]');
  await world.go(left.page, ADDRESSES.alexa);
});
