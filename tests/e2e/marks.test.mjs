// What Linkwright draws at the fields of a page: it says what the panel says, takes no room and no pointer, and the
// page's own scripts cannot read or press it.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { BROWSER } from './harness/browser.mjs';
import { marksOn } from './harness/marks.mjs';
import { rednessAround } from './harness/pixels.mjs';
import { stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';

const CLIENT_ID = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
const REDIRECT_URLS = ['layla.amazon.com', 'alexa.amazon.co.jp', 'pitangui.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M1FAKE0000001`,
);

let world;
let page;
let panel;
let elsewhere;
before(async () => {
  world = await startWorld({ scenario: { alexa: { start: 'wrong' } } });
  page = await world.open(ADDRESSES.alexa);
  elsewhere = await world.openForeign('https://other-site.test/');
  panel = await world.panelFor(page);
  await panel.choose('Create from preset', 'Login with Amazon');
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  await page.setViewport({ width: 1360, height: 900 });
  await world.go(page, ADDRESSES.alexa);
  await page.bringToFront();
  await marked();
  await finding('client-id-lwa-format');
});

/** Waits until marks stand on the page. */
const marked = () => page.waitForFunction(() => document.querySelector('linkwright-marks') !== null, { polling: 50 });

/** Waits until the panel has a finding, or has it no more. */
const finding = (rule, there = true) =>
  panel.page.waitForFunction(
    (rule, there) =>
      document.querySelector('[data-busy="false"]') !== null &&
      (document.querySelector(`[data-rule="${rule}"]`) !== null) === there,
    { polling: 50 },
    rule,
    there,
  );

/** Marks follow a scroll or a new size of the window with the next frame. */
const drawn = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The input that holds a value, brought into view. */
async function input(value) {
  const found = await page.evaluateHandle(
    (value) => [...document.querySelectorAll('input')].find((one) => one.value === value) ?? null,
    value,
  );
  assert.ok(found.asElement(), `no input holds ${value}`);
  await found.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await drawn();
  return found.asElement();
}

const redness = (element) => rednessAround(elsewhere.page, page, element);

test('the findings of a wrong set-up have their rule, severity and field', async () => {
  const found = await panel.findings();
  const by = Object.fromEntries(found.map((one) => [one.rule, one]));
  for (const [rule, field] of [
    ['lwa-token-uri', 'accessTokenUrl'],
    ['client-id-lwa-format', 'clientId'],
    ['scope-unknown-lwa', 'scopes'],
  ]) {
    assert.ok(by[rule], `${rule} is missing among ${Object.keys(by)}`);
    assert.deepEqual({ severity: by[rule].severity, field: by[rule].field }, { severity: 'error', field });
  }
  const order = found.map((one) => ['error', 'warning', 'info'].indexOf(one.severity));
  assert.deepEqual(order, [...order].sort(), 'the worst comes first');
});

test('every finding is drawn where it belongs', async () => {
  const { clientId, accessTokenUrl, authorizationUrl, scopes } = await stateOf(page);
  for (const value of [clientId, accessTokenUrl, scopes[0]])
    assert.ok((await redness(await input(value))) > 200, value);
  assert.equal(await redness(await input(authorizationUrl)), 0, 'a field that is right is marked');
  if (world.name === 'chromium') {
    const { type, marks } = await marksOn(page);
    assert.equal(type, 'closed');
    const texts = marks.map(({ text }) => text).join('\n');
    for (const { text } of await panel.findings()) {
      const [what] = text.match(/[^.:]+\./);
      assert.ok(texts.includes(what.replace(/^\s*(Error|Warning|Note)\s*/, '').trim()), what);
    }
    assert.ok(marks.some(({ name, text }) => name === 'button' && text === 'Copy redirect URLs'));
  }
});

test('nothing on the page moves for the marks', async () => {
  for (const width of [1360, 900, 600]) {
    await page.setViewport({ width, height: 900 });
    await marked();
    await drawn();
    const [without, withMarks] = await page.evaluate(() => {
      const measure = () => ({
        boxes: [...document.querySelectorAll('input, button, label, h1, h2, h3, select')]
          .filter((one) => one.localName !== 'linkwright-marks')
          .map((one) => JSON.stringify(one.getBoundingClientRect())),
        size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      });
      const withMarks = measure();
      const host = document.querySelector('linkwright-marks');
      host.remove();
      const without = measure();
      document.documentElement.append(host);
      return [without, withMarks];
    });
    assert.ok(without.boxes.length > 20);
    assert.deepEqual(withMarks, without, `${width} px`);
  }
});

test('a field that is beside the window has no message in it', async () => {
  await page.setViewport({ width: 320, height: 900 });
  await drawn();
  const menu = await page.$('.left-menu');
  assert.equal(await redness(menu), 0);
  const { clientId } = await stateOf(page);
  assert.ok((await redness(await input(clientId))) > 100, 'scrolled to, it is marked');
});

test('the pointer reaches the fields under their marks', async () => {
  const { clientId, accessTokenUrl, scopes } = await stateOf(page);
  for (const value of [clientId, accessTokenUrl, ...scopes]) {
    const field = await input(value);
    const hits = await field.evaluate((field) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      const points = [0.5, 0.02, 0.98].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [left + x * width, top + y * height]));
      return points
        .map(([x, y]) => document.elementFromPoint(x, y))
        .filter((hit) => hit !== field)
        .map((hit) => hit?.localName ?? 'nothing');
    });
    assert.deepEqual(hits, [], value);
  }
  const field = await input(clientId);
  await field.click();
  assert.equal(await page.evaluate(() => document.activeElement.value), clientId);
});

test('a mark goes when its field is put right, and the others stay', async () => {
  const { clientId, accessTokenUrl } = await stateOf(page);
  const field = await input(clientId);
  assert.ok((await redness(field)) > 200);
  await field.click({ count: 3 });
  await page.keyboard.type(CLIENT_ID);
  assert.equal((await stateOf(page)).clientId, CLIENT_ID);
  await finding('client-id-lwa-format', false);
  // Background and page are told together; the page may draw a moment later.
  await until(async () => (await redness(field)) === 0, 'the mark stays');
  if (world.name === 'chromium') {
    const { marks } = await marksOn(page);
    assert.ok(!marks.some(({ text }) => text.includes('client ID')), 'a ring and its message are gone');
  }
  assert.ok((await redness(await input(accessTokenUrl))) > 200);
});

test('the copy button copies three URLs, a line each, for a person’s click', async () => {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await drawn();
  // The root is closed, but where the pointer would hit the layer, beside the label of the URLs, is the button.
  const at = await page.waitForFunction(
    () => {
      const own = (one) =>
        [...one.childNodes].some((node) => node instanceof Text && node.data.trim() === 'Alexa Redirect URLs');
      const { left, bottom } = [...document.querySelectorAll('body *')].find(own).getBoundingClientRect();
      for (let y = bottom; y < bottom + 40; y += 4) {
        const hit = document.elementFromPoint(left + 40, y);
        if (hit?.localName === 'linkwright-marks') return { x: left + 40, y: y + 4 };
      }
      return null;
    },
    { polling: 50 },
  );
  const { x, y } = await at.jsonValue();
  await elsewhere.page.evaluate(() => document.body.append(document.createElement('textarea')));
  await page.mouse.click(x, y);
  // The button answers the click by a word, once the clipboard has the text; only then is it read.
  if (world.name === 'chromium') {
    await until(
      async () => (await marksOn(page)).marks.some(({ text }) => text === 'Copied ✓'),
      async () => JSON.stringify((await marksOn(page)).marks),
    );
  }
  await elsewhere.page.bringToFront();
  await elsewhere.page.focus('textarea');
  await elsewhere.page.keyboard.down('Control');
  await elsewhere.page.keyboard.press('v');
  await elsewhere.page.keyboard.up('Control');
  const handle = await elsewhere.page.waitForFunction(() => document.querySelector('textarea').value || null, {
    polling: 50,
  });
  const pasted = await handle.jsonValue();
  assert.deepEqual(pasted.split('\n').sort(), [...REDIRECT_URLS].sort());
  assert.equal((await stateOf(page)).saves.untrusted, 0);
});

test('the page’s scripts can neither read nor press the marks', async () => {
  const texts = await panel.page.$$eval('[data-rule]', (found) =>
    found.flatMap((one) => {
      const title = one.querySelector('h3').cloneNode(true);
      title.querySelector('.severity').remove();
      return [title.textContent.trim()];
    }),
  );
  assert.ok(texts.length >= 3 && texts.every((text) => text.length > 10), texts.join('|'));
  const seen = await page.evaluate((texts) => {
    const host = document.querySelector('linkwright-marks');
    const all = [
      document.documentElement.outerHTML,
      document.documentElement.innerText,
      document.documentElement.textContent,
    ];
    host.click();
    host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    return {
      root: host.shadowRoot,
      children: host.childNodes.length,
      text: host.innerText,
      leaked: texts.filter((text) => all.some((one) => one.includes(text))),
      attributes: host.getAttributeNames(),
      inner: host.getHTML?.({ serializableShadowRoots: true }) ?? '',
    };
  }, texts);
  assert.deepEqual(seen, { root: null, children: 0, text: '', leaked: [], attributes: ['style'], inner: '' });
  assert.equal(BROWSER, world.name);
});
