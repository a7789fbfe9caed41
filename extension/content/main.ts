// The content script: answers the background, and tells it when the page has changed.

import { copyText } from './clipboard';
import { collect, gistOf, isNameless, wasComplete } from './collect';
import { coreOf, roleOf, submitsForm } from './controls';
import type { ContentEvent, ContentRequest, ContentResponse, PageSnapshot } from './generated/wire';
import type { Second } from './halves';
import { nodeOf } from './handles';
import { clearMarks, frame, isOurs, later, lend, mark, see, show, takeBack } from './marks';
import { stateOf } from './toggles';
import { parentOf } from './tree';
import { followTyping } from './typing';
import { faceOf, isEnabled } from './visible';
import { type Found, watch } from './watch';
import { spoken } from './words';

const first = {
  collect,
  isNameless,
  nodeOf,
  frame,
  see,
  lend,
  takeBack,
  coreOf,
  roleOf,
  submitsForm,
  stateOf,
  parentOf,
  faceOf,
  isEnabled,
};

/** The second half; `background.js` puts it into the page when it is asked for. */
async function second(): Promise<Second> {
  if (!linkwright.second) await chrome.runtime.sendMessage('act');
  if (!linkwright.second) throw new Error('The second half of the content script did not come.');
  return linkwright.second;
}

/** Reads the page. A page with fields that the markup does not name is read again when the second half is there. */
async function read(): Promise<PageSnapshot> {
  const snapshot = collect();
  if (wasComplete() || linkwright.second) return snapshot;
  // Without it what has no name stays without one, which is true as well.
  return await second().then(collect, () => snapshot);
}

async function answer(request: ContentRequest): Promise<ContentResponse> {
  switch (request.kind) {
    case 'collect':
      return { kind: 'snapshot', snapshot: await read() };
    case 'execute':
      return { kind: 'executed', results: await (await second()).execute(request.url, request.steps) };
    case 'mark':
      orders += 1;
      mark(request.marks);
      return { kind: 'done' };
    case 'show':
      show(request.handle);
      return { kind: 'done' };
    case 'pick':
      (await second()).pick(spoken(request.text));
      return { kind: 'done' };
    case 'endPick':
      linkwright.second?.endPick();
      return { kind: 'done' };
    case 'copy':
      return { kind: 'copied', ok: await copyText(request.text) };
  }
}

/** True in a page of the extension itself, which hears also what the others say to each other. */
const AT_HOME = chrome.runtime.getURL('').startsWith(location.origin);

/** What the background asks for. `to` is in every request that is meant for a page; `stop` is no request. */
type Heard = (ContentRequest & { to?: string }) | 'stop';

function hear(request: Heard, sender: chrome.runtime.MessageSender, respond: (answer: unknown) => void): boolean {
  if (sender.id !== chrome.runtime.id) return false;
  if (request === 'stop') {
    if (AT_HOME) return false;
    stop();
    respond(true);
    return false;
  }
  if (AT_HOME && request.to !== 'page') return false;
  answer(request).then(respond, (error: unknown) => {
    console.error('Linkwright could not work on this page', error);
    respond(null);
  });
  return true;
}

/** The last snapshot that was told, what was of importance in it, and how often marks were ordered. */
let last = '';
let gist = '';
let orders = 0;

/** Tells the background how the page stands, and draws what it answers. */
async function report(): Promise<Found> {
  // Removed or updated: this script is left over and can reach nobody.
  if (chrome.runtime?.id === undefined) {
    stop();
    return 'same';
  }
  linkwright.second?.checkPick();
  const snapshot = await read();
  const event: ContentEvent = { kind: 'pageChanged', snapshot };
  const text = JSON.stringify(event);
  // The same page, but perhaps in another place.
  later();
  if (text === last) return 'same';
  last = text;
  const before = gist;
  gist = gistOf(snapshot);
  const found = gist === before ? 'words' : 'news';
  const ordered = orders;
  try {
    const request = (await chrome.runtime.sendMessage(event)) as ContentRequest | null | undefined;
    // What was ordered in between is of a later profile or map than the answer, but perhaps of the page before.
    if (orders !== ordered) {
      last = '';
      return await report();
    }
    if (request?.kind === 'mark' && !ending.signal.aborted) mark(request.marks);
  } catch {
    // The background was just being replaced; the next change is told again.
    last = '';
    return 'same';
  }
  return found;
}

const ending = new AbortController();
let watcher: ReturnType<typeof watch> | undefined;

/** Begins to work on this page. */
function start(): void {
  globalThis.linkwright = { first };
  chrome.runtime.onMessage.addListener(hear);
  followTyping(ending.signal);
  watcher = watch(report, isOurs);
  addEventListener('pageshow', cameBack, { signal: ending.signal });
}

/** Ends it, and leaves nothing behind. It may begin anew when the script comes again. */
function stop(): void {
  ending.abort();
  watcher?.stop();
  linkwright.second?.endPick();
  clearMarks();
  chrome.runtime?.onMessage?.removeListener(hear);
  Reflect.deleteProperty(globalThis, 'linkwright');
}

/** Back from the browser's cache the page is as it was left, but the badge is gone, and what was known then is old. */
function cameBack({ persisted }: PageTransitionEvent): void {
  if (!persisted) return;
  last = '';
  linkwright.second?.checkPick(true);
}

// A page that was open before gets the script from the background, and perhaps from the browser as well. An element
// that a page names so is no property of the window's own.
if (!Object.hasOwn(globalThis, 'linkwright')) start();
