// The client secret goes through all three consoles, and stays in memory: it is in no file of the browser's profile
// folder, in no log, in nothing that the panel shows, exports or copies.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { goThrough } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { startWorld } from './harness/world.mjs';

/** Stands for a second secret, which the control writes where the first must never be. No mark of one fits the other. */
const CONTROL = `amzn1.oa2-cs.v9.c0de${'0123456789abcdef'.repeat(2)}`;

let logs;
let world;
before(async () => {
  logs = await mkdtemp(join(tmpdir(), 'linkwright-logs-'));
  const extra = BROWSER === 'chromium' ? ['--enable-logging', '--v=0', `--log-file=${join(logs, 'chromium.log')}`] : [];
  world = await startWorld({ extra });
});
after(async () => {
  await world?.close();
  await rm(logs, { recursive: true, force: true });
  if (world !== undefined) await rm(world.started.folder, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * What gives a secret away. The made-up ones repeat themselves and share most letters with the client ID, and the
 * browsers' stores compress: the letters that stand only in the secret and that no compression can point back to
 * are those around `s.v1.`. Nothing else in an extension's own storage has them.
 */
function needles(secret, { own }) {
  const parts = [secret, ...telling(secret), secret.slice(11, 20), ...(own ? [secret.slice(11, 16)] : [])];
  return parts.flatMap((part) => [
    { form: 'plain', bytes: Buffer.from(part) },
    { form: 'UTF-16LE', bytes: Buffer.from(part, 'utf16le') },
    ...(part.length < 9
      ? []
      : [0, 1, 2].map((shift) => ({ form: 'base64', bytes: Buffer.from(inBase64(part, shift)) }))),
  ]);
}

/** Parts of a secret that a client ID never has. */
const telling = (secret) => [secret.slice(6, 20), secret.slice(16, 16 + 36)];

/** The letters of a text in base64 that do not depend on what stands around it. */
function inBase64(text, shift) {
  const whole = Buffer.from(`${'\0'.repeat(shift)}${text}`)
    .toString('base64')
    .replace(/=+$/, '');
  return whole.slice(shift === 0 ? 0 : 4, Math.floor((shift + text.length) / 3) * 4);
}

/** The bytes of a file, unpacked where a browser packs whole files. */
function unpacked(bytes) {
  if (bytes.subarray(0, 8).equals(Buffer.from('mozLz40\0')))
    return unpackLz4(bytes.subarray(12), bytes.readUInt32LE(8));
  if (bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  return bytes;
}

function unpackLz4(packed, size) {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const length = (start) => {
    let sum = start;
    if (start === 15) {
      let more;
      do {
        more = packed[from];
        from += 1;
        sum += more;
      } while (more === 255);
    }
    return sum;
  };
  while (from < packed.length) {
    const token = packed[from];
    from += 1;
    const literal = length(token >> 4);
    packed.copy(out, to, from, from + literal);
    from += literal;
    to += literal;
    if (from >= packed.length) break;
    const back = packed.readUInt16LE(from);
    from += 2;
    const end = to + length(token & 15) + 4;
    for (; to < end; to += 1) out[to] = out[to - back];
  }
  return out;
}

/** Where traces of a secret are in a folder's files: `{ file, form, near }`. And how many files were read. */
async function traces(folder, secret) {
  const found = [];
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const entry of entries) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const file = relative(folder, path);
    const own = /Local Extension Settings|moz-extension\+\+\+/.test(file);
    const bytes = unpacked(await readFile(path));
    for (const { form, bytes: needle } of needles(secret, { own })) {
      const at = bytes.indexOf(needle);
      if (at < 0) continue;
      const near = bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1');
      found.push({ file, form, near: near.replace(/[^ -~]+/g, '·') });
      break;
    }
  }
  return { found, files: entries.length };
}

test('the search finds packed, wide and encoded text', () => {
  const hits = (bytes, secret) => needles(secret, { own: false }).some((needle) => bytes.includes(needle.bytes));
  for (const before of ['', 'x', 'xy', 'xyz'])
    assert.ok(hits(Buffer.from(Buffer.from(`${before}${CONTROL}!`).toString('base64')), CONTROL), before);
  assert.ok(hits(Buffer.from(CONTROL, 'utf16le'), CONTROL));
  assert.ok(!hits(Buffer.from(`amzn1.application-oa2-client.${'c0de'.repeat(8)}`), CONTROL));
  // "abcabcabc" as three letters and one copy.
  assert.equal(unpackLz4(Buffer.from([0x32, 97, 98, 99, 3, 0]), 9).toString(), 'abcabcabc');
});

test('the secret is shown, exported and copied nowhere, and on no disk afterwards', async () => {
  const said = [];
  world.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    page?.on('console', (message) => said.push(message.text()));
  });
  const shown = [];
  const shows = async (name, _page, panel) => {
    await panel.idle();
    const texts = await panel.page.evaluate(async () => {
      const all = [...document.querySelectorAll('*')];
      const own = all.map((element) => element.value ?? '').filter((value) => typeof value === 'string');
      const tab = Number(new URL(location.href).searchParams.get('tab'));
      const outline = await chrome.runtime.sendMessage({ kind: 'outline', tab });
      const state = await chrome.runtime.sendMessage({ kind: 'state', tab });
      const [profile] = state.state.profiles;
      const exported = await chrome.runtime.sendMessage({ kind: 'export', profile: profile.id });
      const local = await chrome.storage.local.get();
      return {
        'the panel': document.documentElement.outerHTML + own.join('\n'),
        'the outline': outline.kind === 'text' ? outline.text : JSON.stringify(outline),
        'the state': JSON.stringify(state),
        'the exported profile': exported.text,
        'storage.local': JSON.stringify(local),
      };
    });
    for (const [where, text] of Object.entries(texts)) shown.push({ where: `${where} at ${name}`, text });
    for (const row of await panel.rows())
      shown.push({ where: `row ${row.field} at ${name}`, text: JSON.stringify(row) });
  };

  const { panel } = await goThrough(world, { shows });
  const [{ clientSecret: secret }] = world.consoles.state().lwa.profiles;
  assert.equal(world.consoles.state().alexa.clientSecret, secret, 'the secret has gone all the way');

  // It was there to be leaked: kept in the session's memory, which is the one place for it.
  const session = await panel.page.evaluate(async () => JSON.stringify(await chrome.storage.session.get()));
  assert.ok(session.includes(secret), 'the secret is kept for the session');

  assert.ok(shown.some(({ where }) => where === 'the outline at 3-lwa-general'));
  assert.match(shown.find(({ where }) => where === 'the outline at 3-lwa-general').text, /linkwrightOutline/);
  assert.match(shown.find(({ where }) => where === 'the exported profile at 4-alexa').text, /linkwrightProfile/);
  const parts = telling(secret);
  for (const { where, text } of shown)
    for (const part of parts) assert.ok(!text.includes(part), `${where} holds the secret`);
  for (const text of said) for (const part of parts) assert.ok(!text.includes(part), 'the console holds the secret');

  // The control: another secret, put on the disk by the extension's own means, is found below.
  const [{ clientId }] = world.consoles.state().lwa.profiles;
  await world.inExtension(
    (value) => chrome.storage.local.set({ control: value }),
    JSON.stringify({ clientId, control: CONTROL }),
  );

  await world.close({ keepFolder: true });
  const { folder } = world.started;
  const control = await traces(folder, CONTROL);
  assert.ok(control.files > 20, `${control.files} files`);
  assert.ok(
    control.found.some(({ file }) => /Local Extension Settings|moz-extension\+\+\+/.test(file)),
    'what the extension writes to the disk is found',
  );

  const { found } = await traces(folder, secret);
  assert.deepEqual(found, [], 'the secret is on the disk');
  const { found: logged, files } = await traces(logs, secret);
  assert.deepEqual(logged, [], 'the secret is in a log');
  if (world.name === 'chromium') assert.equal(files, 1, 'there is a log');
});
