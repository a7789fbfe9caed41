// Profiles as a whole: duplicated, deleted and brought back, pasted and dropped, judged while they are typed, proposed
// when a page belongs to another one; and the secret copied.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { PROFILE } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { pasted } from './harness/taken.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { waitForTitle } from './prepared.mjs';

const SECRET = 'fake-secret-of-the-profiles-test';
const OWN_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;

let world, page, panel, elsewhere;
before(async () => {
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
  elsewhere = await world.openForeign('https://other-site.test/');
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await panel.reopen();
});

const names = () =>
  panel.page.$$eval('select[aria-label="Profile"] option', (options) => options.map((option) => option.textContent));
const selected = () =>
  panel.page.$eval('select[aria-label="Profile"]', (select) => select.selectedOptions[0].textContent);

/** Waits until the chooser has these profiles. */
const profiles = (wanted) =>
  panel.page.waitForFunction(
    (wanted) =>
      document.querySelector('[data-busy="false"]') !== null &&
      [...document.querySelectorAll('select[aria-label="Profile"] option')].map((one) => one.textContent).join('|') ===
        wanted.join('|'),
    { polling: 50 },
    wanted,
  );

/** The findings about a field of the editor, by their rules. */
const judged = (field, rule, there = true) =>
  panel.page.waitForFunction(
    (field, rule, there) => (document.querySelector(`#judged-${field} [data-judged="${rule}"]`) !== null) === there,
    { polling: 50 },
    field,
    rule,
    there,
  );

test('a profile is duplicated, with all that is in it', async () => {
  await panel.importProfile(PROFILE);
  await panel.press('Duplicate profile');
  await profiles(['Practice skill', 'Practice skill 2']);
  assert.equal(await selected(), 'Practice skill 2');
  const { state } = await panel.ask({ kind: 'state', tab: null });
  assert.equal(state.profile.accountLinkingRequest.defaultTokenExpirationInSeconds, 80420);
});

test('a deleted profile comes back with one press', async () => {
  await panel.importProfile(PROFILE);
  const { state: before } = await panel.ask({ kind: 'state', tab: null });
  await panel.press('Delete profile');
  await panel.press('Yes, delete the profile');
  await profiles(['No profile yet']);
  assert.match(await panel.text(), /“Practice skill” is deleted/);
  await panel.press('Undo');
  await panel.told('“Practice skill” is back.');
  await profiles(['Practice skill']);
  const { state: after } = await panel.ask({ kind: 'state', tab: null });
  assert.deepEqual(after.profile, before.profile);
  assert.equal(await panel.has('Undo'), false);
});

test('a profile is pasted, and what is no profile is refused with the reason', async () => {
  const text = await readFile(PROFILE, 'utf8');
  const paste = async (text) => {
    await panel.page.bringToFront();
    await panel.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await (await panel.control('Paste profile')).focus();
    await panel.page.keyboard.down('Control');
    await panel.page.keyboard.press('v');
    await panel.page.keyboard.up('Control');
  };
  await paste(text);
  await profiles(['Practice skill']);
  const beside = async () =>
    await panel.page.$eval('#paste-profile', (field) => [
      field.getAttribute('aria-invalid'),
      document.getElementById(field.getAttribute('aria-describedby')).textContent.trim(),
    ]);
  const says = (invalid, words) =>
    until(
      async () => {
        const [is, said] = await beside();
        return is === invalid && words.test(said);
      },
      async () => String(await beside()),
    );
  await says(null, /^Imported: Practice skill is the profile that you see now\.$/);
  await paste('{"nothing": "of the kind"}');
  await until(
    async () => /neither a Linkwright profile/.test(await panel.error()),
    () => panel.error(),
  );
  await says('true', /neither a Linkwright profile/);
  assert.deepEqual(await names(), ['Practice skill']);
});

test('renaming can make two names the same: the chooser tells them apart', async () => {
  await panel.importProfile(PROFILE);
  await panel.press('Duplicate profile');
  await profiles(['Practice skill', 'Practice skill 2']);
  const name = await panel.page.$('#field-name');
  await name.click({ count: 3 });
  await name.type('Practice skill');
  await profiles(['Practice skill', 'Practice skill (2)']);
  assert.equal(await selected(), 'Practice skill (2)');
  await panel.press('Duplicate profile');
  await profiles(['Practice skill', 'Practice skill (2)', 'Practice skill 2']);
});

test('files are dropped onto the panel, profiles or a console map', async () => {
  const drop = async (...texts) => {
    await panel.page.evaluate((texts) => {
      const data = new DataTransfer();
      for (const [place, text] of texts.entries())
        data.items.add(new File([text], `${place}.json`, { type: 'application/json' }));
      const init = { dataTransfer: data, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', init));
      const { promise, resolve } = Promise.withResolvers();
      requestAnimationFrame(() => requestAnimationFrame(resolve));
      return promise.then(() => {
        window.shown = document.querySelector('.drop').checkVisibility();
        document.body.dispatchEvent(new DragEvent('drop', init));
      });
    }, texts);
  };
  await drop(await readFile(PROFILE, 'utf8'));
  assert.equal(await panel.page.evaluate(() => window.shown), true, 'where to drop it is shown');
  await profiles(['Practice skill']);
  assert.equal(await panel.page.$eval('.drop', (place) => place.checkVisibility()), false);
  await drop(JSON.stringify({ linkwrightConsoleMap: 1, entries: [] }));
  await panel.told('Your console map is changed.');
  assert.equal(await panel.error(), '');
  const named = (name) => JSON.stringify({ linkwrightProfile: 1, profile: { name } });
  await drop(named('First'), named('Second'));
  await profiles(['First', 'Practice skill', 'Second']);
  assert.equal(await selected(), 'Second');
  // Each that is refused is named, and what is right in between is taken.
  await drop('{bad', named('Third'), '[]');
  await profiles(['First', 'Practice skill', 'Second', 'Third']);
  await until(
    async () => /0\.json: The file is not JSON.* 2\.json: The file is neither/.test(await panel.error()),
    () => panel.error(),
  );
});

/** True while the panel shows where to drop a file. */
const isPlaceShown = () => panel.page.$eval('.drop', (place) => place.checkVisibility());
const placeShown = (is) => until(async () => (await isPlaceShown()) === is, `where to drop it is shown: ${!is}`);

test('where to drop a file is shown until the drag ends, wherever that is', async () => {
  const tell = (name, data) =>
    panel.page.evaluate(
      (name, { withFile, from } = {}) => {
        const init = { bubbles: true, cancelable: true };
        if (withFile) {
          init.dataTransfer = new DataTransfer();
          init.dataTransfer.items.add(new File(['{}'], 'one.json', { type: 'application/json' }));
        }
        if (from) init.relatedTarget = document.querySelector(from);
        const kind = /^drag/.test(name) ? DragEvent : /^key/.test(name) ? KeyboardEvent : PointerEvent;
        return !document.body.dispatchEvent(new kind(name, init));
      },
      name,
      data,
    );
  // A drop can follow at once.
  assert.equal(await tell('dragenter', { withFile: true }), true, 'the browser hears that it may come');
  await placeShown(true);
  assert.equal(await panel.page.$eval('.drop', (place) => getComputedStyle(place).pointerEvents), 'none');
  await tell('dragleave', { from: '.app' });
  assert.equal(await tell('dragover', { withFile: true }), true);
  assert.equal(await isPlaceShown(), true);
  for (const end of ['dragleave', 'dragend', 'pointermove', 'keydown']) {
    await tell('dragenter', { withFile: true });
    await placeShown(true);
    await tell(end);
    await placeShown(false);
  }
  assert.equal(await tell('dragenter'), false, 'what is no file is not taken');
  assert.equal(await isPlaceShown(), false);
});

test('a file that a person drags is taken, also in one quick move', {
  skip: BROWSER !== 'chromium' && 'no protocol of Firefox drags files',
}, async () => {
  const address = panel.page.url();
  await panel.page.bringToFront();
  const session = await panel.page.createCDPSession();
  const drag = (type) =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 100,
      y: 200,
      data: { items: [], files: [PROFILE], dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await placeShown(true);
  // Of a drag that is given up the page hears nothing, and then that there is a pointer again.
  await drag('dragCancel');
  await panel.page.mouse.move(120, 220);
  await placeShown(false);
  await drag('dragEnter');
  await drag('drop');
  await profiles(['Practice skill']);
  await placeShown(false);
  assert.equal(panel.page.url(), address);
  await session.detach();
});

test('the rules speak while the profile is typed', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  const input = await panel.control('Your Client ID clientId');
  await panel.page.bringToFront();
  await input.type(OWN_ID.replace('oa2', 'ao2'));
  await judged('clientId', 'client-id-lwa-format');
  const describes = await input.evaluate((input) => input.getAttribute('aria-describedby').split(' '));
  assert.ok(describes.includes('judged-clientId'), 'a screen reader hears it with the field');
  await input.click({ count: 3 });
  await input.type(OWN_ID);
  await judged('clientId', 'client-id-lwa-format', false);
});

test('the profile whose client ID stands on the page is proposed', async () => {
  world.consoles.setScenario({ alexa: { start: 'full', values: { clientId: OWN_ID } } });
  await panel.choose('Create from preset', 'Login with Amazon');
  const input = await panel.control('Your Client ID clientId');
  await panel.page.bringToFront();
  await input.type(OWN_ID);
  const first = await selected();
  await panel.choose('Create from preset', 'Login with Amazon');
  await world.go(page, ADDRESSES.alexa);
  await waitForTitle(panel, ['Account Linking']);
  await panel.press(`Switch to “${first}”`);
  await panel.page.waitForFunction(() => document.querySelector('#proposal-title') === null, { polling: 50 });
  assert.equal(await selected(), first);
});

test('the secret is copied after a question that says the risk, once', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.bringToFront();
  const input = await panel.control('Client secret');
  await input.type(SECRET);
  await panel.press('Show what is typed');
  assert.equal(await input.evaluate((input) => input.type), 'text');
  await panel.press('Keep secret');
  await panel.press('Copy secret');
  assert.match(await panel.text(), /Every program can read the clipboard/);
  await panel.press('Yes, copy the secret');
  const said = () => panel.page.$eval('[role="status"]', (status) => status.textContent);
  await until(
    async () => (await said()).startsWith('Copied the client secret'),
    async () => `${await said()} ${await panel.error()}`,
  );
  assert.equal(await pasted(elsewhere.page), SECRET);
  const shown = await panel.page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!shown.includes(SECRET), 'it is nowhere in the panel');
  await panel.press('Copy secret');
  assert.equal(await panel.has('Yes, copy the secret'), false, 'it is asked once');
});
