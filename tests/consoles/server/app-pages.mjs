import { VARIANTS } from '../variants/names.mjs';
import { escapeHtml, jsonBlock } from './http.mjs';
import { SKILLS } from './practice-data.mjs';

const shell = (title, name, root, blocks) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/practice/assets/${name}.css">
</head>
<body>
<div id="${root}"></div>
${blocks}
<script src="/practice/assets/${name}.js"></script>
</body>
</html>
`;

export const alexaPage = (store) =>
  store.scenario.alexa.variant === null
    ? consolePage(store)
    : variantPage(store, VARIANTS[store.scenario.alexa.variant]);

const variantPage = (store, { kit, ...variant }) =>
  shell(
    'Account linking (practice)',
    `variant-${kit}`,
    'tenant-content',
    jsonBlock('variant', store.variantForPage(variant)),
  );

const consolePage = (store) =>
  shell(
    'Alexa Developer Console (practice)',
    'alexa',
    'tenant-content',
    jsonBlock('scenario', store.alexaOptionsForPage()) + jsonBlock('skills', store.skillsForPage()),
  );

export const ixhelloPage = (store) =>
  shell(
    'ixHello (practice)',
    'ixhello',
    'app',
    jsonBlock('scenario', store.scenario.ixhello) + jsonBlock('apps', store.appsForPage()),
  );

const FRAMED_PATH = `/alexa/console/ask/build/custom/${SKILLS[0].skillId}/development/en_US/account-linking`;

export const framedPage = () => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Frames (practice)</title></head>
<body>
<iframe id="same" width="1200" height="600" src="${FRAMED_PATH}"></iframe>
<iframe id="foreign" width="1200" height="600" src="https://frames.evil.test${FRAMED_PATH}"></iframe>
</body>
</html>
`;

export const plainPage = () => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Another site</title></head>
<body>
<h1>Another site</h1>
<p>Nothing here concerns account linking.</p>
<form><label>Your name <input name="name"></label></form>
</body>
</html>
`;
