// Changes a page as another release of it would: other names, other boxes, another order, labels tied in another way.
// Nothing that a person sees or that a field means becomes another.

/**
 * Runs in the page. `seed` decides everything. Gives how often each change was made.
 *
 * @param {{ seed: number, root: string, keep: string }} options `root` selects what may change; what `keep` selects, and
 *   what is in it, keeps its place
 */
export function mutate({ seed, root, keep }) {
  const CONTROLS =
    'input:not([type=hidden]), select, textarea, button, a[href], [role=switch], [role=radio], [role=combobox]';
  const FIELDS = 'input:not([type=hidden]), select, textarea, [role=switch]';
  const made = { names: 0, wrapped: 0, unwrapped: 0, moved: 0, tied: 0, shuffled: 0 };

  // A generator of numbers that is the same in every browser (mulberry32).
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const chance = (share) => random() < share;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const part = () => document.querySelector(root);
  const all = (selector) => [...part().querySelectorAll(selector)].filter((one) => one.closest(keep) === null);
  const fields = (element) => element.querySelectorAll(FIELDS).length;
  const words = (element) => element.textContent.trim();
  const fresh = () => `m${Math.floor(random() * 1e9).toString(36)}`;

  /** Other classes, in the style sheet too. A bare element that acts as a toggle says so in nothing but its classes. */
  function renameClasses() {
    // What each class and each rule was called at first: what the page draws from now on is called so again.
    window.__first ??= { names: new Map(), rules: new Map() };
    const { names, rules } = window.__first;
    const other = new Map();
    for (const element of part().querySelectorAll('[class]'))
      for (const name of [...element.classList]) {
        if (/toggle|switch|^is-/i.test(name)) continue;
        const first = names.get(name) ?? name;
        if (!other.has(first)) other.set(first, fresh());
        element.classList.replace(name, other.get(first));
      }
    for (const [first, name] of other) names.set(name, first);
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules) {
        const first = rules.get(rule) ?? rule.selectorText;
        rules.set(rule, first);
        const also = first?.replace(/\.([\w-]+)/g, (_, name) => `.${other.get(name) ?? name}`);
        if (also !== first) rule.selectorText = `${first}, ${also}`;
      }
    made.names += other.size;
  }

  /** Other ids, and whatever refers to them. */
  function rename() {
    const other = new Map();
    for (const element of part().querySelectorAll('[id]')) other.set(element.id, fresh());
    for (const element of part().querySelectorAll('[id]')) element.id = other.get(element.id);
    for (const name of ['for', 'aria-labelledby', 'aria-controls', 'aria-describedby', 'aria-owns'])
      for (const element of part().querySelectorAll(`[${name}]`)) {
        const ids = element.getAttribute(name).split(/\s+/);
        element.setAttribute(name, ids.map((id) => other.get(id) ?? id).join(' '));
      }
    for (const element of all('[name]'))
      if (element.type !== 'radio' && element.tagName === 'INPUT') element.name = fresh();
    made.names += other.size;
  }

  /** A box around an element that has no rules about what it may stand in. */
  function wrap() {
    const free = all('div, input, select, textarea, button, p, h2').filter(
      (one) =>
        one.parentElement.matches('div, section, td, dd, li, form, fieldset') &&
        !/flex|grid/.test(getComputedStyle(one.parentElement).display),
    );
    const one = pick(free);
    if (one === undefined) return;
    const inline = getComputedStyle(one).display.startsWith('inline');
    const box = document.createElement(inline && chance(0.5) ? 'span' : 'div');
    one.replaceWith(box);
    box.append(one);
    made.wrapped += 1;
  }

  /** Takes away a box that says nothing: no attributes, nothing else beside what is in it. */
  function unwrap() {
    const plain = all('div, span').filter(
      (one) =>
        one.attributes.length === 0 &&
        one.childNodes.length === 1 &&
        one.firstElementChild !== null &&
        one.parentElement.childNodes.length === 1,
    );
    const one = pick(plain);
    if (one === undefined) return;
    one.replaceWith(...one.childNodes);
    made.unwrapped += 1;
  }

  /** Another order of whole rows: elements beside one another that have a label and a field each. */
  function reorder() {
    const isRow = (one) =>
      one.matches('div, tr, fieldset, p') &&
      fields(one) > 0 &&
      words(one) !== '' &&
      one.querySelector('label, span, td, legend, div') !== null;
    const places = all('div, section, tbody, form').filter((one) => {
      const children = [...one.children];
      return (
        children.length > 1 &&
        children.every((child) => isRow(child) || child.matches('h2')) &&
        children.filter(isRow).every((row) => row.querySelectorAll('label, legend, td:first-child').length > 0)
      );
    });
    const place = pick(places);
    if (place === undefined) return;
    const rows = [...place.children].filter((child) => !child.matches('h2'));
    // The rows of one list keep their order: it is the order of its values.
    if (
      rows.some(
        (row) =>
          row.matches('.list-row, [role=radio]') ||
          row.querySelector('input[type=radio]') === row.querySelector(CONTROLS),
      )
    )
      return;
    const [from, to] = [pick(rows), pick(rows)];
    if (from === to) return;
    to.before(from);
    made.moved += 1;
  }

  /** Another order of what is drawn by places that are written down: the eye sees none of it. */
  function shuffle() {
    const isPlaced = (one) =>
      one.style.order !== '' || one.style.gridRow !== '' || getComputedStyle(one).position === 'absolute';
    const places = all('div').filter((one) => one.childElementCount > 1 && [...one.children].every(isPlaced));
    const place = pick(places);
    if (place === undefined) return;
    for (let left = place.childElementCount; left > 0; left -= 1) {
      const [one, other] = [pick(place.children), pick(place.children)];
      if (one !== other) other.before(one);
    }
    made.shuffled += 1;
  }

  /** Ties a label to its one field in another way. */
  function tie() {
    const labels = all('label[for]').filter((label) => document.getElementById(label.htmlFor)?.matches(FIELDS));
    const around = all('label').filter(
      (label) => !label.htmlFor && fields(label) === 1 && label.querySelector('[type=radio]') === null,
    );
    const label = pick([...labels, ...around]);
    if (label === undefined) return;
    const field = label.htmlFor ? document.getElementById(label.htmlFor) : label.querySelector(FIELDS);
    // A box that is drawn in a label is pressed through it.
    const drawn = [...label.querySelectorAll('*')].filter((one) => !one.contains(field) && words(one) === '');
    if (drawn.length > 0) return;
    const row = label.parentElement;
    const alone = row.contains(field) && fields(row) === 1 && row.querySelectorAll('label').length === 1;
    const ways = label.htmlFor
      ? ['labelledby', ...(alone && field.type !== 'radio' ? ['around', 'beside'] : [])]
      : ['for', 'labelledby'];
    const way = pick(ways);
    field.id ||= fresh();
    const text = document.createElement(way === 'for' ? 'label' : 'span');
    text.className = label.className;
    text.id = label.id || fresh();
    const loose = [...label.childNodes].filter((child) => child !== field && !child.contains(field));
    if (way === 'around') {
      if (label.contains(field)) return;
      label.removeAttribute('for');
      label.append(field);
    } else {
      if (!label.htmlFor && label.contains(field) && label.querySelectorAll('*').length > 4) return;
      text.append(...loose);
      if (way === 'for') text.htmlFor = field.id;
      if (way === 'labelledby') field.setAttribute('aria-labelledby', text.id);
      if (label.contains(field)) label.replaceWith(text, field);
      else label.replaceWith(text);
    }
    made.tied += 1;
  }

  const changes = [rename, renameClasses, wrap, wrap, wrap, unwrap, unwrap, reorder, reorder, shuffle, tie, tie];
  for (let left = 4 + Math.floor(random() * 8); left > 0; left -= 1) pick(changes)();
  return made;
}
