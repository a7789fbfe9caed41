// The built extension.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');

/** Where `cargo xtask build` puts the extension. */
export const DIST = join(ROOT, 'dist');

/** The manifest that ships for a browser. */
export function manifest(browser) {
  const path = join(DIST, browser, 'manifest.json');
  if (!existsSync(path)) throw new Error('The extension is not built. Run: cargo xtask build');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The id that Firefox's manifest fixes. */
export const extensionId = (browser) => manifest(browser).browser_specific_settings.gecko.id;
