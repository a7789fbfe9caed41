import { escapeHtml as e, jsonBlock } from '../http.mjs';
import { LWA_PATHS } from './paths.mjs';

const TOP = ['DASHBOARD', 'APPS &amp; SERVICES', 'ALEXA', 'REPORTING', 'SUPPORT', 'DOCUMENTATION', 'SETTINGS'];

/**
 * The frame around every page. `facts` are the server's own values for
 * `__state`; the page's script adds what its form holds.
 */
export function layout({ texts, locale, decoys, title, facts, body }) {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${e(title)} (practice)</title>
<link rel="stylesheet" href="/practice/assets/lwa.css">
</head>
<body>
<div class="brand">practice <b>// DEVELOPER CONSOLE</b></div>
<table class="menu"><tr>${TOP.map((name) => `<td>${name}</td>`).join('')}</tr></table>
<div class="submenu"><a href="${LWA_PATHS.profiles}">${e(texts.profiles)}</a> <a href="${LWA_PATHS.overview}">Login with Amazon</a></div>
${decoys ? decoyForms(texts) : ''}
<div class="page">
${body}
</div>
${jsonBlock('facts', facts)}
<script src="/practice/assets/lwa.js"></script>
</body>
</html>
`;
}

/** Forms of the site around the console; nothing in them is part of the set-up. */
const decoyForms = (texts) => `<form class="search" id="site-search" action="/search">
<input name="q" placeholder="Search"> <button type="submit">Go</button>
</form>
<form class="help-desk" id="help-desk" action="/help-desk" method="post">
<b>Questions?</b>
<table>
<tr><td>${e(texts.profileName)}</td><td><input name="about"></td></tr>
<tr><td>${e(texts.returnUrls)}</td><td><input name="seen"></td></tr>
</table>
<button type="submit">Send</button>
</form>`;

export const tabs = (texts, profile, current) => {
  const query = `identityAppFamilyId=${encodeURIComponent(profile.id)}`;
  const all = [
    ['general', `${LWA_PATHS.general}?${query}`],
    ['webSettings', `${LWA_PATHS.webView}?showDeleted=false&${query}`],
    ['android', '#android'],
    ['ios', '#ios'],
    ['tv', '#tv'],
  ];
  const cells = all.map(
    ([key, href]) => `<td${key === current ? ' class="current"' : ''}><a href="${e(href)}">${e(texts[key])}</a></td>`,
  );
  return `<h1 class="profile">${e(profile.name)} - ${e(texts.securityProfile)}</h1>
<table class="tabs"><tr>${cells.join('')}</tr></table>`;
};

export const helpMark = '<span class="help" title="Help">?</span>';
export const star = '<span class="star">*</span>';

export const row = (label, content) => `<tr><td class="name">${label}</td><td class="content">${content}</td></tr>`;
