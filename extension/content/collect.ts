// Describes the page as a person sees it: runs of text, headings and controls in document order, nested as far as it
// takes to tell what stands beside what. It has no idea what any of it means.

import { bodyOf, describe, roleOf } from './controls';
import type { NodeContent, PageSnapshot, Node as WireNode } from './generated/wire';
import { handleOf } from './handles';
import { groupName } from './labels';
import { regionOf } from './regions';
import { childrenOf, clip } from './tree';
import { typingIn } from './typing';
import { faceOf, hidesSubtree, isOnPage } from './visible';

/** Most nodes of a snapshot (`MAX_NODES` in `src/page/snapshot.rs`). */
const MAX_NODES = 20_000;

/** Elements that show no text of their own. */
const SILENT =
  'script, style, noscript, template, iframe, frame, object, embed, svg, canvas, video, audio, img, picture, math, datalist';

interface Branch {
  node: Node;
  content: NodeContent;
  children: Branch[];
}

/** More parts than a form has. */
const MANY = 100;
/** Words, and nothing that could be operated. */
const PLAIN = [
  'tbody',
  'tr',
  'td',
  'th',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'p',
  'div',
  'span',
  'br',
  'b',
  'i',
  'em',
  'strong',
  'small',
  'code',
  'time',
];
const BUSY = `:not(${PLAIN}), [role], [tabindex], [contenteditable], [aria-haspopup], [aria-label], [data-state]`;
/** Too long for a word: an address, or something's name. */
const LONG = /\S{24}/;

/**
 * True for a long list or table of nothing but words, as logs and reports are: no field stands there, nor anything
 * that belongs to one, and each of its thousand words would have to be measured.
 */
function isProse(element: Element): boolean {
  const first = element.firstElementChild;
  return (
    element.childElementCount > MANY &&
    first !== null &&
    element.querySelector(BUSY) === null &&
    getComputedStyle(first.firstElementChild ?? first).cursor !== 'pointer' &&
    !LONG.test(element.textContent ?? '')
  );
}

/** What is of importance in a page, for whoever wants to know whether it changed: fields, headings, addresses. */
export function gistOf({ url, nodes, typing }: PageSnapshot): string {
  const all = nodes.flatMap(({ handle, content }): unknown[] => {
    if (content.kind === 'control') return /^(link|button|option)$/.test(content.role) ? [] : [handle, content];
    return content.kind === 'heading' || (content.kind === 'text' && LONG.test(content.text)) ? [content.text] : [];
  });
  return JSON.stringify([url, typing, all]);
}

/** Reads the page. */
export function collect(): PageSnapshot {
  const reader = new Reader();
  const top: Branch[] = [];
  if (document.body !== null) {
    reader.findDropDowns(document);
    reader.element(document.body, top);
  }
  reader.flush(top);
  const nodes: WireNode[] = [];
  const complete = flatten(top, null, nodes);
  return {
    url: location.href,
    loaded: Math.floor(performance.timeOrigin),
    title: clip(document.title),
    lang: document.documentElement.lang,
    nodes,
    truncated: !complete || reader.full,
    typing: typingIn(),
  };
}

class Reader {
  /** True when the page holds more than a snapshot may. */
  full = false;
  #count = 0;
  #text = '';
  #start: Text | null = null;
  /** Drop-downs that pages build: what is seen of one, and the part in it that is operated. */
  readonly #dropDowns = new Map<Element, Element>();

  /** Looks for drop-downs before the walk, which reaches the drawn box first. */
  findDropDowns(root: Document | ShadowRoot): void {
    for (const core of root.querySelectorAll('[role="combobox"]')) {
      if (roleOf(core, getComputedStyle(core)) === 'combobox') this.#dropDowns.set(bodyOf(core, 'combobox'), core);
    }
  }

  /** Adds what an element shows to `into`. */
  element(element: Element, into: Branch[]): void {
    if (element.matches(SILENT)) return;
    const style = getComputedStyle(element);
    const core = this.#dropDowns.get(element);
    if (core !== undefined) {
      this.#control(core, 'combobox', into);
      return;
    }
    const role = roleOf(element, style);
    const hidden = hidesSubtree(element, style);
    // A page may hide a check box entirely and draw another in its label.
    if (role !== null && (!hidden || role === 'toggle' || role === 'radio')) {
      this.#control(element, role, into);
      return;
    }
    if (hidden || isProse(element)) return;
    if (element.matches('br, hr')) {
      this.flush(into);
      return;
    }
    this.#container(element, style, into);
  }

  #container(element: Element, style: CSSStyleDeclaration, into: Branch[]): void {
    const region = regionOf(element);
    const heading = element.matches('h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption');
    if (style.display === 'contents' || (style.display === 'inline' && region === null && !heading)) {
      this.#children(element, style, into);
      return;
    }
    this.flush(into);
    const inside: Branch[] = [];
    this.#children(element, style, inside);
    this.flush(inside);
    if (heading) {
      const words = inside.flatMap((branch) => (branch.content.kind === 'text' ? [branch.content.text] : []));
      if (words.length > 0) this.#push(into, element, { kind: 'heading', text: clip(words.join(' ')) });
      into.push(...inside.filter((branch) => branch.content.kind !== 'text'));
    } else if (region !== null || inside.length > 1) {
      if (inside.length > 0) this.#push(into, element, { kind: 'group', region, label: groupName(element) }, inside);
    } else {
      // A box around one thing says nothing.
      into.push(...inside);
    }
  }

  #children(element: Element, style: CSSStyleDeclaration, into: Branch[]): void {
    const shown = style.visibility === 'visible';
    if (element.shadowRoot !== null) this.findDropDowns(element.shadowRoot);
    for (const child of childrenOf(element)) {
      if (this.full) return;
      if (child instanceof Element) this.element(child, into);
      else if (child instanceof Text && shown) this.#write(child);
    }
  }

  #write(text: Text): void {
    if (text.data.trim() === '') {
      this.#text += ' ';
      return;
    }
    // What can be scrolled to by nobody is read by nobody.
    if (text.parentElement !== null && !isOnPage(boxOf(text.parentElement, text))) return;
    this.#start ??= text;
    this.#text += text.data;
  }

  /** Ends a run of text. */
  flush(into: Branch[]): void {
    const text = clip(this.#text);
    const start = this.#start;
    this.#text = '';
    this.#start = null;
    if (start !== null && text !== '') this.#push(into, start, { kind: 'text', text });
  }

  #control(element: Element, role: NonNullable<ReturnType<typeof roleOf>>, into: Branch[]): void {
    this.flush(into);
    const body = bodyOf(element, role);
    if (faceOf(body) === null) return;
    this.#push(into, body, { kind: 'control', ...describe(element, role) });
  }

  #push(into: Branch[], node: Node, content: NodeContent, children: Branch[] = []): void {
    this.#count += 1;
    this.full ||= this.#count > MAX_NODES;
    into.push({ node, content, children });
  }
}

/** Where a text is drawn. `display: contents` has no box of its own. */
function boxOf(element: Element, text: Text): DOMRect {
  const rect = element.getBoundingClientRect();
  if (rect.width > 0) return rect;
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}

function flatten(branches: Branch[], parent: number | null, nodes: WireNode[]): boolean {
  for (const { node, content, children } of branches) {
    if (nodes.length >= MAX_NODES) return false;
    const index = nodes.push({ handle: handleOf(node), parent, content }) - 1;
    if (!flatten(children, index, nodes)) return false;
  }
  return true;
}
