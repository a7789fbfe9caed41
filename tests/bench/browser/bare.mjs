// The yardstick for filling: what a careful developer would paste into the console of the practice page. It is told
// where every field is and sets it with the extension's own events. It sees no page but this one, decides nothing, and
// leaves nothing out that a value needs to arrive.

import { press, type } from '../../../extension/content/events.ts';
import { settle, turn } from '../../../extension/content/settle.ts';

const TOGGLES = ['skipOnEnablement', 'appToApp', 'voice'];
const TEXTS = ['authorizationUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'defaultTokenExpirationInSeconds'];
const SCHEMES = { REQUEST_BODY_CREDENTIALS: 'Credentials in request body' };
const ADDS = { scopes: /add scope/i, domains: /add domain/i, redirectUrls: /redirect url/i };

const field = (name, part) => window.__fieldElement(name, part);
const byText = (selector, pattern) =>
  [...document.querySelectorAll(selector)].find((element) => pattern.test(element.textContent)) ?? null;

/** Waits until the page has come to rest, as the extension does after a batch of steps; then the element is there. */
async function rested(find) {
  await settle();
  return find();
}

/** Waits for nothing but the element. */
async function there(find) {
  for (;;) {
    const found = find();
    if (found !== null) return found;
    await turn();
  }
}

/**
 * Fills the form; milliseconds, and the fields that do not hold what they should.
 *
 * @param {{ settles: boolean, rests: boolean }} how `settles`: waits for rest after each change that draws something,
 *   and else only for what it needs next; `rests`: reads the values back only after another 300 ms
 */
window.bareFill = async (wanted, { settles, rests }) => {
  const appears = settles ? rested : there;
  const begin = performance.now();
  press(field('enabled'));
  await appears(() => field('skipOnEnablement'));
  for (const name of TOGGLES) {
    press(field(name));
    await turn();
  }
  press(field('type', wanted.type));
  await appears(() => field('authorizationUrl'));
  for (const name of TEXTS) {
    type(field(name), wanted[name]);
    await turn();
  }
  press(field('accessTokenScheme'));
  const text = SCHEMES[wanted.accessTokenScheme];
  press(await appears(() => byText('.Select__option', new RegExp(text))));
  await turn();
  for (const [name, add] of Object.entries(ADDS)) {
    for (const [index, value] of wanted[name].entries()) {
      press(byText('button.add', add));
      type(await appears(() => field(name, index)), value);
      await turn();
    }
  }
  await settle();
  if (rests) await new Promise((resolve) => setTimeout(resolve, 300));
  const wrong = [
    ...TEXTS.filter((name) => field(name).value !== wanted[name]),
    ...['enabled', ...TOGGLES].filter((name) => field(name).getAttribute('aria-checked') !== 'true'),
    ...Object.keys(ADDS).filter((name) => wanted[name].some((value, index) => field(name, index)?.value !== value)),
    ...(field('type', wanted.type).checked ? [] : ['type']),
    ...(field('accessTokenScheme').textContent.includes(text) ? [] : ['accessTokenScheme']),
  ];
  return { ms: performance.now() - begin, wrong };
};
