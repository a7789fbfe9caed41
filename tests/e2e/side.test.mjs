// The panel where users have it: in the browser's own side panel, without a tab of its own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Side } from './harness/side.mjs';
import { isAwaited } from './harness/turns.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

let world, side;
before(async () => {
  world = await startWorld({ welcome: true });
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

test('what was typed just before it is closed is kept, also when another window is saving', async () => {
  await side.evaluate((view) => {
    const preset = view.document.querySelector('select[aria-label="Create from preset"]');
    preset.value = [...preset.options].find(({ textContent }) => textContent === 'Login with Amazon').value;
    preset.dispatchEvent(new view.Event('change', { bubbles: true }));
  });
  await until(() => side.evaluate((view) => view.document.querySelector('#field-name') !== null), 'no profile');
  const profile = () => world.inExtension(async () => (await chrome.storage.local.get('profile:1'))['profile:1']);
  for (const name of ['Typed and closed', 'Typed and closed again']) {
    // Another window that has its turn at saving, and keeps it.
    await world.inExtension(
      () =>
        new Promise((held) => {
          navigator.locks.request('save:1', () => {
            held();
            return new Promise((end) => {
              window.endTurn = end;
            });
          });
        }),
    );
    await side.evaluate((view, name) => {
      const input = view.document.querySelector('#field-name');
      input.focus();
      input.value = name;
      input.dispatchEvent(new view.Event('input', { bubbles: true }));
      // As the browser does when the field is left.
      input.dispatchEvent(new view.Event('change', { bubbles: true }));
    }, name);
    await until(() => isAwaited(world, 'save:1'), 'nobody waits for a turn at saving');
    await side.close();
    await world.inExtension(() => window.endTurn());
    await until(async () => JSON.parse(await profile()).name === name, profile);
    await side.open();
  }
  assert.equal(JSON.parse(await profile()).name, 'Typed and closed again');
});
