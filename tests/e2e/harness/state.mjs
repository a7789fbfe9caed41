// What the pages themselves say, and what nobody may have pressed.

import assert from 'node:assert/strict';

/** The page's own state, from its framework. */
export const stateOf = (page) => page.evaluate(() => window.__state());

/** The element of a field, by its name in the page's state: labels play no part. `null` while it is not on show. */
export async function fieldOf(page, name, part) {
  const handle = await page.evaluateHandle((name, part) => window.__fieldElement(name, part), name, part);
  return handle.asElement();
}

/** Waits until the page's own state fits. */
export async function waitForState(page, fits, ...values) {
  await page.waitForFunction(
    (fits, ...values) => new Function(`return (${fits})`)()(window.__state(), ...values),
    { polling: 50 },
    String(fits),
    ...values,
  );
}

/** Save, Cancel, Publish and Show Secret on a page: pressed by people alone. */
export function assertNothingCommitted(state) {
  assert.equal(state.saves.untrusted, 0, 'a script pressed Save, Cancel, Publish or Show Secret');
}
