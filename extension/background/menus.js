// The entries of the context menu, on the consoles alone. The browser keeps them until the extension is updated.

const { matches } = chrome.runtime.getManifest().content_scripts[0];

/** Each entry's id, which the program knows, and its title. */
const ENTRIES = [
  ['fill-page', 'menuFill'],
  ['copy-redirect-urls', 'menuCopy'],
];

chrome.runtime.onInstalled.addListener(async () => {
  await chrome.contextMenus.removeAll();
  for (const [id, title] of ENTRIES)
    chrome.contextMenus.create({
      id,
      title: chrome.i18n.getMessage(title),
      contexts: ['page', 'editable', 'selection', 'link'],
      documentUrlPatterns: matches,
    });
});
