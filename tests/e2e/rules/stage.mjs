// Brings a scenario on the practice consoles and holds panel and page against what is expected, finding by finding.

import assert from 'node:assert/strict';
import { stateOf } from '../harness/state.mjs';
import { until } from '../harness/until.mjs';
import { ADDRESSES, securityProfile, startWorld } from '../harness/world.mjs';
import { keyOf, marksOn, placesOf } from './boxes.mjs';
import { byHand } from './hand.mjs';

/** Every field of the longest form stands in the window, and so in one picture. */
const WINDOW = { width: 1200, height: 2600 };

/** A finding from its text: `rule severity field`, `rule severity list=row`; fields by their names in the page's state. */
export function finding(text) {
  const [, rule, severity, field, row] = /^(\S+) (\S+) ([^=]+)(?:=(.*))?$/.exec(text);
  return { rule, severity, field, row, place: `/${keyOf(field)}/${row ?? ''}` };
}

/** True for the finding that a name means: its rule, and its row where the rule has several. */
const isNamed = (name) => (one) => name === one.rule || name === `${one.rule}=${one.row}`;

/** What is left of findings, and what is new. */
function after(findings, { ends = [], begins = [] }) {
  for (const name of ends) assert.ok(findings.some(isNamed(name)), `${name} is not among the findings`);
  return [...findings.filter((one) => !ends.some((name) => isNamed(name)(one))), ...begins.map(finding)];
}

/**
 * What the page holds, lists and blank rows included, without what only tells that it was touched. The Web Settings have
 * no way to remove a row, and save no blank ones: there they do not count.
 */
export function fieldsOf({ dirty, saves, clicks, submits, ...fields }) {
  if (fields.page === 'web-settings-edit')
    for (const list of ['origins', 'returnUrls']) fields[list] = fields[list].filter((row) => row !== '');
  return fields;
}

export class Stage {
  static async open() {
    const stage = new Stage();
    stage.world = await startWorld();
    stage.unpacker = (await stage.world.openForeign('https://other-site.test/')).page;
    await stage.openTab();
    return stage;
  }

  /** Another tab with its panel; what is asked and looked at is of this one from now on. */
  async openTab() {
    this.page = await this.world.open(ADDRESSES.alexa);
    await this.page.setViewport(WINDOW);
    this.tab = await this.world.tabOf(this.page);
    this.panel = await this.world.panel(this.tab);
    return { page: this.page, tab: this.tab, panel: this.panel };
  }

  /** Goes on in another tab. */
  use(tab) {
    Object.assign(this, tab);
  }

  /** The same, and waits until these findings are shown there. */
  async shows(tab, findings) {
    this.use(tab);
    await this.page.bringToFront();
    await this.holds(findings);
  }

  /** A request to the background, as the panel sends it. */
  async ask(request) {
    const answer = await this.world.inExtension((request) => chrome.runtime.sendMessage(request), request);
    assert.notEqual(answer?.kind, 'failed', answer?.message);
    return answer;
  }

  address(name) {
    const [{ id } = {}] = this.world.consoles.state().lwa.profiles;
    return { ...ADDRESSES, ...securityProfile(id) }[name];
  }

  /** Forgets everything, and starts from these consoles with this profile. */
  async begin({ consoles, profile = {}, secret, linkingFailed = false }) {
    // What the page before shows must not be observed for the new profile.
    await this.page.goto('https://other-site.test/', { waitUntil: 'load' });
    this.world.consoles.setScenario(consoles);
    await this.ask({ kind: 'deleteEverything' });
    const file = { linkwrightProfile: 1, profile: { name: 'Rules', ...profile } };
    const { state } = await this.ask({ kind: 'import', text: JSON.stringify(file) });
    if (secret !== undefined) await this.ask({ kind: 'setSecret', profile: state.selected, secret });
    await this.ask({ kind: 'linkingFailed', failed: linkingFailed });
  }

  /** Goes to a page and waits until Linkwright has read it. */
  async visit(address) {
    await this.world.go(this.page, address);
    await this.page.bringToFront();
    const check = (tab) => chrome.runtime.sendMessage({ kind: 'check', tab });
    let answer;
    await until(
      async () => {
        answer = await this.world.inExtension(check, this.tab);
        return answer?.state?.page.kind === 'recognised';
      },
      () => JSON.stringify(answer),
    );
    return answer.state;
  }

  /** Shows a scenario's page, by way of those that it compares with. */
  async show(scenario) {
    await this.begin(scenario);
    for (const name of [...(scenario.first ?? []), scenario.page]) await this.visit(this.address(name));
    for (const act of scenario.typed ?? []) await byHand(this.page, act);
    await this.holds(scenario.findings.map(finding));
  }

  /** Waits until panel and page show exactly these findings. */
  async holds(findings) {
    await this.#listed(findings);
    await this.#marked(findings);
  }

  async #listed(findings) {
    const expected = findings.map(({ rule, severity, field }) => `${rule} ${severity} ${keyOf(field)}`).sort();
    const listed = (expected) => {
      const all = [...document.querySelectorAll('[data-rule]')].map(({ dataset }) => dataset);
      const found = all.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`).sort();
      if (expected === null) return found;
      const idle = document.querySelector('[data-busy="false"]') !== null;
      return idle && JSON.stringify(found) === JSON.stringify(expected);
    };
    const options = { polling: 30 };
    await this.panel.page.waitForFunction(listed, options, expected).catch(async (error) => {
      assert.deepEqual(await this.panel.page.evaluate(listed, null), expected, 'the panel');
      throw error;
    });
  }

  /** Background and page are told together; the page may draw a moment later. */
  async #marked(findings) {
    const text = ({ severity, field, row }) => `${severity} ${field}${row === undefined ? '' : `=${row}`}`;
    const sorted = (marks) => marks.map(text).sort();
    let drawn, expected;
    await until(
      async () => {
        const { places, marks } = await marksOn(this.page, this.unpacker);
        expected = sorted(placesOf(findings, places));
        drawn = sorted(marks);
        return JSON.stringify(drawn) === JSON.stringify(expected);
      },
      () => assert.deepEqual(drawn, expected, 'the marks'),
    );
  }

  /** The key under which the panel shows one of the findings. */
  async keyOf(findings, name) {
    const { rule, place } = findings.find(isNamed(name));
    const { state } = await this.ask({ kind: 'state', tab: this.tab });
    return state.page.findings.find(({ key }) => key.startsWith(`${rule}/`) && key.endsWith(place)).key;
  }

  /** Mends by fix, by all safe fixes or by hand, and waits for what is left. */
  async mend(findings, step) {
    const { fix, fixSafe, hand, gives = {}, undo = false } = step;
    if (hand !== undefined) {
      for (const act of hand) await byHand(this.page, act);
      const left = after(findings, step);
      await this.holds(left);
      return left;
    }
    const ends = step.ends ?? (fix === undefined ? fixSafe : [fix]);
    const left = after(findings, { ...step, ends });
    const before = fieldsOf(await stateOf(this.page));
    const request = fix === undefined ? { kind: 'fixSafe' } : { kind: 'fix', finding: await this.keyOf(findings, fix) };
    const repair = async () => {
      await this.ask({ ...request, tab: this.tab });
      const wanted = { ...before, ...gives };
      assert.deepEqual(fieldsOf(await stateOf(this.page)), wanted, `after ${fix ?? 'all safe fixes'}`);
      await this.holds(left);
    };
    await repair();
    if (undo === false) return left;
    await this.ask({ kind: 'undo', tab: this.tab });
    assert.deepEqual(fieldsOf(await stateOf(this.page)), before, `after undoing ${fix ?? 'all safe fixes'}`);
    await this.#listed(findings);
    if (undo === 'only') return findings;
    await repair();
    return left;
  }

  async close() {
    await this.world?.close();
  }
}
