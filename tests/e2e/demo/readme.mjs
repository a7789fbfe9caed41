// Takes the pictures of page and panel side by side anew, from the built extension on the practice consoles:
// node tests/e2e/demo/readme.mjs

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { goThrough } from '../guide.mjs';
import { ROOT } from '../harness/dist.mjs';
import { ADDRESSES, startWorld } from '../harness/world.mjs';
import { picture, SMALL } from './pictures.mjs';

const folder = join(ROOT, 'docs/images');
await mkdir(folder, { recursive: true });

/** Light and dark: the README shows the one that its reader has. */
const both = async (name, page, panel) => {
  for (const theme of ['light', 'dark']) {
    await picture(world, join(folder, `${name}-${theme}.webp`), page, panel, { theme, ...SMALL });
  }
};

const world = await startWorld({ name: 'chromium' });
try {
  await goThrough(world, {
    shows: async (name, page, panel) => {
      if (name === '4-alexa') await both('alexa-filled', page, panel);
    },
  });
  world.consoles.setScenario({ alexa: { start: 'wrong' } });
  const page = await world.open(ADDRESSES.alexa);
  const panel = await world.panelFor(page);
  await panel.press('Check this page');
  await page.evaluate(() => document.querySelector('h2:nth-of-type(2)')?.scrollIntoView());
  await panel.page.evaluate(() => document.querySelector('#findings-title').scrollIntoView());
  await both('alexa-mark', page, panel);
} finally {
  await world.close();
}
