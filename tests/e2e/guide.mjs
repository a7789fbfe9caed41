// The whole set-up of the guide, from empty consoles to the end: what Linkwright does through its panel, and what
// only a person does on the pages (Save, Publish, Show Secret, Edit). The demo shows it, a test judges it.

import { ROOT } from './harness/dist.mjs';
import { stateOf, waitForState } from './harness/state.mjs';
import { ADDRESSES, securityProfile } from './harness/world.mjs';

export const PROFILE = `${ROOT}/tests/fixtures/profiles/ixhello.linkwright.json`;

/** A person's click on a button of the page, by its text. */
export async function clickOnPage(page, text, selector = 'button, a, summary, input[type=submit]') {
  const find = (selector, text) =>
    [...document.querySelectorAll(selector)].find((one) => (one.textContent || one.value).trim() === text) ?? null;
  const handle = await page.waitForFunction(find, { polling: 50 }, selector, text);
  await page.bringToFront();
  await handle.asElement().click();
}

/** The same for a button that loads another page. */
export async function followOnPage(world, page, text) {
  await Promise.all([page.waitForNavigation(), clickOnPage(page, text)]);
  await world.ready(page);
}

/**
 * Goes through the guide.
 *
 * @param {import('./harness/world.mjs').World} world
 * @param {{
 *   says?: (where: string, what: string) => void | Promise<void>,
 *   shows?: (name: string, page: object, panel: object) => Promise<void>,
 * }} [hooks] `says` hears each step before it is done; `shows` may take pictures after a fill.
 * @returns every field that was filled or found right: `{ page, field, onPage, outcome, filledAs }`, the pages' own final states, and the panel.
 */
export async function goThrough(world, { says = () => {}, shows = async () => {} } = {}) {
  const fields = [];
  const page = await world.open(ADDRESSES.ixhello);
  const panel = await world.panelFor(page);

  const fill = async (name) => {
    await panel.press('Fill this page');
    for (const row of await panel.rows()) if (row.outcome !== '') fields.push({ ...row });
    await shows(name, page, panel);
  };

  await says('panel', 'Import the profile');
  await panel.importProfile(PROFILE);

  await says('ixHello', 'Fill the publish profile');
  await fill('1-ixhello');
  const ixhello = await stateOf(page);
  await says('ixHello', 'Save and publish: that is yours to press');
  await clickOnPage(page, 'Save');
  await clickOnPage(page, 'Publish to Alexa');
  await waitForState(page, (state) => state.published);

  await says('Login with Amazon', 'Fill the new security profile');
  await world.go(page, ADDRESSES.lwaCreate);
  await fill('2-lwa-create');
  const create = await stateOf(page);
  await followOnPage(world, page, 'Save');

  await says('Login with Amazon', 'Show the secret (yours to press) and keep it for this session');
  await followOnPageOrStay(world, page, 'Show Secret');
  await panel.press('Keep for this session');
  await shows('3-lwa-general', page, panel);

  await says('Alexa', 'Fill the Account Linking form');
  await world.go(page, ADDRESSES.alexa);
  await fill('4-alexa');
  const alexa = await stateOf(page);
  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);

  await says('Login with Amazon', 'Add the redirect URLs to the Web Settings');
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).webEdit);
  await fill('5-lwa-web-settings');
  const webSettings = await stateOf(page);
  await followOnPage(world, page, 'Save');

  await says('Login with Amazon', 'Everything is in place');
  await panel.press('Check this page');
  await shows('6-lwa-web-settings-saved', page, panel);
  return { fields, panel, page, states: { ixhello, create, alexa, webSettings } };
}

/** Show Secret answers in place where the page runs scripts, and with another page where it does not. */
async function followOnPageOrStay(world, page, text) {
  await clickOnPage(page, text);
  await page.waitForFunction(() => /amzn1\.oa2-cs\./.test(document.body.innerText), { polling: 50 });
  await world.ready(page);
}
