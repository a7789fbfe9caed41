// Copies of the built extension that speak one language, whatever languages the browser has.

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BROWSER } from './browser.mjs';
import { DIST } from './dist.mjs';

/** The messages of a language, as they are in the built extension. */
export const messagesOf = async (language) =>
  JSON.parse(await readFile(join(DIST, BROWSER, '_locales', language, 'messages.json'), 'utf8'));

/** A copy of the built extension that has one language alone. Gives the folder that the copy is. */
export async function copyWith(folder, language, messages) {
  const copy = join(folder, BROWSER);
  await cp(join(DIST, BROWSER), copy, { recursive: true });
  for (const other of await readdir(join(copy, '_locales')))
    await rm(join(copy, '_locales', other), { recursive: true });
  await mkdir(join(copy, '_locales', language));
  await writeFile(join(copy, '_locales', language, 'messages.json'), JSON.stringify(messages));
  const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
  await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, default_locale: language }));
  return copy;
}
