// Pointing at fields as a person does: the button in the panel, the click on the page, and the word that it is right.

import assert from 'node:assert/strict';
import { fieldOf } from './harness/state.mjs';

/** What the practice page calls everything, in words that are in no map. */
export const RENAMED = {
  title: 'Sign-in for your customers',
  enabled: 'Customers sign in',
  settings: 'Options',
  skipOnEnablement: 'Sign-in can wait',
  appToApp: 'Sign-in from my app',
  mobile: 'Sign-in in my app',
  voice: 'Sign-in by voice',
  provider: 'Identity provider',
  type: 'Kind of grant',
  implicit: 'A token at once',
  authCode: 'A code first',
  authorizationUrl: 'Where to sign in',
  accessTokenUrl: 'Where to get tokens',
  clientId: 'OAuth client',
  clientSecret: 'OAuth password',
  accessTokenScheme: 'Client check',
  httpBasic: 'In a header',
  requestBody: 'In the body',
  scopes: 'Permissions',
  addScope: 'One more permission',
  domains: 'Hosts',
  addDomain: 'One more host',
  defaultTokenExpirationInSeconds: 'Seconds of a token',
  redirectUrls: 'Back to my app',
  alexaClientId: 'Our ID',
  alexaClientSecret: 'Our password',
  alexaRedirectUrls: 'Return to',
};

/** The page's names for fields, and the labels that Linkwright knows for them. */
export const LABELS = {
  enabled: 'Do you allow users to create an account or link to an existing account with you?',
  type: 'Select an authorization grant type',
  authorizationUrl: 'Your Web Authorization URI',
  accessTokenUrl: 'Access Token URI',
  clientId: 'Your Client ID',
  clientSecret: 'Your Secret',
  accessTokenScheme: 'Your Authentication Scheme',
  scopes: 'Scope',
  domains: 'Domain List',
  defaultTokenExpirationInSeconds: 'Default Access Token Expiration Time',
  alexaRedirectUrls: 'Alexa Redirect URLs',
};

/** Presses *Point at …* in the panel, wherever the button is folded away. */
export async function beginPointing(panel, label) {
  await panel.page.evaluate(() => {
    for (const folded of document.querySelectorAll('details.left-alone')) folded.open = true;
  });
  await panel.press(`Point at it: ${label}`);
  await panel.page.waitForSelector('[aria-labelledby="point-title"]');
}

/** A person's click into the middle of an element. */
export async function clickAt(page, element) {
  await page.bringToFront();
  await element.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.move(x + width / 2 - 3, y + height / 2);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Waits until the panel shows what became of a click; gives its text. */
export async function understood(panel) {
  await panel.page.waitForFunction(
    () =>
      document.querySelector(
        '[data-busy="false"] [aria-labelledby="point-title"] :is(.lead, .point-error) ~ .buttons .button:nth-child(2)',
      ) !== null,
    { polling: 50 },
  );
  return await panel.page.$eval('[aria-labelledby="point-title"]', (card) => card.innerText);
}

/** Points at a field and keeps it; gives what the panel said. */
export async function pointAt({ page, panel }, name, part, options = {}) {
  await beginPointing(panel, LABELS[name]);
  await clickAt(page, await fieldOf(page, name, part));
  const said = await understood(panel);
  // Anything else would be waited for in vain below.
  assert.ok(said.includes(`is ${LABELS[name]}.`), said);
  for (const [label, text] of Object.entries(options)) {
    const input = await panel.control(`${label} is called`);
    await input.evaluate((one) => {
      one.value = '';
    });
    await panel.page.bringToFront();
    await input.type(text);
  }
  await keep(panel);
  return said;
}

/** Keeps what was understood. */
export async function keep(panel) {
  await panel.press('Keep');
  await panel.page.waitForFunction(() => document.querySelector('[aria-labelledby="point-title"]') === null, {
    polling: 50,
  });
}
