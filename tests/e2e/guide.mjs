// The whole set-up of the guide, from empty consoles to the end: what Linkwright does through its panel, and what
// only a person does on the pages (Save, Publish, Show Secret, Edit). The demo shows it, a test judges it.

import { ROOT } from './harness/dist.mjs';
import { countPresses, pressesOf } from './harness/presses.mjs';
import { stateOf, waitForState } from './harness/state.mjs';
import { ADDRESSES, securityProfile } from './harness/world.mjs';

export const PROFILE = `${ROOT}/tests/fixtures/profiles/ixhello.linkwright.json`;

/** What only the user knows: the fields of the editor after a start from the preset, and what he types there. */
export const OWN_VALUES = {
  'field-securityProfileName': 'Practice skill',
  'field-securityProfileDescription': 'Account linking for the practice skill',
  'field-privacyNoticeUrl': 'https://privacy.example-app.test/notice',
};

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
 *   hands?: (panel: object) => { press: (name: string) => Promise<void> },
 * }} [hooks] `says` hears each step before it is done; `shows` may take pictures after a fill; `hands` press the panel's
 *   controls, with the mouse unless told otherwise.
 * @returns every field that was filled or found right: `{ page, field, onPage, outcome, filledAs }`, the pages' own final
 *   states, the panel, and what was pressed and typed in it.
 */
export async function goThrough(world, { says = () => {}, shows = async () => {}, hands = (panel) => panel } = {}) {
  const fields = [];
  const page = await world.open(ADDRESSES.ixhello);
  const panel = await world.panelFor(page);

  const fill = async (name) => {
    await press('Fill this page');
    for (const row of await panel.rows()) if (row.outcome !== '') fields.push({ ...row });
    await shows(name, page, panel);
  };

  const hand = hands(panel);
  const press = (name) => hand.press(name);
  await countPresses(panel);
  // One goes on when the panel says that a step is done; it sees that by itself.
  const done = (step) => panel.page.waitForSelector(`[data-step="${step}"][data-state="done"]`);

  await says('panel', 'Start from the preset, and type what only you know');
  await press(await presetButton(panel, 'ixHello on Login with Amazon'));
  await typeOwnValues(panel);

  await says('ixHello', 'Fill the publish profile');
  await fill('1-ixhello');
  const ixhello = await stateOf(page);
  await says('ixHello', 'Save and publish: that is yours to press');
  await clickOnPage(page, 'Save');
  await clickOnPage(page, 'Publish to Alexa');
  await waitForState(page, (state) => state.published);
  // The page shows neither.
  await press('It is saved and published');
  await done('publish');
  // The page's card does not ask for it again.
  await panel.page.waitForFunction(() => document.querySelector('#next').hidden, { polling: 50 });

  await says('Login with Amazon', 'Fill the new security profile');
  await world.go(page, ADDRESSES.lwaCreate);
  await fill('2-lwa-create');
  const create = await stateOf(page);
  await followOnPage(world, page, 'Save');

  await says('Login with Amazon', 'Show the secret (yours to press) and keep it for this session');
  await followOnPageOrStay(world, page, 'Show Secret');
  await press('Keep for this session');
  await done('credentials');
  await shows('3-lwa-general', page, panel);

  await says('Alexa', 'Fill the Account Linking form');
  await world.go(page, ADDRESSES.alexa);
  await fill('4-alexa');
  const alexa = await stateOf(page);
  await clickOnPage(page, 'Save');
  await waitForState(page, (state) => !state.dirty);
  await done('accountLinking');

  await says('Login with Amazon', 'Add the redirect URLs to the Web Settings');
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).webEdit);
  await fill('5-lwa-web-settings');
  const webSettings = await stateOf(page);
  await followOnPage(world, page, 'Save');

  await says('Login with Amazon', 'Everything is in place');
  // Every rule is asked when there is nothing left to fill.
  await done('check');
  await panel.idle();
  await shows('6-lwa-web-settings-saved', page, panel);

  await says('Alexa app', 'Link the skill (yours to do) and say so');
  await press('It is linked');
  const presses = await pressesOf(panel);
  return { fields, panel, page, presses, states: { ixhello, create, alexa, webSettings } };
}

/** The name of a preset's button, which a panel without a profile shows. */
export async function presetButton(panel, preset) {
  const name = await panel.page.waitForFunction(
    (begins) =>
      [...document.querySelectorAll('.preset')]
        .map((button) => button.textContent.replace(/\s+/g, ' ').trim())
        .find((text) => text.startsWith(begins)),
    { polling: 50 },
    `New from ${preset}`,
  );
  return await name.jsonValue();
}

/** The panel has put the cursor where the first of the user's own values goes; Tab leads to the others. */
async function typeOwnValues(panel) {
  const { keyboard } = panel.page;
  let first = true;
  for (const [field, value] of Object.entries(OWN_VALUES)) {
    if (!first) await keyboard.press('Tab');
    first = false;
    await panel.page.waitForFunction((field) => document.activeElement.id === field, { polling: 50 }, field);
    await keyboard.type(value);
  }
  await keyboard.press('Tab');
  await panel.page.waitForFunction(() => document.querySelector('.saved').textContent === 'Saved', { polling: 50 });
  await panel.idle();
}

/** Show Secret answers in place where the page runs scripts, and with another page where it does not. */
async function followOnPageOrStay(world, page, text) {
  await clickOnPage(page, text);
  await page.waitForFunction(() => /amzn1\.oa2-cs\./.test(document.body.innerText), { polling: 50 });
  await world.ready(page);
}
