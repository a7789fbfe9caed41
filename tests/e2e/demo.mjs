// The whole set-up of the guide, to be watched: every step as it happens, pictures, and a table of every field at the end.
// Usage: node tests/e2e/demo.mjs [--browser chromium|firefox] [--headed]

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Progress, table } from './demo/output.mjs';
import { picture } from './demo/pictures.mjs';
import { goThrough, OWN_VALUES } from './guide.mjs';
import { ROOT } from './harness/dist.mjs';
import { startWorld } from './harness/world.mjs';

const options = process.argv.slice(2);
const headed = options.includes('--headed');
const name = options.includes('--browser') ? options[options.indexOf('--browser') + 1] : 'chromium';
const folder = join(ROOT, 'target/demo');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const progress = new Progress(10);
progress.step('browser', `Start ${name} with the built extension on the practice consoles`);
const world = await startWorld({ name, headed, ...(headed ? { width: 1500, height: 1000 } : {}) });
let failed = false;
try {
  const { fields, presses } = await goThrough(world, {
    says: (where, what) => progress.step(where, what),
    shows: async (shot, page, panel) => progress.note(await picture(world, join(folder, `${shot}.png`), page, panel)),
  });
  progress.end();
  const wrong = fields.filter((field) => !['filled', 'already right'].includes(field.outcome));
  const saved = world.consoles.state();
  const saves = saved.alexa.saveCount + saved.lwa.saveCount + saved.ixhello.saveCount;
  const typed = Object.entries(presses.typed).reduce(
    (sum, [field, count]) => sum + (field in OWN_VALUES ? 0 : count),
    0,
  );
  console.log(table(fields));
  console.log(
    `${fields.length - wrong.length} of ${fields.length} fields right · ${presses.clicks} clicks in the panel · ${typed} characters typed beside the ${Object.keys(OWN_VALUES).length} values that only you know`,
  );
  console.log(`${saves} saves, pressed on the pages as you would press them; Linkwright never does`);
  console.log('Pictures: target/demo/');
  failed = wrong.length > 0;
  if (headed) {
    console.log('\nThe browser stays open: the consoles are yours to play with. Close it, or press Ctrl+C, to end.');
    await new Promise((resolve) => {
      world.browser.on('disconnected', resolve);
      process.once('SIGINT', resolve);
    });
  }
} catch (error) {
  progress.fail();
  console.error(`\nThe demo stopped: ${error instanceof Error ? error.message : error}`);
  failed = true;
} finally {
  await world.close().catch(() => {});
}
process.exit(failed ? 1 : 0);
