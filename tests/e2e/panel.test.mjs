// The panel itself: making, editing, exporting and deleting profiles, copying, showing a field, and that everybody
// can use it.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { examine } from './axe.mjs';
import { explain, turnOff } from './findings.mjs';
import { clickOnPage } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { overlaps } from './harness/layout.mjs';
import { pasted, savedFile } from './harness/taken.mjs';
import { ADDRESSES, securityProfile, startWorld } from './harness/world.mjs';

const SECRET = 'amzn1.oa2-cs.v1.not-a-real-one';
const REDIRECT_URLS = ['layla.amazon.com', 'alexa.amazon.co.jp', 'pitangui.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M1FAKE0000001`,
);

let world;
let page;
let panel;
let folder;
let elsewhere;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkwright-files-'));
  world = await startWorld();
  page = await world.open(ADDRESSES.alexa);
  elsewhere = await world.openForeign('https://other-site.test/');
  panel = await world.panelFor(page);
});
after(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});
// Every test begins with nothing kept, on a fresh page.
beforeEach(async () => {
  await panel.ask({ kind: 'deleteEverything' });
  await show({ alexa: { start: 'half' } }, ADDRESSES.alexa);
});

/** Another page in the tab, and the panel anew. */
async function show(scenario, address) {
  world.consoles.setScenario(scenario);
  await page.goto(address, { waitUntil: 'load' });
  // The dashboard has no form that could become ready.
  if (address === ADDRESSES.dashboard) await page.waitForSelector('input');
  else await world.ready(page);
  await panel.reopen();
}

/** The selected profile, as the background has it. */
async function selected() {
  await panel.idle();
  return (await panel.ask({ kind: 'state', tab: null })).state.profile;
}

/** Waits for the panel's word in the live region. */
const told = (words) => panel.told(words);

const clipboard = () => pasted(elsewhere.page);
const exportedFile = () => savedFile(panel, 'Export profile');

const presets = [
  ['Login with Amazon', 'lwa'],
  ['ixHello on Login with Amazon', 'ixhello-lwa'],
];
for (const [name, id] of presets) {
  test(`a profile is made from the preset ${name}`, async () => {
    await panel.press(
      await panel.page.$eval(
        '.presets',
        (list, name) =>
          [...list.querySelectorAll('button')]
            .map((b) => b.textContent.trim())
            .find((text) => text.startsWith(`New from ${name}`)),
        name,
      ),
    );
    assert.equal((await selected()).accountLinkingRequest.accessTokenUrl, 'https://api.amazon.com/auth/o2/token');
    assert.equal((await selected()).ixhello?.enableAccountLinking, id === 'ixhello-lwa' ? true : undefined);
    // A second one gets a name of its own, from the chooser.
    await panel.choose('Create from preset', name);
    const names = await panel.page.$$eval('select[aria-label="Profile"] option', (options) =>
      options.map((option) => option.textContent),
    );
    assert.equal(names.length, 2);
    assert.equal(names[1], `${names[0]} 2`);
  });
}

test('what is edited is kept, also when the panel closes right after the last key', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  const input = await panel.control('Your Client ID clientId');
  await input.type('an-id');
  await panel.page.waitForFunction(() => document.querySelector('.saved').textContent === 'Saved', { polling: 50 });
  await panel.idle();
  assert.equal((await selected()).accountLinkingRequest.clientId, 'an-id');
  await panel.reopen();
  const again = await panel.control('Your Client ID clientId');
  assert.equal(await again.evaluate((input) => input.value), 'an-id');

  const seconds = await panel.control('Default Access Token Expiration Time defaultTokenExpirationInSeconds');
  await seconds.type('3600');
  await panel.reopen();
  assert.equal((await selected()).accountLinkingRequest.defaultTokenExpirationInSeconds, 3600);

  // Of what is no number nothing is kept, not even the digit with which it begins.
  const again3600 = await panel.control('Default Access Token Expiration Time defaultTokenExpirationInSeconds');
  await again3600.click({ count: 3 });
  await panel.page.keyboard.type('1 hour');
  await panel.page.waitForSelector('.hint-wrong');
  assert.equal(await again3600.evaluate((input) => input.value), '1 hour', 'what is typed stands');
  await panel.page.keyboard.press('Tab');
  await panel.idle();
  assert.equal((await selected()).accountLinkingRequest.defaultTokenExpirationInSeconds, 3600);
  await panel.press('Duplicate profile');
  await panel.page.waitForFunction(() => document.querySelector('.hint-wrong') === null, { polling: 50 });
  assert.equal(await again3600.evaluate((input) => input.value), '3600', 'it was typed for another profile');
});

test('a typed secret is kept for the session and shown nowhere', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  const input = await panel.control('Client secret');
  assert.equal(await input.evaluate((input) => input.type), 'password');
  await panel.page.bringToFront();
  await input.type(SECRET);
  assert.equal(await input.evaluate((input) => input.value.length), SECRET.length);
  await panel.press('Keep secret');
  await told('Secret kept for this session.');
  const everything = () =>
    panel.page.evaluate(
      () =>
        document.documentElement.outerHTML + [...document.querySelectorAll('*')].map((one) => one.value ?? '').join(),
    );
  assert.ok(!(await everything()).includes(SECRET));
  await panel.reopen();
  assert.ok(!(await everything()).includes(SECRET));
  assert.match(await panel.text(), /Kept for this session/);
  const { state } = await panel.ask({ kind: 'state', tab: await world.tabOf(page) });
  assert.equal(state.hasSecret, true);
  assert.ok(!JSON.stringify(state).includes(SECRET));
  assert.ok(!(await exportedFile()).text.includes(SECRET));
  await panel.press('Clear secret');
  await told('Secret forgotten.');
  assert.ok(!JSON.stringify(await panel.page.evaluate(() => chrome.storage.session.get())).includes(SECRET));
});

test('a slow click on Keep secret keeps it, although leaving the field has kept it already', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.page.bringToFront();
  await (await panel.control('Client secret')).type(SECRET);
  const box = await (await panel.control('Keep secret')).boundingBox();
  await panel.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await panel.page.mouse.down();
  await told('Secret kept for this session.');
  await panel.control('Clear secret');
  await panel.page.mouse.up();
  await panel.idle();
  const { state } = await panel.ask({ kind: 'state', tab: await world.tabOf(page) });
  assert.equal(state.hasSecret, true);
});

test('an exported profile comes back as it was', async () => {
  await panel.choose('Create from preset', 'ixHello on Login with Amazon');
  const before = await selected();
  const { name, text } = await exportedFile();
  assert.equal(name, 'ixHello-skill.linkwright.json');
  assert.deepEqual(JSON.parse(text), {
    linkwrightProfile: 1,
    profile: JSON.parse(JSON.stringify(before, (_, value) => value ?? undefined)),
  });

  await panel.press('Delete profile');
  await panel.press('Yes, delete the profile');
  await told('Profile deleted.');
  assert.equal(await selected(), null);

  const path = join(folder, name);
  await writeFile(path, text);
  await panel.importProfile(path);
  await told('Profile imported.');
  assert.deepEqual(await selected(), before);
});

test('deleting can be called off, and deletes what it says', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  for (const name of ['Delete profile', 'Delete everything']) {
    await panel.press(name);
    await panel.press('Cancel');
    // The focus goes back to where it came from, and not a moment later into what is typed next.
    const back = (name) => document.activeElement.textContent.trim() === name;
    await panel.page.waitForFunction(back, { polling: 50 }, name);
  }
  assert.equal((await selected()).name, 'Login with Amazon');

  const input = await panel.control('Client secret');
  await panel.page.bringToFront();
  await input.type(SECRET);
  assert.equal(await input.evaluate((input) => input.value.length), SECRET.length);
  await panel.press('Keep secret');
  await panel.choose('Create from preset', 'Login with Amazon');
  await panel.press('Delete everything');
  await panel.press('Yes, delete everything');
  await told('is deleted');
  assert.equal(await selected(), null);
  assert.deepEqual(await panel.page.evaluate(() => chrome.storage.local.get()), {});
  assert.ok(!JSON.stringify(await panel.page.evaluate(() => chrome.storage.session.get())).includes(SECRET));
  assert.match(await panel.text(), /Start with a profile/);
});

test('the redirect URLs are copied, all and each', async () => {
  await panel.press('Copy redirect URLs');
  await told('Copied 3 redirect URLs');
  assert.deepEqual((await clipboard()).trim().split('\n').sort(), [...REDIRECT_URLS].sort());
  for (const url of REDIRECT_URLS) {
    await panel.press(`Copy ${url}`);
    await told(`Copied ${url}`);
    assert.equal((await clipboard()).trim(), url);
  }
});

test('the page outline has labels and no values', async () => {
  await show({}, ADDRESSES.dashboard);
  const typed = await page.$$('input:not([type=checkbox]):not([type=radio]), textarea');
  assert.ok(typed.length > 0);
  await page.bringToFront();
  for (const input of typed) await input.type('Zanzibar');
  // Most pages of a console are no forms: nothing is wrong with them, and what helps when it is stands apart.
  assert.match(await panel.text(), /allow the redirect URLs|get the redirect URLs/);
  assert.equal(await panel.has('Copy page outline'), false);
  await panel.press('This is one of the forms');
  await panel.press('Copy page outline');
  await told('Copied the page outline');
  const text = await clipboard();
  assert.equal(JSON.parse(text).linkwrightOutline, 1);
  assert.ok(!text.includes('Zanzibar'));
  assert.match(text, /"\[8 characters\]"/);

  // The same request on the form, where everything is filled in.
  await show({ alexa: { start: 'full' } }, ADDRESSES.alexa);
  const outline = JSON.parse((await panel.ask({ kind: 'outline', tab: await world.tabOf(page) })).text);
  const state = await page.evaluate(() => window.__state());
  const all = JSON.stringify(outline);
  for (const value of [
    state.authorizationUrl,
    state.accessTokenUrl,
    state.clientId,
    ...state.domains,
    ...REDIRECT_URLS,
  ]) {
    assert.ok(value.length > 5 && !all.includes(value), value);
  }
  const fields = outline.nodes.filter(
    ({ content }) => content.kind === 'control' && /text|multiline/.test(content.role),
  );
  assert.ok(fields.length >= 8);
  for (const { content } of fields) assert.match(content.value, /^(\[\d+ characters\])?$/);
});

test('Show on page brings the field into view and gives it the focus', async () => {
  await show({ alexa: { start: 'wrong' } }, ADDRESSES.alexa);
  await panel.choose('Create from preset', 'Login with Amazon');
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await panel.press('Show on page', '[data-rule="client-id-lwa-format"]');
  const shown = await page.evaluate(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return { value: document.activeElement.value, inside: top >= 0 && bottom <= innerHeight };
  });
  assert.equal(shown.value, (await page.evaluate(() => window.__state())).clientId);
  assert.ok(shown.inside);
});

test('the names that scripts and people rely on are there', async () => {
  await panel.choose('Create from preset', 'Login with Amazon');
  const always = [
    'Fill this page',
    'Check this page',
    'Copy redirect URLs',
    'Import profile',
    'Profile file',
    'Export profile',
    'Client secret',
    'Profile',
  ];
  for (const name of always) assert.ok(await panel.has(name), name);
  assert.equal(await panel.has('No such control'), false);

  await show({ alexa: { start: 'wrong' } }, ADDRESSES.alexa);
  await panel.control('Show on page');

  await show({}, ADDRESSES.dashboard);
  await panel.press('This is one of the forms');
  await panel.control('Copy page outline');

  await show({ lwa: { start: 'oneProfile' } }, ADDRESSES.lwaOverview);
  const [{ id }] = world.consoles.state().lwa.profiles;
  await show({ lwa: { start: 'oneProfile' } }, securityProfile(id).general);
  await clickOnPage(page, 'Show Secret');
  await panel.control('Keep for this session');
});

describe('nobody is shut out (axe)', () => {
  const STATES = {
    'no profile': async () => {},
    'before a fill': async () => {
      await panel.choose('Create from preset', 'Login with Amazon');
    },
    'after a fill': async () => {
      await panel.choose('Create from preset', 'ixHello on Login with Amazon');
      await panel.press('Fill this page');
    },
    'with findings': async () => {
      await show({ alexa: { start: 'wrong' } }, ADDRESSES.alexa);
      await panel.choose('Create from preset', 'Login with Amazon');
      await panel.page.waitForSelector('[data-rule]');
      await panel.press('Correct the client ID…');
      await panel.page.waitForSelector('.question');
    },
    'with a rule off and an error explained': async () => {
      await show({ alexa: { start: 'wrong' } }, ADDRESSES.alexa);
      await panel.choose('Create from preset', 'Login with Amazon');
      await turnOff(panel, 'domain-list-format', 'the field is not used');
      await explain(panel, 'We were unable to link your skill. error=invalid_scope&client_id=fake');
    },
    'with an error and a question': async () => {
      await panel.choose('Create from preset', 'Login with Amazon');
      const path = join(folder, 'broken.json');
      await writeFile(path, 'hello');
      await panel.press('Delete profile');
      await panel.importProfile(path);
      await panel.page.waitForSelector('[role="alert"] .alert');
    },
    'a page that is not recognised': async () => {
      await show({}, ADDRESSES.dashboard);
    },
  };

  for (const [state, reach] of Object.entries(STATES)) {
    test(state, async () => {
      await reach();
      await panel.idle();
      await examine(panel.page);
    });
  }

  test('in a narrow panel at 200 % zoom', async () => {
    await show({ alexa: { start: 'wrong' } }, ADDRESSES.alexa);
    await panel.idle();
    await panel.page.bringToFront();
    for (const width of [200, 240]) assert.deepEqual(await overlaps(panel.page, width), [], `${width} px`);
    await panel.page.setViewport({ width: 200, height: 900 });
    const wide = await panel.page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      const over = [...document.querySelectorAll('.app *')].filter(
        (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5,
      );
      return [document.documentElement.scrollWidth > innerWidth, ...over.map((one) => one.outerHTML.slice(0, 120))];
    });
    await panel.page.setViewport({ width: 400, height: 900 });
    assert.deepEqual(wide, [false]);
  });

  test('on a page that is no console', async () => {
    const other = await world.panel(elsewhere.tab);
    assert.match(await other.text(), /Open a console/);
    await examine(other.page);
    await other.page.close();
  });

  test('dark colours', {
    skip: BROWSER === 'firefox' ? 'this Firefox lets no protocol set prefers-color-scheme' : false,
  }, async () => {
    // That the emulation above really changes something.
    const ground = async (value) => {
      await panel.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      return await panel.page.evaluate(() => getComputedStyle(document.querySelector('.card')).backgroundColor);
    };
    assert.notEqual(await ground('light'), await ground('dark'));
  });
});
