// Names that are only drawn: what stands before a field in its line or right above it is told, unless an eye could take
// it for the name of something else; and what cannot be told is not filled. And what nobody can scroll to is not read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld } from './harness/world.mjs';
import { outlineOf } from './prepared.mjs';
import { fillAll, openDesk, show } from './variants.mjs';

let world, desk, tab;
before(async () => {
  world = await startWorld();
  desk = await openDesk(world);
  tab = await world.tabOf(desk.page);
});
after(async () => {
  await world?.close();
});

/**
 * Draws boxes in the page, each where it says, and nothing else. Runs in the page. A box is `[id, what, left, top]` and
 * perhaps an object: `after` puts it so far behind another, `style` is added, `around` is the style of a box around it.
 */
function draw(boxes, direction) {
  document.documentElement.style.cssText = document.body.style.cssText = '';
  document.documentElement.dir = direction;
  const frame = document.createElement('div');
  frame.style.cssText = 'position: relative; width: 1000px; height: 400px; font: 14px/20px monospace';
  document.body.replaceChildren(frame);
  const made = {};
  for (const [id, what, left, top, more = {}] of boxes) {
    const one = document.createElement(what);
    if (what === 'input' || what === 'textarea') one.value = id;
    else one.textContent = id;
    const { after, gap = 0, style = '', around, ...attributes } = more;
    const start = after ? made[after].getBoundingClientRect().right - frame.getBoundingClientRect().left + gap : left;
    const place = `position: absolute; margin: 0; left: ${start}px; top: ${top}px;`;
    const size = what === 'input' ? 'width: 200px; height: 20px; box-sizing: border-box;' : '';
    one.style.cssText = `${around ? '' : place} ${size} white-space: nowrap; ${style}`;
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    let outer = one;
    if (around) {
      outer = document.createElement('div');
      outer.style.cssText = `${place} ${around}`;
      outer.append(one);
    }
    frame.append(outer);
    made[id] = one;
  }
}

/** What is told to be drawn beside each control, by what it holds. */
async function told(boxes, direction = 'ltr') {
  await desk.page.evaluate(draw, boxes, direction);
  const { nodes } = await outlineOf(world, tab);
  const controls = nodes.map(({ content }) => content).filter(({ kind }) => kind === 'control');
  return Object.fromEntries(
    controls.map(({ value, labels }) => [
      value,
      labels.filter(({ source }) => source === 'beside').map(({ text }) => text),
    ]),
  );
}

const LONG = 'Only for those who asked for it, and who were told beforehand.';

for (const [what, boxes, expected, direction] of [
  [
    'before it',
    [
      ['b', 'input', 200, 40],
      ['a', 'input', 200, 0],
      ['Second', 'div', 0, 40],
      ['First', 'div', 0, 0],
    ],
    { a: ['First'], b: ['Second'] },
  ],
  [
    'above it',
    [
      ['a', 'input', 0, 24],
      ['b', 'input', 300, 24],
      ['Second', 'div', 300, 0],
      ['First', 'div', 0, 0],
    ],
    { a: ['First'], b: ['Second'] },
  ],
  [
    'behind it',
    [
      ['a', 'input', 0, 0],
      ['Label', 'div', 220, 0],
    ],
    { a: [] },
  ],
  [
    'behind it, from right to left',
    [
      ['a', 'input', 0, 0],
      ['Label', 'div', 220, 0],
    ],
    { a: ['Label'] },
    'rtl',
  ],
  [
    'behind it, what is typed from left to right',
    [
      ['a', 'input', 0, 0, { dir: 'ltr' }],
      ['Label', 'div', 220, 0],
    ],
    { a: ['Label'] },
    'rtl',
  ],
  [
    'before it, from right to left',
    [
      ['a', 'input', 300, 0],
      ['Label', 'div', 200, 0],
    ],
    { a: [] },
    'rtl',
  ],
  [
    'both, which is for others to weigh',
    [
      ['a', 'input', 200, 24],
      ['Before', 'div', 0, 24],
      ['Above', 'div', 200, 0],
    ],
    { a: ['Before', 'Above'] },
  ],
  [
    'an explanation above, and a name before',
    [
      ['a', 'input', 200, 24],
      ['Before', 'div', 0, 24],
      [LONG, 'div', 200, 0],
    ],
    { a: ['Before'] },
  ],
  [
    'a sign in between',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 0, 0],
      ['(?)', 'div', 160, 0],
    ],
    { a: ['Label'] },
  ],
  [
    'too far',
    [
      ['a', 'input', 700, 0],
      ['Label', 'div', 0, 0],
    ],
    { a: [] },
  ],
  [
    'on another line',
    [
      ['a', 'input', 200, 40],
      ['Label', 'div', 0, 18],
    ],
    { a: [] },
  ],
  [
    'as near to one field as to another',
    [
      ['a', 'input', 0, 0],
      ['Label', 'div', 0, 0, { after: 'a', gap: 12 }],
      ['b', 'input', 0, 0, { after: 'Label', gap: 12 }],
    ],
    { a: [], b: [] },
  ],
  [
    'nearer to the field before it',
    [
      ['a', 'input', 0, 0],
      ['Label', 'div', 0, 0, { after: 'a', gap: 4 }],
      ['b', 'input', 0, 0, { after: 'Label', gap: 40 }],
    ],
    { a: [], b: [] },
  ],
  [
    'under a field and above another',
    [
      ['a', 'input', 0, 0],
      ['Label', 'div', 0, 24],
      ['b', 'input', 0, 48],
    ],
    { a: [], b: [] },
  ],
  [
    'two lines beside a high field',
    [
      ['a', 'textarea', 300, 0, { style: 'height: 60px' }],
      ['One', 'div', 0, 0],
      ['Other', 'div', 0, 24],
    ],
    { a: [] },
  ],
  [
    'two texts side by side above',
    [
      ['a', 'input', 0, 24],
      ['One', 'div', 0, 0],
      ['Other', 'div', 100, 0],
    ],
    { a: [] },
  ],
  [
    'two texts at one place',
    [
      ['a', 'input', 200, 0],
      ['One', 'div', 0, 0],
      ['Two', 'div', 0, 0],
    ],
    { a: [] },
  ],
  [
    'drawn over it',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 210, 0],
    ],
    { a: [] },
  ],
  [
    'unseen',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 0, 0, { style: 'visibility: hidden' }],
    ],
    { a: [] },
  ],
  [
    'seen through',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 0, 0, { style: 'opacity: 0' }],
    ],
    { a: [] },
  ],
  [
    'of no size in a box that has some',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 0, 0, { style: 'font-size: 0; padding: 10px' }],
    ],
    { a: [] },
  ],
  [
    'of no size',
    [
      ['a', 'input', 200, 0],
      ['Label', 'div', 0, 0, { style: 'font-size: 0' }],
    ],
    { a: [] },
  ],
  [
    'scrolled away in its part of the page',
    [
      ['a', 'input', 200, 40],
      ['Label', 'div', 0, 0, { around: 'height: 20px; overflow: hidden', style: 'margin-top: 40px' }],
    ],
    { a: [] },
  ],
  [
    'a heading above',
    [
      ['a', 'input', 0, 30],
      ['Title', 'h3', 0, 0],
    ],
    { a: [] },
  ],
  [
    'a button in between',
    [
      ['a', 'input', 0, 44],
      ['Label', 'div', 0, 0],
      ['Do', 'button', 0, 20],
    ],
    { a: [], Do: [] },
  ],
  [
    'the markup names it',
    [
      ['a', 'input', 200, 0, { 'aria-label': 'Other' }],
      ['Label', 'div', 0, 0],
    ],
    { a: [] },
  ],
  [
    'nearer to a field that the markup names',
    [
      ['n', 'input', 0, 24, { 'aria-label': 'Other' }],
      ['Label', 'div', 0, 0],
      ['a', 'input', 300, 0],
    ],
    { n: [], a: [] },
  ],
]) {
  test(`a text at a field: ${what}`, async () => {
    await show(desk, world, { variant: 'html-for' });
    assert.deepEqual(await told(boxes, direction), expected);
  });
}

const away = (side, more = {}) => [['a', 'input', 0, 0, { style: `${side}: -600px;`, ...more }]];

for (const [what, boxes, { html = 'ltr', body = html }, there] of [
  ['beyond the left edge', away('left: auto; right: auto; margin-left'), {}, false],
  ['beyond the left edge of a page whose body runs from right to left', away('left'), { body: 'rtl' }, true],
  [
    'beyond the left edge of a page whose body alone runs from left to right',
    away('left'),
    { html: 'rtl', body: 'ltr' },
    false,
  ],
  ['beyond the left edge, itself from right to left', away('left', { dir: 'rtl' }), {}, false],
  ['beyond the right edge of a page from right to left', away('left: auto; right'), { html: 'rtl' }, false],
  [
    'beyond the left edge, in a part that scrolls from right to left',
    [['a', 'input', 0, 100, { around: 'direction: rtl; width: 300px; overflow: auto', style: 'margin-right: 900px' }]],
    {},
    true,
  ],
  [
    'beyond the left edge, out of a part that scrolls from left to right',
    [['a', 'input', 0, 100, { around: 'width: 300px; overflow: auto', style: 'margin-left: -900px' }]],
    {},
    false,
  ],
]) {
  test(`a field ${what} is ${there ? 'read' : 'not read'}`, async () => {
    await show(desk, world, { variant: 'html-for' });
    await desk.page.evaluate(draw, boxes, html);
    await desk.page.evaluate((direction) => {
      document.body.style.direction = direction;
      document.body.firstElementChild.style.width = 'auto';
    }, body);
    const { nodes } = await outlineOf(world, tab);
    assert.equal(
      nodes.some(({ content }) => content.value === 'a'),
      there,
    );
  });
}

/** The fields of the provider that stand in two columns. */
const PROVIDER = ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'accessTokenScheme'];
const SETTINGS = ['skipOnEnablement', 'appToApp', 'voice'];

for (const [what, variant, css, stays] of [
  [
    'fields that stand between two labels',
    'html-columns',
    '.drawn-columns > :last-child:not(:has(:only-child.cell)) { transform: translateY(24px) }',
    [...PROVIDER, ...SETTINGS],
  ],
  [
    'labels that nobody sees',
    'html-columns',
    '.drawn-columns .cell.name:not(:only-child) { visibility: hidden }',
    [...PROVIDER, ...SETTINGS],
  ],
]) {
  test(`${what} are left as they are`, async () => {
    await show(desk, world, { variant, values: { enabled: true, appToApp: true } });
    await desk.page.addStyleTag({ content: css });
    await fillAll(desk, stays, 'not found');
  });
}
