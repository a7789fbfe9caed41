// Fields that something lies over: nobody could mean them, so they stay as they are. What only seems to lie over a
// field, or can be scrolled away from, is no reason to leave it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld } from './harness/world.mjs';
import { fillAll, openDesk, show } from './variants.mjs';

let world, desk;
before(async () => {
  world = await startWorld();
  desk = await openDesk(world);
});
after(async () => {
  await world?.close();
});

/** The whole form is there from the start, so that nothing that is put over it is drawn anew. */
const OPEN = { enabled: true, appToApp: true };

/** In the page: the element of a field, also in the shadow roots of a kit that keeps no list of them. */
function find(name, part) {
  const known = window.__fieldElement(name, part);
  if (known !== null) return known;
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const root = inside(document).find((one) => one.item?.key === name)?.shadowRoot;
  return [...(root?.querySelectorAll('input, button, select, [role=radio]') ?? [])].at(part === '' ? 0 : -1) ?? null;
}

/** Lays an element over each field, styled so: in the box that it stands in, or `apart`, at the end of the page. */
const lay = (fields, style, { tag = 'div', apart = false } = {}) =>
  desk.page.evaluate(
    (find, fields, style, tag, apart) => {
      const fieldOf = new Function(`return (${find})`)();
      for (const [name, part] of fields) {
        const field = fieldOf(name, part);
        const over = document.createElement(tag);
        over.style.cssText = style;
        if (apart) {
          const { left, top, width, height } = field.getBoundingClientRect();
          const place = { left: left + scrollX - 9, top: top + scrollY - 5, width: width + 400, height: height + 10 };
          for (const [name, size] of Object.entries(place)) over.style[name] = `${size}px`;
          document.body.append(over);
        } else {
          field.parentElement.style.position = 'relative';
          field.parentElement.append(over);
        }
      }
    },
    String(find),
    fields,
    style,
    tag,
    apart,
  );

const FIELDS = [
  ['clientId', ''],
  ['voice', ''],
  ['type', 'AUTH_CODE'],
  ['accessTokenScheme', ''],
];

const OVER = 'position: absolute; inset: 0; z-index: 5; background: #fff; min-width: 300px';

/** Fills the page; what is covered stays, and the page is left where it was scrolled to. */
async function fillBut(covered = []) {
  const scrolled = () => desk.page.evaluate(() => [scrollX, scrollY]);
  const place = await scrolled();
  await fillAll(desk, covered, 'needs you');
  assert.deepEqual(await scrolled(), place, 'the page was left scrolled elsewhere');
}

for (const [variant, apart] of [
  ['vue-above', false],
  ['preact-beside', false],
  ['html-for', true],
  ['lit-slots', false],
  ['lit-inside', true],
]) {
  test(`${variant}: an input, a toggle, a choice and a drop-down under something stay as they are`, async () => {
    await show(desk, world, { variant, values: { ...OPEN, type: 'IMPLICIT' } });
    await lay(FIELDS, OVER, { apart });
    await fillBut(FIELDS.map(([name]) => name));
    assert.match(await desk.panel.text(), /lies over this field/);
  });
}

test('a field at the end of a long page is found to be covered, and the page is not left scrolled', async () => {
  await show(desk, world, { variant: 'vue-above', values: OPEN });
  await desk.page.evaluate(() => {
    document.body.style.paddingTop = '3000px';
  });
  await lay([['clientId', '']], OVER);
  await fillBut(['clientId']);
});

for (const [what, style, tag] of [
  ['that is seen through', 'position: absolute; inset: 0; z-index: 5'],
  ['that lets the pointer pass', `${OVER}; pointer-events: none`],
  ['with a colour that is almost none', 'position: absolute; inset: 0; z-index: 5; background: rgba(0, 0, 0, 0.2)'],
  ['that is a button at its edge', 'position: absolute; right: 0; top: 0; width: 30px; height: 20px', 'button'],
]) {
  test(`something ${what} is no reason to leave a field`, async () => {
    await show(desk, world, { variant: 'vue-above', values: OPEN });
    const fields = ['authorizationUrl', 'clientId', 'voice', 'accessTokenScheme'].map((name) => [name, '']);
    await lay(fields, style, { tag });
    await fillBut();
  });
}

test('nor is a bar at the top, a banner over half the window, or a box in which it is scrolled away', async () => {
  for (const style of [
    'position: sticky; top: 0; height: 120px; background: #fff; z-index: 9',
    'position: fixed; left: 0; right: 0; bottom: 0; height: 60vh; background: #fff; z-index: 9',
    'position: fixed; inset: 0; background: #fff; z-index: 9',
  ]) {
    await show(desk, world, { variant: 'vue-above', values: OPEN });
    await desk.page.evaluate((style) => {
      const bar = document.createElement('div');
      bar.style.cssText = style;
      bar.textContent = 'We use cookies.';
      document.body.prepend(bar);
    }, style);
    await fillBut();
  }
  await show(desk, world, { variant: 'vue-above', values: OPEN });
  await desk.page.evaluate(() => {
    document.querySelector('#tenant-content').style.cssText = 'height: 200px; overflow: auto; scroll-behavior: smooth';
  });
  await fillBut();
});

test('where one of two fields lies under something, neither is filled, and the panel names both', async () => {
  await show(desk, world, { variant: 'html-covered', values: OPEN });
  await desk.panel.press('Fill this page');
  assert.equal((await desk.panel.outcomes()).authorizationUrl, 'not found');
  const name = '"Your Web Authorization URI\\*?"';
  assert.match(
    await desk.panel.text(),
    new RegExp(`2 places on the page could be this field: ${name}.*, and ${name} under `),
  );
});
