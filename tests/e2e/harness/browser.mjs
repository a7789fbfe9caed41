// Starts a real browser with the built extension, on the practice consoles alone.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { DIST, extensionId } from './dist.mjs';

/** The internal address of an extension in Firefox is random; a test pins it. */
const FIREFOX_UUID = '7d9b3c1e-5f2a-4b6c-8d0e-1a2b3c4d5e6f';

const EXECUTABLES = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** Which browser this run is for: `LINKWRIGHT_BROWSER`, Chromium when it is not set. */
export const BROWSER = process.env.LINKWRIGHT_BROWSER ?? 'chromium';

function executable(name) {
  const given = process.env[`LINKWRIGHT_${name.toUpperCase()}`];
  const found = given ?? EXECUTABLES[name]?.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      `No ${name} found. Install it (apt-get install ${name === 'firefox' ? 'firefox-esr' : name}) or name it in LINKWRIGHT_${name.toUpperCase()}.`,
    );
  }
  return found;
}

/**
 * Starts a browser whose every request goes to the practice consoles' proxy.
 *
 * What the extension opens after installing is closed again, unless `welcome` says that it is to stay.
 *
 * @param {{ folder?: string, name?: string, proxyPort: number, headed?: boolean, width?: number, height?: number, extra?: string[], prefs?: object, extension?: boolean, welcome?: boolean, dist?: string, env?: object }} options
 *   `folder` is the profile folder of a browser that was closed, to start it again; `env` is added to the browser's
 *   environment; `prefs` are for Firefox alone; without `extension` it is installed by `install()`, later or never;
 *   `dist` is where
 *   the extension lies, when that is not where it was built
 */
export async function startBrowser({
  name = BROWSER,
  proxyPort,
  headed = false,
  width = 1360,
  height = 900,
  extra = [],
  prefs = {},
  extension = true,
  welcome = false,
  dist = DIST,
  env = {},
  folder: before,
}) {
  const folder = before ?? (await mkdtemp(join(tmpdir(), `linkwright-${name}-`)));
  const shared = {
    executablePath: executable(name),
    userDataDir: folder,
    acceptInsecureCerts: true,
    env: { ...process.env, ...env },
    defaultViewport: headed ? null : { width, height },
  };
  const start = name === 'firefox' ? firefox : chromium;
  const { browser, install } = await start({ shared, proxyPort, headed, width, height, extra, prefs, dist });
  const words = listenTo(browser);
  const started = {
    name,
    browser,
    folder,
    /** The page that the extension opened after installing, if it stayed. */
    welcome: null,
    /** Where the extension's own pages are. */
    origin: null,
    async install() {
      started.origin = await install();
      // Chromium knows it from before; Firefox takes what is loaded for a time for new with every start.
      if (before !== undefined && name !== 'firefox') return;
      const { page: first, seen } = await welcomePage(browser);
      if (welcome) started.welcome = first;
      else await first?.close();
      if (first !== undefined) return;
      const why = `The extension opened no welcome page. Open are: ${seen.join(', ')}. The browser's last words: ${words()}`;
      if (welcome) throw new Error(why);
      // Seen in Firefox twice in some hundred starts. Those who come for the welcome page fail for it, and nobody else.
      console.error(why);
    },
    async close({ keepFolder = false } = {}) {
      await browser.close();
      if (!keepFolder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  if (!extension) return started;
  // A browser that nobody closes would keep the whole file from ending.
  await started.install().catch(async (error) => {
    await started.close();
    throw error;
  });
  return started;
}

/**
 * The extension's welcome page, which comes some time after it was installed, and what else is open. Firefox's driver
 * does not tell its address.
 */
async function welcomePage(browser) {
  let seen = [];
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    seen = [];
    for (const page of await browser.pages()) {
      const address = await page.evaluate(() => location.href).catch((error) => error.message);
      if (address.endsWith('/welcome.html')) return { page, seen };
      seen.push(address);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { seen };
}

/** Listens to what a browser prints; gives the end of it. */
function listenTo(browser) {
  let said = '';
  for (const stream of [browser.process().stdout, browser.process().stderr])
    stream?.on('data', (data) => {
      said = `${said}${data}`.slice(-4000);
    });
  return () => said;
}

async function chromium({ shared, proxyPort, headed, width, height, extra, dist }) {
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    // A test that goes to plain HTTP must arrive there. The address bar's lists are pages of their own in each window, made
    // before anybody types there, and nobody does.
    '--disable-features=HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    '--proxy-bypass-list=<-loopback>',
    `--window-size=${width},${height}`,
    ...extra,
  ];
  const browser = await puppeteer.launch({
    ...shared,
    headless: !headed,
    pipe: true,
    enableExtensions: true,
    args: flags,
  });
  const install = async () => {
    const id = await browser.installExtension(join(dist, 'chromium'));
    await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(id));
    return `chrome-extension://${id}`;
  };
  return { browser, install };
}

async function firefox({ shared, proxyPort, headed, width, height, extra, prefs, dist }) {
  const id = extensionId('firefox');
  const browser = await puppeteer.launch({
    ...shared,
    browser: 'firefox',
    headless: !headed,
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`, ...extra],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: FIREFOX_UUID }),
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'dom.security.https_first': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.enabled': false,
      // Page and panel are two tabs here, and stand side by side in real use: neither may crawl as a hidden tab does.
      'dom.min_background_timeout_value': 4,
      'dom.min_background_timeout_value_without_budget_throttling': 4,
      'dom.timeout.enable_budget_timer_throttling': false,
      // What goes wrong in the background is printed.
      'devtools.console.stdout.content': true,
      ...prefs,
    },
  });
  const install = async () => {
    await browser.installExtension(join(dist, 'firefox'));
    return `moz-extension://${FIREFOX_UUID}`;
  };
  return { browser, install };
}
