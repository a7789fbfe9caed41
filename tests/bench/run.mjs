// Times the core in WebAssembly: how long all rules take on pages of several sizes. Prints JSON.
// node tests/bench/run.mjs <folder with bench_wasm.js>

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const program = await import(pathToFileURL(join(folder, 'bench_wasm.js')));
await program.default({ module_or_path: readFileSync(join(folder, 'bench_wasm_bg.wasm')) });

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** Milliseconds of one call: the median of many samples, each long enough for the clock. */
function time(work, samples = 61) {
  let repeat = 1;
  const sample = () => {
    const start = performance.now();
    for (let left = repeat; left > 0; left -= 1) work();
    return (performance.now() - start) / repeat;
  };
  for (let end = performance.now() + 300; performance.now() < end; ) work();
  while (sample() * repeat < 2) repeat *= 2;
  return median(Array.from({ length: samples }, sample));
}

const rows = [40, 100, 200, 400, 1000].map((wanted) => {
  const setUp = new program.SetUp(wanted);
  const row = {
    controls: setUp.controls(),
    findings: setUp.check(),
    marks: setUp.marks(),
    check: time(() => setUp.check()),
    places: time(() => setUp.marks()),
    read: time(() => setUp.read(), 21),
  };
  setUp.free();
  return row;
});
console.log(JSON.stringify(rows));
