// The states that the gallery shows. The built extension is really brought into each, as a person would bring it there;
// what only a browser's settings, an administrator or a broken disk can do is done as the tests do it. All of it in
// Chromium alone: the pages look the same in Firefox, whose driver can neither change a policy while it runs nor have a
// file of the extension gone.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clickOnPage } from '../guide.mjs';
import { changePolicy } from '../harness/policy.mjs';
import { fillStorage, makeRoom } from '../harness/room.mjs';
import { fieldOf, waitForState } from '../harness/state.mjs';
import { ADDRESSES, securityProfile } from '../harness/world.mjs';
import { allowHosts, takeBackHosts } from '../hosts.mjs';
import { clickAt, RENAMED } from '../pointing.mjs';
import { waitForTitle } from '../prepared.mjs';

/** What each picture shows, by its file's name, in the order of the gallery. */
export const STATES = {
  welcome: 'After installing',
  hosts: 'Where the browser does not let it work yet',
  first: 'The first profile',
  guide: 'The guide',
  difference: 'On the page, and what is wanted',
  filled: 'After filling',
  undone: 'The fill undone',
  findings: 'What is wrong, why, and what to do',
  fix: 'A fix that asks first',
  why: 'A rule, with its reason and sources',
  examples: 'A rule’s examples',
  explained: 'An error explained',
  editor: 'The profile',
  secret: 'Before the secret is copied',
  proposal: 'Another profile fits the page',
  pointing: 'A field that was pointed at',
  map: 'Your console map',
  refused: 'What was pasted is no profile',
  full: 'The storage is full',
  broken: 'The panel cannot start',
  given: 'A profile from the organisation',
  locked: 'A locked value that is not allowed',
  policy: 'The settings, with what the organisation says',
  settings: 'The settings',
  practice: 'The practice page',
};

const PANEL = { width: 400, height: 860 };
/** For what is about one card, or one part of it. */
const PART = { width: 400, height: 560 };
const PAGE = { width: 1000, height: 800 };

const ERROR =
  "The redirect URI you provided has not been whitelisted for your application. Please add your redirect URI in the 'Allowed Return URLs' section under 'Web Settings' for your Security Profile on Amazon Developer Portal.";

/** What an administrator could have set. */
const POLICY = {
  profiles: [
    {
      linkwrightProfile: 1,
      profile: {
        name: 'Company skill',
        skillType: 'custom',
        accountLinkingRequest: {
          type: 'AUTH_CODE',
          authorizationUrl: 'https://login.example.com/authorize',
          accessTokenUrl: 'https://login.example.org/token',
          accessTokenScheme: 'HTTP_BASIC',
          scopes: ['profile'],
        },
        disabledRules: [{ rule: 'scope-profile-hint', reason: 'Our own scopes' }],
      },
    },
    { linkwrightProfile: 1, profile: { name: 'Company lamps', accountLinkingRequest: { type: 'CODE' } } },
  ],
  allowedDomains: ['example.com'],
};

const unfold = (panel, selector) =>
  panel.page.$eval(selector, (fold) => {
    fold.open = true;
  });

/** Clicks a control that has another name in each language. */
const press = async (panel, selector) => {
  await panel.page.bringToFront();
  await (await panel.page.waitForSelector(selector)).click();
  await panel.idle();
};

/** Waits until there is such an element, or none. */
const there = (panel, selector, is = true) =>
  panel.page.waitForFunction(
    (selector, is) => (document.querySelector(selector) !== null) === is,
    { polling: 50 },
    selector,
    is,
  );

/** Welcome, settings and practice page, as they are at first. */
export async function ownPages({ world, take }) {
  for (const [path, name, ready] of [
    ['welcome.html', 'welcome', '#open'],
    ['settings.html', 'settings', '.rule'],
    ['practice.html', 'practice', '#form'],
  ]) {
    const own = await world.extensionPage(path, { ready });
    await take(name, own, PAGE);
    await own.close();
  }
}

/** From the first profile to a page that is filled. */
export async function setUp({ world, take, say }) {
  const [{ id, clientId, clientSecret }] = world.consoles.state().lwa.profiles;
  const page = await world.open(securityProfile(id).general);
  const panel = await world.panelFor(page);
  await take('first', panel.page, PANEL);
  await panel.choose(say('createFromPreset'), 'Login with Amazon');
  await clickOnPage(page, 'Show Secret');
  await page.waitForFunction((secret) => document.body.innerText.includes(secret), { polling: 50 }, clientSecret);
  await panel.press(say('keep'));
  world.consoles.setScenario({ alexa: { start: 'half' }, lwa: { start: 'oneProfile' } });
  await world.go(page, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  await panel.idle();
  await take('guide', panel.page, PANEL, '#guide');
  await take('difference', panel.page, PANEL, '#page-title');
  await panel.press(say('fill'));
  await take('filled', panel.page, PANEL, '#page-title');
  await unfold(panel, '#editor');
  await take('editor', panel.page, PANEL, '#editor');
  await press(panel, '#copy-secret');
  await take('secret', panel.page, PART, '.field:has(#field-clientSecret)');
  await panel.press(say('undoFill'));
  await waitForState(page, (state, id) => state.clientId !== id, clientId);
  await take('undone', panel.page, PART, '#page-title', { notice: true });
  await page.close();

  // A second profile is selected, and the page has the first one's client ID.
  await panel.page.bringToFront();
  await panel.choose(say('createFromPreset'), 'Login with Amazon');
  world.consoles.setScenario({ alexa: { start: 'full', values: { clientId } } });
  const other = await world.panelFor(await world.open(ADDRESSES.alexa));
  await there(other, '#proposal-title');
  await take('proposal', other.page, PART, '#proposal-title');
  await press(other, '[aria-labelledby="proposal-title"] .primary');
  await there(other, '#proposal-title', false);
}

/** What is wrong, and what is said and done about it. */
export async function findings({ world, take, say }) {
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  const panel = await world.panelFor(await world.open(ADDRESSES.alexa));
  await panel.press(say('check'));
  await there(panel, '[data-rule]');
  await panel.idle();
  await take('findings', panel.page, PANEL, '#findings-title');
  await press(panel, '[data-fix="unsafe"] .finding-actions button');
  await take('fix', panel.page, PANEL, '[data-rule]:has(.question)');
  await press(panel, '.question .button:not(.primary)');
  await unfold(panel, '[data-rule] details.rule');
  await there(panel, '[data-rule] .sources');
  await take('why', panel.page, PANEL, '[data-rule]');
  await unfold(panel, '[data-rule] details.examples');
  await take('examples', panel.page, PART, '[data-rule] details.examples');
  await unfold(panel, '#explain');
  await panel.page.type('#error-text', ERROR);
  await panel.press(say('explainNow'));
  await there(panel, '#explanation');
  await take('explained', panel.page, PANEL, '#explain');
}

/** A form in words that nobody knows: its fields are pointed at, and kept. */
export async function pointing({ world, take, say }) {
  world.consoles.setScenario({ alexa: { start: 'half', rename: RENAMED } });
  const page = await world.open(ADDRESSES.alexa);
  const panel = await world.panelFor(page);
  await waitForTitle(panel, ['Account Linking']);
  const point = async (label, name) => {
    await panel.press(say('pointAt', label));
    await there(panel, '#point-title');
    await clickAt(page, await fieldOf(page, name));
    await there(panel, '#point-again');
    await panel.idle();
  };
  await point('Your Client ID', 'clientId');
  await panel.press(say('keepIt'));
  await there(panel, '#point-title', false);
  await point('Scope', 'scopes');
  await take('pointing', panel.page, PART, '#point-title');
  await panel.press(say('keepIt'));
  await there(panel, '#point-title', false);
  await unfold(panel, '#map');
  await take('map', panel.page, PANEL, '#map');
}

/** What goes wrong, and how that is said. */
export async function troubles({ world, take, say }) {
  world.consoles.setScenario({ alexa: { start: 'full' } });
  const page = await world.open(ADDRESSES.alexa);
  const panel = await world.panelFor(page);
  await panel.page.$eval('#paste-profile', (field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '{"nothing": "of the kind"}');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await there(panel, '#paste-hint .hint-wrong');
  await take('refused', panel.page, PART, '#files-title');
  await fillStorage(world, 'local');
  await panel.choose(say('createFromPreset'), 'Login with Amazon');
  await there(panel, '[role="alert"] .alert');
  await take('full', panel.page, PART);
  await makeRoom(world, 'local');
  await press(panel, '[role="alert"] .alert button');
  await takeBackHosts(world);
  await there(panel, '#hosts');
  await panel.idle();
  await take('hosts', panel.page, PART);
  // Nobody can press Chromium's question: the settings do.
  await allowHosts(world);
  await there(panel, '#hosts', false);
  await page.close();
}

/** What an organisation says by policy. */
export async function organisation({ world, take }) {
  world.consoles.setScenario({ alexa: { start: 'full' } });
  const panel = await world.panelFor(await world.open(ADDRESSES.alexa));
  await changePolicy(panel.page, POLICY);
  const id = await panel.page.waitForFunction(
    async () => {
      const { state } = await chrome.runtime.sendMessage({ kind: 'state', tab: null });
      return state.profiles.find(({ name }) => name === 'Company skill')?.id;
    },
    { polling: 50 },
  );
  await panel.ask({ kind: 'select', profile: await id.jsonValue() });
  await there(panel, '.given');
  await there(panel, '[data-rule="domain-not-allowed"] .locked');
  await panel.idle();
  await take('given', panel.page, PANEL, '#editor');
  await take('locked', panel.page, PART, '[data-rule="domain-not-allowed"]:has(.locked)');
  const settings = await world.extensionPage('settings.html', { ready: '.rule' });
  await settings.waitForSelector('#policy:not([hidden])');
  await take('policy', settings, PAGE);
  await settings.close();
  await changePolicy(panel.page, {});
  await there(panel, '.given', false);
}

/** The last: a file of the copy is gone, as on a disk that is damaged. */
export async function broken({ world, take, copy }) {
  await rm(join(copy, 'panel_wasm_bg.wasm'));
  const page = await world.extensionPage('panel.html', { ready: '.boot-failed' });
  await take('broken', page, PART);
}
