// Where the fields of a practice console stand, and which of them wear a mark.

import { coloured } from '../harness/pixels.mjs';

/** Names in the pages' states, by Linkwright's own where the two differ. */
const KEYS = {
  enabled: 'accountLinking',
  mobile: 'mobileAuthentication',
  voice: 'voiceForwardAccountLinking',
  name: 'securityProfileName',
  description: 'securityProfileDescription',
  privacyUrl: 'privacyNoticeUrl',
  origins: 'allowedOrigins',
  returnUrls: 'allowedReturnUrls',
};

/** Linkwright's name of a field. */
export const keyOf = (name) => KEYS[name] ?? name;

/** The fields of each page, by its console, or by the name of its page where the console has several. */
const FIELDS = {
  alexa: [
    ...['enabled', 'skipOnEnablement', 'appToApp', 'mobile', 'voice', 'type', 'pkce', 'authorizationUrl'],
    ...['accessTokenUrl', 'clientId', 'clientSecret', 'accessTokenScheme', 'scopes', 'domains', 'redirectUrls'],
    ...['defaultTokenExpirationInSeconds', 'alexaRedirectUrls'],
  ],
  ixhello: ['profileName', 'invocationName', 'description', 'enableAccountLinking'],
  create: ['name', 'description', 'privacyUrl'],
  general: ['profileId', 'clientId', 'description', 'privacyUrl'],
  'web-settings-view': ['origins', 'returnUrls'],
  'web-settings-edit': ['origins', 'returnUrls'],
};

/** Every field's element, row by row: `{ field, row, left, top, width, height }`. What is only shown is found by its text. */
function placesOnPage(all) {
  const state = window.__state();
  const places = [];
  const add = (field, row, element, onlyShown) => {
    if (element === null) return;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, width, height } = (onlyShown ? range : element).getBoundingClientRect();
    places.push({ field, row, left, top, width, height });
  };
  const showing = (text) =>
    [...document.querySelectorAll('td, div, p')].find(
      (one) => one.childElementCount === 0 && one.textContent.trim() === text,
    ) ?? null;
  const readOnly = ['general', 'web-settings-view'].includes(state.page);
  const find = (name, part) => window.__fieldElement(name, part);
  for (const field of all[state.page ?? state.console]) {
    const value = state[field];
    if (readOnly) {
      for (const text of [value].flat()) add(field, text, showing(text), true);
    } else if (Array.isArray(value)) {
      for (const [row, text] of value.entries()) add(field, text, find(field, row), false);
    } else if (field === 'alexaRedirectUrls') {
      for (let row = 0; find(field, row) !== null; row += 1)
        add(field, find(field, row).textContent.trim(), find(field, row), true);
    } else if (field === 'type') {
      for (const grant of ['IMPLICIT', 'AUTH_CODE']) add(field, grant, find(field, grant), false);
    } else {
      add(field, undefined, find(field), false);
    }
  }
  return places;
}

/** The left and the right side of the ring around a field, without its corners (extension/content/marks.ts). */
function sides({ left, top, width, height }) {
  const start = Math.round(left - 3);
  const end = start + Math.round(width + 6);
  const side = { top: Math.round(top) + 4, width: 2, height: Math.max(4, Math.round(height) - 8) };
  return [
    { ...side, left: start },
    { ...side, left: end - 2 },
  ];
}

/** Messages of other fields may lie over a part of a ring, and a bit of their edges over a field that has none. */
const MARKED = { error: 0.4, warning: 0.4, info: 0.15 };
const UNMARKED = { error: 0.2, warning: 0.2, info: 0.08 };

/**
 * Where the fields of a page stand, and which are marked: `[{ field, row, severity }]`, in page order; `severity` is
 * `'?'` for what is neither a ring nor none.
 */
export async function marksOn(page, unpacker) {
  const places = await page.evaluate(placesOnPage, FIELDS);
  const end = (side) => Math.ceil(Math.max(...side)) + 8;
  const clip = {
    x: 0,
    y: 0,
    width: end(places.map(({ left, width }) => left + width)),
    height: end(places.map(({ top, height }) => top + height)),
  };
  const picture = await page.screenshot({ encoding: 'base64', captureBeyondViewport: false, clip });
  const counts = await coloured(unpacker, picture, places.flatMap(sides));
  const marks = places.flatMap(({ field, row }, at) => {
    const [one, other] = counts.slice(2 * at, 2 * at + 2);
    const [{ width, height }] = sides(places[at]);
    const share = (severity) => (one[severity] + other[severity]) / (2 * width * height);
    const marked = Object.keys(MARKED).filter((severity) => share(severity) >= MARKED[severity]);
    const unclear = Object.keys(UNMARKED).some((severity) => share(severity) > UNMARKED[severity]);
    if (marked.length === 0 && !unclear) return [];
    return [{ field, row, severity: marked.length === 1 ? marked[0] : '?' }];
  });
  return { places, marks };
}

/** From the worst on. */
const SEVERITIES = ['error', 'warning', 'info'];

/**
 * Where the marks of findings must stand: at the row that is meant, else at the field's first element. Of several there
 * the worst is seen.
 */
export function placesOf(findings, places) {
  const worst = new Map();
  for (const severity of SEVERITIES.toReversed()) {
    for (const { field, row } of findings.filter((one) => one.severity === severity)) {
      const own = places.filter((place) => place.field === field);
      const place = own.find((one) => row !== undefined && one.row === row) ?? own[0];
      if (place === undefined) throw new Error(`no element of ${field} is on the page`);
      worst.set(place, severity);
    }
  }
  return [...worst].map(([{ field, row }, severity]) => ({ field, row, severity }));
}
