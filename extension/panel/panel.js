// Loads the panel. What it will ask for first is asked here, while the program is read. The program replaces #boot; if it
// cannot start, #boot says why and what to do.

// Compiled while everything else is read.
const program = WebAssembly.compileStreaming(fetch('panel_wasm_bg.wasm'));
// Whoever starts it hears of a failure.
program.catch(() => {});

/** How long an empty panel is no picture of waiting yet, in milliseconds. */
const PATIENCE = 150;

const named = new URLSearchParams(location.search).get('tab');
const isNamed = /^\d+$/.test(named);

/** The tab that is worked on: that which the address names, or the active one; null when there is none. */
async function shownTab() {
  if (isNamed) return Number(named);
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}

/** The first question: about which tab, its answer, and whether something has happened since it was asked. */
const first = { tab: undefined, answer: undefined, isOld: false };

/** The tab that the program shows, as it asked last; undefined when another may have taken its place. */
let shown;
if (!isNamed)
  globalThis.chrome?.tabs?.onActivated.addListener(() => {
    shown = undefined;
  });

const isAbout = (tab) => first.tab === undefined || tab === first.tab;
const happenings = [];

function follow(event, counts) {
  const listener = (...told) => {
    first.isOld ||= counts(...told);
  };
  event.addListener(listener);
  happenings.push(() => event.removeListener(listener));
}

async function askFirst() {
  follow(chrome.tabs.onActivated, () => true);
  follow(chrome.tabs.onUpdated, isAbout);
  follow(chrome.runtime.onMessage, (message) => isAbout(message?.tab));
  follow(chrome.storage.onChanged, (_, area) => area === 'local');
  first.tab = await shownTab();
  first.answer = chrome.runtime.sendMessage({ kind: 'state', tab: first.tab });
  await first.answer;
}

/** Ends with the answer. Whoever takes it hears of a failure. */
const answered = askFirst().catch(() => {});

/** Ends when the page knows whether it is a tab, or stands beside one, where the browser names it already. */
const placed = (async () => {
  const own = await chrome.tabs.getCurrent();
  document.documentElement.classList.toggle('beside', own === undefined);
})().catch(() => {});

/**
 * For the program, whenever it asks for a tab's state: the answer to its first question, as a promise; undefined when that
 * was not asked about that tab, or is not what would be answered now. It can be had once.
 */
globalThis.takeFirstAnswer = (tab) => {
  shown = tab;
  const { answer, isOld } = first;
  for (const end of happenings.splice(0)) end();
  first.answer = undefined;
  return isOld || tab !== first.tab ? undefined : answer;
};

// It can be here before the page is.
if (document.readyState === 'loading')
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
const boot = document.getElementById('boot') ?? document.body.appendChild(document.createElement('div'));
const message = (key, ...texts) => globalThis.chrome?.i18n?.getMessage(key, texts) || texts.join(' ');
document.documentElement.lang = message('language') || 'en';
document.documentElement.dir = message('@@bidi_dir') || 'ltr';
boot.textContent = message('bootStarting');

/** The one attempt to load what writes reports and explains errors, which is needed only now and then. */
let loadingReports;

/** For the program: calls a function of that module. */
globalThis.useReports = async (name, texts) => {
  loadingReports ??= import('./reports_wasm.js').then(async (module) => {
    await module.default({ module_or_path: new URL('reports_wasm_bg.wasm', import.meta.url) });
    return module;
  });
  try {
    return (await loadingReports)[name](...texts);
  } catch (error) {
    // Whatever went wrong, the next attempt starts anew.
    loadingReports = undefined;
    throw error;
  }
};

/** What the keyboard's commands and the entries of the context menu are in the panel. */
const PRESSES = {
  'fill-page': '.fill > button',
  'copy-redirect-urls': '[aria-labelledby="redirects-title"] .buttons > button',
};

// In sight and beside that very page, the panel does it itself: it says what comes of it. The clipboard is open to it
// when it has the focus, and to the page when that has it.
globalThis.chrome?.runtime?.onMessage?.addListener((message, sender, answer) => {
  const { kind, name, tab } = message ?? {};
  if (kind !== 'command' || sender.tab || document.visibilityState === 'hidden') return;
  if (name === 'copy-redirect-urls' && !document.hasFocus()) return;
  const button = document.querySelector(PRESSES[name]);
  // Of no tab is not of this one, also when it is not known which this one is.
  if (tab === undefined || tab !== shown || !button) return;
  // What is not offered is not done elsewhere either; why stands beside the button.
  if (button.disabled) button.scrollIntoView({ block: 'nearest' });
  else button.click();
  answer(!button.disabled);
});

/** Within this time after it was asked for something the background is awake, in milliseconds; browsers give it 30 s. */
const AWAKE = 15_000;
let woken = -AWAKE;

// A page that goes leaves no time to wake it: what was typed last would be lost.
addEventListener('input', () => {
  const now = performance.now();
  if (now < woken + AWAKE) return;
  woken = now;
  globalThis.chrome?.runtime?.sendMessage('awake').catch(() => {});
});

try {
  const { default: init, begin } = await import('./panel_wasm.js');
  await init({ module_or_path: program });
  // One picture, and not one of waiting and another soon after it; but a slow answer is waited for in sight.
  await Promise.race([Promise.all([answered, placed]), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  begin();
} catch (error) {
  const part = (name, text, more) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const failed = part('main', '', { className: 'boot boot-failed' });
  const why = part('p', message('bootFailed', error instanceof Error ? error.message : String(error)), {
    role: 'alert',
  });
  const again = part('button', message('tryAgain'), { type: 'button', className: 'button' });
  again.addEventListener('click', () => location.reload());
  failed.append(part('h1', 'Linkwright'), why, again);
  boot.replaceWith(failed);
}
