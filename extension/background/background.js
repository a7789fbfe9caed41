// The loader: registers the listeners, which must be there at once, and starts the program at the first event.

import init, * as program from './background_wasm.js';

/** The running program. A failed start is forgotten, so that the next event tries again. */
let ready;

function started() {
  ready ??= init({ module_or_path: new URL('background_wasm_bg.wasm', import.meta.url) }).catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/** Runs a function of the program. */
async function run(name, ...values) {
  await started();
  return await program[name](...values);
}

/** For events that nobody waits for. */
function quietly(name, ...values) {
  run(name, ...values).catch((error) => console.error(`Linkwright: ${name} failed`, error));
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  run('on_message', message, sender).then(respond, (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    respond({
      kind: 'failed',
      message: `Linkwright's background failed: ${reason}. Your profiles are kept. Try again; if it stays, reload Linkwright on the browser's extensions page.`,
    });
  });
  return true;
});
chrome.runtime.onInstalled.addListener(() => quietly('on_installed'));
chrome.commands.onCommand.addListener((name, tab) => quietly('on_command', name, tab));
chrome.contextMenus.onClicked.addListener((info, tab) => quietly('on_menu', info.menuItemId, tab));
chrome.tabs.onRemoved.addListener((tab) => quietly('on_tab_removed', tab));

// Content scripts have no business in the storage. Firefox keeps them out of the session area by itself.
chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => {});

// Chromium opens the side panel by itself; Firefox is asked to, and only during the click.
chrome.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => {});
chrome.action.onClicked.addListener(() => {
  globalThis.browser?.sidebarAction?.toggle();
});
