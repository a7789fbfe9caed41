// A page in a tab that is not in front: nothing moves there by itself, and timers crawl. It is filled all the same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { VARIANTS } from '../consoles/variants/names.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { startWorld } from './harness/world.mjs';
import { EVERY_FIELD, openDesk, show, valuesOf, WANTED } from './variants.mjs';

let world, desk, elsewhere;
before(async () => {
  world = await startWorld();
  // In the window of the page, before the panel gets one of its own.
  elsewhere = await world.openForeign('https://other-site.test/');
  desk = await openDesk(world);
});
after(async () => {
  await world?.close();
});

for (const name of ['mui', 'mui-outlined', 'cloudscape', 'react18-select5', 'angular', 'html-listbox']) {
  test(`${name}: filled while another tab is in front`, async () => {
    await desk.page.bringToFront();
    await show(desk, world, { variant: name });
    await elsewhere.page.bringToFront();
    await desk.page.waitForFunction(() => document.hidden, { polling: 50 });
    const before = await stateOf(desk.page);
    await desk.panel.press('Fill this page');
    assert.equal(await desk.page.evaluate(() => document.hidden), true, 'it came to the front');
    assert.equal(await desk.panel.error(), '');
    const after = await stateOf(desk.page);
    const outcomes = await desk.panel.outcomes();
    for (const [field, wanted] of Object.entries(WANTED)) {
      if (VARIANTS[name].leaves.includes(field)) continue;
      assert.deepEqual(valuesOf(after, field), wanted, `${field}: ${outcomes[EVERY_FIELD[field]]}`);
      assert.ok(['filled', 'already right'].includes(outcomes[EVERY_FIELD[field]]), field);
    }
    assert.deepEqual(after.decoys, before.decoys);
    assertNothingCommitted(after);
  });
}
