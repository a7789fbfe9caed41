// The panel where users have it: in the browser's own side panel, without a tab of its own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runs, SLEEPY, stop } from './harness/asleep.mjs';
import { Side } from './harness/side.mjs';
import { hold, isAwaited } from './harness/turns.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

let world, side;
before(async () => {
  world = await startWorld({ welcome: true, prefs: SLEEPY });
  side = new Side(world);
  await side.open();
});
after(async () => {
  await world?.close();
});

const title = () => side.evaluate((view) => view.document.querySelector('#page-title')?.textContent ?? '');
const shows = (expected) => until(async () => (await title()) === expected, title);

test('it is about the page that it stands beside, and follows to others', async () => {
  world.consoles.setScenario({ alexa: { start: 'half' } });
  const alexa = await world.open(ADDRESSES.alexa);
  await alexa.bringToFront();
  await shows('Account Linking');
  const lwa = await world.open(ADDRESSES.lwaCreate);
  await lwa.bringToFront();
  await shows('Create a security profile');
  await alexa.bringToFront();
  await shows('Account Linking');
  await lwa.close();
  await alexa.close();
});

test('its name, which the browser has above it, is only read out', async () => {
  const brand = await side.evaluate((view) => {
    const { width, height } = view.document.querySelector('.brand').getBoundingClientRect();
    return { width, height, title: view.document.querySelector('.brand h1').textContent };
  });
  assert.deepEqual(brand, { width: 1, height: 1, title: 'Linkwright' });
});

/** What is kept of the profile. */
const profile = async () =>
  JSON.parse(await world.inExtension(async () => (await chrome.storage.local.get('profile:1'))['profile:1']));
const isKept = (name) =>
  until(
    async () => (await profile()).name === name,
    async () => JSON.stringify(await profile()),
  );

/** Types another name, and leaves the field if it is told to. */
const type = (name, { leave }) =>
  side.evaluate(
    (view, name, leave) => {
      const input = view.document.querySelector('#field-name');
      input.focus();
      input.value = name;
      input.dispatchEvent(new view.Event('input', { bubbles: true }));
      // As the browser does when the field is left.
      if (leave) input.dispatchEvent(new view.Event('change', { bubbles: true }));
    },
    name,
    leave,
  );

test('what was typed just before it is closed is kept', async () => {
  await side.evaluate((view) => {
    const preset = view.document.querySelector('select[aria-label="Create from preset"]');
    preset.value = [...preset.options].find(({ textContent }) => textContent === 'Login with Amazon').value;
    preset.dispatchEvent(new view.Event('change', { bubbles: true }));
  });
  await until(() => side.evaluate((view) => view.document.querySelector('#field-name') !== null), 'no profile');
  for (const name of ['Typed and closed', 'Typed and closed again']) {
    await type(name, { leave: false });
    await side.close();
    await isKept(name);
    await side.open();
  }
});

test('what waits because another window is saving is kept before that has ended', async (t) => {
  const letGo = await hold(world, 'save:1', t);
  await type('Typed while another saves', { leave: true });
  await until(() => isAwaited(world, 'save:1'), 'nobody waits for a turn at saving');
  await isKept('Typed while another saves');
  // It has not given up waiting, as it does after a while.
  assert.equal(await side.evaluate((view) => view.document.querySelector('.saved').textContent), 'Saving…');
  await side.close();
  await letGo();
  await side.open();
  assert.equal(
    await side.evaluate((view) => view.document.querySelector('#field-name').value),
    'Typed while another saves',
  );
});

test('with the first letter the background is woken: there is no time for that when it is closed', async () => {
  await stop(world);
  // By itself this is nothing to be saved.
  await side.evaluate((view) => view.document.body.dispatchEvent(new view.Event('input', { bubbles: true })));
  await until(() => runs(world), 'the background goes on sleeping');
});
