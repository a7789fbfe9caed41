// The page as it is drawn: open shadow roots and their slots are followed.

/** The children of an element as they are drawn. */
export function childrenOf(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return (element.shadowRoot ?? element).childNodes;
}

/** The element around an element as it is drawn. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** White space collapsed, and no longer than a message may hold. */
export function clip(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}

/** Longest text of one entry, in UTF-16 units (`MAX_TEXT` in `src/page/snapshot.rs`). */
export const MAX_TEXT = 4096;

/** The text inside an element that is not in a control, drawn or not. */
export function textIn(element: Element): string {
  let text = '';
  for (const child of childrenOf(element)) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element && !child.matches('script, style, input, select, textarea, button, svg')) {
      text += child.matches('div, p, li, br, td, th, dt, dd') ? ` ${textIn(child)} ` : textIn(child);
    }
  }
  return text;
}
