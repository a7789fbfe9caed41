// The watcher of the content script in a page, with a clock that goes on when the test says so: what it promises of its
// pauses is true on any machine, however slow.

import { build } from 'esbuild';
import { ROOT } from './dist.mjs';

/**
 * Starts the watcher beside the clock; runs in the page. A reading takes `cost` milliseconds of that clock, and finds
 * what `found` says.
 */
function start(cost, found) {
  let now = 1000;
  let numbers = 0;
  const timers = new Map();
  performance.now = () => now;
  window.setTimeout = (work, pause = 0) => {
    numbers += 1;
    timers.set(numbers, { at: now + pause, work });
    return numbers;
  };
  window.clearTimeout = (number) => timers.delete(number);
  // Frames come at once.
  window.requestAnimationFrame = (work) => window.setTimeout(work);
  window.cancelAnimationFrame = window.clearTimeout;

  const channel = new MessageChannel();
  /** Lets everything happen that needs no time: promises, and what observers are told. */
  const turn = () =>
    new Promise((done) => {
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });

  const line = document.body.appendChild(document.createElement('p'));
  const told = [];
  window.stage = {
    change() {
      line.textContent = String(now);
    },
    click() {
      document.body.click();
    },
    /** Readings find something else from now on. */
    find(next) {
      found = next;
    },
    hide(hidden) {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** Lets time pass, with a change every so many milliseconds; gives when the page was looked at, from its beginning. */
    async pass(span, every = Number.POSITIVE_INFINITY) {
      const begin = now;
      let change = now + every;
      await turn();
      for (;;) {
        const [number, timer] = [...timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [
          0,
          { at: Number.POSITIVE_INFINITY },
        ];
        const at = Math.min(timer.at, change);
        if (at > begin + span) break;
        now = Math.max(now, at);
        if (timer.at <= change) {
          timers.delete(number);
          timer.work();
        } else {
          change += every;
          window.stage.change();
        }
        await turn();
      }
      now = Math.max(now, begin + span);
      return told.splice(0).map((time) => time - begin);
    },
  };
  linkwrightWatch.watch(
    async () => {
      told.push(now);
      now += cost;
      return found;
    },
    () => false,
  );
}

/** Puts the watcher into a fresh page; gives a way to call what `window.stage` has. */
export async function watchIn(page, cost = 0, found = 'news') {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['extension/content/watch.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'linkwrightWatch',
  });
  await page.evaluate(`${outputFiles[0].text};(${start})(${cost}, '${found}')`);
  return (name, ...values) => page.evaluate((name, values) => window.stage[name](...values), name, values);
}
