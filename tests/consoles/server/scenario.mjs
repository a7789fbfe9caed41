import { VARIANTS } from '../variants/names.mjs';
import { checkProfiles, checkValues, isLine } from './checks.mjs';
import { EMPTY_FORM, VENDOR_ID } from './practice-data.mjs';

/** Every option, with its default. A missing option means the default, never the previous scenario's value. */
const DEFAULTS = {
  alexa: {
    start: 'empty',
    values: {},
    other: {},
    vendorId: VENDOR_ID,
    vintage: '2024',
    locale: 'en',
    labels: 'beside',
    toggle: 'switch',
    lateMs: 150,
    pkce: false,
    revert: [],
    revertNow: [],
    decoys: false,
    disabled: [],
    hiddenTwin: [],
    churn: false,
    awayMs: 0,
    rename: {},
    variant: null,
  },
  lwa: { start: 'empty', profiles: null, locale: 'en', decoys: false },
  ixhello: { start: 'empty', other: 'empty', lateMs: 100 },
  csp: null,
  kept: false,
};

const CHOICES = {
  'alexa.start': ['empty', 'half', 'wrong', 'full'],
  'alexa.vintage': ['2024', '2020', '2018'],
  'alexa.locale': ['en', 'ja'],
  'alexa.labels': ['beside', 'for', 'aria'],
  'alexa.toggle': ['switch', 'checkbox', 'div'],
  'alexa.churn': [false, true, 'edit'],
  'alexa.pkce': [false, true, 'toggle'],
  'alexa.variant': [null, ...Object.keys(VARIANTS)],
  'lwa.start': ['empty', 'oneProfile', 'partial', 'nearMiss'],
  'lwa.locale': ['en', 'es'],
  'ixhello.start': ['empty', 'checked'],
  'ixhello.other': ['empty', 'checked'],
};

/** Options with a shape of their own. */
const CHECKS = {
  'alexa.values': checkValues,
  'alexa.other': checkValues,
  // Which names there are the page knows: it does not render with another.
  'alexa.rename': (name, value) => {
    const texts = Object.values(value);
    if (!texts.every((text) => isLine(text) && text !== '')) throw new TypeError(`${name}: texts of one line each`);
  },
  'alexa.vendorId': (name, value) => {
    if (!isLine(value) || value === '') throw new TypeError(`${name}: a text of one line, not empty`);
  },
  'lwa.profiles': checkProfiles,
};

/** Fields that `revert`, `revertNow` and `disabled` can name. */
const ALEXA_FIELDS = Object.keys(EMPTY_FORM);

/** Fields that `hiddenTwin` can name. */
const TEXT_FIELDS = ALEXA_FIELDS.filter((field) => EMPTY_FORM[field] === '');

/** Fills in the defaults and refuses what it does not know, so that a typing slip cannot weaken a test. */
export function completeScenario(given = {}) {
  refuseUnknown('scenario', given, DEFAULTS);
  const scenario = structuredClone(DEFAULTS);
  for (const [part, value] of Object.entries(given)) {
    if (part === 'csp' || part === 'kept') {
      scenario[part] = value;
      continue;
    }
    refuseUnknown(part, value, DEFAULTS[part]);
    Object.assign(scenario[part], structuredClone(value));
    for (const [option, choice] of Object.entries(value)) checkOption(`${part}.${option}`, choice);
  }
  checkPkce('alexa.values', scenario.alexa);
  checkPkce('alexa.other', scenario.alexa);
  if (scenario.csp !== null && typeof scenario.csp !== 'string') throw new TypeError('csp: null or a string');
  if (typeof scenario.kept !== 'boolean') throw new TypeError('kept: true or false');
  return scenario;
}

function refuseUnknown(name, given, known) {
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(known, key)) throw new TypeError(`${name} has no option "${key}"`);
  }
}

/** The page's state says `null` when there is no control, and a toggle is either on or off. */
function checkPkce(name, { pkce, ...alexa }) {
  const saved = alexa[name.split('.')[1]].pkce;
  if (pkce === false && typeof saved === 'boolean') {
    throw new TypeError(`${name}.pkce: the page has no such control; set alexa.pkce`);
  }
  if (pkce === 'toggle' && saved === null) throw new TypeError(`${name}.pkce: true or false with a toggle`);
}

function checkOption(name, value) {
  if (CHECKS[name] !== undefined) return CHECKS[name](name, value);
  if (CHOICES[name] !== undefined) {
    if (!CHOICES[name].includes(value)) throw new TypeError(`${name}: one of ${CHOICES[name].join(', ')}`);
    return;
  }
  const [part, option] = name.split('.');
  const known = DEFAULTS[part][option];
  if (typeof value !== typeof known || Array.isArray(value) !== Array.isArray(known)) {
    throw new TypeError(`${name}: expected something like ${JSON.stringify(known)}`);
  }
  if (Array.isArray(value)) {
    const fields = option === 'hiddenTwin' ? TEXT_FIELDS : ALEXA_FIELDS;
    const wrong = value.filter((field) => !fields.includes(field));
    if (wrong.length > 0) throw new TypeError(`${name}: no field named ${wrong.join(', ')}`);
  }
}
