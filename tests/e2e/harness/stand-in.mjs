// The built extension with something before its background: what is in that copy is otherwise what ships.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER } from './browser.mjs';
import { DIST } from './dist.mjs';

/** Puts it into a copy. */
export async function putBefore(copy, code) {
  await writeFile(join(copy, 'stand-in.js'), code);
  const script = join(copy, 'background.js');
  await writeFile(script, `import './stand-in.js';\n${await readFile(script, 'utf8')}`);
}

/** Makes such a copy; gives its folder, for `startWorld`, and `remove()`. */
export async function withBefore(code) {
  const folder = await mkdtemp(join(tmpdir(), 'linkwright-dist-'));
  await cp(join(DIST, BROWSER), join(folder, BROWSER), { recursive: true });
  await putBefore(join(folder, BROWSER), code);
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
