// Set-ups whose mistakes show only where two pages are held against each other, and those on the other two consoles.

import { clientId, JAPAN, LAYLA, lwaForm, ownForm, PITANGUI } from './values.mjs';

const SAMPLE = JAPAN.replace('M1FAKE0000001', 'M278T3HJB37YPD');
const PLAIN = PITANGUI.replace('https', 'http');
const OTHER = `amzn1.application-oa2-client.${'dec0'.repeat(8)}`;
const CALLBACK = 'https://auth.example-app.test/cb';
const UNSAFE = 'http://auth.example-app.test/cb';

/** Web Settings in which each Alexa redirect URL is wrong in another way. */
const WRONG_SETTINGS = {
  origins: [LAYLA, 'https://portal.example-app.test/', 'https://www.yourwebsite.com'],
  returnUrls: [PLAIN, SAMPLE, UNSAFE],
};

export default [
  {
    name: 'Web Settings with every kind of wrong row',
    consoles: { ...lwaForm({}), lwa: { profiles: [{ name: 'Lamps', ...WRONG_SETTINGS }] } },
    first: ['alexa'],
    page: 'webEdit',
    findings: [
      `alexa-url-in-origins error origins=${LAYLA}`,
      'origin-format warning origins=https://portal.example-app.test/',
      'placeholder-left warning origins=https://www.yourwebsite.com',
      `return-url-near-miss error returnUrls=${PLAIN}`,
      `vendor-id-mismatch error returnUrls=${SAMPLE}`,
      `return-url-http error returnUrls=${UNSAFE}`,
    ],
    steps: [
      {
        fix: 'alexa-url-in-origins',
        gives: {
          origins: ['https://portal.example-app.test/', 'https://www.yourwebsite.com'],
          returnUrls: [...WRONG_SETTINGS.returnUrls, LAYLA],
        },
        undo: 'only',
      },
      {
        fix: 'origin-format',
        gives: { origins: [LAYLA, 'https://portal.example-app.test', 'https://www.yourwebsite.com'] },
        undo: 'only',
      },
      { fix: 'return-url-near-miss', gives: { returnUrls: [PITANGUI, SAMPLE, UNSAFE] }, undo: 'only' },
      { fix: 'vendor-id-mismatch', gives: { returnUrls: [PLAIN, JAPAN, UNSAFE] }, undo: 'only' },
      { fix: 'return-url-http', gives: { returnUrls: [PLAIN, SAMPLE, CALLBACK] }, undo: 'only' },
      {
        hand: [
          ['origins', LAYLA, 'https://localhost:8080'],
          ['origins', 'https://portal.example-app.test/', 'https://portal.example-app.test'],
          ['origins', 'https://www.yourwebsite.com', ''],
        ],
        ends: ['alexa-url-in-origins', 'origin-format', 'placeholder-left'],
      },
      {
        hand: [
          ['returnUrls', PLAIN, PITANGUI],
          ['returnUrls', SAMPLE, JAPAN],
          ['returnUrls', UNSAFE, CALLBACK],
        ],
        ends: ['return-url-near-miss', 'vendor-id-mismatch', 'return-url-http'],
      },
    ],
  },
  {
    name: 'the same Web Settings, from the Alexa page',
    consoles: { ...lwaForm({}), lwa: { profiles: [{ name: 'Lamps', ...WRONG_SETTINGS }] } },
    first: ['webView'],
    page: 'alexa',
    findings: [
      `alexa-url-in-origins error alexaRedirectUrls=${LAYLA}`,
      `return-url-near-miss error alexaRedirectUrls=${PITANGUI}`,
      `vendor-id-mismatch error alexaRedirectUrls=${JAPAN}`,
    ],
    steps: [],
  },
  {
    name: 'Web Settings without any of the Alexa redirect URLs',
    consoles: { ...lwaForm({}), lwa: { profiles: [{ name: 'Lamps', returnUrls: [CALLBACK] }] } },
    first: ['alexa'],
    page: 'webEdit',
    findings: ['lwa-return-url-missing error returnUrls'],
    steps: [
      {
        fix: 'lwa-return-url-missing',
        gives: { returnUrls: [CALLBACK, PITANGUI, JAPAN, LAYLA] },
        undo: 'only',
      },
      { hand: [['returnUrls', CALLBACK, LAYLA]], ends: ['lwa-return-url-missing'] },
    ],
  },
  {
    name: 'Web Settings with one of the Alexa redirect URLs',
    consoles: { ...lwaForm({}), lwa: { profiles: [{ name: 'Lamps', returnUrls: [PITANGUI] }] } },
    first: ['alexa'],
    page: 'webEdit',
    findings: ['lwa-return-url-subset error returnUrls'],
    steps: [
      { fix: 'lwa-return-url-subset', gives: { returnUrls: [PITANGUI, JAPAN, LAYLA] }, undo: 'only' },
      { hand: [['returnUrls', PITANGUI, LAYLA]], ends: ['lwa-return-url-subset'] },
    ],
  },
  {
    name: 'another client ID than the security profile’s',
    consoles: { ...lwaForm({ clientId: OTHER }), lwa: { profiles: [{ name: 'Lamps' }] } },
    first: ['general'],
    page: 'alexa',
    findings: ['client-id-mismatch error clientId'],
    steps: [
      {
        fix: 'client-id-mismatch',
        gives: { clientId: clientId(1) },
        begins: ['secret-empty-on-save warning clientSecret'],
        undo: 'only',
      },
      {
        hand: [['clientId', clientId(1)]],
        ends: ['client-id-mismatch'],
        begins: ['secret-empty-on-save warning clientSecret'],
      },
    ],
  },
  {
    name: 'the security profile’s own ID in place of its client ID',
    consoles: {
      ...lwaForm({ clientId: `amzn1.application.${'fa4e'.repeat(8)}` }),
      lwa: { profiles: [{ name: 'Lamps' }] },
    },
    first: ['general'],
    page: 'alexa',
    findings: ['client-id-wrong-kind error clientId'],
    steps: [
      {
        fix: 'client-id-wrong-kind',
        gives: { clientId: clientId(1) },
        begins: ['secret-empty-on-save warning clientSecret'],
        undo: 'only',
      },
    ],
  },
  {
    name: 'the same, from the security profile, which has no web address for its privacy notice',
    consoles: {
      ...lwaForm({ clientId: OTHER }),
      lwa: { profiles: [{ name: 'Lamps', privacyUrl: 'mailto:privacy@example-app.test' }] },
    },
    first: ['alexa'],
    page: 'general',
    findings: ['client-id-mismatch error clientId', 'privacy-url error privacyUrl'],
    steps: [],
  },
  {
    name: 'a new security profile',
    consoles: {},
    page: 'lwaCreate',
    typed: [['name', 'xxx']],
    findings: ['placeholder-left warning name', 'privacy-url error privacyUrl'],
    steps: [
      {
        hand: [
          ['name', 'Lamps'],
          ['privacyUrl', 'https://example-app.test/privacy'],
        ],
        ends: ['placeholder-left', 'privacy-url'],
      },
    ],
  },
  {
    name: 'account linking on at ixHello alone',
    consoles: { ixhello: { start: 'checked', lateMs: 0 }, alexa: { lateMs: 0 } },
    first: ['ixhello'],
    page: 'alexa',
    findings: ['ixhello-half-configured error enabled'],
    steps: [
      { fix: 'ixhello-half-configured', gives: { enabled: true }, undo: 'only' },
      { hand: [['enabled', true]], ends: ['ixhello-half-configured'] },
    ],
  },
  {
    name: 'account linking on at Alexa alone, with ixHello’s hosts mixed',
    consoles: {
      ...ownForm({ domains: ['channel.voiceworx.ai'] }),
      ixhello: { lateMs: 0 },
      lwa: { profiles: [{ name: 'Lamps', origins: ['https://portaltest.voiceworx.ai'] }] },
    },
    first: ['webView', 'ixhello'],
    page: 'alexa',
    findings: ['ixhello-half-configured error enabled', 'ixhello-env-mix warning domains'],
    steps: [
      {
        hand: [['domains', 'channel.voiceworx.ai', 'channeltest.voiceworx.ai']],
        ends: ['ixhello-env-mix'],
      },
    ],
  },
  {
    name: 'the same, from ixHello',
    consoles: { ...ownForm({}), ixhello: { lateMs: 0 } },
    first: ['alexa'],
    page: 'ixhello',
    findings: ['ixhello-half-configured error enableAccountLinking'],
    steps: [
      { fix: 'ixhello-half-configured', gives: { enableAccountLinking: true }, undo: 'only' },
      { hand: [['enableAccountLinking', true]], ends: ['ixhello-half-configured'] },
    ],
  },
];
