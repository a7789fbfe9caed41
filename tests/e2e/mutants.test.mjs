// Pages that change as releases change them, without meaning anything else: whatever is read before is read afterwards,
// and what is filled is what was wanted. Seed and number of mutants can be given: LINKWRIGHT_SEED, LINKWRIGHT_MUTANTS.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { VARIANTS } from '../consoles/variants/names.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { startWorld } from './harness/world.mjs';
import { mutate } from './mutate.mjs';
import { EVERY_FIELD, openDesk, show, valuesOf, WANTED } from './variants.mjs';

const SEED = Number(process.env.LINKWRIGHT_SEED ?? Date.now() % 1_000_000);
const MUTANTS = Number(process.env.LINKWRIGHT_MUTANTS ?? 300);

/** What the page holds before it is filled, beside the values of a wrong start. */
const OLD = { appToApp: true, redirectUrls: ['https://old.example-app.test/'], domains: ['old.example-app.test'] };

/** One in so many mutants is filled as well. */
const FILLED = 30;

/** Options of the pages that are changed: the practice console, and all variants that are plain HTML. */
const PAGES = [
  { vintage: '2024', labels: 'beside', toggle: 'switch' },
  { vintage: '2024', labels: 'for', toggle: 'checkbox', decoys: true },
  { vintage: '2020', labels: 'aria', toggle: 'div' },
  { vintage: '2018', labels: 'beside', toggle: 'checkbox' },
  ...Object.values(VARIANTS)
    .filter(({ kit, lists, decoys }) => kit === 'html' && lists !== 'tokens' && decoys.length === 0)
    .map(({ name }) => ({ variant: name })),
];

let world, desk, tab;
before(async () => {
  world = await startWorld();
  desk = await openDesk(world);
  tab = await world.tabOf(desk.page);
});
after(async () => {
  await world?.close();
});

/** What the panel would show of every field: what is on the page, and how that compares. */
async function rowsNow() {
  const answer = await desk.panel.ask({ kind: 'state', tab });
  const { state } = typeof answer === 'string' ? JSON.parse(answer) : answer;
  assert.notEqual(state?.page?.rows, undefined, `the page is not recognised: ${JSON.stringify(state?.page)}`);
  return Object.fromEntries(state.page.rows.map(({ field, state, onPage }) => [field, { state, onPage }]));
}

const change = (seed) =>
  desk.page.evaluate(mutate, { seed, root: '#tenant-content', keep: 'header, aside, nav, [role=search]' });

test(`${MUTANTS} mutants, LINKWRIGHT_SEED=${SEED}`, async (context) => {
  const each = Math.ceil(MUTANTS / PAGES.length);
  const made = {};
  let filled = 0;
  for (const [at, options] of PAGES.entries()) {
    await show(desk, world, { ...options, values: WANTED });
    const truth = await rowsNow();
    for (let mutant = 0; mutant < each; mutant += 1) {
      const seed = SEED + at * 1000 + mutant;
      for (const [name, count] of Object.entries(await change(seed))) made[name] = (made[name] ?? 0) + count;
      assert.deepEqual(await rowsNow(), truth, `${JSON.stringify(options)}, mutant ${mutant}, seed ${seed}`);
    }
    // React would not find again what was moved under it: only plain pages are filled.
    while (options.variant !== undefined && (at + 1) * each >= FILLED * (filled + 1)) {
      await fillOne(options, SEED + filled);
      filled += 1;
    }
  }
  context.diagnostic(`${each * PAGES.length} mutants read, ${filled} filled: ${JSON.stringify(made)}`);
});

/** Opens the page with the wrong values in it, changes it, and fills it. */
async function fillOne({ variant }, seed) {
  await show(desk, world, {
    variant,
    start: 'wrong',
    values: OLD,
  });
  const before = await stateOf(desk.page);
  for (const part of [1, 2, 3]) await change(seed * part);
  await desk.panel.press('Fill this page');
  assert.equal(await desk.panel.error(), '');
  const after = await stateOf(desk.page);
  const outcomes = await desk.panel.outcomes();
  for (const [field, wanted] of Object.entries(WANTED)) {
    const leaves = VARIANTS[variant].leaves.includes(field);
    const where = `${variant}, seed ${seed}: ${field}`;
    assert.deepEqual(valuesOf(after, field), leaves ? valuesOf(before, field) : wanted, where);
    const said = ['filled', 'already right'].includes(outcomes[EVERY_FIELD[field]]);
    assert.equal(said, !leaves, where);
  }
  assert.deepEqual(after.decoys, before.decoys);
  assertNothingCommitted(after);
}
