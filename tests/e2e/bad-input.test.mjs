// What nobody should send: broken files, forged messages, a full storage. Each is answered in words, and what was
// there before stays as it was.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { clickOnPage } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { stateOf } from './harness/state.mjs';
import { until } from './harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

const SECRET = 'amzn1.oa2-cs.v1.not-a-real-one';
const profileFile = (profile) => ({ linkwrightProfile: 1, profile: { name: 'From a file', ...profile } });

let world;
let page;
let panel;
let folder;
/** The profile of a preset, as the panel has it. */
let presetProfile;
before(async () => {
  const { presets } = JSON.parse(await readFile(join(DIST, BROWSER, 'catalogue.json'), 'utf8'));
  presetProfile = presets.find(({ id }) => id === 'lwa').profile;
  folder = await mkdtemp(join(tmpdir(), 'linkwright-files-'));
  world = await startWorld({ scenario: { alexa: { start: 'half' }, lwa: { start: 'oneProfile' } } });
  page = await world.open(ADDRESSES.alexa);
  panel = await world.panelFor(page);
});
// Each test begins with one profile, whatever the one before let happen.
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await panel.ask({ kind: 'createFromPreset', preset: 'lwa', content: presetProfile });
  await panel.reopen();
  // The guide notes by itself where the page is: that is no doing of what follows.
  const noted = async () => (await chrome.storage.local.get('progress:1'))['progress:1'] !== undefined;
  await until(() => panel.page.evaluate(noted), 'the guide notes nothing');
});
after(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that is kept, and what the chooser shows of it. */
const kept = async () => {
  await panel.idle();
  return await panel.page.evaluate(async () => {
    const { state } = await chrome.runtime.sendMessage({ kind: 'state', tab: null });
    const exported = {};
    for (const { id } of state.profiles)
      exported[id] = (await chrome.runtime.sendMessage({ kind: 'export', profile: id })).text;
    const chooser = [...document.querySelector('select[aria-label="Profile"]').options].map(
      (option) => option.textContent,
    );
    const local = await chrome.storage.local.get();
    return { profiles: state.profiles, selected: state.selected, hasSecret: state.hasSecret, exported, chooser, local };
  });
};

/** Imports a text, and what the panel says against it. */
async function refused(text) {
  const path = join(folder, 'profile.json');
  await writeFile(path, text);
  if ((await panel.error()) !== '') await panel.press('Dismiss');
  await panel.importProfile(path);
  return await alerted();
}

/** The error that is about to appear. */
async function alerted() {
  const handle = await panel.page.waitForFunction(() => document.querySelector('[role="alert"]')?.textContent || null, {
    polling: 50,
  });
  return await handle.jsonValue();
}

const inRequest = (request) => JSON.stringify(profileFile({ accountLinkingRequest: request }));
const FILES = [
  ['no JSON', 'hello', [/not JSON/, /line 1, column 1/, /Choose a file/]],
  ['nothing', '', [/not JSON/]],
  ['half a file', inRequest({}).slice(0, 30), [/not JSON/, /column 30/]],
  ['100,000 brackets', '['.repeat(100_000), [/not JSON/]],
  ['20 MB of JSON', JSON.stringify(profileFile({ name: 'x'.repeat(20_000_000) })), [/1 MiB/]],
  ['an array', '[{ "linkwrightProfile": 1 }]', [/neither a Linkwright profile/, /linkwrightProfile/]],
  ['an object of another kind', '{"name": "linkwright"}', [/neither a Linkwright profile/]],
  ['a newer version', '{"linkwrightProfile": 99, "profile": {"name": "x"}}', [/version 99/, /up to 1/]],
  [
    'a version that is no number',
    '{"linkwrightProfile": "1", "profile": {"name": "x"}}',
    [/linkwrightProfile/, /whole number/, /"1"/],
  ],
  ['no profile', '{"linkwrightProfile": 1}', [/profile/, /missing/]],
  ['an unknown key', JSON.stringify(profileFile({ colour: 'red' })), [/profile\.colour/, /unknown field/, /"red"/]],
  [
    'a number among texts',
    inRequest({ scopes: ['profile', 3] }),
    [/profile\.accountLinkingRequest\.scopes\[1\]/, /expected a string/, /is 3/],
  ],
  [
    'a text for a list',
    inRequest({ domains: 'a.test' }),
    [/accountLinkingRequest\.domains/, /expected a sequence/, /"a\.test"/],
  ],
  ['an unknown value', inRequest({ type: 'CODE' }), [/accountLinkingRequest\.type/, /AUTH_CODE/, /"CODE"/]],
  ['seconds below zero', inRequest({ defaultTokenExpirationInSeconds: -1 }), [/defaultTokenExpirationInSeconds/, /-1/]],
  ['a name without letters', JSON.stringify(profileFile({ name: ' ' })), [/profile\.name/, /1 to 200/]],
  ['a list for the profile', '{"linkwrightProfile": 1, "profile": ["From a file"]}', [/profile/]],
  ['a list for the request', inRequest(['AUTH_CODE']), [/accountLinkingRequest/]],
  ['a secret', inRequest({ clientSecret: SECRET }), [/accountLinkingRequest\.clientSecret/, /\[redacted\]/]],
  ['a secret that is a number', '{"accountLinkingRequest": {"clientSecret": 7}}', [/clientSecret/, /\[redacted\]/]],
];

for (const [what, text, says] of FILES) {
  test(`a file with ${what} is refused, with the reason`, async () => {
    const before = await kept();
    const error = await refused(text);
    for (const part of says) assert.match(error, part);
    assert.ok(!error.includes(SECRET), 'the error repeats the secret');
    assert.deepEqual(await kept(), before);
  });
}

test('markup in a file is shown as text', async () => {
  const error = await refused(inRequest({ type: '<img src=x onerror=alert(1)>' }));
  assert.match(error, /<img src=x/);
  assert.equal(await panel.page.$$eval('[role="alert"] img', (images) => images.length), 0);
});

test('a file of ask-cli becomes a new profile, and its secret is kept for the session alone', async () => {
  const before = await kept();
  const path = join(folder, 'ask-cli.json');
  const request = {
    type: 'AUTH_CODE',
    clientId: 'an-id',
    clientSecret: SECRET,
    scopes: ['profile'],
    skipOnEnablement: 'true',
  };
  await writeFile(path, JSON.stringify({ accountLinkingRequest: request }));
  await panel.importProfile(path);
  await panel.told('Profile imported.');
  const now = await kept();
  assert.equal(now.profiles.length, before.profiles.length + 1);
  assert.ok(now.chooser.includes('Imported from ask-cli'));
  assert.equal(now.hasSecret, true);
  const exported = JSON.parse(now.exported[now.selected]);
  assert.deepEqual(exported.profile.accountLinkingRequest, {
    type: 'AUTH_CODE',
    clientId: 'an-id',
    scopes: ['profile'],
    skipOnEnablement: true,
  });
  assert.ok(!JSON.stringify(now.local).includes(SECRET));
  for (const { id } of before.profiles) assert.equal(now.exported[id], before.exported[id]);
});

const FORGED = [
  ['no object', 'state'],
  ['a number', 42],
  ['a truth', true],
  ['null', null],
  ['an empty list', []],
  ['a list with a request', [{ kind: 'state', tab: null }]],
  ['a list of a request’s values', ['deleteEverything', null, null, null, null, null, null, null]],
  ['an empty object', {}],
  ['an unknown kind', { kind: 'readSecret', profile: '1' }],
  ['another spelling', { kind: 'DeleteEverything' }],
  ['an unknown key', { kind: 'deleteEverything', sure: true }],
  ['a kind that is a list', { kind: ['deleteEverything'] }],
  ['no tab', { kind: 'fill' }],
  ['a tab as text', { kind: 'fill', tab: '1' }],
  ['a tab below zero', { kind: 'fill', tab: -1 }],
  ['half a tab', { kind: 'fill', tab: 1.5 }],
  ['a tab beyond all numbers', { kind: 'check', tab: 2 ** 40 }],
  ['a tab that is not there', { kind: 'fill', tab: 999_999 }],
  ['no handle', { kind: 'show', tab: 1 }],
  ['a profile as number', { kind: 'select', profile: 1 }],
  ['a profile that is not there', { kind: 'select', profile: '999' }],
  ['a profile that is not there, to save', { kind: 'save', profile: '999', content: { name: 'x' } }],
  ['a profile that is not there, to export', { kind: 'export', profile: '../1' }],
  ['a profile that is not there, to keep a secret for', { kind: 'setSecret', profile: '999', secret: 'x' }],
  ['a profile that is not there, to delete', { kind: 'delete', profile: '999' }],
  ['a preset that is none', { kind: 'createFromPreset', preset: 'constructor', content: 'constructor' }],
  ['content as list', { kind: 'save', profile: '1', content: [] }],
  ['content with an unknown key', { kind: 'save', profile: '1', content: { name: 'x', clientSecret: SECRET } }],
  ['content without a name', { kind: 'save', profile: '1', content: { accountLinkingRequest: {} } }],
  ['a secret as object', { kind: 'setSecret', profile: '1', secret: { text: SECRET } }],
  ['a file over 1 MiB', { kind: 'import', text: JSON.stringify(profileFile({ name: 'x'.repeat(2_000_000) })) }],
  ['17 million characters', { kind: 'import', text: 'x'.repeat(17_000_000) }],
];

for (const [what, message] of FORGED) {
  test(`a message with ${what} is answered with what is wrong`, async () => {
    const before = await kept();
    const session = await panel.page.evaluate(() => chrome.storage.session.get());
    const answer = await panel.ask(message);
    assert.equal(answer?.kind, 'failed', JSON.stringify(answer)?.slice(0, 300));
    const { kind, detail } = answer.refusal;
    assert.ok(kind !== '' && detail.length < 1000, `${kind}: ${detail.slice(0, 1000)}`);
    assert.deepEqual(await kept(), before);
    assert.deepEqual(await panel.page.evaluate(() => chrome.storage.session.get()), session);
  });
}

test('a web page reaches no part of the extension, and forged window messages do nothing', async () => {
  const before = await kept();
  const state = await stateOf(page);
  const tab = await world.tabOf(page);
  const reach = await page.evaluate(
    async (tab, origin) => {
      const requests = [
        { kind: 'collect' },
        { kind: 'fill', tab },
        { kind: 'export', profile: '1' },
        { kind: 'deleteEverything' },
      ];
      for (const request of [
        ...requests,
        { kind: 'mark', marks: [{ handle: 1, style: 'error', text: 'x', copy: '' }] },
      ]) {
        window.postMessage(request, '*');
        dispatchEvent(new MessageEvent('message', { data: request, source: window }));
        document.dispatchEvent(new CustomEvent('linkwright', { detail: request }));
      }
      const loads = await fetch(`${origin}/panel.html`).then(
        () => true,
        () => false,
      );
      return {
        chrome: typeof globalThis.chrome?.runtime?.sendMessage,
        browser: typeof globalThis.browser?.runtime?.sendMessage,
        loads,
      };
    },
    tab,
    world.started.origin,
  );
  assert.deepEqual(reach, { chrome: 'undefined', browser: 'undefined', loads: false });
  // A check goes to the background, to the page and back: whatever the messages had set off would have been done before.
  await panel.press('Check this page');
  assert.deepEqual(await stateOf(page), state);
  assert.deepEqual(await kept(), before);
});

test('the content script may report its page and nothing else', {
  skip: BROWSER === 'firefox' && 'no protocol of this Firefox runs code among an extension’s content scripts',
}, async () => {
  const before = await kept();
  const state = await stateOf(page);
  const tab = await world.tabOf(page);
  const session = await page.createCDPSession();
  const contexts = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const own = contexts.find(({ origin, auxData }) => origin === world.started.origin && auxData.type === 'isolated');
  assert.ok(own, JSON.stringify(contexts));
  const run = async (expression) => {
    const options = { expression, contextId: own.id, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    return exceptionDetails === undefined ? result.value : `threw: ${exceptionDetails.exception?.description}`;
  };
  // What it may send is answered: the way is open, and silence below is refusal.
  const report = `({ kind: 'pageChanged', snapshot: { url: location.href, loaded: 0, title: '', lang: '', nodes: [], truncated: false } })`;
  assert.equal((await run(`chrome.runtime.sendMessage(${report})`)).kind, 'mark');
  const id = before.selected;
  const requests = [
    { kind: 'export', profile: id },
    { kind: 'state', tab },
    { kind: 'fill', tab },
    { kind: 'setSecret', profile: id, secret: 'x' },
    { kind: 'delete', profile: id },
    { kind: 'deleteEverything' },
    { kind: 'pageChanged', snapshot: null },
    null,
  ];
  for (const request of requests) {
    const answer = await run(`chrome.runtime.sendMessage(${JSON.stringify(request)}).then((answer) => answer ?? null)`);
    assert.equal(answer, null, JSON.stringify(request));
  }
  // Nor does it see what is stored.
  for (const area of ['local', 'session'])
    assert.match(String(await run(`chrome.storage.${area}.get()`)), /^threw: /, area);
  await panel.press('Check this page');
  assert.deepEqual(await stateOf(page), state);
  assert.deepEqual(await kept(), before);
  await session.detach();
});

/** Fills a storage area of 10 MB until not even 32 more characters fit. */
async function fillUp(area) {
  const full = await panel.page.evaluate(async (area) => {
    let count = 0;
    let full = false;
    for (let size = 4 * 2 ** 20; size >= 32; size /= 2) {
      full = false;
      // Two of a size are as much as one of the size before, which did not fit.
      for (let again = 0; again < 4 && !full; again += 1) {
        count += 1;
        full = await chrome.storage[area].set({ [`junk${count}`]: 'x'.repeat(size) }).then(
          () => false,
          () => true,
        );
      }
    }
    return full;
  }, area);
  assert.ok(full, `storage.${area} took all of it`);
}

const removeJunk = (area) =>
  panel.page.evaluate(async (area) => {
    const keys = Object.keys(await chrome.storage[area].get());
    await chrome.storage[area].remove(keys.filter((key) => key.startsWith('junk')));
  }, area);

/** The contents of a storage area without what fills it. */
const content = (area) =>
  panel.page.evaluate(async (area) => {
    const all = await chrome.storage[area].get();
    return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('junk')));
  }, area);

test('a full storage: importing and saving say so, nothing is lost, and it works again once there is room', {
  skip: BROWSER === 'firefox' && 'storage.local has no quota of its own in Firefox: it may take half of the disk',
}, async () => {
  const before = await content('local');
  await fillUp('local');
  const error = await refused(JSON.stringify(profileFile({})));
  assert.match(error, /storage refused/);
  assert.match(error, /Nothing was changed/);
  assert.match(error, /Free some space/);
  assert.deepEqual(await content('local'), before);

  await panel.press('Dismiss');
  const input = await panel.control('Your Client ID clientId');
  const typed = `amzn1.application-oa2-client.${'0123456789abcdef'.repeat(2)}`;
  await input.type(typed);
  assert.match(await alerted(), /storage refused/);
  assert.deepEqual(await content('local'), before);
  assert.equal(await input.evaluate((input) => input.value), typed, 'what was typed is lost');
  assert.equal(await panel.page.$eval('.saved', (saved) => saved.textContent), 'Saving…');

  await removeJunk('local');
  // The next action saves first what is still unsaved.
  await panel.press('Check this page');
  await panel.reopen();
  assert.equal(await (await panel.control('Your Client ID clientId')).evaluate((input) => input.value), typed);
  const path = join(folder, 'fits.json');
  await writeFile(path, JSON.stringify(profileFile({})));
  await panel.importProfile(path);
  await panel.told('Profile imported.');
  assert.ok((await kept()).chooser.includes('From a file'));
});

test('a full session storage: no secret is kept, and the panel says so', async () => {
  const [{ id }] = world.consoles.state().lwa.profiles;
  await world.go(page, securityProfile(id).general);
  await clickOnPage(page, 'Show Secret');
  await panel.control('Keep for this session');
  const before = await kept();
  assert.equal(before.hasSecret, false);
  await fillUp('session');
  const session = await content('session');

  await panel.press('Keep for this session');
  assert.match(await alerted(), /storage refused/);
  assert.deepEqual(await kept(), before);

  await panel.press('Dismiss');
  const input = await panel.control('Client secret');
  await input.type(SECRET.repeat(3));
  await panel.press('Keep secret');
  assert.match(await alerted(), /storage refused/);
  assert.deepEqual(await content('session'), session);
  assert.equal((await kept()).hasSecret, false);

  await removeJunk('session');
  await panel.press('Keep for this session');
  assert.equal(await panel.error(), '');
  assert.equal((await kept()).hasSecret, true);
});
