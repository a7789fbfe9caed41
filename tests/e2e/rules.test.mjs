// Every rule on the practice consoles: its finding is in the panel and its mark stands at its field, nothing else is
// named or marked, and both go when the field is mended by hand or by fix. The set-ups are in `rules/`, as data.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BROWSER } from './harness/browser.mjs';
import { DIST } from './harness/dist.mjs';
import { assertNothingCommitted, stateOf } from './harness/state.mjs';
import { ADDRESSES, securityProfile } from './harness/world.mjs';
import { assertConsolesGotNothing } from './prepared.mjs';
import across from './rules/across.mjs';
import loginWithAmazon from './rules/login-with-amazon.mjs';
import otherProviders from './rules/other-providers.mjs';
import { fieldsOf, finding, Stage } from './rules/stage.mjs';
import { AUTHORIZE, clientId, JAPAN, LAYLA, lwaForm, PITANGUI, TOKEN } from './rules/values.mjs';

const SCENARIOS = [...loginWithAmazon, ...otherProviders, ...across];

/** Rules that no page can bring to fail or that no page can mend, and why. */
const NEVER_SHOWN = {
  'domain-not-allowed': 'without a policy it says nothing; policy.test.mjs has one, and shows it',
  'mobile-auth-without-uri': 'nobody has published how the console labels the URIs for iOS and Android',
};

let stage;
before(async () => {
  stage = await Stage.open();
});
after(async () => {
  await stage?.close();
});

/** Nothing was saved or published, and no script pressed what only people press. */
async function nothingCommitted() {
  assertNothingCommitted(await stateOf(stage.page));
  assertConsolesGotNothing(stage.world.consoles);
}

for (const scenario of SCENARIOS) {
  test(scenario.name, async () => {
    await stage.show(scenario);
    let findings = scenario.findings.map(finding);
    for (const step of scenario.steps) findings = await stage.mend(findings, step);
    await nothingCommitted();
  });
}

test('a rule that is off is neither listed nor marked, and is both when it is on again', async () => {
  const consoles = lwaForm({ scopes: ['user_id'], appToApp: true });
  const profile = {
    name: 'Rules',
    disabledRules: [{ rule: 'app2app-without-redirects', reason: 'an app is on its way' }],
  };
  const other = 'scope-unknown-lwa error scopes=user_id';
  await stage.show({ consoles, profile, page: 'alexa', findings: [other] });

  const { state } = await stage.ask({ kind: 'state', tab: stage.tab });
  const content = JSON.stringify({ ...profile, disabledRules: [] });
  await stage.ask({ kind: 'save', profile: state.selected, content });
  await stage.visit(ADDRESSES.alexa);
  await stage.holds(['app2app-without-redirects error appToApp', other].map(finding));
});

test('two skills and two security profiles in two tabs: each its own findings, and a fix changes one alone', async () => {
  const form = lwaForm({}).alexa;
  const second = { ...form.values, enabled: true, type: 'AUTH_CODE', clientId: clientId(2), scopes: ['user_id'] };
  const endpoints = { authorizationUrl: AUTHORIZE, accessTokenUrl: TOKEN };
  const lwa = {
    profiles: [
      { name: 'Lamps', returnUrls: [LAYLA, JAPAN, PITANGUI] },
      { name: 'Doors', returnUrls: [PITANGUI] },
    ],
  };
  const one = { page: stage.page, tab: stage.tab, panel: stage.panel };
  await stage.begin({ consoles: { alexa: { ...form, other: { ...second, ...endpoints } }, lwa } });
  const [lamps, doors] = stage.world.consoles.state().lwa.profiles.map(({ id }) => securityProfile(id));
  const two = await stage.openTab();
  for (const [first, other] of [
    [lamps.general, doors.general],
    [lamps.webView, doors.webView],
    [ADDRESSES.alexa, ADDRESSES.alexa2],
  ]) {
    stage.use(one);
    await stage.visit(first);
    stage.use(two);
    await stage.visit(other);
  }
  await stage.holds(
    ['lwa-return-url-subset error alexaRedirectUrls', 'scope-unknown-lwa error scopes=user_id'].map(finding),
  );
  await stage.shows(one, []);

  await stage.visit(lamps.webEdit);
  stage.use(two);
  await stage.visit(doors.webEdit);
  const fix = { fix: 'lwa-return-url-subset', gives: { returnUrls: [PITANGUI, JAPAN, LAYLA] } };
  await stage.mend(['lwa-return-url-subset error returnUrls'].map(finding), fix);
  await nothingCommitted();
  await stage.shows(one, []);
  assert.deepEqual(fieldsOf(await stateOf(one.page)).returnUrls, [LAYLA, JAPAN, PITANGUI]);
});

test('every rule is shown, mended by hand and, where it has a fix, by fix', () => {
  const { rules } = JSON.parse(readFileSync(join(DIST, BROWSER, 'catalogue.json'), 'utf8'));
  const steps = SCENARIOS.flatMap((scenario) => scenario.steps);
  const named = (names) => new Set(names.map((name) => name.split('=')[0]));
  const shown = [...SCENARIOS.flatMap((scenario) => scenario.findings), ...steps.flatMap(({ begins = [] }) => begins)];
  const seen = {
    shown: named(shown.map((text) => finding(text).rule)),
    byHand: named(steps.flatMap(({ hand, ends }) => (hand === undefined ? [] : ends))),
    byFix: named(steps.flatMap(({ fix, fixSafe }) => fixSafe ?? fix ?? [])),
  };
  const missing = rules
    .filter(({ id }) => !Object.hasOwn(NEVER_SHOWN, id))
    .flatMap(({ id, fix }) => [
      ...(seen.shown.has(id) ? [] : [`${id} is never shown`]),
      ...(seen.byHand.has(id) ? [] : [`${id} is never mended by hand`]),
      ...(fix === 'none' || seen.byFix.has(id) ? [] : [`${id} is never mended by its fix`]),
    ]);
  assert.deepEqual(missing, []);
  const known = rules.map(({ id }) => id);
  for (const id of [...seen.shown, ...Object.keys(NEVER_SHOWN)]) assert.ok(known.includes(id), `${id} is no rule`);
});
