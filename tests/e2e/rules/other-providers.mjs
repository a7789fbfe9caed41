// Set-ups with other identity providers, on the Alexa form alone.

import { numbered, ownForm } from './values.mjs';

const HOME = 'https://home.example-app.test/auth';
const ASKED = 'https://auth.example-app.test/authorize?state=1&lang=de';
const GIVEN = 'https://auth.example-app.test/token?grant_type=authorization_code';

export default [
  {
    name: 'Home Assistant',
    profile: { skillType: 'smartHome' },
    consoles: ownForm(
      {
        authorizationUrl: 'http://home.example-app.test/auth/authorize',
        accessTokenUrl: 'https://home.example-app.test:8123/auth/token',
        clientId: 'https://pitangui.amazon.com',
        pkce: true,
        scopes: [''],
      },
      { pkce: 'toggle' },
    ),
    page: 'alexa',
    findings: [
      'uri-not-https error authorizationUrl',
      'uri-port warning accessTokenUrl',
      'ha-client-id error clientId',
      'auth-scheme-provider error accessTokenScheme',
      'pkce-unsupported warning pkce',
      'scope-missing error scopes',
    ],
    steps: [
      { fix: 'uri-not-https', gives: { authorizationUrl: `${HOME}/authorize` }, undo: 'only' },
      {
        fix: 'uri-port',
        gives: { accessTokenUrl: `${HOME}/token` },
        begins: ['relink-needed info accessTokenUrl'],
        undo: 'only',
      },
      { fix: 'ha-client-id', gives: { clientId: 'https://pitangui.amazon.com/' }, undo: 'only' },
      { fix: 'auth-scheme-provider', gives: { accessTokenScheme: 'REQUEST_BODY_CREDENTIALS' }, undo: 'only' },
      { fix: 'pkce-unsupported', gives: { pkce: false }, undo: 'only' },
      {
        hand: [
          ['authorizationUrl', `${HOME}/authorize`],
          ['accessTokenUrl', `${HOME}/token`],
          ['clientId', 'https://layla.amazon.com/'],
        ],
        ends: ['uri-not-https', 'uri-port', 'ha-client-id'],
        begins: ['relink-needed info accessTokenUrl'],
      },
      {
        hand: [
          ['accessTokenScheme', 'REQUEST_BODY_CREDENTIALS'],
          ['pkce', false],
          ['scopes', '', 'smart_home'],
        ],
        ends: ['auth-scheme-provider', 'pkce-unsupported', 'scope-missing'],
      },
    ],
  },
  {
    name: 'an own server with too much of everything',
    profile: { skillType: 'custom' },
    consoles: ownForm({
      authorizationUrl: ASKED,
      accessTokenUrl: GIVEN,
      clientId: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001',
      scopes: numbered(16, (n) => `scope-${n}`),
      domains: ['example-app.test'],
      defaultTokenExpirationInSeconds: '300',
    }),
    page: 'alexa',
    findings: [
      'auth-uri-oauth-params error authorizationUrl',
      'token-uri-query warning accessTokenUrl',
      'client-id-wrong-kind error clientId',
      'limit-scopes error scopes',
      'domain-list-missing-host warning domains=example-app.test',
      'token-expiry-invalid error defaultTokenExpirationInSeconds',
    ],
    steps: [
      {
        fix: 'auth-uri-oauth-params',
        gives: { authorizationUrl: 'https://auth.example-app.test/authorize?lang=de' },
        undo: 'only',
      },
      {
        fix: 'token-uri-query',
        gives: { accessTokenUrl: 'https://auth.example-app.test/token' },
        begins: ['relink-needed info accessTokenUrl'],
        undo: 'only',
      },
      {
        fix: 'domain-list-missing-host',
        gives: { domains: ['example-app.test', 'auth.example-app.test'] },
        undo: 'only',
      },
      { fix: 'token-expiry-invalid', gives: { defaultTokenExpirationInSeconds: '' }, undo: 'only' },
      {
        hand: [
          ['authorizationUrl', 'https://auth.example-app.test/go'],
          ['accessTokenUrl', 'https://auth.example-app.test/token'],
          ['clientId', 'fake-lamps'],
        ],
        ends: ['auth-uri-oauth-params', 'token-uri-query', 'client-id-wrong-kind'],
        begins: ['relink-needed info accessTokenUrl'],
      },
      {
        hand: [
          ['scopes', 'scope-16', ''],
          ['domains', 'example-app.test', 'auth.example-app.test'],
          ['defaultTokenExpirationInSeconds', '3600'],
        ],
        ends: ['limit-scopes', 'domain-list-missing-host', 'token-expiry-invalid'],
      },
    ],
  },
  {
    name: 'an own server on the developer’s computer',
    profile: { skillType: 'custom' },
    consoles: ownForm({
      authorizationUrl: 'https://localhost/authorize',
      clientId: 'xxx',
      domains: ['*.example-app.test', ...numbered(15, (n) => `host-${n}.example-app.test`)],
      defaultTokenExpirationInSeconds: '86400000',
    }),
    page: 'alexa',
    findings: [
      'uri-private-host error authorizationUrl',
      'placeholder-left warning clientId',
      // Both at the first row, which must show the worse of the two.
      'domain-list-format error domains=*.example-app.test',
      'limit-domains warning domains',
      'token-expiry-long warning defaultTokenExpirationInSeconds',
    ],
    steps: [
      {
        hand: [
          ['authorizationUrl', 'https://auth.example-app.test/go'],
          ['clientId', 'fake-lamps'],
          ['domains', '*.example-app.test', ''],
          ['defaultTokenExpirationInSeconds', '86400'],
        ],
        ends: ['uri-private-host', 'placeholder-left', 'domain-list-format', 'limit-domains', 'token-expiry-long'],
      },
    ],
  },
  {
    name: 'Auth0 without a refresh token',
    profile: { skillType: 'custom' },
    consoles: ownForm({
      authorizationUrl: 'https://tenant.auth0.com/authorize',
      accessTokenUrl: 'https://tenant.auth0.com/oauth/token',
      scopes: ['openid'],
      domains: ['tenant.auth0.com'],
    }),
    page: 'alexa',
    typed: [['clientSecret', 'fake secret']],
    findings: [
      'secret-whitespace error clientSecret',
      'refresh-scope-missing warning scopes',
      'domain-list-missing-cdn warning domains',
    ],
    steps: [
      { fix: 'secret-whitespace', gives: { clientSecret: 'fakesecret' } },
      { fix: 'refresh-scope-missing', gives: { scopes: ['openid', 'offline_access'] }, undo: 'only' },
      { fix: 'domain-list-missing-cdn', gives: { domains: ['tenant.auth0.com', 'cdn.auth0.com'] }, undo: 'only' },
      {
        hand: [
          ['scopes', 'openid', 'offline_access'],
          ['domains', 'tenant.auth0.com', 'cdn.auth0.com'],
        ],
        ends: ['refresh-scope-missing', 'domain-list-missing-cdn'],
      },
    ],
  },
  {
    name: 'a custom skill with the implicit grant',
    profile: { skillType: 'custom' },
    consoles: ownForm({ type: 'IMPLICIT' }),
    page: 'alexa',
    findings: ['implicit-no-refresh warning type'],
    steps: [
      { fix: 'implicit-no-refresh', gives: { type: 'AUTH_CODE' }, undo: 'only' },
      { hand: [['type', 'AUTH_CODE']], ends: ['implicit-no-refresh'] },
    ],
  },
  {
    name: 'a smart-home skill with the implicit grant',
    profile: { skillType: 'smartHome' },
    consoles: ownForm({ type: 'IMPLICIT', scopes: ['lamps'] }),
    page: 'alexa',
    findings: ['implicit-not-allowed error type'],
    steps: [
      { fix: 'implicit-not-allowed', gives: { type: 'AUTH_CODE' }, undo: 'only' },
      { hand: [['type', 'AUTH_CODE']], ends: ['implicit-not-allowed'] },
    ],
  },
];
