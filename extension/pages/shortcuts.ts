// The keyboard shortcuts, as they are set in the browser. Only the browser changes them.

import { byId } from './elements';
import { entry } from './table';
import { say } from './words';

/** Firefox opens its own page for them since 137. */
interface Commands {
  openShortcutSettings?: () => Promise<void>;
}

const opens = (chrome.commands as unknown as Commands).openShortcutSettings;

async function list(): Promise<void> {
  const commands = await chrome.commands.getAll();
  // The one that opens the panel is the browser's own: it calls it nothing, or something of its own.
  const entries = commands.map(({ name, description, shortcut }) =>
    entry(name?.startsWith('_') ? say('welcomeOpen') : (description ?? ''), shortcut || say('settingsShortcutNone')),
  );
  byId('shortcuts').replaceChildren(...entries.flat());
}

async function open(): Promise<void> {
  const done = opens
    ? opens.call(chrome.commands)
    : chrome.tabs.create({ url: 'chrome://extensions/shortcuts' }).then(() => {});
  // A browser that opens nothing gets the way described.
  await done.catch(() => {
    byId('shortcuts-how').hidden = false;
  });
}

/** Draws the list; it is drawn anew when the user comes back from the browser's page. */
export function showShortcuts(): void {
  byId('shortcuts-change').addEventListener('click', open);
  addEventListener('focus', list);
  list();
}
