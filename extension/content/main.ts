// The content script: answers the background, and tells it when the page has changed.

import { copyText } from './clipboard';
import { collect } from './collect';
import { execute } from './execute';
import type { ContentEvent, ContentRequest, ContentResponse } from './generated/wire';
import { clearMarks, isOurs, mark, show } from './marks';
import { checkPick, endPick, pick } from './pick';
import { watch } from './watch';

async function answer(request: ContentRequest): Promise<ContentResponse> {
  switch (request.kind) {
    case 'collect':
      return { kind: 'snapshot', snapshot: collect() };
    case 'execute':
      return { kind: 'executed', results: await execute(request.url, request.steps) };
    case 'mark':
      mark(request.marks);
      return { kind: 'done' };
    case 'show':
      show(request.handle);
      return { kind: 'done' };
    case 'pick':
      pick(request.text);
      return { kind: 'done' };
    case 'endPick':
      endPick();
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

/** Tells the background how the page stands, if that is new, and draws what it answers. */
async function report(): Promise<void> {
  // Removed or updated: this script is left over and can reach nobody.
  if (chrome.runtime?.id === undefined) {
    watcher.stop();
    endPick();
    clearMarks();
    return;
  }
  checkPick();
  const event: ContentEvent = { kind: 'pageChanged', snapshot: collect() };
  const text = JSON.stringify(event);
  if (text === last) return;
  last = text;
  try {
    const request = (await chrome.runtime.sendMessage(event)) as ContentRequest | null | undefined;
    if (request?.kind === 'mark') mark(request.marks);
  } catch {
    // The background was just being replaced; the next change is told again.
    last = '';
  }
}

const watcher = watch(report, isOurs);
