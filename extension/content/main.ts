// The content script: answers the background, and tells it when the page has changed.

import { copyText } from './clipboard';
import { collect } from './collect';
import { coreOf, roleOf, submitsForm } from './controls';
import type { ContentEvent, ContentRequest, ContentResponse } from './generated/wire';
import type { Second } from './halves';
import { nodeOf } from './handles';
import { clearMarks, frame, isOurs, later, lend, mark, see, show, takeBack } from './marks';
import { stateOf } from './toggles';
import { parentOf } from './tree';
import { faceOf, isEnabled } from './visible';
import { watch } from './watch';
import { spoken } from './words';

globalThis.linkwright = {
  first: {
    collect,
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
  },
};

/** The second half; `background.js` puts it into the page when it is asked for. */
async function second(): Promise<Second> {
  if (!linkwright.second) await chrome.runtime.sendMessage('act');
  if (!linkwright.second) throw new Error('The second half of the content script did not come.');
  return linkwright.second;
}

async function answer(request: ContentRequest): Promise<ContentResponse> {
  switch (request.kind) {
    case 'collect':
      return { kind: 'snapshot', snapshot: collect() };
    case 'execute':
      return { kind: 'executed', results: await (await second()).execute(request.url, request.steps) };
    case 'mark':
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

chrome.runtime.onMessage.addListener((request: ContentRequest, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  answer(request).then(respond, (error: unknown) => {
    console.error('Linkwright could not work on this page', error);
    respond(null);
  });
  return true;
});

let last = '';

/** Tells the background how the page stands, and draws what it answers. False when there was nothing new. */
async function report(): Promise<boolean> {
  // Removed or updated: this script is left over and can reach nobody.
  if (chrome.runtime?.id === undefined) {
    watcher.stop();
    linkwright.second?.endPick();
    clearMarks();
    return false;
  }
  linkwright.second?.checkPick();
  const event: ContentEvent = { kind: 'pageChanged', snapshot: collect() };
  const text = JSON.stringify(event);
  // The same page, but perhaps in another place.
  later();
  if (text === last) return false;
  last = text;
  try {
    const request = (await chrome.runtime.sendMessage(event)) as ContentRequest | null | undefined;
    if (request?.kind === 'mark') mark(request.marks);
  } catch {
    // The background was just being replaced; the next change is told again.
    last = '';
    return false;
  }
  return true;
}

const watcher = watch(report, isOurs);

// Back from the browser's cache the page is as it was left, but the badge is gone, and what was known then is old.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  last = '';
  linkwright.second?.checkPick(true);
});
