// The panel, used as a person uses it: by the names of its controls.

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
  /** How often a control of the panel was pressed or chosen: the demo counts it. */
  presses = 0;

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

  /** Presses a control, inside of what a selector says, and waits until the panel is done. */
  async press(name, within) {
    await this.page.bringToFront();
    // A control that the panel draws anew while the mouse is on its way is reached for again, as a person would.
    for (let left = 20; ; left -= 1) {
      const control = await this.control(name, within);
      const missed = await control.click().then(
        () => null,
        (error) => error,
      );
      if (missed === null) break;
      if (left === 0 || !/not clickable|detached|not an Element/.test(missed.message)) throw missed;
    }
    this.presses += 1;
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
    this.presses += 1;
    await this.idle();
  }

  /** Imports a profile file. */
  async importProfile(path) {
    const input = await this.control('Profile file');
    await input.uploadFile(path);
    this.presses += 1;
    await this.settled();
  }

  /** Waits until something asked by an event that is no click has begun and ended. */
  async settled() {
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
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
    for (const end = Date.now() + 30_000; !(await this.page.evaluate(fresh).catch(() => false)); ) {
      if (Date.now() > end) throw new Error('the panel does not open again');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** A request to the background, as the panel sends it. */
  async ask(request) {
    return await this.page.evaluate((request) => chrome.runtime.sendMessage(request), request);
  }
}
