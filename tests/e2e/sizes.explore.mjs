import { startWorld, ADDRESSES } from './harness/world.mjs';
const world = await startWorld({ scenario: { alexa: { start: 'wrong' } } });
const page = await world.open(ADDRESSES.alexa);
const panel = await world.panelFor(page);
await panel.choose('Create from preset', 'Login with Amazon');
await page.bringToFront();
await page.waitForSelector('linkwright-marks');
const frames = () => page.evaluate(() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(d, 300)))));
async function inside() {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const walk = (node) => [node, ...(node.children ?? []).flatMap(walk)];
  const host = walk(root).find((node) => node.localName === 'linkwright-marks');
  const out = [];
  for (const node of host?.shadowRoots?.[0]?.children ?? []) {
    const { model } = await session.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => ({}));
    if (!model) continue;
    const q = model.border; out.push([node.localName, Math.round(q[0]), Math.round(q[1]), Math.round(q[2] - q[0]), Math.round(q[5] - q[1])]);
  }
  await session.detach();
  return out;
}
const fields = () => page.evaluate(() => ['clientId', 'accessTokenUrl', 'scopes'].map((f) => { const r = window.__fieldElement(f).getBoundingClientRect(); return [f, Math.round(r.left), Math.round(r.top), Math.round(r.width), Math.round(r.height)]; }));
const say = async (what) => { await frames(); console.log(what, JSON.stringify(await fields()), world.name === 'chromium' ? JSON.stringify(await inside()) : ''); };
await page.evaluate(() => window.__fieldElement('accessTokenUrl').scrollIntoView({ block: 'center' }));
await say('plain');
if (world.name === 'chromium') {
const tab = await world.tabOf(page);
for (const z of [0.5, 2]) { await world.inExtension((tab, z) => chrome.tabs.setZoom(tab, z), tab, z); await say('zoom ' + z + await page.evaluate(() => ' ' + innerWidth + ' ' + devicePixelRatio)); }
await world.inExtension((tab, z) => chrome.tabs.setZoom(tab, z), tab, 1);
const s = await page.createCDPSession();
await s.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 }); await say('pinch ' + await page.evaluate(() => visualViewport.scale));
await s.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
}
for (const css of ['zoom:1.5', 'zoom:0.75', 'transform:scale(0.8);transform-origin:0 0', 'position:relative;margin:40px', 'transform:translate(30px,20px)']) for (const el of ['documentElement', 'body']) {
  await page.evaluate((css, el) => { document[el].style.cssText = css; dispatchEvent(new Event('resize')); }, css, el);
  await say(el + ' ' + css);
  await page.evaluate((el) => { document[el].style.cssText = ''; }, el);
}
await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
await say('rtl');
await world.close();
