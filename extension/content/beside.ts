// What is drawn beside a control that the markup leaves without a name: the text before it in its line, and the one right
// above it. Told only where an eye could take it for nothing else's name, and as a hint that says where it comes from.

import { isNameless, parentOf } from './borrowed';
import type { NodeContent } from './generated/wire';
import { rectOf } from './place';
import { isTurned } from './visible';

/** What a person sees of a part of the page: an element, or a run of text from its first to its last piece. */
export interface Seen {
  content: NodeContent;
  face: Node;
  end?: Text | undefined;
}

interface Drawn {
  content: NodeContent;
  face: Node;
  box: DOMRect;
}

type Distance = (box: DOMRect) => number;

/** How far away a name may be, before the control and above it; CSS pixels. */
const BEFORE = 480;
const ABOVE = 32;
/** Distances that differ by no more are the same to the eye; so far boxes may reach into each other. */
const SLACK = 4;
/** Pages with more than this are not measured. */
const MOST = 3000;
/** The height of the strips in which is looked for what is near. */
const STRIP = 64;

/** Sentences, addresses, and what is too long for a name. */
const SAID = /[.。]$|:\/\/|.{80}/;
/** What a text may name. */
const FIELDS = /^(text|multiline|select|combobox|toggle|radio|other)$/;

/** Adds what stands beside them to the labels of controls that have none. Everything is measured, and nothing changed. */
export function nameByPlace(all: Seen[]): void {
  if (all.length > MOST || !all.some(isNameless)) return;
  const near = strips(all);
  for (const one of all) {
    const { content, face } = one;
    if (content.kind !== 'control' || !isNameless(one)) continue;
    const at = boxOf(one);
    const others = near(at);
    const parent = face instanceof Element ? parentOf(face) : null;
    // What is typed may run the other way than the page.
    const turned = parent !== null && isTurned(parent);
    let told = false;
    for (const text of [before(others, at, turned), above(others, at)]) {
      if (text === undefined || !isOnlyFor(text, at, near(text.box), content)) continue;
      const name = textOf(text.content);
      // Where a name stands before a field, what is written above in sentences, or is a value, is none.
      if (told && SAID.test(name)) continue;
      // What is scrolled away inside a part of the page is not where it is measured.
      if ((rectOf(text.face) === null) !== (rectOf(face) === null)) continue;
      content.labels.push({ source: 'beside', text: name });
      told = true;
    }
  }
}

/** Everything that is drawn, by where it is. */
function strips(all: Seen[]): (box: DOMRect) => Drawn[] {
  const found = new Map<number, Drawn[]>();
  const of = (top: number, bottom: number): number[] => {
    const first = Math.floor(top / STRIP);
    return Array.from({ length: Math.floor(bottom / STRIP) - first + 1 }, (_, at) => first + at);
  };
  for (const one of all) {
    if (one.content.kind === 'group') continue;
    const drawn = { content: one.content, face: one.face, box: boxOf(one) };
    for (const strip of of(drawn.box.top, drawn.box.bottom)) {
      const there = found.get(strip);
      if (there === undefined) found.set(strip, [drawn]);
      else there.push(drawn);
    }
  }
  return ({ top, bottom }) => [...new Set(of(top - ABOVE, bottom + ABOVE).flatMap((strip) => found.get(strip) ?? []))];
}

/** The text that ends nearest before a field in its line; none where texts stand one above the other there. */
function before(all: Drawn[], at: DOMRect, turned: boolean): Drawn | undefined {
  const far: Distance = (box) => (turned ? box.left - at.right : at.left - box.right);
  const there = all.filter(({ content, box }) => isName(content) && inLine(box, at) && isWithin(far(box), BEFORE));
  const name = nearest(there, far);
  const rival = there.some(
    ({ box }) => name !== undefined && box !== name.box && !(inLine(box, name.box) && far(box) > far(name.box) + SLACK),
  );
  return rival ? undefined : name;
}

/** The text that stands right above a field; none where two stand side by side there, or a button in between. */
function above(all: Drawn[], at: DOMRect): Drawn | undefined {
  const far: Distance = (box) => at.top - box.bottom;
  const there = all.filter(({ box }) => inColumn(box, at) && !inLine(box, at) && isWithin(far(box), ABOVE));
  const name = nearest(
    there.filter(({ content }) => isName(content)),
    far,
  );
  const rival = there.some(({ content, box }) => {
    if (name === undefined || box === name.box) return false;
    return isName(content) ? box.bottom > name.box.top + SLACK : box.top > name.box.bottom - SLACK;
  });
  // A heading stands over more than a field.
  return rival || name?.content.kind === 'heading' ? undefined : name;
}

/** True when no other field is as near to a text. */
function isOnlyFor(text: Drawn, at: DOMRect, others: Drawn[], content: NodeContent): boolean {
  const far = distance(text.box, at) + SLACK;
  return others.every(
    (other) =>
      other.content === content ||
      other.content.kind !== 'control' ||
      !FIELDS.test(other.content.role) ||
      distance(text.box, other.box) > far,
  );
}

/** How far two boxes are apart that stand in one line or one column; others have nothing to do with each other. */
function distance(one: DOMRect, other: DOMRect): number {
  if (inLine(one, other)) return Math.max(one.left - other.right, other.left - one.right);
  if (inColumn(one, other)) return Math.max(one.top - other.bottom, other.top - one.bottom);
  return Number.POSITIVE_INFINITY;
}

function nearest(all: Drawn[], far: Distance): Drawn | undefined {
  let best: Drawn | undefined;
  for (const one of all) if (best === undefined || far(one.box) < far(best.box)) best = one;
  return best;
}

const isWithin = (far: number, most: number): boolean => far > -SLACK && far < most;

const inLine = (one: DOMRect, other: DOMRect): boolean => overlap(one.top, one.bottom, other.top, other.bottom);

const inColumn = (one: DOMRect, other: DOMRect): boolean => overlap(one.left, one.right, other.left, other.right);

/** True when at least half of the smaller lies beside the other. What has no size lies nowhere. */
function overlap(from: number, to: number, otherFrom: number, otherTo: number): boolean {
  const smaller = Math.min(to - from, otherTo - otherFrom);
  return smaller > 0 && (Math.min(to, otherTo) - Math.max(from, otherFrom)) * 2 >= smaller;
}

/** A text with a word in it: signs and icons name nothing. */
function isName(content: NodeContent): boolean {
  return /\p{L}{2}/u.test(textOf(content));
}

function textOf(content: NodeContent): string {
  return content.kind === 'text' || content.kind === 'heading' ? content.text : '';
}

function boxOf({ content, face, end }: Seen): DOMRect {
  if (content.kind === 'control' && face instanceof Element) return face.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(face);
  if (end !== undefined && end.getRootNode() === face.getRootNode()) range.setEnd(end, end.length);
  return range.getBoundingClientRect();
}
