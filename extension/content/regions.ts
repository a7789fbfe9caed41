// Parts of a page that separate one form from another.

import type { Region } from './generated/wire';

const ROLES: Partial<Record<string, Region>> = {
  form: 'form',
  search: 'search',
  dialog: 'dialog',
  alertdialog: 'dialog',
  navigation: 'navigation',
  complementary: 'complementary',
  banner: 'banner',
  contentinfo: 'banner',
  main: 'main',
  row: 'row',
  radiogroup: 'fieldset',
  listbox: 'listbox',
  menu: 'listbox',
};

const TAGS: Partial<Record<string, Region>> = {
  form: 'form',
  search: 'search',
  dialog: 'dialog',
  nav: 'navigation',
  aside: 'complementary',
  main: 'main',
  tr: 'row',
  fieldset: 'fieldset',
};

/** The region that an element opens, if it is one. */
export function regionOf(element: Element): Region | null {
  const role = element.getAttribute('role')?.trim().split(/\s+/)[0];
  const said = role === undefined ? undefined : ROLES[role];
  if (said) return said;
  const tag = element.localName;
  // Inside a part of the page, header and footer belong to that part.
  if (tag === 'header' || tag === 'footer')
    return element.closest('main, article, section, aside, nav') ? null : 'banner';
  return TAGS[tag] ?? null;
}
