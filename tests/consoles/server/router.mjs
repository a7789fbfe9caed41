import { alexaPage, framedPage, ixhelloPage, plainPage } from './app-pages.mjs';
import { sendAsset } from './assets.mjs';
import { pageHeaders, readBody, redirect, sendHtml, sendJson, sendNothing, sendText } from './http.mjs';
import { answerLwa, isLwaPath } from './lwa/handlers.mjs';

const AMAZON = 'developer.amazon.com';
const IXHELLO = 'bots.ixhello.com';
const PLAIN = 'other-site.test';
const CONTROL = 'practice-control.test';

/** Look-alikes get a clone of the real page, so that only the address can tell them apart. */
function isLookAlike(hostname) {
  return (
    hostname.endsWith('.test') ||
    hostname.startsWith('xn--') ||
    hostname.includes('amazon') ||
    hostname.includes('ixhello')
  );
}

/** @param {import('./store.mjs').Store} store */
export function createRouter(store) {
  return async function answer(request, response, url) {
    const { hostname, pathname } = url;
    store.requests.push({
      method: request.method,
      scheme: url.protocol.slice(0, -1),
      host: url.host,
      path: pathname + url.search,
    });

    if (hostname === CONTROL) return control(store, request, response, pathname);
    if (hostname !== AMAZON && hostname !== IXHELLO && !isLookAlike(hostname)) {
      return sendText(response, 502, `No practice console is served at ${url.host}.\n`);
    }
    if (pathname === '/favicon.ico') return sendNothing(response);
    if (pathname.startsWith('/practice/assets/')) return sendAsset(response, pathname);
    if (pathname.startsWith('/practice/')) return practice(store, request, response, url);
    if (hostname === PLAIN) return sendHtml(response, plainPage(), pageHeaders(store.scenario, true));
    if (isIxhello(hostname, pathname)) {
      if (pathname === '/') return redirect(response, '/apps/custom');
      if (isMissing(APP_IN_PATH, pathname, store.apps)) return sendText(response, 404, 'No such app.\n');
      return sendHtml(response, ixhelloPage(store), pageHeaders(store.scenario, false));
    }
    if (isLwaPath(pathname)) return answerLwa(store, request, response, url);
    if (pathname === '/alexa/console/ask/framed') return sendHtml(response, framedPage(), framedPolicy(store));
    if (isMissing(SKILL_IN_PATH, pathname, store.skills)) return sendText(response, 404, 'No such skill.\n');
    // Any other path shows the account-linking page too: a path alone must not convince anyone.
    return sendHtml(response, alexaPage(store), pageHeaders(store.scenario, false));
  };
}

const SKILL_IN_PATH = /(amzn1\.ask\.skill\.[\w-]+)/;
const APP_IN_PATH = /^\/apps\/custom\/([^/]+)/;

/** Whether a path names something that there is not: a slip in a test's address must not show the first one instead. */
function isMissing(pattern, pathname, known) {
  const [, id] = pattern.exec(pathname) ?? [];
  return id !== undefined && !known.has(id);
}

const isIxhello = (hostname, pathname) =>
  hostname === IXHELLO || (hostname !== AMAZON && (hostname.includes('ixhello') || pathname.startsWith('/apps/')));

/** The frame page is about its frames, so the strict policy lets them load there. */
function framedPolicy({ scenario }) {
  const headers = pageHeaders(scenario, false);
  const policy = headers['content-security-policy'];
  return scenario.csp === 'strict' ? { ...headers, 'content-security-policy': `${policy}; frame-src *` } : headers;
}

/** What the pages themselves call. */
async function practice(store, request, response, url) {
  const key = `${request.method} ${url.pathname}`;
  if (key === 'POST /practice/save') {
    const sent = JSON.parse(await readBody(request));
    const saved =
      sent.console === 'alexa'
        ? store.saveAlexa(sent.skillId, sent.values)
        : store.saveIxhello(sent.appId, sent.values, sent.publish);
    return saved ? sendJson(response, { saved }) : sendText(response, 400, 'no such skill or app\n');
  }
  if (key === 'POST /practice/click') {
    store.clicks.push(JSON.parse(await readBody(request)));
    return sendJson(response, {});
  }
  if (key === 'GET /practice/secret') {
    const profile = store.findProfile(url.searchParams.get('profile') ?? '');
    if (profile !== null) return sendJson(response, { clientSecret: profile.clientSecret });
  }
  return sendText(response, 404, 'not found\n');
}

/** For test runners in another process: the same two calls as `startConsoles` returns. */
async function control(store, request, response, pathname) {
  const key = `${request.method} ${pathname}`;
  if (key === 'GET /state') return sendJson(response, store.snapshot());
  if (key === 'POST /scenario') {
    try {
      store.setScenario(JSON.parse((await readBody(request)) || '{}'));
    } catch (error) {
      return sendText(response, 400, `${error instanceof Error ? error.message : error}\n`);
    }
    return sendJson(response, store.scenario);
  }
  return sendText(response, 404, 'GET /state or POST /scenario\n');
}
