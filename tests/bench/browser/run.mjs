// Measures the built extension in Chromium, beside Chromium without it. Writes JSON.
// node tests/bench/browser/run.mjs <folder with bench_wasm.js> <file to write>

import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { measureReading } from './axe.mjs';
import { measureChurn } from './churn.mjs';
import { measureFill } from './fill.mjs';
import { startBrowsers } from './measure.mjs';
import { measurePanel } from './panel.mjs';

const [folder, file] = process.argv.slice(2);
const loadBefore = loadavg()[0];
const browsers = await startBrowsers();
try {
  const found = {
    fill: await measureFill(browsers),
    churn: await measureChurn(browsers),
    reading: await measureReading(browsers, folder),
    panel: await measurePanel(),
    load: { before: loadBefore, after: loadavg()[0] },
  };
  await writeFile(file, `${JSON.stringify(found, null, 2)}\n`);
} finally {
  await browsers.close();
}
