// The real side panel (in Firefox the sidebar), beside the page. Elsewhere the panel is opened in a tab, where the driver
// reaches it; here Firefox's driver does not, but another page of the extension does.

import { until } from './until.mjs';

export class Side {
  #world;
  #from;
  #page;

  /** `world` was started with `welcome: true`: its page has the button that opens the panel. */
  constructor(world) {
    this.#world = world;
    this.#from = world.started.welcome;
  }

  /** Opens it as a user does, and waits until it shows something. */
  async open() {
    await this.#from.bringToFront();
    await this.#from.focus('#open');
    await this.#from.keyboard.press('Enter');
    const address = `${this.#world.started.origin}/panel.html`;
    if (this.#world.name === 'chromium') {
      const target = await this.#world.browser.waitForTarget((one) => one.url() === address);
      this.#page = await target.asPage();
    }
    await until(
      () => this.evaluate((view) => view?.document.querySelector('[data-busy=false]') != null).catch(() => false),
      'the side panel shows nothing',
    );
  }

  /** Runs code with its window, and with values. */
  async evaluate(work, ...values) {
    const given = JSON.stringify(values).slice(1, -1);
    if (this.#world.name === 'chromium') return await this.#page.evaluate(`(${work})(window, ${given})`);
    return await this.#from.evaluate(`(${work})(browser.extension.getViews({ type: 'sidebar' })[0], ${given})`);
  }

  /** Closes it, and waits until it is gone. In Firefox by a click in the page: nobody else may. */
  async close() {
    if (this.#world.name === 'chromium') {
      const gone = new Promise((done) => this.#page.once('close', done));
      await this.evaluate((view) => view.setTimeout(() => view.close()));
      await gone;
      return;
    }
    await this.#from.bringToFront();
    await this.#from.evaluate(() =>
      addEventListener('click', () => browser.sidebarAction.close(), { once: true, capture: true }),
    );
    await this.#from.click('h1');
    await until(async () => await this.evaluate((view) => view === undefined), 'the sidebar stays');
  }
}
