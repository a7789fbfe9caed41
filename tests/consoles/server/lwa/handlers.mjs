import { pageHeaders, readBody, redirect, sendHtml, sendText } from '../http.mjs';
import { createPage, generalPage, overviewPage, profilesPage, webEditPage, webViewPage } from './pages.mjs';
import { LWA_PATHS, pathFor, webViewFor } from './paths.mjs';
import { LWA_TEXTS } from './texts.mjs';

export const isLwaPath = (pathname) =>
  pathname.startsWith('/loginwithamazon/') || pathname.startsWith('/settings/console/securityprofile/');

/** @param {import('../store.mjs').Store} store */
export async function answerLwa(store, request, response, url) {
  const { scenario, lwa } = store;
  const context = {
    texts: LWA_TEXTS[scenario.lwa.locale],
    locale: scenario.lwa.locale,
    decoys: scenario.lwa.decoys,
    scriptless: scenario.csp === 'strict',
  };
  const { texts } = context;
  const show = (html) => sendHtml(response, html, pageHeaders(scenario, true));
  const posted = request.method === 'POST' ? await readForm(request) : null;
  const profile = store.findProfile(url.searchParams.get('identityAppFamilyId') ?? '');
  const path = url.pathname;

  if (path === LWA_PATHS.overview) return show(overviewPage(context, lwa.profiles));
  if (path === LWA_PATHS.profiles) return show(profilesPage(context, lwa.profiles));
  if (path === LWA_PATHS.create || path === LWA_PATHS.createInSettings) {
    if (posted === null) return show(createPage(context, { path, values: {} }));
    const values = Object.fromEntries(posted);
    const given = [values.c1, values.c2, values.c3].map((value = '') => value.trim());
    if (given.includes('')) return show(createPage(context, { path, values, message: texts.missing }));
    const [name, description, privacyUrl] = given;
    return redirect(response, pathFor(LWA_PATHS.general, store.addProfile({ name, description, privacyUrl })));
  }
  if (profile === null) return sendText(response, 404, 'No such security profile.\n');
  if (path === LWA_PATHS.general) {
    return show(generalPage(context, profile, url.searchParams.get('show') === 'secret'));
  }
  if (path === LWA_PATHS.webView) return show(webViewPage(context, profile));
  if (path === LWA_PATHS.webEdit) {
    if (posted === null) return show(webEditPage(context, profile, profile));
    const origins = filled(posted.getAll('w1'));
    const returnUrls = filled(posted.getAll('w2'));
    const refused = returnUrls.find((address) => !isAcceptedReturnUrl(address));
    if (refused !== undefined) {
      const message = `${texts.notHttps} ${refused}`;
      return show(webEditPage(context, profile, { origins, returnUrls, message }));
    }
    store.saveWebSettings(profile, { origins, returnUrls });
    return redirect(response, webViewFor(profile));
  }
  return sendText(response, 404, 'No such page.\n');
}

const readForm = async (request) => new URLSearchParams(await readBody(request));
const filled = (values) => values.map((value) => value.trim()).filter((value) => value !== '');

/** HTTPS, or plain HTTP to the local machine, as reports on the real page describe it. */
function isAcceptedReturnUrl(address) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
