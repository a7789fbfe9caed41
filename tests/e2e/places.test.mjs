// Where marks stand, and what a click picks, on pages that are zoomed, scaled, pinched or written from right to left;
// and how they look for people who asked their system for no motion or for colours of its own.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { differing, rednessAround } from './harness/pixels.mjs';
import { assertNothingCommitted, fieldOf, stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, startWorld } from './harness/world.mjs';
import { askToFill, outlineOf, prepare, visit, wantedOfAlexa } from './prepared.mjs';

/** Fields of the practice form that are marked as errors. */
const WRONG = ['accessTokenUrl', 'clientId', 'scopes'];

let world, desk, page, tab, elsewhere;
before(async () => {
  world = await startWorld();
  desk = await prepare(world);
  ({ page, tab } = desk);
  elsewhere = await world.openForeign('https://other-site.test/');
});
after(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  await visit(desk, ADDRESSES.alexa);
  await page.bringToFront();
  await page.waitForSelector('linkwright-marks');
});

const frames = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

const style = (element, css) =>
  page.evaluate(
    (element, css) => {
      document[element].style.cssText = css;
    },
    element,
    css,
  );

/** How an element is drawn; runs in the page, as a method of it. */
function look() {
  const { left, top, width, height } = this.getBoundingClientRect();
  const { visibility, display, direction, opacity } = getComputedStyle(this);
  return { left, top, width, height, visibility, ring: display === 'block', direction, opacity: Number(opacity) };
}

/** The boxes of what is drawn, in the window, as the developer tools of Chromium see them. */
async function drawn() {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const walk = (node) => [node, ...(node.children ?? []).flatMap(walk)];
  const host = walk(root).find((node) => node.localName === 'linkwright-marks');
  const boxes = [];
  for (const { nodeId } of host?.shadowRoots[0].children ?? []) {
    // What fades can be gone by now.
    const found = await session.send('DOM.resolveNode', { nodeId }).catch(() => null);
    if (found === null) continue;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: found.object.objectId,
      functionDeclaration: String(look),
      returnByValue: true,
    });
    if (result.value.visibility === 'visible') boxes.push(result.value);
  }
  await session.detach();
  return boxes;
}

const boxOf = (field) =>
  field.evaluate((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = one.getBoundingClientRect();
    return { left, top, width, height };
  });

const near = (one, other, gap) => {
  const far = (side, by) => Math.abs(one[side] - other[side] - by);
  return Math.max(far('left', -gap), far('top', -gap), far('width', 2 * gap), far('height', 2 * gap)) <= 1.5;
};

/** Every wrong field has its ring, and its message is in the window; waits for the reading that follows a change. */
async function assertInPlace() {
  for (const name of WRONG) {
    const field = await fieldOf(page, name);
    let box, boxes, red;
    const ringed = async () => {
      box = await boxOf(field);
      await frames();
      boxes = await drawn();
      const width = await page.evaluate(() => innerWidth);
      const out = boxes.filter((one) => !one.ring && (one.left < 0 || one.left + one.width > width));
      return out.length === 0 && boxes.some((one) => one.ring && near(one, box, 3));
    };
    const reddened = async () => {
      red = await rednessAround(elsewhere.page, page, field);
      // Without a ring there are none; one that is scaled down is blurred.
      return red > 30;
    };
    if (world.name === 'chromium')
      await until(ringed, () => `${name} ${JSON.stringify(box)}: ${JSON.stringify(boxes)}`);
    else await until(reddened, () => `${name} has no ring: ${red} red pixels`);
  }
}

/** Picks what is under the pointer in the middle of a field, and gives what that holds. */
async function picked(name) {
  const field = await fieldOf(page, name);
  const { left, top, width, height } = await boxOf(field);
  // The driver counts pixels of the screen or of the page, whichever: the page is asked.
  await page.evaluate(() => {
    addEventListener('mousemove', ({ clientX }) => {
      window.pointerAt = clientX;
    });
  });
  await page.mouse.move(100, 10);
  await page.mouse.move(200, 10);
  await frames();
  const factor = 200 / (await page.evaluate(() => window.pointerAt));
  const answer = world.inExtension(
    () =>
      new Promise((resolve) => {
        const hear = (message) => {
          if (message.kind !== 'picked') return;
          chrome.runtime.onMessage.removeListener(hear);
          resolve(message.handle);
        };
        chrome.runtime.onMessage.addListener(hear);
      }),
  );
  // Its answer comes when it has begun.
  await world.inExtension((tab) => chrome.tabs.sendMessage(tab, { kind: 'pick', text: 'Practice' }), tab);
  await page.mouse.click((left + width / 2) * factor, (top + height / 2) * factor);
  const handle = await answer;
  const { nodes } = await outlineOf(world, tab);
  return nodes.find((node) => node.handle === handle)?.content.value;
}

const assertPicked = async () => {
  const { clientId, accessTokenUrl } = await stateOf(page);
  assert.deepEqual([await picked('clientId'), await picked('accessTokenUrl')], [clientId, accessTokenUrl]);
};

for (const [element, css] of [
  ['documentElement', 'zoom: 1.5'],
  ['documentElement', 'transform: scale(0.5); transform-origin: 0 0'],
  ['documentElement', 'position: relative; margin: 40px; transform: translate(30px, 20px)'],
  ['body', 'zoom: 0.75'],
  ['body', 'position: relative; margin: 60px 20px'],
]) {
  test(`${element} with ${css}: marks stand at their fields, and a click picks what it hits`, async () => {
    await style(element, css);
    await assertInPlace();
    await assertPicked();
  });
}

test('moved by a change that says nothing new: marks go along', async (t) => {
  if (world.name === 'firefox') {
    t.skip(
      'Firefox tells nobody where what stands in a closed root is, and to take its picture the page would be scrolled',
    );
    return;
  }
  const field = await fieldOf(page, 'clientId');
  await boxOf(field);
  for (const [element, css] of [
    ['body', 'padding-left: 31px'],
    ['documentElement', 'direction: rtl'],
  ]) {
    await style(element, css);
    await until(async () => {
      const box = await field.evaluate((one) => one.getBoundingClientRect().toJSON());
      return (await drawn()).some((one) => one.ring && near(one, box, 3));
    }, `${css}: the ring is elsewhere`);
  }
});

test('zoom of the browser: marks stand at their fields, and a click picks what it hits', async (t) => {
  t.after(() => world.inExtension((tab) => chrome.tabs.setZoom(tab, 1), tab));
  for (const zoom of [0.5, 2]) {
    await world.inExtension((tab, zoom) => chrome.tabs.setZoom(tab, zoom), tab, zoom);
    await page.waitForFunction((zoom) => Math.abs(devicePixelRatio - zoom) < 0.1, { polling: 50 }, zoom);
    await assertInPlace();
    await assertPicked();
  }
});

test('pinched: marks stand at their fields', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox lets nobody pinch a page without a touch screen');
    return;
  }
  const session = await page.createCDPSession();
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  assert.equal(await page.evaluate(() => visualViewport.scale), 2);
  await assertInPlace();
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await session.detach();
});

test('written from right to left: marks stand at their fields in the window, and the page is filled', async () => {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    document.documentElement.lang = 'he';
    const around = document.createElement('p');
    around.textContent = 'הגדרות החשבון נשמרות רק לאחר לחיצה';
    document.querySelector('main').prepend(around);
  });
  await assertInPlace();
  await assertPicked();
  if (world.name === 'chromium')
    assert.deepEqual(
      [...new Set((await drawn()).map(({ direction }) => direction))],
      ['ltr'],
      'what is said is English',
    );
  const answer = await askToFill(world, tab);
  assert.equal(answer.kind, 'state', JSON.stringify(answer.refusal));
  const state = await stateOf(page);
  const wanted = wantedOfAlexa(desk);
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, state[name]])), wanted);
  assertNothingCommitted(state);
});

/** The least opacity of what is drawn while a field is shown; with `fades`, up to the first that is less than full. */
async function faintest(fades) {
  const { nodes } = await outlineOf(world, tab);
  const { clientId } = await stateOf(page);
  const { handle } = nodes.find(({ content }) => content.value === clientId);
  const count = (await drawn()).length;
  // Slower than any machine looks: what fades is caught while it does.
  const session = await page.createCDPSession();
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: fades ? 0.05 : 1 });
  await world.inExtension((tab, handle) => chrome.tabs.sendMessage(tab, { kind: 'show', handle }), tab, handle);
  let least = 1;
  await until(async () => {
    const boxes = await drawn();
    least = Math.min(least, ...boxes.map(({ opacity }) => opacity));
    return boxes.length <= count || (fades && least < 1);
  }, 'what shows a field stays');
  await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
  await session.detach();
  await until(async () => (await drawn()).length <= count, 'what shows a field stays');
  return least;
}

test('no motion where the system asks for none', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox tells nobody how what stands in a closed root is drawn at a moment');
    return;
  }
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
  assert.ok((await faintest(true)) < 1, 'the ring around what is shown fades');
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  assert.equal(await faintest(false), 1);
  await page.emulateMediaFeatures([]);
});

test('marks are seen in the colours of a high-contrast system', async (t) => {
  if (world.name === 'firefox') {
    t.skip('Firefox takes the colours of a system at its start alone');
    return;
  }
  const session = await page.createCDPSession();
  const features = [{ name: 'forced-colors', value: 'active' }];
  for (const scheme of ['light', 'dark']) {
    await session.send('Emulation.setEmulatedMedia', {
      features: [...features, { name: 'prefers-color-scheme', value: scheme }],
    });
    assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
    const { left, top, width, height } = await boxOf(await fieldOf(page, 'clientId'));
    await frames();
    const clip = {
      x: left - 8,
      y: top - 20 + (await page.evaluate(() => scrollY)),
      width: width + 16,
      height: height + 28,
    };
    const withMarks = await page.screenshot({ clip, encoding: 'base64' });
    const hide = (how) =>
      page.evaluate(
        (how) => document.querySelector('linkwright-marks').style.setProperty('display', how, 'important'),
        how,
      );
    await hide('none');
    const without = await page.screenshot({ clip, encoding: 'base64' });
    await hide('inline');
    const count = await differing(elsewhere.page, withMarks, without);
    t.diagnostic(`${scheme}: ${count} pixels`);
    // The ring alone has some 2,000.
    assert.ok(count > 1500, `${scheme}: ${count} pixels`);
  }
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
});
