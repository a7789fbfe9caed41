// Set-ups with Login with Amazon, on the Alexa form alone.

import { AUTHORIZE, clientId, lwaForm, SECRET, TOKEN } from './values.mjs';

const WRONG_TOKEN = 'https://api.amazon.com/auth/02/token';
const JOINED = 'profile, profile:user_id';
const BLANK_DOMAIN = ' auth.example-app.test';

export default [
  {
    name: 'Login with Amazon, mended by fixes',
    profile: { skillType: 'custom' },
    consoles: lwaForm({
      authorizationUrl: 'https://www.amazon.com/ap/0a',
      accessTokenUrl: WRONG_TOKEN,
      clientId: clientId(1).replace('oa2', 'ao2'),
      scopes: ['Profile', 'postal_code ', 'openid', JOINED],
      domains: [BLANK_DOMAIN, 'https://cdn.example-app.test/x'],
      defaultTokenExpirationInSeconds: '80420',
      appToApp: true,
    }),
    page: 'alexa',
    typed: [['clientSecret', `"${SECRET}"`]],
    findings: [
      'lwa-auth-uri error authorizationUrl',
      'lwa-token-uri error accessTokenUrl',
      'client-id-lwa-format error clientId',
      'secret-whitespace error clientSecret',
      'scope-unknown-lwa error scopes=Profile',
      'scope-unknown-lwa error scopes=postal_code ',
      'scope-unknown-lwa error scopes=openid',
      `scope-joined warning scopes=${JOINED}`,
      `domain-list-format error domains=${BLANK_DOMAIN}`,
      'domain-list-format error domains=https://cdn.example-app.test/x',
      'token-expiry-pointless info defaultTokenExpirationInSeconds',
      'app2app-without-redirects error appToApp',
    ],
    steps: [
      {
        fixSafe: ['secret-whitespace', 'scope-unknown-lwa=postal_code ', `domain-list-format=${BLANK_DOMAIN}`],
        gives: {
          clientSecret: SECRET,
          scopes: ['Profile', 'postal_code', 'openid', JOINED],
          domains: ['auth.example-app.test', 'https://cdn.example-app.test/x'],
        },
        undo: true,
      },
      { fix: 'lwa-auth-uri', gives: { authorizationUrl: AUTHORIZE } },
      {
        hand: [['accessTokenUrl', TOKEN]],
        ends: ['lwa-token-uri'],
        begins: ['relink-needed info accessTokenUrl'],
      },
      {
        hand: [['accessTokenUrl', WRONG_TOKEN]],
        ends: ['relink-needed'],
        begins: ['lwa-token-uri error accessTokenUrl'],
      },
      { fix: 'lwa-token-uri', gives: { accessTokenUrl: TOKEN }, begins: ['relink-needed info accessTokenUrl'] },
      { fix: 'client-id-lwa-format', gives: { clientId: clientId(1) } },
      {
        fix: 'scope-unknown-lwa=Profile',
        gives: { scopes: ['profile', 'postal_code', 'openid', JOINED] },
      },
      { hand: [['scopes', 'openid', '']], ends: ['scope-unknown-lwa=openid'] },
      {
        fix: `scope-joined=${JOINED}`,
        gives: { scopes: ['profile', 'postal_code', '', 'profile:user_id'] },
        undo: true,
      },
      {
        fix: 'domain-list-format=https://cdn.example-app.test/x',
        gives: { domains: ['auth.example-app.test', 'cdn.example-app.test'] },
      },
      { fix: 'token-expiry-pointless', gives: { defaultTokenExpirationInSeconds: '' } },
      { fix: 'app2app-without-redirects', gives: { appToApp: false } },
    ],
  },
  {
    name: 'Login with Amazon, mended by hand',
    profile: { skillType: 'custom' },
    consoles: lwaForm({
      authorizationUrl: 'https://www.amazon.com/AP/oa',
      clientId: 'amzn1.application-oa2-client.fa4e',
      scopes: ['profile postal_code'],
      domains: ['auth.example-app.test:8443'],
      defaultTokenExpirationInSeconds: '7200',
      appToApp: true,
      redirectUrls: [''],
    }),
    page: 'alexa',
    typed: [['clientSecret', `${SECRET} `]],
    findings: [
      'lwa-auth-uri error authorizationUrl',
      'client-id-lwa-format warning clientId',
      'secret-whitespace error clientSecret',
      'scope-joined warning scopes=profile postal_code',
      'domain-list-format error domains=auth.example-app.test:8443',
      'token-expiry-pointless info defaultTokenExpirationInSeconds',
      'app2app-without-redirects error appToApp',
    ],
    steps: [
      { fix: 'secret-whitespace', gives: { clientSecret: SECRET }, undo: 'only' },
      {
        hand: [['clientSecret', 'fake-secret']],
        ends: ['secret-whitespace'],
        begins: ['secret-lwa-format warning clientSecret'],
      },
      {
        hand: [
          ['clientSecret', SECRET],
          ['authorizationUrl', AUTHORIZE],
          ['clientId', clientId(1)],
          ['scopes', 'profile postal_code', 'profile'],
        ],
        ends: ['secret-lwa-format', 'lwa-auth-uri', 'client-id-lwa-format', 'scope-joined'],
      },
      {
        hand: [
          ['domains', 'auth.example-app.test:8443', 'auth.example-app.test'],
          ['defaultTokenExpirationInSeconds', '3600'],
          ['redirectUrls', '', 'https://app.example-app.test/cb'],
        ],
        ends: ['domain-list-format', 'token-expiry-pointless', 'app2app-without-redirects'],
      },
    ],
  },
  {
    name: 'Login with Amazon, ID and secret swapped after linking failed',
    linkingFailed: true,
    consoles: lwaForm({ clientId: SECRET }),
    page: 'alexa',
    typed: [['clientSecret', clientId(1)]],
    findings: ['id-secret-swapped error clientId', 'scope-profile-hint info scopes'],
    steps: [
      { fix: 'id-secret-swapped', gives: { clientId: clientId(1), clientSecret: SECRET }, undo: 'only' },
      {
        hand: [
          ['clientId', clientId(1)],
          ['clientSecret', SECRET],
          ['scopes', 'profile', 'postal_code'],
        ],
        ends: ['id-secret-swapped', 'scope-profile-hint'],
      },
    ],
  },
  {
    name: 'Login with Amazon, implicit grant and no scope',
    profile: { skillType: 'custom' },
    secret: SECRET,
    consoles: lwaForm({ type: 'IMPLICIT', scopes: [''] }),
    page: 'alexa',
    findings: ['implicit-with-lwa error type', 'scope-missing warning scopes'],
    steps: [
      { fix: 'scope-missing', gives: { scopes: ['profile'] }, undo: 'only' },
      {
        fix: 'implicit-with-lwa',
        gives: { type: 'AUTH_CODE' },
        begins: ['secret-empty-on-save warning clientSecret'],
        undo: 'only',
      },
      {
        hand: [['type', 'AUTH_CODE']],
        ends: ['implicit-with-lwa'],
        begins: ['secret-empty-on-save warning clientSecret'],
      },
      { fix: 'secret-empty-on-save', gives: { clientSecret: SECRET }, undo: 'only' },
      {
        hand: [
          ['clientSecret', SECRET],
          ['scopes', '', 'profile'],
        ],
        ends: ['secret-empty-on-save', 'scope-missing'],
      },
    ],
  },
];
