// The panel by keys alone, as somebody uses it who has no mouse: where the focus is can always be seen, and no action
// takes it away.

import assert from 'node:assert/strict';
import { until } from './until.mjs';

/** In the page: what has the focus, and whether one sees that. */
function focused() {
  const element = document.activeElement;
  if (element === null || element === document.body) return { lost: true };
  // A control that is drawn by what stands beside it, or around it, shows its focus there.
  const shown = [element, element.nextElementSibling, element.closest('label'), element.parentElement];
  const ring = shown.find((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0';
  });
  const box = ring?.getBoundingClientRect();
  const inView =
    box !== undefined &&
    box.width > 0 &&
    box.height > 0 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.left < innerWidth;
  const name = element.getAttribute('aria-label') ?? (element.id || element.textContent.trim().slice(0, 60));
  return { lost: false, ring: ring !== undefined, inView, name: `${element.localName} “${name}”` };
}

export class Keys {
  /** What had the focus last, for people. */
  #last = 'nothing';

  constructor(panel) {
    this.panel = panel;
    this.keyboard = panel.page.keyboard;
  }

  /** Waits until the panel is done and something has the focus that can be seen. */
  async settled() {
    await this.panel.idle();
    let now = '';
    // What is drawn anew gives the focus on with the next frame, and the browser scrolls to it.
    await until(
      async () => {
        const { lost, ring, inView, name } = await this.panel.page.evaluate(focused);
        if (lost) now = `the focus is lost; the last to have it was ${this.#last}`;
        else if (!ring) now = `${name} has the focus, and nothing shows it`;
        else if (!inView) now = `${name} has the focus, out of sight`;
        else now = '';
        this.#last = name ?? this.#last;
        return now === '';
      },
      () => now,
    );
    return this.#last;
  }

  /** One step on, or back. */
  async tab(back = false) {
    if (back) await this.keyboard.down('Shift');
    await this.keyboard.press('Tab');
    if (back) await this.keyboard.up('Shift');
  }

  /** Goes to a control by Tab or Shift+Tab, whichever leads there. */
  async to(name, within) {
    await this.panel.page.bringToFront();
    const passed = [];
    for (;;) {
      const control = await this.panel.control(name, within);
      const where = await control.evaluate((control) => {
        const now = document.activeElement;
        if (now === control) return 'here';
        return now.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
      });
      if (where === 'here') return await this.settled();
      assert.ok(passed.length < 300, `no way leads to ${name}: ${passed.slice(-8).join(', ')}`);
      await this.tab(where === 'before');
      passed.push(await this.settled());
    }
  }

  /** Goes to a control and presses it with a key; waits until the panel is done and the focus has settled. */
  async press(name, { within, key = 'Enter' } = {}) {
    await this.to(name, within);
    await this.keyboard.press(key);
    await this.settled();
  }

  /** Waits until an element has the focus, by a selector. */
  async on(selector) {
    const is = (selector) => document.activeElement.matches(selector);
    const waited = this.panel.page.waitForFunction(is, { polling: 50 }, selector);
    await waited.catch(async () => assert.fail(`${await this.settled()} has the focus, not ${selector}`));
    await this.settled();
  }
}
