// What one does with findings and errors in the panel.

import { until } from './harness/until.mjs';

/** The selector of a rule's finding. */
export const of = (rule) => `[data-rule="${rule}"]`;

/** Unfolds a part of the panel by its summary, unless it is open. */
export async function unfold(panel, selector) {
  await panel.page.bringToFront();
  const fold = await panel.page.waitForSelector(selector);
  const open = () => fold.evaluate((fold) => fold.open);
  // The panel may draw something above it while the mouse is on its way.
  await until(async () => {
    if (await open()) return true;
    await (await fold.$(':scope > summary')).click();
    return await open();
  }, `${selector} does not unfold`);
}

/** Turns a rule off from its finding, as a person does. */
export async function turnOff(panel, rule, reason) {
  await unfold(panel, `${of(rule)} .rule`);
  await (await panel.control('Reason', of(rule))).type(reason);
  await panel.press(`Turn off ${rule}`);
}

/** Has an error explained. */
export async function explain(panel, text) {
  await unfold(panel, '#explain');
  const area = await panel.control('Error text or address');
  await area.evaluate((area, text) => {
    area.value = text;
  }, text);
  await panel.page.evaluate(() => document.querySelector('#explanation')?.setAttribute('data-old', ''));
  await panel.press('Explain');
  await panel.page.waitForSelector('#explanation:not([data-old])');
}
