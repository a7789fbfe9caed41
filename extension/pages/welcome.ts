// The page after installing: what Linkwright is for, the two sites that it needs, and where to begin.

import { byId } from './elements';
import { IN_FIREFOX, openPanel } from './side';
import { say, writeWords } from './words';

/** The consoles' hosts, as the manifest names them. */
const HOSTS = { origins: chrome.runtime.getManifest().host_permissions ?? [] };

/** Shows whether the browser lets Linkwright work on the consoles. */
async function showHosts(): Promise<void> {
  const granted = await chrome.permissions.contains(HOSTS);
  const ask = byId('ask');
  const hadFocus = ask.contains(document.activeElement);
  ask.hidden = granted;
  byId('granted').hidden = !granted;
  // One thing to do at a time.
  byId('practise').classList.toggle('primary', granted);
  if (granted) byId('hosts-said').textContent = '';
  // The button is gone: its place has the answer.
  if (granted && hadFocus) byId('granted').focus();
}

async function allow(): Promise<void> {
  const said = byId('hosts-said');
  said.textContent = '';
  // First of all: after waiting for anything the browser would not take it for a click.
  const granted = await chrome.permissions.request(HOSTS).catch(() => false);
  if (!granted) said.textContent = say('welcomeNotAllowed');
  await showHosts();
}

async function open(): Promise<void> {
  byId('said').textContent = say((await openPanel()) ? 'welcomeOpened' : 'welcomeNotOpened');
}

writeWords();
byId('pin').textContent = say(IN_FIREFOX ? 'welcomePinFirefox' : 'welcomePinChromium');
byId('open').addEventListener('click', open);
byId('allow').addEventListener('click', allow);
chrome.permissions.onAdded.addListener(showHosts);
chrome.permissions.onRemoved.addListener(showHosts);
showHosts();
