import type { Scenario } from './model';

const current = {
  title: 'Account Linking',
  enabled: 'Do you allow users to create an account or link to an existing account with you?',
  settings: 'Settings',
  skipOnEnablement: 'Allow users to enable skill without account linking (Recommended).',
  appToApp: 'Allow users to link their account to your skill from within your application or website',
  mobile: 'Allow users to authenticate using your mobile application',
  voice: 'Allow users to link their account to your skill using voice',
  provider: 'Security Provider Information',
  type: 'Select an authorization grant type',
  implicit: 'Implicit Grant',
  authCode: 'Auth Code Grant',
  pkce: 'PKCE Authorization',
  authorizationUrl: 'Your Web Authorization URI',
  accessTokenUrl: 'Access Token URI',
  tokenNotice: 'Account linked users will continue to use the previous URI until a user relinks their skill.',
  clientId: 'Your Client ID',
  clientSecret: 'Your Secret',
  accessTokenScheme: 'Your Authentication Scheme',
  httpBasic: 'HTTP Basic (Recommended)',
  requestBody: 'Credentials in request body',
  scopes: 'Scope',
  addScope: 'Add scope',
  domains: 'Domain List',
  addDomain: 'Add domain',
  defaultTokenExpirationInSeconds: 'Default Access Token Expiration Time',
  redirectUrls: 'Your Redirect URLs',
  alexaClientId: 'Alexa Client Id',
  alexaClientSecret: 'Alexa Client Secret',
  alexaRedirectUrls: 'Alexa Redirect URLs',
  privacyPolicyUrl: 'Privacy Policy URL',
};

export type Texts = typeof current;
type Some = Partial<Texts>;

const VINTAGES: Record<Scenario['vintage'], Some> = {
  '2024': {},
  '2020': { authorizationUrl: 'Authorization URI' },
  '2018': {
    type: 'Authorization Grant Type',
    authorizationUrl: 'Authorization URI',
    clientId: 'Client ID',
    clientSecret: 'Client Secret',
    accessTokenScheme: 'Client Authentication Scheme',
    alexaRedirectUrls: 'Redirect URLs',
  },
};

const JA: Some = {
  title: 'アカウントリンク',
  provider: 'セキュリティプロバイダー情報',
  authorizationUrl: 'Web認証画面のURI',
  accessTokenUrl: 'アクセストークンのURI',
  clientId: 'ユーザーのクライアントID',
  clientSecret: 'ユーザーのシークレット',
  accessTokenScheme: 'ユーザーの認可スキーム',
  httpBasic: 'HTTP Basic認証',
  scopes: 'スコープ',
  redirectUrls: 'ユーザーのリダイレクト先のURL',
  alexaRedirectUrls: 'Alexaのリダイレクト先のURL',
};

const JA_2018: Some = {
  authorizationUrl: '認証画面のURI',
  clientId: 'クライアント ID',
  clientSecret: 'クライアントシークレット',
  accessTokenScheme: 'クライアントの認可方法',
  alexaRedirectUrls: 'リダイレクト先のURL',
};

/** Texts without a known translation stay English. The scenario may call anything by another name. */
export function textsFor({ vintage, locale, rename }: Scenario): Texts {
  const unknown = Object.keys(rename).filter((name) => !Object.hasOwn(current, name));
  if (unknown.length > 0) throw new TypeError(`alexa.rename: the page has no text ${unknown.join(', ')}`);
  const japanese = locale === 'ja' ? { ...JA, ...(vintage === '2018' ? JA_2018 : {}) } : {};
  return { ...current, ...VINTAGES[vintage], ...japanese, ...rename };
}
