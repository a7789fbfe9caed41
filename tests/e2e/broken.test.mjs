// A panel whose program cannot be read, as on a disk that is damaged or while the extension is being updated: it says so
// and what to do, and trying again is enough once the file is there.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { Panel } from './harness/panel.mjs';
import { until } from './harness/until.mjs';
import { startWorld } from './harness/world.mjs';

let folder, world;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkwright-start-'));
  await cp(join(DIST, BROWSER), join(folder, BROWSER), { recursive: true });
  await rename(program(), `${program()}.away`);
  world = await startWorld({ dist: folder });
});
after(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

const program = () => join(folder, BROWSER, 'panel_wasm_bg.wasm');

test('a panel without its program says so, and comes when it is there again', async () => {
  const page = await world.extensionPage('panel.html?tab=0', { ready: '.boot-failed' });
  const said = await page.$eval('.boot-failed [role="alert"]', (alert) => alert.textContent);
  assert.match(said, /could not start: .+\. Your profiles are kept\./);
  await examine(page);
  await rename(`${program()}.away`, program());
  const again = await new Panel(page).control('Try again');
  await page.bringToFront();
  await again.click();
  await until(async () => (await page.$('[data-busy]').catch(() => null)) !== null, 'the panel does not come');
});
