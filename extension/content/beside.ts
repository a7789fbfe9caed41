// Names for controls that the markup leaves without one: the text that is drawn to the left of a control, or right above
// it. Only where nothing else is drawn in between, and only as a hint that says where it comes from.

import type { NodeContent } from './generated/wire';

interface Seen {
  node: Node;
  content: NodeContent;
}

/** A box on the screen in the direction of reading: where its lines begin and end, its upper and its lower edge. */
interface Box {
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/** How far away a name may be, to the side and above; CSS pixels. */
const ASIDE = 480;
const ABOVE = 32;
/** Edges that are drawn alike differ by less. */
const SLACK = 8;
/** Pages with more than this are not measured. */
const MOST = 3000;

const ROLES = ['text', 'multiline', 'select', 'combobox', 'toggle'];

/** Adds what stands beside them to the labels of controls that have none. */
export function nameByPlace(all: Seen[]): void {
  const nameless = all.filter(
    ({ content }) =>
      content.kind === 'control' &&
      ROLES.includes(content.role) &&
      content.labels.every(({ source }) => source === 'placeholder'),
  );
  if (nameless.length === 0 || all.length > MOST) return;
  const turned = getComputedStyle(document.body).direction === 'rtl';
  const drawn = all
    .filter(({ content }) => content.kind !== 'group')
    .map(({ node, content }) => ({ content, box: boxOf(node, turned) }));
  for (const { node, content } of nameless) {
    const at = boxOf(node, turned);
    const name = nearest(drawn, (box) => aside(box, at)) ?? nearest(drawn, (box) => above(box, at));
    if (content.kind === 'control' && name !== undefined) content.labels.push({ source: 'beside', text: name });
  }
}

/** The text that is nearest, unless something that is no text is nearer. */
function nearest(
  drawn: { content: NodeContent; box: Box }[],
  distance: (box: Box) => number | undefined,
): string | undefined {
  let best: NodeContent | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { content, box } of drawn) {
    const far = distance(box);
    if (far !== undefined && far < least) {
      least = far;
      best = content;
    }
  }
  return best?.kind === 'text' || best?.kind === 'heading' ? best.text : undefined;
}

function aside(box: Box, at: Box): number | undefined {
  const middle = (box.top + box.bottom) / 2;
  const far = at.start - box.end;
  return middle >= at.top - SLACK / 2 && middle <= at.bottom + SLACK / 2 && far > -SLACK && far < ASIDE
    ? far
    : undefined;
}

function above(box: Box, at: Box): number | undefined {
  const far = at.top - box.bottom;
  return Math.abs(box.start - at.start) <= SLACK && far > -SLACK / 2 && far < ABOVE ? far : undefined;
}

function boxOf(node: Node, turned: boolean): Box {
  let rect: DOMRect;
  if (node instanceof Element) rect = node.getBoundingClientRect();
  else {
    const range = document.createRange();
    range.selectNodeContents(node);
    rect = range.getBoundingClientRect();
  }
  const { left, right, top, bottom } = rect;
  return turned ? { start: -right, end: -left, top, bottom } : { start: left, end: right, top, bottom };
}
