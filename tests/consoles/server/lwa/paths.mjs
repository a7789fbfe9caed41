const LWA = '/loginwithamazon/console/site/lwa';
const SETTINGS = '/settings/console/securityprofile';

export const LWA_PATHS = {
  overview: `${LWA}/overview.html`,
  create: `${LWA}/create-security-profile.html`,
  profiles: `${SETTINGS}/overview.html`,
  createInSettings: `${SETTINGS}/create-security-profile.html`,
  // The General tab's real address is not known; this one is made up.
  general: `${SETTINGS}/sp/view.html`,
  webView: `${SETTINGS}/web-settings/view.html`,
  webEdit: `${SETTINGS}/web-settings/update.html`,
};

export const pathFor = (path, profile) => `${path}?identityAppFamilyId=${encodeURIComponent(profile.id)}`;

export const webViewFor = (profile) =>
  `${LWA_PATHS.webView}?showDeleted=false&identityAppFamilyId=${encodeURIComponent(profile.id)}`;
