// Whoever writes profiles in the background does it in turn: what the panel saves, what a policy wants, and what comes
// from another device. Each of them is held up between its reading and its writing, while another one comes.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { PROFILE } from './guide.mjs';
import { BROWSER } from './harness/browser.mjs';
import { changeElsewhere, deleteElsewhere } from './harness/device.mjs';
import { changePolicy, isBroken, standIn } from './harness/policy.mjs';
import { withBefore } from './harness/stand-in.mjs';
import { GATES, gate, hold, isAwaited } from './harness/turns.mjs';
import { until } from './harness/until.mjs';
import { startWorld } from './harness/world.mjs';

const NONE = BROWSER === 'firefox' ? 'Firefox reads a policy when it starts, and tells no change of it' : false;

const lamps = (scope) => ({
  profiles: [
    { linkwrightProfile: 1, profile: { name: 'Given lamps', accountLinkingRequest: { scopes: [scope] } } },
    { linkwrightProfile: 1, profile: { name: 'Given locks' } },
  ],
});

let copy, world, panel;
before(async () => {
  copy = await withBefore(NONE ? GATES : standIn({}) + GATES);
  world = await startWorld({ dist: copy.folder });
  panel = await world.panel(0);
});
after(async () => {
  await world?.close();
  await copy?.remove();
});
beforeEach(async () => {
  if (!NONE) await changePolicy(panel.page, {});
  await panel.ask({ kind: 'deleteEverything' });
  await until(async () => (await names()).length === 0, names);
});

const local = () => world.inExtension(() => chrome.storage.local.get(null));
const there = async () => JSON.stringify(await world.inExtension(() => chrome.storage.sync.get(null)));
const state = async () => (await panel.ask({ kind: 'state', tab: null })).state;
const names = async () => (await state()).profiles.map(({ name }) => name);

/** Every profile that is kept, by its key. */
const profiles = async () =>
  Object.fromEntries(
    Object.entries(await local())
      .filter(([key]) => key.startsWith('profile:'))
      .map(([key, text]) => [key, JSON.parse(text)]),
  );

/** Waits until somebody stands at a gate, or waits for a turn at writing. */
const stands = (name) => until(() => isAwaited(world, name), `nothing comes to ${name}`);

const turnSync = (on) =>
  world.inExtension((settings) => chrome.storage.local.set({ settings }), JSON.stringify({ sync: on }));

/** Puts a policy into force; gives the key of its first profile, and that as it is kept. */
async function give(policy) {
  await changePolicy(panel.page, policy);
  await until(async () => (await names()).length === policy.profiles.length, names);
  return Object.entries(await profiles()).find(([, { name }]) => name === 'Given lamps');
}

/** Saves what the user adds to a profile, as the panel does. */
const save = (key, profile, clientId) => {
  const request = { ...profile.accountLinkingRequest, clientId };
  const content = JSON.stringify({ ...profile, accountLinkingRequest: request });
  return panel.ask({ kind: 'save', profile: key.slice('profile:'.length), content });
};

/** Waits until a policy is in force, or waits for what is being saved. */
const comesIntoForce = (isInForce) =>
  until(
    async () => (await isAwaited(world, 'profiles')) || (await isInForce(await local())),
    'nobody asks for the policy',
  );

test('what is being saved does not bring back what a policy has changed', { skip: NONE }, async (t) => {
  const [key, profile] = await give(lamps('lamps'));
  const letGo = await hold(world, gate('keep_locked'), t);
  const saved = save(key, profile, 'mine');
  await stands(gate('keep_locked'));
  await changePolicy(panel.page, lamps('lights'));
  const isInForce = ({ policyGiven }) => policyGiven.includes('lights');
  await comesIntoForce(isInForce);
  await letGo();
  assert.equal((await saved).kind, 'state');
  await until(async () => isInForce(await local()), 'the policy does not come into force');
  assert.deepEqual((await profiles())[key].accountLinkingRequest, { clientId: 'mine', scopes: ['lights'] });
});

test('what is saved while a policy comes into force is not written over', { skip: NONE }, async (t) => {
  const [key, profile] = await give(lamps('lamps'));
  const letSave = await hold(world, gate('keep_locked'), t);
  const letApply = await hold(world, gate('apply_policy'), t);
  const saved = save(key, profile, 'mine');
  await stands(gate('keep_locked'));
  await changePolicy(panel.page, lamps('lights'));
  await until(
    async () => (await isAwaited(world, gate('apply_policy'))) || (await isAwaited(world, 'profiles')),
    'nobody asks for the policy',
  );
  await letSave();
  await saved;
  await letApply();
  await until(async () => (await local()).policyGiven.includes('lights'), 'the policy does not come into force');
  assert.deepEqual((await profiles())[key].accountLinkingRequest, { clientId: 'mine', scopes: ['lights'] });
});

test('a profile that goes with its policy is not left behind by what is being saved', { skip: NONE }, async (t) => {
  const [key, profile] = await give(lamps('lamps'));
  const letGo = await hold(world, gate('keep_locked'), t);
  const saved = save(key, profile, 'mine');
  await stands(gate('keep_locked'));
  await changePolicy(panel.page, {});
  await comesIntoForce(({ policy }) => policy === undefined);
  await letGo();
  await saved;
  await until(async () => (await local()).policy === undefined, 'the policy stays in force');
  assert.deepEqual(await profiles(), {});
});

test('a policy that could not be put into force is put there with the next request', { skip: NONE }, async () => {
  await give(lamps('lamps'));
  await changePolicy(panel.page, { profiles: [] }, { broken: true });
  await until(async () => !(await isBroken(panel.page)), 'nobody asks for the policy');
  assert.deepEqual(await names(), []);
});

for (const [what, elsewhere, arrives] of [
  ['changed', changeElsewhere, /Renamed elsewhere/],
  ['deleted', deleteElsewhere, /gone\\":true/],
])
  test(`what is typed while a version that was ${what} elsewhere comes is not written over`, async (t) => {
    await panel.importProfile(PROFILE);
    const [[, profile]] = Object.entries(await profiles());
    await panel.ask({ kind: 'createFromPreset', preset: '', content: JSON.stringify({ ...profile, name: 'Another' }) });
    await turnSync(true);
    await until(async () => /Another/.test(await there()), there);
    await until(async () => 'sync:2' in (await local()), 'it is not marked as sent');
    await turnSync(false);
    await world.inExtension(elsewhere, 'Practice skill"', 'Renamed elsewhere"');
    assert.match(await there(), arrives);
    // The other one has something to send: where that is held up, what is to be kept here is worked out.
    await save('profile:2', { ...profile, name: 'Another' }, 'sent');
    const letGo = await hold(world, gate('sync.set'), t);
    await turnSync(true);
    await stands(gate('sync.set'));
    await save('profile:1', profile, 'just-typed');
    await letGo();
    // Two versions come of it where both were changed; what was typed is in one of them, here and there.
    await until(async () => /just-typed/.test(await there()), there);
    const all = Object.values(await profiles());
    assert.ok(
      all.some(({ accountLinkingRequest }) => accountLinkingRequest.clientId === 'just-typed'),
      all,
    );
    if (what === 'changed')
      assert.ok(
        all.some(({ name }) => /^Renamed elsewhere/.test(name)),
        JSON.stringify(all),
      );
  });

test('a turn ends with the work, also when that fails, and when others have waited long enough', async () => {
  await panel.page.evaluate(async (path) => {
    const { inTurn } = await import(path);
    const stage = { inTurn, said: [], ends: {} };
    const work = (name) => () => {
      stage.said.push(`${name} begins`);
      return new Promise((done, fail) => {
        stage.ends[name] = { done, fail };
      });
    };
    stage.first = inTurn(work('first')).catch((error) => error.message);
    stage.second = inTurn(work('second'), 1);
    window.stage = stage;
  }, `${world.started.origin}/turn.js`);
  await stands('profiles');
  const [said, failure, held] = await panel.page.evaluate(async () => {
    const { inTurn, said, ends, first, second } = window.stage;
    said.push('first fails');
    ends.first.fail(new Error('it fails'));
    // The second does not end by itself.
    await inTurn(async () => said.push('third'));
    ends.second.done('second ends');
    said.push(await second);
    return [said, await first, (await navigator.locks.query()).held.length];
  });
  assert.deepEqual(said, ['first begins', 'first fails', 'second begins', 'third', 'second ends']);
  assert.deepEqual([failure, held], ['it fails', 0]);
});
