// What all measurements share: browsers side by side, turns that alternate, medians.

import { join } from 'node:path';
import { build } from 'esbuild';
import { startBrowser } from '../../e2e/harness/browser.mjs';
import { ROOT } from '../../e2e/harness/dist.mjs';
import { startWorld } from '../../e2e/harness/world.mjs';

export const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** The parts of a measurement by their medians. */
export const medians = (samples) =>
  Object.fromEntries(Object.keys(samples[0]).map((name) => [name, median(samples.map((sample) => sample[name]))]));

/**
 * Takes samples of several things by turns, so that whatever else the machine does meets all of them: A B C, C B A, …
 * The first turn warms up and does not count.
 *
 * @param {number} rounds
 * @param {Record<string, () => Promise<unknown>>} things
 */
export async function byTurns(rounds, things) {
  const samples = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const order = Object.entries(things);
    if (round % 2 === 1) order.reverse();
    for (const [name, take] of order) {
      const sample = await take();
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** Three Chromiums on the same practice consoles: one with the built extension, two without any. */
export async function startBrowsers() {
  const world = await startWorld({ name: 'chromium' });
  const started = [world];
  const close = async () => {
    for (const one of started.toReversed()) await one.close();
  };
  try {
    const { proxyPort } = world.consoles;
    for (let left = 2; left > 0; left -= 1) {
      started.push(await startBrowser({ name: 'chromium', proxyPort, extension: false }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [, plain, again] = started.map(({ browser }) => browser);
  return { world, plain, again, close };
}

/** A program of this folder in one piece, to be run in a page. */
export async function bundled(name) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join('tests/bench/browser', name)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    // The same as for the extension.
    minify: true,
  });
  return outputFiles[0].text;
}
