/** Made-up account data. Every identifier carries a pattern no real one has. */

export const VENDOR_ID = 'M1FAKE0000001';
export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001';
export const APP_ID = 'practice-app-1';

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

const EMPTY = {
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

/** @param {{ start: string, pkce: boolean }} scenario */
export const alexaStart = ({ start, pkce }) => ({
  ...structuredClone(EMPTY),
  ...ALEXA_STARTS[start](),
  ...(pkce ? { pkce: false } : {}),
});

const practiceProfile = (webSettings) => ({
  ...profileIds(1),
  name: 'Practice profile',
  description: 'A profile for rehearsing account linking',
  privacyUrl: 'https://privacy.example-app.test/notice',
  origins: [],
  returnUrls: [],
  ...webSettings,
});

const LWA_STARTS = {
  empty: () => [],
  oneProfile: () => [practiceProfile({})],
  partial: () => [practiceProfile({ returnUrls: [link('pitangui.amazon.com'), 'https://example-app.test/cb'] })],
  nearMiss: () => [
    practiceProfile({
      returnUrls: [
        link('pitangui.amazon.com').replace('https:', 'http:'),
        `${link('layla.amazon.com')}/`,
        `${link('alexa.amazon.co.jp')}/`,
      ],
    }),
  ],
};

export const lwaStart = ({ start }) => LWA_STARTS[start]();

export const ixhelloStart = ({ start }) => ({
  profileName: start === 'checked' ? 'Practice profile' : '',
  invocationName: start === 'checked' ? 'practice helper' : '',
  description: '',
  enableAccountLinking: start === 'checked',
  published: false,
});
