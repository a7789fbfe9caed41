/** Every option, with its default. A missing option means the default, never the previous scenario's value. */
const DEFAULTS = {
  alexa: {
    start: 'empty',
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
  },
  lwa: { start: 'empty', locale: 'en', decoys: false },
  ixhello: { start: 'empty', lateMs: 100 },
  csp: null,
};

const CHOICES = {
  'alexa.start': ['empty', 'half', 'wrong', 'full'],
  'alexa.vintage': ['2024', '2020', '2018'],
  'alexa.locale': ['en', 'ja'],
  'alexa.labels': ['beside', 'for', 'aria'],
  'alexa.toggle': ['switch', 'checkbox', 'div'],
  'lwa.start': ['empty', 'oneProfile', 'partial', 'nearMiss'],
  'lwa.locale': ['en', 'es'],
  'ixhello.start': ['empty', 'checked'],
};

/** Fields that `hiddenTwin` can name. */
const TEXT_FIELDS = [
  'authorizationUrl',
  'accessTokenUrl',
  'clientId',
  'clientSecret',
  'defaultTokenExpirationInSeconds',
  'privacyPolicyUrl',
];

/** Fields that `revert`, `revertNow` and `disabled` can name. */
const ALEXA_FIELDS = [
  ...TEXT_FIELDS,
  'enabled',
  'skipOnEnablement',
  'appToApp',
  'mobile',
  'voice',
  'type',
  'accessTokenScheme',
  'scopes',
  'domains',
  'redirectUrls',
  'pkce',
];

/** Fills in the defaults and refuses what it does not know, so that a typing slip cannot weaken a test. */
export function completeScenario(given = {}) {
  refuseUnknown('scenario', given, DEFAULTS);
  const scenario = structuredClone(DEFAULTS);
  for (const [part, value] of Object.entries(given)) {
    if (part === 'csp') {
      scenario.csp = value;
      continue;
    }
    refuseUnknown(part, value, DEFAULTS[part]);
    Object.assign(scenario[part], structuredClone(value));
    for (const [option, choice] of Object.entries(value)) checkOption(`${part}.${option}`, choice);
  }
  if (scenario.csp !== null && typeof scenario.csp !== 'string') throw new TypeError('csp: null or a string');
  return scenario;
}

function refuseUnknown(name, given, known) {
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(known, key)) throw new TypeError(`${name} has no option "${key}"`);
  }
}

function checkOption(name, value) {
  const [part, option] = name.split('.');
  const known = DEFAULTS[part][option];
  if (CHOICES[name] !== undefined && !CHOICES[name].includes(value)) {
    throw new TypeError(`${name}: one of ${CHOICES[name].join(', ')}`);
  }
  if (typeof value !== typeof known || Array.isArray(value) !== Array.isArray(known)) {
    throw new TypeError(`${name}: expected something like ${JSON.stringify(known)}`);
  }
  if (Array.isArray(value)) {
    const fields = option === 'hiddenTwin' ? TEXT_FIELDS : ALEXA_FIELDS;
    const wrong = value.filter((field) => !fields.includes(field));
    if (wrong.length > 0) throw new TypeError(`${name}: no field named ${wrong.join(', ')}`);
  }
}
