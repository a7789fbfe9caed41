// Texts that the markup itself ties to a control.

import type { ControlLabel } from './generated/wire';
import { clip, textIn } from './tree';

/**
 * The names of a control, best first, and its placeholder last. One that is `drawn` has its name in it; a card has a
 * title and more.
 */
export function labelsOf(element: Element, drawn = false): ControlLabel[] {
  const found: ControlLabel[] = [];
  const add = (source: ControlLabel['source'], text: string | null | undefined): void => {
    const clipped = clip(text ?? '');
    if (clipped !== '') found.push({ source, text: clipped });
  };
  add('labelledBy', labelledBy(element));
  add('ariaLabel', element.getAttribute('aria-label'));
  for (const label of nativeLabels(element)) add('label', textIn(label));
  if (drawn && found.length === 0) {
    add('label', textIn(element));
    for (const part of element.children) if (getComputedStyle(part).display !== 'inline') add('label', textIn(part));
  }
  add('placeholder', element.getAttribute('placeholder'));
  return found;
}

/** The name of a group. */
export function groupName(element: Element): string {
  return clip(labelledBy(element) || element.getAttribute('aria-label') || '');
}

function labelledBy(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const named = ids.map((id) => root.getElementById(id)).filter((named) => named !== null && named !== element);
  return named.map((named) => named?.getAttribute('aria-label') ?? (named ? textIn(named) : '')).join(' ');
}

function nativeLabels(element: Element): Iterable<Element> {
  const labels = (element as { labels?: unknown }).labels;
  if (labels instanceof NodeList) return labels as NodeListOf<Element>;
  const around = element.closest('label');
  return around ? [around] : [];
}
