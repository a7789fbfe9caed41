// A console in words that nobody knows: nothing is filled; what the user points at is, and nothing else.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { examine } from './axe.mjs';
import { PROFILE } from './guide.mjs';
import { assertNothingCommitted, fieldOf, stateOf } from './harness/state.mjs';
import { savedFile } from './harness/taken.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { beginPointing, clickAt, keep, LABELS, pointAt, RENAMED, understood } from './pointing.mjs';
import {
  askToFill,
  assertConsolesGotNothing,
  LEFT_ALONE,
  outcomesOf,
  prepare,
  titleOf,
  visit,
  waitForTitle,
  wantedOfAlexa,
} from './prepared.mjs';

const ALEXA = { start: 'half', rename: RENAMED, decoys: true };

let world, desk, page, panel, tab, folder;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, panel, tab } = desk);
  folder = await mkdtemp(join(tmpdir(), 'linkwright-map-'));
});
after(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  world.consoles.setScenario({ alexa: ALEXA });
  await visit(desk, ADDRESSES.alexa);
  await world.ready(page);
});

const ask = (request) => panel.ask(request);
const beginPast = (field) =>
  ask({ kind: 'map', tab, change: JSON.stringify({ kind: 'point', page: 'alexa.account-linking', field }) });

/** Waits until nothing is pointed at any more. */
const closed = () =>
  panel.page.waitForFunction(() => document.querySelector('[aria-labelledby="point-title"]') === null, { polling: 50 });

/** Waits until an element of the panel has the focus, and it and another are in sight. */
const ledTo = (id, other = id) =>
  panel.page.waitForFunction(
    (id, other) => {
      const isInSight = (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      };
      return document.activeElement.id === id && [id, other].every((id) => isInSight(document.getElementById(id)));
    },
    { polling: 50 },
    id,
    other,
  );

/** The panel's way into an unrecognised page. */
const openForms = async () => {
  await panel.press('This is one of the forms');
  await panel.press('Point at it');
};

test('of a page in unknown words nothing is filled, and its fields can be pointed at', async () => {
  // Redirect URLs of a form that Alexa's do not have.
  world.consoles.setScenario({ alexa: { ...ALEXA, vendorId: 'MFAKE' } });
  await visit(desk, ADDRESSES.alexa);
  await world.ready(page);
  const before = await stateOf(page);
  assert.equal(await titleOf(panel), 'No known form here');
  assert.equal((await askToFill(world, tab)).kind, 'failed');
  assert.deepEqual(await stateOf(page), before);
  await openForms();
  await examine(panel.page);
  await beginPointing(panel, LABELS.clientId);
  await panel.press('Cancel');
  await closed();
});

test('after each click, and after Cancel and Esc, one goes on where the focus is, in sight', async () => {
  await waitForTitle(panel, ['Account Linking']);
  await panel.page.setViewport({ width: 400, height: 700 });
  const field = await fieldOf(page, 'clientId');
  await beginPointing(panel, LABELS.clientId);
  await ledTo('point-first', 'point-title');
  await clickAt(page, field);
  await understood(panel);
  await panel.page.bringToFront();
  await ledTo('point-first', 'point-title');
  assert.equal(await panel.page.evaluate(() => document.activeElement.textContent.trim()), 'Keep');
  await panel.press('Cancel');
  await closed();
  await ledTo('page-title');
  // While the page waits for a click, and while the panel asks what to do with it.
  await beginPointing(panel, LABELS.clientId);
  await ledTo('point-first', 'point-title');
  await panel.page.keyboard.press('Escape');
  await closed();
  await ledTo('page-title');
  await beginPointing(panel, LABELS.clientId);
  await clickAt(page, field);
  await understood(panel);
  await panel.page.bringToFront();
  await ledTo('point-first', 'point-title');
  await panel.page.keyboard.press('Escape');
  await closed();
  await ledTo('page-title');
  // Everything is the page's again.
  const { enabled } = await stateOf(page);
  await page.bringToFront();
  await (await fieldOf(page, 'enabled')).click();
  assert.notEqual((await stateOf(page)).enabled, enabled);
});

test('Alexa’s redirect URLs are known by their form; every other field after it was pointed at', async () => {
  const before = await stateOf(page);
  const sent = world.consoles.log.length;
  await waitForTitle(panel, ['Account Linking']);
  const found = Object.entries(await panel.fields()).filter(([, { state }]) => state !== 'notFound');
  assert.deepEqual(
    found.map(([field]) => field),
    ['alexaRedirectUrls'],
  );
  await panel.press('Copy redirect URLs');
  assert.equal((await askToFill(world, tab)).kind, 'state');
  assert.deepEqual(await stateOf(page), before);

  assert.match(await pointAt(desk, 'clientId'), /“OAuth client\*?.*” is Your Client ID\./);
  await ledTo('page-title');
  // The decoys have labels that are known, in a form of their own.
  const rows = await panel.fields();
  assert.equal(rows.clientId.state, 'differs');
  assert.equal(rows.scopes.state, 'notFound');

  await pointAt(desk, 'enabled');
  await pointAt(desk, 'authorizationUrl');
  // By keyboard, and from where the page has the focus: after the next label and its help stands the next field.
  await beginPointing(panel, LABELS.accessTokenUrl);
  await page.bringToFront();
  await (await fieldOf(page, 'authorizationUrl')).focus();
  const stepped = await stateOf(page);
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  assert.match(await understood(panel), /“Where to get tokens\*?.*” is Access Token URI\./);
  assert.equal(await page.evaluate(() => document.activeElement === window.__fieldElement('authorizationUrl')), true);
  assert.deepEqual(await stateOf(page), stepped);
  await keep(panel);

  await pointAt(desk, 'type', 'AUTH_CODE', { 'Auth Code Grant': 'A code first', 'Implicit Grant': 'A token at once' });
  await beginPointing(panel, LABELS.accessTokenScheme);
  await examine(panel.page);
  await clickAt(page, await fieldOf(page, 'accessTokenScheme'));
  await understood(panel);
  await examine(panel.page);
  await panel.press('Cancel');
  const said = await pointAt(desk, 'clientSecret');
  assert.match(said, /^empty$/m);
  await pointAt(desk, 'accessTokenScheme', undefined, {
    'HTTP Basic (Recommended)': 'In a header',
    'Credentials in request body': 'In the body',
  });
  await pointAt(desk, 'defaultTokenExpirationInSeconds');
  // A list: its rows, then what adds one. One without rows has only that.
  await beginPointing(panel, LABELS.scopes);
  await clickAt(page, await fieldOf(page, 'scopes', 0));
  assert.match(await understood(panel), /“Permissions.*” is Scope\./);
  await panel.press('Point at what adds a row to Scope');
  const add = (n) => page.evaluateHandle((n) => document.querySelectorAll('button.add')[n], n);
  await clickAt(page, await add(0));
  await panel.page.waitForFunction(
    () => document.querySelector('[aria-labelledby="point-title"]')?.innerText.includes('One more permission'),
    { polling: 50 },
  );
  await keep(panel);
  await beginPointing(panel, LABELS.domains);
  await clickAt(page, await add(1));
  assert.match(await understood(panel), /“Hosts.*” is Domain List\.[\s\S]*One more host/);
  await keep(panel);

  await panel.press('Fill this page');
  assert.equal(await panel.error(), '');
  const outcomes = await outcomesOf(panel);
  const wrong = Object.entries(outcomes).filter(([, outcome]) => !['filled', 'already right'].includes(outcome));
  assert.deepEqual(wrong, []);
  const state = await stateOf(page);
  const wanted = { ...LEFT_ALONE, ...wantedOfAlexa(desk) };
  for (const [field, value] of Object.entries(wanted)) assert.deepEqual(state[field], value, field);
  assert.deepEqual(state.decoys, before.decoys);
  assertNothingCommitted(state);
  assertConsolesGotNothing(world.consoles, sent);
});

test('it is known after a reload, until it is removed', async () => {
  await waitForTitle(panel, ['Account Linking']);
  const rows = await panel.fields();
  for (const field of ['clientId', 'type', 'accessTokenScheme', 'scopes', 'domains', 'alexaRedirectUrls']) {
    assert.notEqual(rows[field].state, 'notFound', field);
  }
  await panel.page.$eval('#map', (card) => {
    card.open = true;
  });
  const entry = await panel.page.$eval('[data-entry$="/clientId"] button', (button) => button.ariaLabel);
  await panel.press(entry);
  assert.equal((await panel.fields()).clientId.state, 'notFound');
  assert.equal(await panel.page.$('[data-entry$="/clientId"]'), null);
  await pointAt(desk, 'clientId');
  assert.notEqual((await panel.fields()).clientId.state, 'notFound');
});

test('a page whose map is switched off is left alone', async () => {
  await panel.page.$eval('#map', (card) => {
    card.open = true;
  });
  await panel.press('Switch off: Alexa developer console, Account Linking');
  await waitForTitle(panel, ['Switched off']);
  await examine(panel.page);
  assert.equal(await page.$('linkwright-marks'), null);
  const before = await stateOf(page);
  const answer = await askToFill(world, tab);
  assert.equal(answer.refusal.kind, 'switchedOff');
  assert.deepEqual(await stateOf(page), before);
  await panel.press('Switch on');
  await waitForTitle(panel, ['Account Linking']);
});

test('Esc changes nothing, nor does the click that points', async () => {
  // What a page that listens everywhere would hear.
  await page.evaluate(() => {
    window.heardOf = [];
    const names = ['pointerdown', 'mousedown', 'mouseup', 'click', 'focusin', 'keydown', 'keyup', 'change', 'input'];
    for (const name of names)
      document.addEventListener(name, (event) => event.isTrusted && window.heardOf.push(name), true);
  });
  const before = await stateOf(page);
  const address = page.url();
  const map = await panel.page.$$eval('[data-entry*="/"]', (all) => all.length);
  const places = [
    await fieldOf(page, 'enabled'),
    await fieldOf(page, 'type', 'IMPLICIT'),
    await fieldOf(page, 'accessTokenScheme'),
    await fieldOf(page, 'authorizationUrl'),
    await page.$('button.add'),
    await page.$('form button[type=submit]'),
    await page.$('aside a, nav a'),
  ];
  for (const place of places) {
    await beginPast('mobileAuthentication');
    await page.waitForSelector('linkwright-marks');
    // What a script does is no answer.
    await page.evaluate(() => {
      document.body.click();
      document.body.dispatchEvent(new KeyboardEvent('keyup', { key: 'Escape', bubbles: true }));
      window.heardOf.length = 0;
    });
    await clickAt(page, place);
    await understood(panel);
    assert.deepEqual(await page.evaluate(() => window.heardOf), []);
    await panel.press('Cancel');
    await closed();
  }
  await beginPast('clientId');
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await closed();
  assert.deepEqual(await page.evaluate(() => window.heardOf), []);
  assert.deepEqual(await stateOf(page), before);
  assert.equal(page.url(), address);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  assert.equal(await panel.page.$$eval('[data-entry*="/"]', (all) => all.length), map);
  // Everything is the page's again.
  await (await fieldOf(page, 'enabled')).click();
  assert.notEqual((await stateOf(page)).enabled, before.enabled);
});

test('a console map goes into a file and comes back', async () => {
  await panel.page.$eval('#map', (card) => {
    card.open = true;
  });
  const entries = () => panel.page.$$eval('[data-entry*="/"]', (all) => all.map((one) => one.dataset.entry).sort());
  const before = await entries();
  assert.ok(before.length > 9);
  const { name, text } = await savedFile(panel, 'Export console map');
  assert.equal(name, 'console-map.linkwright.json');
  assert.ok(!text.includes(desk.clientSecret) && !text.includes(desk.clientId));
  await ask({ kind: 'deleteEverything' });
  await panel.reopen();
  await waitForTitle(panel, ['Account Linking']);
  await panel.page.$eval('#map', (card) => {
    card.open = true;
  });
  assert.deepEqual(await entries(), []);

  const file = join(folder, name);
  await writeFile(file, text.replace('"OAuth client', '" '.padEnd(300, 'x')));
  const upload = () => panel.upload('Console map file', file);
  await upload();
  assert.match(await panel.error(), /entries\[\d+\]\.label: a label has 1 to 256 characters/);
  assert.deepEqual(await entries(), []);
  await writeFile(file, text);
  await upload();
  assert.deepEqual(await entries(), before);
  await panel.importProfile(PROFILE);
  await waitForTitle(panel, ['Account Linking']);
  await panel.press('Fill this page');
  const state = await stateOf(page);
  assert.equal(state.authorizationUrl, wantedOfAlexa(desk).authorizationUrl);
  assert.deepEqual(state.domains, wantedOfAlexa(desk).domains);
});
