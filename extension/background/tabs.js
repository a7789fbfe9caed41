// Where a tab is, and what its content script says. The extension's own practice page is taken for a page of the Alexa
// console here, and in no other place: by its whole address, which the browser tells. No other page of the extension
// and no page of the web has that address.

/** The practice page's address, and the one under which the program knows it (`PRACTICE` in src/setup/identity.rs). */
const OWN = chrome.runtime.getURL('practice.html');
const KNOWN = 'https://developer.amazon.com/alexa/console/ask/amzn1.ask.skill.fake-practice';

/** A snapshot names its page's address; the program compares it with what the browser said. */
function known(message) {
  const snapshot = message?.snapshot;
  return snapshot?.url === OWN ? { ...message, snapshot: { ...snapshot, url: KNOWN } } : message;
}

/** For the program: the address of a tab, if the extension may know it: of a console, or of its own page. */
self.addressOf = async (tab) => {
  const { url } = await chrome.tabs.get(tab);
  return url === OWN ? KNOWN : url;
};

/** For the program: asks the content script in the top frame of a tab. */
self.askPage = async (tab, message) => {
  // A page of the extension hears also what panel and background say to each other: what is meant for it says so.
  const request = { ...message, to: 'page' };
  if (request.url === KNOWN) request.url = OWN;
  return known(await chrome.tabs.sendMessage(tab, request, { frameId: 0 }));
};

/** For the program: what the content script of a tab says, and where the tab is, before and after. */
self.readPage = async (tab, message) => {
  const before = await self.addressOf(tab);
  // Where the extension may not know the address it has no content script.
  if (before === undefined) return {};
  const answer = await self.askPage(tab, message).catch(() => undefined);
  return { before, answer, after: await self.addressOf(tab) };
};

/** A message and its sender, as the program takes them. */
export function heard(message, sender) {
  if (sender.id !== chrome.runtime.id || sender.url !== OWN) return [message, sender];
  const { id, tab, frameId } = sender;
  return [known(message), { id, tab, frameId, url: KNOWN }];
}
