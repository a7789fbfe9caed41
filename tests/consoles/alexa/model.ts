export type Grant = 'AUTH_CODE' | 'IMPLICIT';
export type Scheme = 'HTTP_BASIC' | 'REQUEST_BODY_CREDENTIALS';

export interface Values {
  enabled: boolean;
  skipOnEnablement: boolean;
  appToApp: boolean;
  mobile: boolean;
  voice: boolean;
  type: Grant | null;
  authorizationUrl: string;
  accessTokenUrl: string;
  clientId: string;
  clientSecret: string;
  accessTokenScheme: Scheme | null;
  scopes: string[];
  domains: string[];
  defaultTokenExpirationInSeconds: string;
  redirectUrls: string[];
  pkce: boolean | null;
  privacyPolicyUrl: string;
}

type KeysOf<T> = { [K in keyof Values]: Values[K] extends T ? K : never }[keyof Values];
export type Field = keyof Values;
export type TextField = KeysOf<string>;
export type ListField = KeysOf<string[]>;
export type ToggleField = 'enabled' | 'skipOnEnablement' | 'appToApp' | 'mobile' | 'voice' | 'pkce';

export interface Scenario {
  vendorId: string;
  vintage: '2024' | '2020' | '2018';
  locale: 'en' | 'ja';
  labels: 'beside' | 'for' | 'aria';
  toggle: 'switch' | 'checkbox' | 'div';
  lateMs: number;
  pkce: boolean | 'toggle';
  revert: Field[];
  revertNow: Field[];
  decoys: boolean;
  disabled: Field[];
  hiddenTwin: Field[];
  churn: boolean | 'edit';
  awayMs: number;
  rename: Record<string, string>;
}

/** What is saved of one skill. */
export interface Saved {
  skillId: string;
  name: string;
  values: Values;
  secretSaved: boolean;
  savedOnce: boolean;
}

/** The order differs from year to year on the pictures. */
const HOSTS: Record<Scenario['vintage'], readonly string[]> = {
  '2024': ['pitangui.amazon.com', 'alexa.amazon.co.jp', 'layla.amazon.com'],
  '2020': ['layla.amazon.com', 'alexa.amazon.co.jp', 'pitangui.amazon.com'],
  '2018': ['layla.amazon.com', 'pitangui.amazon.com', 'alexa.amazon.co.jp'],
};

export function alexaRedirectUrls({ vintage, vendorId }: Scenario, type: Grant | null): string[] {
  if (type === 'IMPLICIT') {
    return ['pitangui.amazon.com', 'layla.amazon.com'].map(
      (host) => `https://${host}/spa/skill/account-linking-status.html?vendorId=${vendorId}`,
    );
  }
  return HOSTS[vintage].map((host) => `https://${host}/api/skill/link/${vendorId}`);
}

export const sameValues = (a: Values, b: Values): boolean => JSON.stringify(a) === JSON.stringify(b);
