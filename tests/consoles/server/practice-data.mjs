/** Made-up account data. Every identifier carries a pattern no real one has. */

export const VENDOR_ID = 'M1FAKE0000001';

const skillId = (n) => `amzn1.ask.skill.00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The account's skills; the first is also the one of every page that names none. */
export const SKILLS = [
  { skillId: skillId(1), name: 'Practice skill' },
  { skillId: skillId(2), name: 'Second practice skill' },
];

/** The account's apps, each with the skill that it is published to. */
export const APPS = [
  { appId: 'practice-app-1', name: 'Practice app', skillId: skillId(1) },
  { appId: 'practice-app-2', name: 'Second practice app', skillId: skillId(2) },
];

const link = (host) => `https://${host}/api/skill/link/${VENDOR_ID}`;

/** The n-th security profile's identifiers: the same on every run. */
export function profileIds(n) {
  const tail = n.toString(16).padStart(4, '0');
  const hex32 = 'fa4e'.repeat(7) + tail;
  return {
    id: `amzn1.application.${hex32}`,
    clientId: `amzn1.application-oa2-client.${hex32}`,
    clientSecret: `amzn1.oa2-cs.v1.${'fa4e'.repeat(15)}${tail}`,
  };
}

/** An untouched form; its keys are the fields that there are. */
export const EMPTY_FORM = {
  enabled: false,
  skipOnEnablement: false,
  appToApp: false,
  mobile: false,
  voice: false,
  type: null,
  authorizationUrl: '',
  accessTokenUrl: '',
  clientId: '',
  clientSecret: '',
  accessTokenScheme: null,
  scopes: [],
  domains: [],
  defaultTokenExpirationInSeconds: '',
  redirectUrls: [],
  pkce: null,
  privacyPolicyUrl: '',
};

const AUTHORIZE = 'https://www.amazon.com/ap/oa';
const TOKEN = 'https://api.amazon.com/auth/o2/token';

const ALEXA_STARTS = {
  empty: () => ({}),
  half: () => ({ enabled: true, type: 'AUTH_CODE', authorizationUrl: AUTHORIZE, scopes: ['profile'] }),
  wrong: () => ({
    enabled: true,
    type: 'AUTH_CODE',
    authorizationUrl: AUTHORIZE,
    accessTokenUrl: 'https://api.amazon.com/auth/token',
    clientId: `amzn1.application-ao2-client.${'fa4e'.repeat(8)}`,
    clientSecret: 'not-the-right-secret',
    accessTokenScheme: 'REQUEST_BODY_CREDENTIALS',
    scopes: ['user_id', 'postal_code'],
    domains: ['channeltest.voiceworx.ai, channel.voiceworx.ai'],
  }),
  full: () => ({
    enabled: true,
    type: 'AUTH_CODE',
    authorizationUrl: AUTHORIZE,
    accessTokenUrl: TOKEN,
    clientId: profileIds(1).clientId,
    clientSecret: profileIds(1).clientSecret,
    accessTokenScheme: 'HTTP_BASIC',
    scopes: ['profile'],
    domains: ['channeltest.voiceworx.ai', 'channel.voiceworx.ai'],
    defaultTokenExpirationInSeconds: '80420',
  }),
};

/** What the skills have saved, in the order of `SKILLS`: `values` is laid over the first's start, `other` is the second's. */
export function alexaStarts({ start, pkce, values, other }) {
  const untouched = { ...EMPTY_FORM, ...(pkce === false ? {} : { pkce: false }) };
  return structuredClone([
    { ...untouched, ...ALEXA_STARTS[start](), ...values },
    { ...untouched, ...other },
  ]);
}

/** The n-th security profile, with whatever the scenario says of it. */
const practiceProfile = (n, given) => ({
  ...profileIds(n),
  name: 'Practice profile',
  description: 'A profile for rehearsing account linking',
  privacyUrl: 'https://privacy.example-app.test/notice',
  origins: [],
  returnUrls: [],
  ...structuredClone(given),
});

const LWA_STARTS = {
  empty: [],
  oneProfile: [{}],
  partial: [{ returnUrls: [link('pitangui.amazon.com'), 'https://example-app.test/cb'] }],
  nearMiss: [
    {
      returnUrls: [
        link('pitangui.amazon.com').replace('https:', 'http:'),
        `${link('layla.amazon.com')}/`,
        `${link('alexa.amazon.co.jp')}/`,
      ],
    },
  ],
};

export const lwaStart = ({ start, profiles }) =>
  (profiles ?? LWA_STARTS[start]).map((given, index) => practiceProfile(index + 1, given));

const IXHELLO_STARTS = {
  empty: { profileName: '', invocationName: '', enableAccountLinking: false },
  checked: { profileName: 'Practice profile', invocationName: 'practice helper', enableAccountLinking: true },
};

/** What the apps have saved, in the order of `APPS`. */
export const ixhelloStarts = ({ start, other }) =>
  [start, other].map((name) => ({ ...IXHELLO_STARTS[name], description: '', published: false }));
