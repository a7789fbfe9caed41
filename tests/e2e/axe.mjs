// Whether the panel shuts anybody out, as far as axe can tell.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER } from './harness/browser.mjs';
import { ROOT } from './harness/dist.mjs';

const axe = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, with everything unfolded, in every width and scheme. */
export async function examine(page, widths = [320, 400]) {
  await page.bringToFront();
  await page.evaluate(axe);
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  // What is in a finding's fold is drawn when it opens.
  await page.waitForFunction(
    () => [...document.querySelectorAll('[data-rule]')].every((one) => one.querySelector('.rule-text')),
    { polling: 50 },
  );
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('.examples')) fold.open = true;
  });
  const schemes = BROWSER === 'firefox' ? ['as it comes'] : ['light', 'dark'];
  for (const scheme of schemes) {
    if (BROWSER !== 'firefox') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      const found = await page.evaluate(async () => {
        // Colours that are just fading are nobody's colours.
        for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
        const { violations } = await window.axe.run(document);
        const wide =
          document.documentElement.scrollWidth > innerWidth
            ? [`wider than its window: ${document.documentElement.scrollWidth}`]
            : [];
        return [
          ...violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
          ),
          ...wide,
        ];
      });
      assert.deepEqual(found, [], `${scheme}, ${width} px`);
    }
  }
}
