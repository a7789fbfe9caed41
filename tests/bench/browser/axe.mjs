// Reading a page as Linkwright does, beside a run of axe-core on the same page: a yardstick for what looking at a page costs.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../e2e/harness/dist.mjs';
import { ADDRESSES } from '../../e2e/harness/world.mjs';
import { bundled, byTurns, median } from './measure.mjs';

const ROUNDS = 15;

/** Loads the core, as it is compiled for the extension, into a page. */
async function loadCore(page, folder) {
  const glue = await readFile(join(folder, 'bench_wasm.js'), 'utf8');
  const module = await readFile(join(folder, 'bench_wasm_bg.wasm'), 'base64');
  const load = async (glue, module) => {
    const address = URL.createObjectURL(new Blob([glue], { type: 'text/javascript' }));
    window.core = await import(address);
    await window.core.default({ module_or_path: Uint8Array.from(atob(module), (c) => c.charCodeAt(0)) });
  };
  await page.evaluate(load, glue, module);
}

export async function measureReading({ world, plain }, folder) {
  world.consoles.setScenario({ alexa: { start: 'full' } });
  const page = await plain.newPage();
  await page.goto(ADDRESSES.alexa, { waitUntil: 'load' });
  await world.ready(page);
  await page.evaluate(await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  await page.evaluate(await bundled('reading.mjs'));
  await loadCore(page, folder);
  const read = () =>
    page.evaluate(() => {
      const begin = performance.now();
      const fields = window.core.read_page(location.href, JSON.stringify(window.collect()));
      const ms = performance.now() - begin;
      if (fields === 0) throw new Error('the page was not recognised');
      return ms;
    });
  const axe = () =>
    page.evaluate(async () => {
      const begin = performance.now();
      const { passes } = await window.axe.run(document);
      const ms = performance.now() - begin;
      if (passes.length === 0) throw new Error('axe-core saw nothing');
      return ms;
    });
  const samples = await byTurns(ROUNDS, { read, axe });
  await page.close();
  const ms = { read: median(samples.read), axe: median(samples.axe) };
  return { ms, ratio: ms.read / ms.axe };
}
