import { EMPTY_FORM } from './practice-data.mjs';

/** An input holds one line: the browser would drop the break, and the page would show another value than was asked for. */
export const isLine = (value) => typeof value === 'string' && !/[\r\n]/.test(value);

const oneOf = (...choices) => ({
  fits: (value) => choices.includes(value),
  expected: `one of ${choices.map(String).join(', ')}`,
});

const LINE = { fits: isLine, expected: 'a text of one line' };
const NAME = { fits: (value) => isLine(value) && value.trim() !== '', expected: 'a text of one line, not blank' };
const LIST = { fits: (value) => Array.isArray(value) && value.every(isLine), expected: 'a list of texts of one line' };
const YES_OR_NO = { fits: (value) => typeof value === 'boolean', expected: 'true or false' };

/** Fields that an untouched form has nothing chosen in: their default does not tell what they may hold. */
const CHOICES = {
  type: oneOf('AUTH_CODE', 'IMPLICIT', null),
  accessTokenScheme: oneOf('HTTP_BASIC', 'REQUEST_BODY_CREDENTIALS', null),
  pkce: oneOf(true, false, null),
};

const kindOf = (untouched) => (Array.isArray(untouched) ? LIST : typeof untouched === 'boolean' ? YES_OR_NO : LINE);

const VALUES = Object.fromEntries(
  Object.entries(EMPTY_FORM).map(([field, untouched]) => [field, CHOICES[field] ?? kindOf(untouched)]),
);

/** Some of an account-linking form's values, under the names of the page's `__state()`. */
export const checkValues = (name, given) => checkFields(name, given, VALUES);

const PROFILE = {
  name: NAME,
  clientId: LINE,
  clientSecret: LINE,
  description: LINE,
  privacyUrl: LINE,
  origins: LIST,
  returnUrls: LIST,
};

/** Saved security profiles; `null` leaves them to `lwa.start`. */
export function checkProfiles(name, given) {
  if (given === null) return;
  if (!Array.isArray(given)) throw new TypeError(`${name}: null or a list of security profiles`);
  for (const [index, profile] of given.entries()) {
    const one = `${name}[${index}]`;
    checkFields(one, profile, PROFILE);
    if (!Object.hasOwn(profile, 'name')) throw new TypeError(`${one}.name: ${NAME.expected}`);
  }
}

function checkFields(name, given, fields) {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw new TypeError(`${name}: an object`);
  for (const [field, value] of Object.entries(given)) {
    if (!Object.hasOwn(fields, field)) throw new TypeError(`${name} has no field "${field}"`);
    const { fits, expected } = fields[field];
    if (!fits(value)) throw new TypeError(`${name}.${field}: expected ${expected}`);
  }
}
