// Pages that do not take what is done first, and take it when it is done in another way; and pages that take neither.

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

const OPEN = { enabled: true, appToApp: true };

/**
 * In the page: fields that hear of nothing that a script does. With `keys` they hear of keys, and of what the browser
 * itself edits; without, of nothing.
 */
function harden({ fields, keys }) {
  for (const [name, part] of fields) {
    const field = window.__fieldElement(name, part);
    const select = field.matches('select');
    const typed = field.matches('textarea, input:not([type=checkbox], [type=radio])');
    let held = select ? field.selectedIndex : field.value;
    let passes = false;
    const hear = (event) => {
      if (event.composedPath()[0] !== field || passes) return;
      if (keys && event.isTrusted) {
        held = field.value;
        return;
      }
      event.stopImmediatePropagation();
      event.preventDefault();
      // As a page does that puts back what it knows.
      if (typed) Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, held);
      else if (select) field.selectedIndex = held;
    };
    for (const kind of ['input', 'change', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'])
      window.addEventListener(kind, hear, true);
    if (!keys) continue;
    field.addEventListener('keydown', ({ key }) => {
      passes = true;
      if (key === ' ') field.click();
      passes = select;
    });
  }
}

for (const variant of ['vue-above', 'vue-table', 'preact-beside', 'react18-select5']) {
  test(`${variant}: inputs that take only what the browser edits, a toggle and choices that take only keys`, async () => {
    await show(desk, world, { variant, values: { ...OPEN, clientId: 'old', type: 'IMPLICIT' } });
    const fields = await desk.page.evaluate(() =>
      [
        ['authorizationUrl', ''],
        ['clientId', ''],
        ['clientSecret', ''],
        ['voice', ''],
        ['type', 'AUTH_CODE'],
        ['accessTokenScheme', ''],
      ].filter(([name, part]) => window.__fieldElement(name, part)?.matches(':not([aria-haspopup])')),
    );
    assert.ok(fields.length > 3, `${fields}`);
    await desk.page.evaluate(harden, { fields, keys: true });
    await fillAll(desk);
  });

  test(`${variant}: those that take nothing at all have refused`, async () => {
    await show(desk, world, { variant, values: OPEN });
    await desk.page.evaluate(harden, {
      fields: ['voice', 'clientId'].map((name) => [name, '']),
      keys: false,
    });
    await fillAll(desk, ['voice', 'clientId'], 'refused by page');
  });
}

test('a drop-down that opens, and chooses, by keys alone', async () => {
  await show(desk, world, { variant: 'preact-beside', values: OPEN });
  await desk.page.evaluate(() => {
    let passes = false;
    const list = () => document.querySelector('[role=listbox]');
    const ours = (node) => node.closest?.('[aria-haspopup=listbox], [role=option]') ?? null;
    window.addEventListener(
      'click',
      (event) => {
        if (!passes && ours(event.target)) event.stopImmediatePropagation();
      },
      true,
    );
    const press = (node) => {
      passes = true;
      node.click();
      passes = false;
    };
    let at = -1;
    window.addEventListener('keydown', ({ target, key }) => {
      if (!target.matches('[aria-haspopup=listbox]')) return;
      const entries = [...(list()?.children ?? [])];
      if (key === 'ArrowDown' && entries.length === 0) {
        at = -1;
        press(target);
      } else if (key === 'ArrowDown') {
        at = (at + 1) % entries.length;
        for (const [place, entry] of entries.entries()) entry.id = `entry-${place}`;
        target.setAttribute('aria-activedescendant', `entry-${at}`);
      } else if (key === 'Enter' && at >= 0) press(entries[at]);
    });
  });
  await fillAll(desk);
});
