// What Linkwright draws on a page.

/** The marks as the browser's developer tools see them, which closed roots do not stop. */
export async function marksOn(page) {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const walk = (node) => [node, ...(node.children ?? []).flatMap(walk)];
  const host = walk(root).find((node) => node.localName === 'linkwright-marks');
  const [shadow] = host?.shadowRoots ?? [];
  const text = (node) => (node.nodeValue ?? '') + (node.children ?? []).map(text).join('');
  const marks = (shadow?.children ?? []).map((node) => ({ name: node.localName, text: text(node) }));
  await session.detach();
  return { type: shadow?.shadowRootType, marks };
}
