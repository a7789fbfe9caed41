// What a person does to a field of a practice console: clicks and keys, at the elements that the console names.

import { clickOnPage } from '../guide.mjs';
import { fieldOf, stateOf } from '../harness/state.mjs';

/** As the drop-down of the Alexa form has them. */
const SCHEMES = { HTTP_BASIC: 'HTTP Basic', REQUEST_BODY_CREDENTIALS: 'Credentials in request body' };

/**
 * Gives a field a value, or a row of a list, which is named by what stands in it: `[field, value]`, `[list, row, text]`.
 * A text field is left afterwards, as what is being typed into it may still become right.
 */
export async function byHand(page, [name, ...values]) {
  const value = values.at(-1);
  const element = async (part) => {
    const found = await fieldOf(page, name, part);
    if (found === null) throw new Error(`${name} ${part ?? ''} is not on the page`);
    return found;
  };
  const state = await stateOf(page);
  if (state[name] === value) throw new Error(`${name} is ${value} already`);
  if (typeof value === 'boolean') return await (await element()).click();
  if (name === 'type') return await (await element(value)).click();
  if (name === 'accessTokenScheme') {
    await (await element()).click();
    return await clickOnPage(page, SCHEMES[value], '[role=option]');
  }
  const row = values.length === 2 ? state[name].indexOf(values[0]) : undefined;
  const field = await element(row);
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(value);
  await page.keyboard.press('Tab');
}
