// Pictures of page and panel side by side, as a person sees them with the side panel open. A browser without a head has
// no side panel to photograph, so both are taken apart and put together.

import { basename } from 'node:path';

const PAGE = 1120;
const PANEL = 400;
const HEIGHT = 900;

/** The options of a picture of the documentation: small, and sharp enough. */
export const SMALL = { type: 'webp', quality: 85 };

/** Takes page and panel, and puts them into one file. Says what it did. */
export async function picture(world, path, page, panel, { theme = 'light', ...options } = {}) {
  for (const one of [page, panel.page]) {
    await one.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }
  const left = await shot(page, { width: PAGE, height: HEIGHT });
  const right = await shot(panel.page, { width: PANEL, height: HEIGHT });
  const frame = await world.browser.newPage();
  await frame.setViewport({ width: PAGE + PANEL + 1, height: HEIGHT });
  await frame.setContent(
    `<body style="margin:0;display:flex;background:#9aa0a6;gap:1px"><img src="data:image/png;base64,${left}"><img src="data:image/png;base64,${right}"></body>`,
  );
  await frame.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await frame.screenshot({ path, ...options });
  await frame.close();
  await panel.page.bringToFront();
  return `picture: target/demo/${basename(path)}`;
}

async function shot(page, viewport) {
  await page.bringToFront();
  await page.setViewport(viewport);
  return await page.screenshot({ encoding: 'base64' });
}
