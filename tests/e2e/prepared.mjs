// What several tests need first: a profile, the client ID and the secret, got as a person gets them.

import assert from 'node:assert/strict';
import { clickOnPage, PROFILE } from './guide.mjs';
import { securityProfile } from './harness/world.mjs';

/** What the profile (tests/fixtures) and the practice security profile make of the Alexa form. */
export const wantedOfAlexa = ({ clientId, clientSecret }) => ({
  enabled: true,
  type: 'AUTH_CODE',
  authorizationUrl: 'https://www.amazon.com/ap/oa',
  accessTokenUrl: 'https://api.amazon.com/auth/o2/token',
  clientId,
  clientSecret,
  accessTokenScheme: 'HTTP_BASIC',
  scopes: ['profile'],
  domains: ['channeltest.voiceworx.ai', 'channel.voiceworx.ai'],
  defaultTokenExpirationInSeconds: '80420',
});

/** What the profile leaves alone, as an untouched Alexa form has it. */
export const LEFT_ALONE = {
  skipOnEnablement: false,
  appToApp: false,
  mobile: false,
  voice: false,
  redirectUrls: [],
  pkce: null,
  privacyPolicyUrl: '',
};

/**
 * Imports the profile and keeps client ID and secret from the General tab. The practice identifiers are the same in
 * every scenario, so this holds until the world ends.
 */
export async function prepare(world) {
  world.consoles.setScenario({ lwa: { start: 'oneProfile' } });
  const [{ id, clientId, clientSecret }] = world.consoles.state().lwa.profiles;
  const page = await world.open(securityProfile(id).general);
  const tab = await world.tabOf(page);
  const panel = await world.panel(tab);
  await panel.importProfile(PROFILE);
  await clickOnPage(page, 'Show Secret');
  await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
  await panel.press('Keep for this session');
  assert.equal(await panel.error(), '');
  return { page, tab, panel, id, clientId, clientSecret };
}

/** The page's outline as the content script gives it, or null while there is none. Also good for a report. */
export async function outlineOf(world, tab) {
  return await world.inExtension(async (tab) => {
    const answer = await chrome.tabs.sendMessage(tab, { kind: 'collect' }, { frameId: 0 }).catch(() => null);
    return answer?.snapshot ?? null;
  }, tab);
}

/** What the panel says of its tab: the title of its page card. */
export const titleOf = (panel) => panel.page.$eval('#page-title', (title) => title.textContent.trim());

/** Waits until the panel shows one of these titles, or none of them. */
export async function waitForTitle(panel, titles, one = true) {
  const find = (titles, one) => {
    const title = document.querySelector('#page-title')?.textContent.trim();
    return title !== undefined && titles.includes(title) === one;
  };
  await panel.page.waitForFunction(find, { polling: 50 }, titles, one);
}

/**
 * Goes to an address and waits until the panel shows what is there. The way leads over an unrelated page, so that what
 * the panel shows afterwards is of the new page for certain.
 */
export async function visit({ page, panel }, address) {
  await page.goto('https://other-site.test/', { waitUntil: 'load' });
  await waitForTitle(panel, ['Open a console']);
  await page.goto(address, { waitUntil: 'load' });
  await waitForTitle(panel, ['Open a console', 'Reload the page'], false);
}

/** Asks the background for a fill, past the panel: whoever hides a button must not be the only one who says no. */
export async function askToFill(world, tab) {
  return await world.inExtension((tab) => chrome.runtime.sendMessage({ kind: 'fill', tab }), tab);
}

/** Fields by outcome, those left alone not counted. */
export async function outcomesOf(panel) {
  return Object.fromEntries(Object.entries(await panel.outcomes()).filter(([, outcome]) => outcome !== ''));
}

/** Hosts that the practice consoles answer for. */
const SERVED = /amazon|ixhello|^xn--|\.test(:|$)/;

/**
 * No form was sent and no counted button pressed on the consoles or their doubles since a number of requests ago. What
 * the browser sends of its own accord (for updates, for accounts) goes to other hosts.
 */
export function assertConsolesGotNothing(consoles, since = 0) {
  const sent = consoles.log.slice(since).filter(({ method, host }) => method === 'POST' && SERVED.test(host));
  assert.deepEqual(sent, [], 'something was sent');
}
