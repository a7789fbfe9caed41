import { escapeHtml as e } from '../http.mjs';
import { helpMark, layout, row, star, tabs } from './layout.mjs';
import { LWA_PATHS, pathFor, webViewFor } from './paths.mjs';

/**
 * Each page takes `context` (`texts`, `locale`, `decoys`, `scriptless`) and its
 * own data, and returns a whole document. Field names are neutral on purpose:
 * the real ones are unknown, so nothing may be found through them.
 */

export function overviewPage(context, profiles) {
  const { texts } = context;
  const options = profiles.map((profile) => `<option value="${e(profile.id)}">${e(profile.name)}</option>`);
  const start =
    profiles.length === 0
      ? `<h2 class="none">${e(texts.notYet)}</h2><p>${e(texts.overviewIntro)}</p>
<p><a class="button primary" href="${LWA_PATHS.create}">${e(texts.createNew)}</a></p>`
      : `<p>${e(texts.overviewIntro)}</p>
<p><a class="button" href="${LWA_PATHS.create}">${e(texts.createNew)}</a> <b>${e(texts.or)}</b>
<select><option>${e(texts.selectProfile)}</option>${options.join('')}</select></p>
${configurations(texts, profiles)}`;
  return layout({
    ...context,
    title: texts.overview,
    facts: { page: 'overview', profiles: profiles.map(publicFacts) },
    body: `<h1>${e(texts.overview)}</h1>${start}`,
  });
}

const configurations = (texts, profiles) => `<table class="configurations">
<caption>${e(texts.configurations)}</caption>
<tr><th>${e(texts.profileName)}</th><th>${e(texts.credentials)}</th><th>${e(texts.manage)}</th></tr>
${profiles.map((profile) => configuration(texts, profile)).join('\n')}
</table>`;

const configuration = (texts, profile) => `<tr>
<td><a href="${e(pathFor(LWA_PATHS.general, profile))}">${e(profile.name)}</a></td>
<td><details><summary data-click="showSecret">${e(texts.showCredentials)}</summary>
<div><b>${e(texts.clientId)}:</b> ${e(profile.clientId)}</div>
<div><b>${e(texts.clientSecret)}:</b> ${e(profile.clientSecret)}</div></details></td>
<td><details class="gear"><summary title="${e(texts.manage)}">⚙ ▾</summary>
<div><a href="${e(webViewFor(profile))}">${e(texts.webSettings)}</a></div>
<div><a href="${e(pathFor(LWA_PATHS.general, profile))}">${e(texts.securityProfile)}</a></div></details></td>
</tr>`;

export function profilesPage(context, profiles) {
  const { texts } = context;
  const rows = profiles.map(
    (profile) =>
      `<tr><td><a href="${e(pathFor(LWA_PATHS.general, profile))}">${e(profile.name)}</a></td><td>${e(profile.description)}</td></tr>`,
  );
  return layout({
    ...context,
    title: texts.management,
    facts: { page: 'profiles', profiles: profiles.map(publicFacts) },
    body: `<h1>${e(texts.management)}</h1>
<p><a class="button primary" href="${LWA_PATHS.createInSettings}">${e(texts.createNew)}</a></p>
<table class="configurations"><tr><th>${e(texts.profileName)}</th><th>${e(texts.description)}</th></tr>${rows.join('')}</table>`,
  });
}

export function createPage(context, { path, values, message = '' }) {
  const { texts } = context;
  const input = (name, placeholder = '') =>
    `<input type="text" name="${name}" value="${e(values[name] ?? '')}"${placeholder ? ` placeholder="${e(placeholder)}"` : ''}>`;
  return layout({
    ...context,
    title: texts.management,
    facts: { page: 'create' },
    body: `<h1>${e(texts.management)}</h1>
<h3>${e(texts.nameYours)}</h3>
<p>${e(texts.nameIntro)}</p>
${notice(message)}
<p class="small">${star} ${e(texts.required)}</p>
<form id="main" method="post" action="${path}">
<table class="rows">
${row(`${e(texts.profileName)} ${star}`, input('c1'))}
${row(`${e(texts.description)} ${star}`, input('c2'))}
${row(`${e(texts.privacyUrl)} ${star} ${helpMark}`, input('c3', texts.privacyPlaceholder))}
${row(`${e(texts.logo)} ${helpMark}`, `<label class="upload">${e(texts.upload)}<input type="file" name="c4" accept="image/*"></label>`)}
</table>
<p class="buttons"><a class="button" data-click="cancel" href="${LWA_PATHS.overview}">${e(texts.cancel)}</a>
<button class="button primary" data-click="save" type="submit">${e(texts.save)}</button></p>
</form>`,
  });
}

export function generalPage(context, profile, showSecret) {
  const { texts } = context;
  const secret = showSecret
    ? e(profile.clientSecret)
    : `<form method="get" action="${LWA_PATHS.general}">
<input type="hidden" name="identityAppFamilyId" value="${e(profile.id)}"><input type="hidden" name="show" value="secret">
<button class="button" id="show-secret" data-click="showSecret" type="submit">${e(texts.showSecret)}</button></form>`;
  return layout({
    ...context,
    title: `${profile.name} - ${texts.securityProfile}`,
    facts: { page: 'general', ...publicFacts(profile), ...generalFacts(profile), secretShown: showSecret },
    body: `${tabs(texts, profile, 'general')}
<table class="rows">
${row(e(texts.description), e(profile.description))}
${row(`${e(texts.privacyUrl)} ${helpMark}`, e(profile.privacyUrl))}
${row(e(texts.profileId), e(profile.id))}
${row(`${e(texts.clientId)} ${helpMark}`, e(profile.clientId))}
${row(`${e(texts.clientSecret)} ${helpMark}`, `<span id="secret">${secret}</span>`)}
</table>`,
  });
}

export function webViewPage(context, profile) {
  const { texts } = context;
  const lines = (urls) => urls.map((url) => `<div>${e(url)}</div>`).join('');
  return layout({
    ...context,
    title: `${profile.name} - ${texts.securityProfile}`,
    facts: { page: 'web-settings-view', ...publicFacts(profile), ...webFacts(profile) },
    body: `${tabs(texts, profile, 'webSettings')}
<p>${e(texts.webIntro)}</p>
<table class="rows">
${row(`${e(texts.origins)} ${helpMark}`, lines(profile.origins))}
${row(`${e(texts.returnUrls)} ${helpMark}`, lines(profile.returnUrls))}
</table>
<p class="buttons"><a class="button" data-click="edit" href="${e(pathFor(LWA_PATHS.webEdit, profile))}">${e(texts.edit)}</a></p>`,
  });
}

/** Without script "Add Another" cannot work, so that page offers spare blank inputs instead. */
const SPARE_ROWS = 4;

export function webEditPage(context, profile, { origins, returnUrls, message = '' }) {
  const { texts, scriptless } = context;
  const list = (name, urls, placeholder) => {
    const blanks = scriptless ? SPARE_ROWS : urls.length === 0 ? 1 : 0;
    const inputs = [...urls, ...Array(blanks).fill('')].map(
      (url) => `<input type="text" name="${name}" value="${e(url)}"${placeholder}>`,
    );
    const more = scriptless ? '' : `<a href="#" class="more" data-list="${name}">${e(texts.addAnother)}</a>`;
    return `<div class="inputs">${inputs.join('\n')}</div>${more}`;
  };
  return layout({
    ...context,
    title: `${profile.name} - ${texts.securityProfile}`,
    facts: { page: 'web-settings-edit', ...publicFacts(profile), saved: webFacts(profile) },
    body: `${tabs(texts, profile, 'webSettings')}
<p>${e(texts.webIntro)}</p>
${notice(message)}
<form id="main" method="post" action="${e(pathFor(LWA_PATHS.webEdit, profile))}">
<table class="rows">
${row(`${e(texts.origins)} ${helpMark}`, list('w1', origins, ' placeholder="https://www.yourwebsite.com"'))}
${row(`${e(texts.returnUrls)} ${helpMark}`, list('w2', returnUrls, ''))}
</table>
<p class="buttons"><a class="button" data-click="cancel" href="${e(webViewFor(profile))}">${e(texts.cancel)}</a>
<button class="button primary" data-click="save" type="submit">${e(texts.save)}</button></p>
</form>`,
  });
}

const notice = (message) => (message === '' ? '' : `<p class="notice">${e(message)}</p>`);
const publicFacts = ({ id, name, clientId }) => ({ profileId: id, profileName: name, clientId });
const generalFacts = ({ description, privacyUrl }) => ({ description, privacyUrl });
const webFacts = ({ origins, returnUrls }) => ({ origins, returnUrls });
