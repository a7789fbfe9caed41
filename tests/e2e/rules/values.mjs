// Values that several scenarios have in common. All identifiers are made up.

export const AUTHORIZE = 'https://www.amazon.com/ap/oa';
export const TOKEN = 'https://api.amazon.com/auth/o2/token';

/** The client ID of the n-th security profile of the practice console (tests/consoles/server/practice-data.mjs). */
export const clientId = (n) => `amzn1.application-oa2-client.${'fa4e'.repeat(7)}${String(n).padStart(4, '0')}`;

/** A secret in the form of Login with Amazon's. */
export const SECRET = 'fa4e'.repeat(16);

/** The Alexa redirect URLs of the practice account. */
export const [LAYLA, JAPAN, PITANGUI] = ['layla.amazon.com', 'alexa.amazon.co.jp', 'pitangui.amazon.com'].map(
  (host) => `https://${host}/api/skill/link/M1FAKE0000001`,
);

/** A form of Alexa's that is right with Login with Amazon, saved with these values instead. */
export const lwaForm = (values) => ({
  alexa: { start: 'full', lateMs: 0, values: { domains: [], defaultTokenExpirationInSeconds: '', ...values } },
});

/** The same with another identity provider, which has no values of its own. */
export const ownForm = (values, options = {}) => ({
  alexa: {
    lateMs: 0,
    ...options,
    values: {
      enabled: true,
      type: 'AUTH_CODE',
      authorizationUrl: 'https://auth.example-app.test/authorize',
      accessTokenUrl: 'https://auth.example-app.test/token',
      clientId: 'fake-lamps',
      accessTokenScheme: 'HTTP_BASIC',
      ...values,
    },
  },
});

/** So many texts, each with its number. */
export const numbered = (count, text) => Array.from({ length: count }, (_, at) => text(at + 1));
