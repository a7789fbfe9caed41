const STRICT_FRAMEWORK =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; img-src 'self'";
const STRICT_CLASSIC = "default-src 'none'";
const MAX_BODY = 1_000_000;

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for element content and quoted attributes. */
export const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (mark) => ESCAPES[mark]);

/** A JSON data block; `<` is escaped so that no value can end the element. */
export const jsonBlock = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

/**
 * What the scenario says of every HTML page.
 *
 * @param {{ csp: null | string, kept: boolean }} scenario @param {boolean} classic a page without framework
 */
export function pageHeaders({ csp, kept }, classic) {
  const headers = { 'cache-control': kept ? 'no-cache' : 'no-store' };
  const strict = classic ? STRICT_CLASSIC : STRICT_FRAMEWORK;
  return csp === null ? headers : { ...headers, 'content-security-policy': csp === 'strict' ? strict : csp };
}

export function sendHtml(response, html, headers = {}, status = 200) {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(html);
}

export function sendText(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

export function sendJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Keeps the browser's log clean where nothing is to be had, for instance an icon. */
export function sendNothing(response) {
  response.writeHead(204);
  response.end();
}

export function redirect(response, location) {
  response.writeHead(303, { location, 'cache-control': 'no-store' });
  response.end();
}

export async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
