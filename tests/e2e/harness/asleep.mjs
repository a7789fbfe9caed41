// A background that is stopped, as browsers stop it when nothing has happened for a while.

import { until } from './until.mjs';

/**
 * For `startWorld`: Firefox stops an event page by itself only, after this time without an event (30 seconds in real
 * life). It is longer than a background takes to start, or it would be stopped while it does.
 */
export const SLEEPY = { 'extensions.background.idle.timeout': 3000 };

/** True while the background runs. Asking does not start it. */
export const runs = (world) =>
  world.inExtension(async () => (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length > 0);

/**
 * Ends Chromium's background, if it runs, as the browser does. The driver stays out of it: it would attach itself to the
 * next one while that starts.
 */
export async function end(world) {
  const session = await world.browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const ours = targetInfos.filter(
    (info) => info.type === 'service_worker' && info.url.startsWith(world.started.origin),
  );
  for (const { targetId } of ours) await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** Ends the background: Chromium is told to, Firefox does it by itself. */
export async function stop(world) {
  await until(async () => {
    // Again and again: a report of the page that was on its way starts it anew.
    if (world.name === 'chromium') await end(world);
    return !(await runs(world));
  }, 'the background goes on running');
}
