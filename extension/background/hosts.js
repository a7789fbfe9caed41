// Which pages Linkwright runs on: the consoles, as long as the user allows it there. The browser starts the content
// script in pages that are loaded from then on; those that are open already get it from here.

const { matches, js: files } = chrome.runtime.getManifest().content_scripts[0];

/** The addresses that the user allows. A page may be touched for a moment without that, when its menu was used. */
async function allowed() {
  const are = matches.map((match) => chrome.permissions.contains({ origins: [match.replace(/(?<=\w)\/.*/, '/*')] }));
  const answers = await Promise.all(are);
  return matches.filter((_, at) => answers[at]);
}

/** Starts the content script in the consoles' pages that are open. Where it runs already it does not start again. */
async function begin() {
  const url = await allowed();
  // Without any, the browser would take all tabs to be meant.
  if (url.length === 0) return;
  for (const { id } of await chrome.tabs.query({ url })) {
    // Not awaited: a tab that is asleep answers when it wakes. One that may not be touched is left alone.
    chrome.scripting.executeScript({ target: { tabId: id }, files }).catch(() => {});
  }
}

/** Ends it where it may not run any more: the browser leaves it in the pages that are open. */
async function end() {
  const told = (await chrome.tabs.query({})).map(async ({ id }) => {
    const heard = await chrome.tabs.sendMessage(id, 'stop', { frameId: 0 }).catch(() => null);
    if (heard) await chrome.action.setBadgeText({ tabId: id, text: '' });
  });
  await Promise.allSettled(told);
}

const report = (error) => console.error(error);

chrome.permissions.onAdded.addListener(() => begin().catch(report));
// The user may have taken back one host of two.
chrome.permissions.onRemoved.addListener(() => end().then(begin).catch(report));
chrome.runtime.onInstalled.addListener(({ reason }) => {
  begin().catch(report);
  if (reason === 'install') chrome.tabs.create({ url: 'welcome.html' }).catch(report);
});
