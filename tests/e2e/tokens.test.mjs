// Lists whose values are tokens: what is typed and not added yet is no value, and filling adds it.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { startWorld } from './harness/world.mjs';
import { openDesk, PROFILE, show } from './variants.mjs';

let world, desk, tab, folder;
before(async () => {
  world = await startWorld();
  desk = await openDesk(world);
  tab = await world.tabOf(desk.page);
  folder = await mkdtemp(join(tmpdir(), 'linkwright-tokens-'));
  const file = JSON.parse(await readFile(PROFILE, 'utf8'));
  Object.assign(file.profile, { name: 'One scope' });
  file.profile.accountLinkingRequest.scopes = ['profile'];
  await writeFile(join(folder, 'one.json'), JSON.stringify(file));
  await desk.panel.importProfile(join(folder, 'one.json'));
});
after(async () => {
  await world?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

/** The panel's row of the scopes for the page as it stands now. */
async function rowNow() {
  const answer = await desk.panel.ask({ kind: 'state', tab });
  const { state } = typeof answer === 'string' ? JSON.parse(answer) : answer;
  return state.page.rows.find(({ field }) => field === 'scopes');
}

/** The input in which the next scope is typed. */
async function entry() {
  const found = await desk.page.evaluateHandle(() => {
    const label = [...document.querySelectorAll('#tenant-content *')].find(
      (one) => one.childElementCount === 0 && one.textContent === 'Scope',
    );
    for (let at = label; at !== null; at = at.parentElement) {
      const input = at.querySelector('input');
      if (input !== null) return input;
    }
    return null;
  });
  return found.asElement();
}

for (const variant of ['html-tokens', 'cloudscape-tokens']) {
  test(`${variant}: a scope that is typed and not added is not right, and is added`, async () => {
    await show(desk, world, { variant, values: { enabled: true } });
    await (await entry()).type('profile');
    assert.deepEqual((await stateOf(desk.page)).scopes, [], 'the page takes it when it is typed');
    const before = await rowNow();
    assert.deepEqual([before.state, before.onPage], ['differs', []]);
    await desk.panel.press('Fill this page');
    assert.equal(await desk.panel.error(), '');
    const after = await stateOf(desk.page);
    assert.deepEqual(after.scopes, ['profile']);
    assert.equal((await desk.panel.outcomes()).scopes, 'filled');
    assert.deepEqual((await rowNow()).onPage, ['profile']);
    assertNothingCommitted(after);
  });

  test(`${variant}: something else that is typed is not taken away`, async () => {
    await show(desk, world, { variant, values: { enabled: true } });
    const input = await entry();
    await input.type('mail');
    await desk.panel.press('Fill this page');
    assert.deepEqual((await stateOf(desk.page)).scopes, []);
    assert.equal(await (await entry()).evaluate((one) => one.value), 'mail');
    assert.equal((await desk.panel.outcomes()).scopes, 'needs you');
  });
}
