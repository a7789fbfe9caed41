// The panel, used as a person uses it: by the names of its controls.

import { until } from './until.mjs';

const NAMED = 'button, a, summary, input, select, textarea, [role="button"], [role="tab"]';

/** Finds visible controls by accessible name, in the page. */
function findNamed(selector, name) {
  const named = (element) => {
    const own =
      element.getAttribute('aria-label') ?? [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
    return (own || element.textContent || '').replace(/\s+/g, ' ').trim();
  };
  const all = [...document.querySelectorAll(selector)];
  return (
    all.find((element) => named(element) === name && (element.type === 'file' || element.checkVisibility())) ?? null
  );
}

export class Panel {
  constructor(page) {
    this.page = page;
  }

  /** Waits until the panel has nothing more to do. */
  async idle() {
    await this.page.waitForFunction(() => document.querySelector('[data-busy]')?.dataset.busy === 'false', {
      polling: 50,
    });
  }

  /** The control with an accessible name, inside of what a selector says; waits for it. */
  async control(name, within = ':root') {
    const handle = await this.page.waitForFunction(findNamed, { polling: 50 }, `${within} :is(${NAMED})`, name);
    return handle.asElement();
  }

  /** True when such a control is there now. */
  async has(name) {
    return await this.page
      .evaluate((find, ...args) => new Function(`return (${find})`)()(...args) !== null, String(findNamed), NAMED, name)
      .catch(() => false);
  }

  /** True when such a control is there now and can be pressed. */
  async #enabled(name, within = ':root') {
    const control = await this.page.evaluateHandle(findNamed, `${within} :is(${NAMED})`, name);
    return await control.evaluate((control) => control !== null && !control.disabled);
  }

  /** Presses a control, inside of what a selector says, and waits until the panel is done. */
  async press(name, within) {
    await this.page.bringToFront();
    // A control that moves, or is drawn anew, while the mouse is on its way is reached for again, as a person would.
    await until(async () => {
      const control = await this.control(name, within);
      // Nobody presses what cannot be pressed yet: it is of the page before.
      if (await control.evaluate(({ disabled }) => disabled === true)) return false;
      try {
        await control.evaluate((control) => {
          window.pressed = '';
          const hear = ({ type }) => {
            window.pressed = type;
          };
          for (const type of ['mousedown', 'click'])
            control.addEventListener(type, hear, { capture: true, once: true });
        });
        await control.click();
      } catch (error) {
        if (!/not clickable|detached|not an Element/.test(error.message)) throw error;
      }
      const pressed = await this.page.evaluate(() => window.pressed);
      // One that has done its work when the field before it was left is there no more, or waits for other work.
      return pressed === 'click' || (pressed === 'mousedown' && !(await this.#enabled(name, within)));
    }, `${name} cannot be hit`);
    await this.idle();
  }

  /** Chooses an entry of a select by its text. */
  async choose(name, text) {
    const control = await this.control(name);
    const value = await control.evaluate(
      (select, text) => [...select.options].find((option) => option.textContent.trim() === text)?.value,
      text,
    );
    if (value === undefined) throw new Error(`${name} has no entry ${text}`);
    await control.select(value);
    await this.idle();
  }

  /** Imports a profile file. */
  async importProfile(path) {
    await this.upload('Profile file', path);
  }

  /** Gives a file to an input, and waits until it was read and what came of it is done. */
  async upload(name, path) {
    const input = await this.control(name);
    await input.uploadFile(path);
    // The panel empties the input when it has read the file, and is busy from then on.
    await this.page.waitForFunction((input) => input.files.length === 0, { polling: 50 }, input);
    await this.idle();
  }

  /** Every field's row, as its attributes say. */
  async rows() {
    await this.idle();
    return await this.page.$$eval('[data-page][data-field]', (rows) => rows.map((row) => ({ ...row.dataset })));
  }

  /** The rows by field. */
  async fields() {
    return Object.fromEntries((await this.rows()).map((row) => [row.field, row]));
  }

  /** The outcomes by field. */
  async outcomes() {
    return Object.fromEntries((await this.rows()).map((row) => [row.field, row.outcome]));
  }

  /** Findings, as their attributes say. */
  async findings() {
    await this.idle();
    return await this.page.$$eval('[data-rule]', (found) =>
      found.map((one) => ({ ...one.dataset, text: one.textContent })),
    );
  }

  /** The text that the panel shows. */
  async text() {
    await this.idle();
    return await this.page.evaluate(() => document.body.innerText);
  }

  /** Waits until the panel says that something is done. */
  async told(words) {
    const said = (words) => document.querySelector('[role="status"]')?.textContent.includes(words);
    await this.page.waitForFunction(said, { polling: 50 }, words);
  }

  /** What the panel says went wrong, or an empty text. */
  async error() {
    await this.idle();
    return await this.page.$$eval('[role="alert"]', (alerts) => alerts.map((alert) => alert.textContent).join('\n'));
  }

  /** Opens the panel anew. Firefox never tells that a page of an extension has loaded, so the page itself is asked. */
  async reopen() {
    await this.page.evaluate(() => {
      window.left = true;
      setTimeout(() => location.reload());
    });
    const fresh = () => window.left === undefined && document.querySelector('[data-busy="false"]') !== null;
    await until(() => this.page.evaluate(fresh).catch(() => false), 'the panel does not open again');
  }

  /** A request to the background, as the panel sends it. */
  async ask(request) {
    return await this.page.evaluate((request) => chrome.runtime.sendMessage(request), request);
  }
}
