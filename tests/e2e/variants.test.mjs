// The account-linking form as many others would make it: filled from nothing, and read when it is full. What the panel
// says must be what the page's own state says, field by field.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { VARIANTS } from '../consoles/variants/names.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { startWorld } from './harness/world.mjs';
import { EVERY_FIELD, openDesk, show, valuesOf, WANTED } from './variants.mjs';

const ONLY = process.env.LINKWRIGHT_VARIANT;
const names = Object.keys(VARIANTS).filter((name) => ONLY === undefined || name.startsWith(ONLY));

let world, desk;
before(async () => {
  world = await startWorld();
  desk = await openDesk(world);
});
after(async () => {
  await world?.close();
});

for (const name of names) {
  const { leaves, partly } = VARIANTS[name];
  const whole = Object.keys(WANTED).filter((field) => !leaves.includes(field) && !partly.includes(field));

  test(`${name}: filled, and the outcomes are true`, async () => {
    await show(desk, world, { variant: name });
    const before = await stateOf(desk.page);
    await desk.panel.press('Fill this page');
    assert.equal(await desk.panel.error(), '');
    const after = await stateOf(desk.page);
    const outcomes = await desk.panel.outcomes();
    const held = Object.fromEntries(Object.keys(WANTED).map((field) => [field, valuesOf(after, field)]));
    for (const field of partly) {
      assert.ok(
        held[field].every((value) => WANTED[field].includes(value)),
        `${field}: ${held[field]}`,
      );
      delete held[field];
    }
    const kept = Object.fromEntries(leaves.map((field) => [field, valuesOf(before, field)]));
    assert.deepEqual(held, { ...Object.fromEntries(whole.map((field) => [field, WANTED[field]])), ...kept });
    const said = Object.keys(WANTED).filter((field) =>
      ['filled', 'already right'].includes(outcomes[EVERY_FIELD[field]]),
    );
    assert.deepEqual(said, whole);
    assert.deepEqual(after.decoys, before.decoys, 'a decoy was touched');
    assert.deepEqual([after.mobile, after.pkce], [before.mobile, before.pkce]);
    assertNothingCommitted(after);
    assert.deepEqual([after.saves.trusted, after.submits], [0, { trusted: 0, untrusted: 0 }]);
  });

  test(`${name}: read when it is full`, async () => {
    await show(desk, world, { variant: name, values: WANTED });
    const rows = await desk.panel.fields();
    const right = Object.keys(WANTED).filter((field) => rows[EVERY_FIELD[field]]?.state === 'right');
    assert.deepEqual(
      right.filter((field) => !partly.includes(field)),
      whole,
    );
    for (const field of leaves) assert.equal(rows[EVERY_FIELD[field]].state, 'notFound', field);
  });
}

test('there are makes enough', () => {
  assert.ok(Object.keys(VARIANTS).length >= 22);
});
