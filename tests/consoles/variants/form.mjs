// The form as data: which fields there are, in which order, under which labels. No markup.

import { alexaRedirectUrls } from '../alexa/model';
import { textsFor } from '../alexa/texts';

const PROVIDER = ['type', 'authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'accessTokenScheme'];
const REST = ['scopes', 'domains', 'defaultTokenExpirationInSeconds'];
const SETTINGS = ['skipOnEnablement', 'appToApp', 'mobile', 'voice'];
const APP = ['redirectUrls', 'alexaClientId', 'alexaClientSecret'];

/** Keys by section; a section's name is the key of its heading. */
const ORDERS = {
  2024: { settings: SETTINGS, provider: [...PROVIDER, ...REST, ...APP, 'alexaRedirectUrls'] },
  2018: {
    settings: SETTINGS,
    provider: [
      ...['authorizationUrl', 'clientId', 'domains', 'scopes', 'alexaRedirectUrls', 'type', 'accessTokenUrl'],
      ...['clientSecret', 'accessTokenScheme', 'defaultTokenExpirationInSeconds', ...APP],
    ],
  },
  turned: {
    provider: ['alexaRedirectUrls', ...REST.toReversed(), ...PROVIDER.toReversed()],
    settings: [...SETTINGS.toReversed(), ...APP],
  },
};

const TOGGLES = ['enabled', ...SETTINGS];
const LISTS = ['scopes', 'domains', 'redirectUrls'];

/** Shown for reading, and never to be touched. */
export const ALEXA_CLIENT = {
  alexaClientId: 'fa4e-alexa-client-000001',
  alexaClientSecret: 'fake-alexa-client-secret-1',
};

/** The sections with their items, as the form stands with these values. */
export function sections(options, values) {
  const texts = textsFor(options);
  const all = [{ heading: null, items: [item('enabled', texts, options, values)] }];
  if (!values.enabled) return all;
  for (const [name, keys] of Object.entries(ORDERS[options.order])) {
    const shown = keys.filter((key) => values.appToApp || !APP.includes(key));
    const items = shown.map((key) => item(key, texts, options, values));
    if (name === 'provider' && options.pkce !== null) items.push(item('pkce', texts, options, values));
    all.push({ heading: texts[name], items });
  }
  return all;
}

export const titleOf = (options) => textsFor(options).title;

function item(key, texts, options, values) {
  const label = texts[key];
  if (key === 'pkce') {
    const choices = [
      { value: true, text: 'Enabled' },
      { value: false, text: 'Disabled' },
    ];
    return options.pkce === 'toggle'
      ? { kind: 'toggle', key, label }
      : { kind: 'choice', make: 'radios', key, label, choices };
  }
  if (TOGGLES.includes(key)) return { kind: 'toggle', key, label };
  if (LISTS.includes(key)) {
    const add = { scopes: texts.addScope, domains: texts.addDomain, redirectUrls: texts.redirectUrls }[key];
    return { kind: 'list', key, label, add };
  }
  if (key === 'alexaRedirectUrls') return { kind: 'lines', key, label, lines: alexaRedirectUrls(options, values.type) };
  if (key in ALEXA_CLIENT) return { kind: 'shown', key, label, value: ALEXA_CLIENT[key] };
  const required = key !== 'defaultTokenExpirationInSeconds';
  const mark = required ? (options.vintage === '2018' ? ' *' : '*') : '';
  if (key === 'type') {
    const choices = [
      { value: 'IMPLICIT', text: texts.implicit, about: 'Tokens come with the address.' },
      { value: 'AUTH_CODE', text: texts.authCode, about: 'A code comes first, and is exchanged for tokens.' },
    ];
    return { kind: 'choice', make: options.grant, key, label, mark, choices };
  }
  if (key === 'accessTokenScheme') {
    const choices = [
      { value: 'HTTP_BASIC', text: texts.httpBasic, about: 'In a header of the request.' },
      { value: 'REQUEST_BODY_CREDENTIALS', text: texts.requestBody, about: 'In the form that is sent.' },
    ];
    return { kind: 'choice', make: options.scheme, key, label, mark, choices };
  }
  return { kind: 'text', key, label, mark, password: key === 'clientSecret' && options.vintage === '2018' };
}
