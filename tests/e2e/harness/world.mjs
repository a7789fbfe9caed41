// A browser with the extension, the practice consoles, and ways to open both.

import { startConsoles } from '../../consoles/server/index.mjs';
import { startBrowser } from './browser.mjs';
import { Panel } from './panel.mjs';
import { until } from './until.mjs';

const skill = (n, page) =>
  `https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.00000000-0000-4000-8000-00000000000${n}/development/en_US/${page}`;

/** The names with a 2 are of the second skill and the second app. */
export const ADDRESSES = {
  alexa: skill(1, 'account-linking'),
  alexa2: skill(2, 'account-linking'),
  dashboard: skill(1, 'dashboard'),
  lwaOverview: 'https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html',
  lwaCreate: 'https://developer.amazon.com/loginwithamazon/console/site/lwa/create-security-profile.html',
  ixhello: 'https://bots.ixhello.com/apps/custom/practice-app-1/publish',
  ixhello2: 'https://bots.ixhello.com/apps/custom/practice-app-2/publish',
};

const SETTINGS = 'https://developer.amazon.com/settings/console/securityprofile';

/** Addresses of one security profile's pages. */
export const securityProfile = (id) => ({
  general: `${SETTINGS}/sp/view.html?identityAppFamilyId=${id}`,
  webView: `${SETTINGS}/web-settings/view.html?showDeleted=false&identityAppFamilyId=${id}`,
  webEdit: `${SETTINGS}/web-settings/update.html?identityAppFamilyId=${id}`,
});

/** Starts everything; `close()` ends it. */
export async function startWorld(options = {}) {
  const { scenario = {}, ...browserOptions } = options;
  const consoles = await startConsoles({ scenario });
  const started = await startBrowser({ proxyPort: consoles.proxyPort, ...browserOptions }).catch(async (error) => {
    await consoles.close();
    throw error;
  });
  return new World(consoles, started);
}

export class World {
  #probe;

  constructor(consoles, started) {
    this.consoles = consoles;
    this.started = started;
    this.browser = started.browser;
    this.name = started.name;
  }

  /** Opens a page of a console and waits until it stands. */
  async open(address, { ready = true } = {}) {
    const page = await this.browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    if (ready) await this.ready(page);
    return page;
  }

  /** Goes to another address in the same tab. */
  async go(page, address) {
    await page.goto(address, { waitUntil: 'load' });
    await this.ready(page);
  }

  /** Waits until a practice page has rendered its form. */
  async ready(page) {
    await page.waitForFunction(
      () => document.readyState === 'complete' && (window.__state === undefined || window.__state().ready !== false),
      { polling: 50 },
    );
  }

  /** A page of the extension itself, to ask the browser for tabs. */
  async #extensionPage() {
    this.#probe ??= await this.extensionPage('panel.html?tab=0');
    return this.#probe;
  }

  /** Opens one of the extension's own pages. Firefox never tells that it has loaded, and cannot be asked in between. */
  async extensionPage(path, { type = 'tab', ready = '[data-busy]' } = {}) {
    const page = await this.browser.newPage({ type });
    const address = `${this.started.origin}/${path}`;
    if (this.name !== 'firefox') {
      await page.goto(address);
      await page.waitForSelector(ready);
      return page;
    }
    page.goto(address).catch(() => {});
    await until(async () => (await page.$(ready).catch(() => null)) !== null, `${address} did not come up`);
    return page;
  }

  /** The id of the tab that shows a page. Only the consoles' and its own addresses are known to the extension. */
  async tabOf(page) {
    return await this.tabAt(page.url());
  }

  /** The same by the page's address: Firefox's driver does not know that of an extension's page. */
  async tabAt(address) {
    const probe = await this.#extensionPage();
    const find = async (address) =>
      (await chrome.tabs.query({})).filter((tab) => tab.url === address).map((tab) => tab.id);
    const ids = await probe.evaluate(find, address);
    if (ids.length === 0) throw new Error(`no tab shows ${address} as far as the extension can see`);
    return Math.max(...ids);
  }

  /** Ids of all tabs, in the order of their opening. */
  async tabs() {
    const probe = await this.#extensionPage();
    return await probe.evaluate(async () => (await chrome.tabs.query({})).map((tab) => tab.id).sort((a, b) => a - b));
  }

  /** Opens a page that the extension may know nothing of; gives its tab's id too. */
  async openForeign(address) {
    const before = await this.tabs();
    const page = await this.browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    const tab = (await this.tabs()).find((id) => !before.includes(id));
    return { page, tab };
  }

  /** The panel for a page. */
  async panelFor(page) {
    return await this.panel(await this.tabOf(page));
  }

  /** The panel for a tab; in a window of its own the page stays on show beside it, as it does in real use. */
  async panel(tab, options) {
    const panel = new Panel(await this.extensionPage(`panel.html?tab=${tab}`, options));
    await panel.idle();
    return panel;
  }

  /** Runs code in a page of the extension. */
  async inExtension(work, ...values) {
    const probe = await this.#extensionPage();
    return await probe.evaluate(work, ...values);
  }

  /** Chromium's background, when it runs. */
  async serviceWorker() {
    const target = this.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().startsWith(this.started.origin));
    return target ?? null;
  }

  async close(options) {
    await this.started.close(options);
    await this.consoles.close();
  }
}
