// Measures the built extension in Chromium, beside the same browser without it. Writes JSON.
// node tests/bench/browser/run.mjs <folder with bench_wasm.js> <file to write>

import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { measureReading } from './axe.mjs';
import { measureChurn } from './churn.mjs';
import { measureFill } from './fill.mjs';
import { startPair } from './measure.mjs';

const [folder, file] = process.argv.slice(2);
const loadBefore = loadavg()[0];
const pair = await startPair();
try {
  const found = {
    fill: await measureFill(pair),
    churn: await measureChurn(pair),
    reading: await measureReading(pair, folder),
    load: { before: loadBefore, after: loadavg()[0] },
  };
  await writeFile(file, `${JSON.stringify(found, null, 2)}\n`);
} finally {
  await pair.close();
}
