// What a hand does in the panel, counted by the panel's own document: events that the browser says came from a person.

/**
 * Counts from now on. Every press of a pointer counts, hit or miss; every control that a key activates; every letter
 * that is typed, and every text that is pasted, by the field it goes to.
 */
export async function countPresses(panel) {
  await panel.page.evaluate(() => {
    const counted = { pointer: 0, keys: 0, typed: {} };
    window.counted = counted;
    const type = ({ target }, letters) => {
      const where = target.id || target.getAttribute('aria-label') || target.localName;
      counted.typed[where] = (counted.typed[where] ?? 0) + letters;
    };
    const hear = (kind, count) =>
      addEventListener(kind, (event) => event.isTrusted && count(event), { capture: true, passive: true });
    hear('pointerdown', () => {
      counted.pointer += 1;
    });
    // A click without a pointer is one by a key.
    hear('click', ({ detail }) => {
      if (detail === 0) counted.keys += 1;
    });
    hear('keydown', (event) => {
      const { key, ctrlKey, metaKey, target } = event;
      const takesText = target.matches('input:not([type="checkbox"], [type="radio"], [type="file"]), textarea');
      if (key.length === 1 && !ctrlKey && !metaKey && takesText) type(event, 1);
    });
    hear('paste', (event) => type(event, event.clipboardData?.getData('text').length ?? 1));
  });
}

/** What was counted: presses of a pointer, controls that a key activated, both together, and letters by field. */
export async function pressesOf(panel) {
  const counted = await panel.page.evaluate(() => structuredClone(window.counted));
  return { ...counted, clicks: counted.pointer + counted.keys };
}
