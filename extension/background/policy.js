// What the organisation says for everybody in it, through `storage.managed`. What of it is to be kept is worked out by
// `src/policy/`; this asks for it when the background starts and whenever the policy changes, and does it.
// Nothing is asked of the program before that is done.

import { forget } from './sync.js';
import { inTurn } from './turn.js';

/** Without any policy at all Firefox refuses to answer. */
const IS_NONE = /manifest not found/i;

async function managed() {
  try {
    return await chrome.storage.managed.get(null);
  } catch (error) {
    if (IS_NONE.test(error?.message)) return {};
    throw error;
  }
}

async function apply() {
  const [policy, { policy: before }] = await Promise.all([managed(), chrome.storage.local.get('policy')]);
  // Most people have none, and had none: then nothing need be loaded.
  if (Object.keys(policy).length === 0 && before === undefined) return;
  await inTurn(async () => {
    const texts = Object.entries(await chrome.storage.local.get(null)).filter(([, value]) => typeof value === 'string');
    const answer = await self.useTool('apply_policy', [
      JSON.stringify(policy),
      JSON.stringify(Object.fromEntries(texts)),
    ]);
    const [written, gone] = answer.map((text) => JSON.parse(text));
    if (Object.keys(written).length > 0) await chrome.storage.local.set(written);
    await forget(gone);
  });
}

let applied;

/**
 * One after the other, so that none works with what another is about to change. What fails leaves all as it was, and is
 * tried again when the program is asked for something next.
 */
function again() {
  const attempt = Promise.resolve(applied)
    .then(apply)
    .catch((error) => {
      console.error(error);
      if (applied === attempt) applied = undefined;
    });
  applied = attempt;
  return attempt;
}

/** Ends when the policy is in force. */
export function policyInForce() {
  return applied ?? again();
}

chrome.storage.onChanged.addListener((changes, area) => {
  // *Delete everything* takes what the organisation gave as well; it comes back as it was given.
  const isDeleted = area === 'local' && changes.policy !== undefined && changes.policy.newValue === undefined;
  if (area === 'managed' || isDeleted) again();
});
