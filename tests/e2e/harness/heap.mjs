// What a page holds, as Chromium's developer tools count it: nothing of it can be asked by scripts.

/**
 * Counts what is alive after a garbage collection: event listeners and DOM nodes (also those that stand nowhere any
 * more) of the whole renderer, its heap in bytes; and, in the extension's own world, observers and entries of maps.
 */
export async function alive(page, origin) {
  const session = await page.createCDPSession();
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  await session.send('Performance.enable');
  const ours = worlds.find((context) => context.origin === origin);
  if (ours === undefined) throw new Error(`no script of ${origin} runs in the page`);
  // What has ended may still be held for a while: by a collection that had begun before, by a registry that is yet to
  // hear of it. What was left behind stays, however often one collects.
  let listeners = Number.POSITIVE_INFINITY;
  let nodes = Number.POSITIVE_INFINITY;
  for (let same = 0; same < 10; same += 1) {
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await session.send('HeapProfiler.collectGarbage');
    const now = await session.send('Memory.getDOMCounters');
    if (now.jsEventListeners < listeners || now.nodes < nodes) same = 0;
    listeners = Math.min(listeners, now.jsEventListeners);
    nodes = Math.min(nodes, now.nodes);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const all = async (type, what) => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `${type}.prototype`,
      contextId: ours.id,
      objectGroup: 'alive',
    });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId,
      objectGroup: 'alive',
    });
    const { result: found } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function () { return this.map(${what}); }`,
      returnByValue: true,
    });
    return found.value;
  };
  const counted = {
    listeners,
    nodes,
    heap: metrics.find(({ name }) => name === 'JSHeapUsedSize').value,
    observers: (await all('MutationObserver', '() => 1')).length + (await all('ResizeObserver', '() => 1')).length,
    entries: (await all('Map', '(map) => map.size'))
      .concat(await all('Set', '(set) => set.size'))
      .reduce((a, b) => a + b, 0),
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
  };
  await session.send('Runtime.releaseObjectGroup', { objectGroup: 'alive' });
  await session.detach();
  return counted;
}
