// Whether everything on a page has a place of its own.

/** Widths that a panel has: the least of Firefox's sidebar with room for a scroll bar, its usual one, and wider ones. */
export const PANEL_WIDTHS = [200, 240, 320, 400, 800];

/** What reaches out of a page's window, with everything unfolded. */
export async function overhang(page, width) {
  await page.bringToFront();
  await page.setViewport({ width, height: 900 });
  return await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1,
    );
    return document.documentElement.scrollWidth > innerWidth ? wide.map((one) => one.outerHTML.slice(0, 200)) : [];
  });
}

/** Things with words on them, or to be used, that lie upon one another, with everything unfolded. */
export async function overlaps(page, width) {
  await page.bringToFront();
  await page.setViewport({ width, height: 900 });
  return await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    // Radios lie behind their words, which look like buttons.
    const things = 'input:not([type="radio"]), select, textarea, .icon';
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const boxes = [];
    for (let node = all.nextNode(); node; node = all.nextNode()) {
      const one = node.parentElement;
      if (!one.checkVisibility() || one.closest('.visually-hidden, .beside .brand, option, .messages, .drop')) continue;
      const isThing = node.nodeType === 1 && node.matches(things);
      if (!isThing && (node.nodeType !== 3 || node.data.trim() === '')) continue;
      const range = document.createRange();
      range.selectNode(node);
      const rects = [...(isThing ? node : range).getClientRects()].filter(
        ({ width, height }) => width > 0 && height > 0,
      );
      boxes.push({ one: isThing ? node : one, rects });
    }
    const meet = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    const found = [];
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1)) {
        if (a.one.contains(b.one) || b.one.contains(a.one)) continue;
        if (a.rects.some((one) => b.rects.some((other) => meet(one, other))))
          found.push(`${a.one.outerHTML.slice(0, 120)} / ${b.one.outerHTML.slice(0, 120)}`);
      }
    return found;
  });
}
