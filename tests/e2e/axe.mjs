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
  // What is in the fold of a group or a finding is drawn when it opens, and may have folds itself.
  await page.waitForFunction(
    () => {
      const folds = [...document.querySelectorAll('details:not([open])')];
      for (const fold of folds) fold.open = true;
      const drawn = (all, part) => [...document.querySelectorAll(all)].every((one) => one.querySelector(part));
      return (
        folds.length === 0 && drawn('[data-rule]', '.rule-text') && drawn('[data-group]:not([data-here])', '.findings')
      );
    },
    { polling: 50 },
  );
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
