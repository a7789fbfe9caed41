// Every variant of the account-linking form: who makes it, how labels are tied to fields, which widgets it has.
//
// kit      who draws it, a file in kits/
// ties     how a label belongs to its field, or is only drawn beside it: see ties.mjs
// toggle   switch, pressed, checkbox, drawn (a check box that is hidden, and a box that is drawn), div
// grant, scheme  radios, cards, roles (role=radio), select, listbox; kits have their own
// lists    after, before, far (where the link that adds a row stands), gated (it can be pressed once the last row is
//          filled), late (it comes then), blank (a blank row to begin with), area (one value a line), tokens, editor (its
//          button is called as in the kit's own examples)
// rows     what the inputs of a list are called: nothing, '' (the list's label), or with a number
// remove   sign, word, icon, long
// rtl      the page is written from right to left
// leaves   fields that no program can be certain of, and that must stay as they are
// partly   fields that are not filled to the end, which must be said; each value in them is one that was wanted

const USUAL = {
  vintage: '2024',
  locale: 'en',
  rename: {},
  order: '2024',
  ties: 'for',
  toggle: 'switch',
  grant: 'radios',
  scheme: 'select',
  lists: 'after',
  rows: null,
  remove: 'sign',
  inForm: false,
  pkce: null,
  rtl: false,
  decoys: [],
  leaves: [],
  partly: [],
};

const TEXTS = ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'defaultTokenExpirationInSeconds'];
const LISTS = ['scopes', 'domains', 'redirectUrls'];

const ALL = {
  'html-for': { kit: 'html', toggle: 'checkbox', remove: 'word', inForm: true, rows: 'numbered' },
  'html-around': { kit: 'html', ties: 'around', toggle: 'drawn', vintage: '2020', lists: 'blank' },
  'html-labelledby': { kit: 'html', ties: 'labelledby', vintage: '2018', order: '2018', rows: 'same', remove: 'icon' },
  'html-aria-label': { kit: 'html', ties: 'aria', toggle: 'pressed', grant: 'select', rows: 'same', lists: 'before' },
  'html-beside': { kit: 'html', ties: 'beside', toggle: 'div', grant: 'roles', remove: 'word', lists: 'before' },
  'html-table': { kit: 'html', ties: 'table', toggle: 'checkbox', inForm: true, vintage: '2020', remove: 'word' },
  'html-dl': { kit: 'html', ties: 'dl', toggle: 'switch', order: 'turned', lists: 'far' },
  'html-above': { kit: 'html', ties: 'above', toggle: 'checkbox', vintage: '2018', order: '2018' },
  'html-legend': { kit: 'html', ties: 'legend', toggle: 'drawn', grant: 'cards', scheme: 'radios' },
  'html-floating': { kit: 'html', ties: 'floating', toggle: 'switch', rows: 'numbered', remove: 'long' },
  'html-placeholder': { kit: 'html', ties: 'placeholder', lists: 'blank', leaves: [...TEXTS, ...LISTS] },
  'html-area': { kit: 'html', ties: 'for', toggle: 'checkbox', lists: 'area', pkce: 'radios' },
  'html-area-beside': { kit: 'html', ties: 'table', toggle: 'div', lists: 'area', scheme: 'cards' },
  'html-gated': { kit: 'html', ties: 'beside', lists: 'gated', toggle: 'pressed', pkce: 'toggle' },
  'html-late': { kit: 'html', ties: 'for', lists: 'late', remove: 'long', rows: 'numbered' },
  'html-cards': { kit: 'html', ties: 'above', grant: 'cards', scheme: 'cards', toggle: 'switch', order: 'turned' },
  'html-listbox': { kit: 'html', ties: 'labelledby', grant: 'roles', scheme: 'listbox', toggle: 'drawn' },
  'html-ja': { kit: 'html', ties: 'beside', locale: 'ja', vintage: '2018', order: '2018', toggle: 'checkbox' },
  'html-covered': { kit: 'html', ties: 'for', decoys: ['covered'], leaves: ['authorizationUrl'] },
  'html-tokens': { kit: 'html', ties: 'for', lists: 'tokens' },
  'html-columns': { kit: 'html', ties: 'columns', toggle: 'checkbox' },
  'html-columns-rtl': { kit: 'html', ties: 'columns', toggle: 'switch', rtl: true, lists: 'before' },
  'html-line-above': { kit: 'html', ties: 'above-columns', toggle: 'div', vintage: '2020' },
  'html-ordered': { kit: 'html', ties: 'ordered', toggle: 'pressed', lists: 'area', order: 'turned' },
  'html-absolute': { kit: 'html', ties: 'absolute', toggle: 'checkbox', vintage: '2018', order: '2018' },
  'html-absolute-rtl': { kit: 'html', ties: 'absolute', toggle: 'switch', rtl: true, inForm: true },
  'html-floated': { kit: 'html', ties: 'floated', toggle: 'switch', grant: 'select' },
  'html-grid': { kit: 'html', ties: 'grid', toggle: 'checkbox', scheme: 'listbox', locale: 'ja' },
  'react16-select1': {
    kit: 'react16',
    ties: 'for',
    grant: 'radios',
    scheme: 'react-select',
    vintage: '2018',
    order: '2018',
  },
  'react17-around': { kit: 'react17', ties: 'around', toggle: 'drawn', lists: 'blank', grant: 'cards', remove: 'icon' },
  'react18-select5': { kit: 'react18', ties: 'beside', toggle: 'div', scheme: 'react-select', grant: 'react-select' },
  'react19-late': {
    kit: 'react19',
    ties: 'labelledby',
    lists: 'late',
    scheme: 'listbox',
    grant: 'roles',
    locale: 'ja',
  },
  'preact-floating': { kit: 'preact', ties: 'floating', toggle: 'checkbox', lists: 'gated', vintage: '2020' },
  'preact-beside': {
    kit: 'preact',
    ties: 'beside',
    toggle: 'switch',
    scheme: 'listbox',
    lists: 'before',
    order: 'turned',
  },
  'react19-columns': { kit: 'react19', ties: 'columns', toggle: 'switch', scheme: 'listbox', lists: 'area' },
  'react18-grid-select5': { kit: 'react18', ties: 'grid', toggle: 'div', scheme: 'react-select', rtl: true },
  'vue-ordered': { kit: 'vue', ties: 'ordered', toggle: 'checkbox', grant: 'cards' },
  'preact-absolute': { kit: 'preact', ties: 'absolute', toggle: 'pressed', lists: 'blank' },
  'vue-table': { kit: 'vue', ties: 'table', toggle: 'switch', lists: 'area', grant: 'cards' },
  'vue-above': { kit: 'vue', ties: 'above', toggle: 'checkbox', lists: 'blank', rows: 'numbered', vintage: '2020' },
  angular: { kit: 'angular', toggle: 'checkbox', remove: 'icon' },
  'lit-inside': { kit: 'lit', toggle: 'switch', grant: 'radios', scheme: 'select' },
  'lit-slots': { kit: 'lit', ties: 'slots', toggle: 'checkbox', grant: 'roles', scheme: 'listbox', lists: 'before' },
  mui: { kit: 'mui', toggle: 'switch', grant: 'radios', scheme: 'select', remove: 'icon' },
  'mui-outlined': {
    kit: 'mui',
    ties: 'outlined',
    grant: 'radios',
    scheme: 'autocomplete',
    lists: 'before',
    remove: 'word',
  },
  cloudscape: { kit: 'cloudscape', grant: 'radios', scheme: 'select', lists: 'after', remove: 'word' },
  'mui-chips': { kit: 'mui', lists: 'tokens', leaves: LISTS },
  'cloudscape-tokens': { kit: 'cloudscape', lists: 'tokens', scheme: 'select' },
  'cloudscape-editor': { kit: 'cloudscape', lists: 'editor', remove: 'word' },
  'cloudscape-tiles': { kit: 'cloudscape', grant: 'tiles', scheme: 'select', lists: 'area', order: 'turned' },
};

/** By name, with everything said. */
export const VARIANTS = Object.fromEntries(
  Object.entries(ALL).map(([name, options]) => [name, { ...USUAL, name, ...options }]),
);

/** The kits, one bundle each. */
export const KITS = [...new Set(Object.values(ALL).map(({ kit }) => kit))];
