// Starts the background. The browser stops it at will and starts it again for an event, so every listener is
// registered here, before anything else happens; the program behind them (WebAssembly) is loaded when the first
// event needs it. A Chromium service worker cannot `import()` later, hence the static import of the glue.
import init, * as program from './background_wasm.js';
import './hosts.js';
import './menus.js';
import { policyInForce } from './policy.js';
import initReports, * as reports from './reports_wasm.js';
import './sync.js';
import { heard } from './tabs.js';
import initTools, * as tools from './tools_wasm.js';
import { inTurn } from './turn.js';

const wasm = (init, file) => init({ module_or_path: new URL(file, import.meta.url) });

/** The one attempt to load the program; forgotten when it fails, so that the next event tries again. */
let loading;

/** How to end each call that the program has not answered yet. */
const unanswered = new Set();

function load() {
  loading ??= wasm(init, 'background_wasm_bg.wasm').catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** What the panel asks for that writes profiles, or what is kept beside them and goes with them. */
const WRITES = ['save', 'createFromPreset', 'delete', 'import', 'setSecret', 'deleteEverything'];
/** The same, but the page in a tab is asked first. */
const ASKS_AND_WRITES = ['keepCredentials'];
/** How long others wait for a page, in milliseconds: less than the panel waits for its answer. */
const PATIENCE = 5000;

/** How something that the panel asks for is done. */
function turnFor(kind) {
  if (WRITES.includes(kind)) return inTurn;
  if (ASKS_AND_WRITES.includes(kind)) return (work) => inTurn(work, PATIENCE);
  return (work) => work();
}

/** Says that the panel has to look again. */
const CHANGED = { kind: 'failed', refusal: { kind: 'changedMeanwhile', detail: '' } };

/** True when a profile is not any more what the panel had looked at when it put together what it asks to save. */
async function isOutdated({ kind, profile, over }) {
  if (kind !== 'save' || typeof over !== 'string') return false;
  const key = `profile:${profile}`;
  const kept = (await chrome.storage.local.get(key))[key];
  return kept !== undefined && kept !== over;
}

/** Calls the program, loading it first if need be. */
async function call(work, turn = turnFor()) {
  await Promise.all([load(), policyInForce()]);
  // Only now: a policy that comes into force has a turn itself.
  return await turn(() => answered(work));
}

/** Waits for the program's answer; a crash of the program ends that, and with it a turn. */
async function answered(work) {
  let end;
  const crash = new Promise((_, reject) => {
    end = reject;
  });
  unanswered.add(end);
  try {
    return await Promise.race([work(), crash]);
  } catch (error) {
    if (unanswered.has(end)) crashed(error);
    throw error;
  } finally {
    unanswered.delete(end);
  }
}

const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === 'InternalError';

/**
 * A trap leaves the program's memory in an unknown state, and the calls in it will never be answered. So they are
 * ended, and the program starts anew from the module that is loaded. What matters is in the browser's storage.
 */
function crashed(error) {
  if (!isTrap(error) || loading === undefined) return;
  for (const end of unanswered) end(error);
  unanswered.clear();
  program.__wbg_reset_state();
}

// A trap in a continuation has no caller: it shows up here.
self.addEventListener('error', (event) => crashed(event.error));
self.addEventListener('unhandledrejection', (event) => crashed(event.reason));

/** What is needed only now and then, each with the one attempt to load it. */
const MODULES = [
  { functions: tools, init: initTools, file: 'tools_wasm_bg.wasm', loading: undefined },
  { functions: reports, init: initReports, file: 'reports_wasm_bg.wasm', loading: undefined },
];

/** For the program: calls a function of those. They remember nothing, so after a trap they simply start anew. */
self.useTool = async (name, texts) => {
  const module = MODULES.find(({ functions }) => name in functions);
  module.loading ??= wasm(module.init, module.file).catch((error) => {
    module.loading = undefined;
    throw error;
  });
  await module.loading;
  try {
    return module.functions[name](...texts);
  } catch (error) {
    if (!isTrap(error)) throw error;
    module.functions.__wbg_reset_state();
    throw new Error(explain(error));
  }
};

const explain = (error) =>
  chrome.i18n.getMessage('backgroundStopped', error instanceof Error ? error.message : String(error));

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  // The content script asks for its second half (see extension/content/halves.ts), for its own tab and frame.
  if (message === 'act' && sender.id === chrome.runtime.id && sender.tab) {
    const target = { tabId: sender.tab.id, frameIds: [sender.frameId] };
    chrome.scripting.executeScript({ target, files: ['act.js'] }).then(
      () => answer(true),
      () => answer(false),
    );
    return true;
  }
  // The panel will have something to save soon.
  if (message === 'awake') {
    load().catch(() => {});
    return;
  }
  const work = async () => {
    if (message && (await isOutdated(message))) return CHANGED;
    return await program.on_message(...heard(message, sender));
  };
  call(work, turnFor(message?.kind)).then(
    (response) => answer(response ?? undefined),
    // Only the extension's own pages can show an error; a content script gets no answer.
    (error) =>
      answer(
        sender.url?.startsWith(chrome.runtime.getURL(''))
          ? { kind: 'failed', refusal: { kind: 'notPossible', detail: explain(error) } }
          : undefined,
      ),
  );
  return true;
});

chrome.runtime.onInstalled.addListener(() => {
  policyInForce();
});

/** A command has no answer: the badge says that it did not work. */
async function run(work, tab) {
  try {
    await call(work);
  } catch (error) {
    console.error(explain(error));
    if (tab?.id !== undefined) await chrome.action.setBadgeText({ tabId: tab.id, text: '!' }).catch(() => {});
  }
}

/** A panel beside the tab does it, or says why not, where there is one (`panel.js`); else it is done by `work`. */
async function byPanel(name, tab, work) {
  // Nobody there, or nobody who answers: no panel is beside that tab.
  const done = await chrome.runtime.sendMessage({ kind: 'command', name, tab: tab?.id }).catch(() => undefined);
  if (done === false) await chrome.action.setBadgeText({ tabId: tab.id, text: '!' });
  else if (done !== true) await work();
}

chrome.commands.onCommand.addListener((name, tab) =>
  run(() => byPanel(name, tab, () => program.on_command(name, tab)), tab),
);
chrome.contextMenus.onClicked.addListener(({ menuItemId: name }, tab) =>
  run(() => byPanel(name, tab, () => program.on_menu(String(name), tab)), tab),
);
const forget = (tab) => call(() => program.on_tab_removed(tab)).catch((error) => console.error(explain(error)));
chrome.tabs.onRemoved.addListener(forget);
// A tab that is put to sleep gets another number.
chrome.tabs.onReplaced?.addListener((_, replaced) => forget(replaced));

// The toolbar icon opens the panel: Chromium does it by itself when told, Firefox toggles its sidebar on the click.
if (chrome.sidePanel) {
  chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch((error) => console.error(error));
} else if (chrome.sidebarAction) {
  chrome.action.onClicked.addListener(() => chrome.sidebarAction.toggle());
}

// Content scripts have no business in the storage. (`storage.session` is closed to them from the start.)
chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })?.catch((error) => console.error(error));
