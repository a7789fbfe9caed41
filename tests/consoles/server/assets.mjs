import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { OUTPUT_DIRECTORY } from '../build.mjs';
import { sendText } from './http.mjs';

const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** Serves the built scripts and styles; the base name alone is used, so no path can climb out. */
export async function sendAsset(response, pathname) {
  const name = path.basename(pathname);
  const type = TYPES[path.extname(name)];
  const text = type && (await readFile(path.join(OUTPUT_DIRECTORY, name), 'utf8').catch(() => null));
  if (!text) return sendText(response, 404, 'not found\n');
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
