import { APPS, alexaStarts, ixhelloStarts, lwaStart, profileIds, SKILLS } from './practice-data.mjs';
import { completeScenario } from './scenario.mjs';

/** What the consoles have saved, and what the browser asked for. */
export class Store {
  /** Requests since the last scenario, oldest first: `{ method, scheme, host, path }`. */
  requests = [];

  constructor(scenario) {
    this.setScenario(scenario);
  }

  setScenario(given) {
    this.scenario = completeScenario(given);
    const skills = alexaStarts(this.scenario.alexa);
    this.skills = new Map(SKILLS.map(({ skillId }, at) => [skillId, { ...skills[at], saveCount: 0 }]));
    this.lwa = { profiles: lwaStart(this.scenario.lwa), saveCount: 0 };
    const apps = ixhelloStarts(this.scenario.ixhello);
    this.apps = new Map(APPS.map(({ appId }, at) => [appId, { ...apps[at], saveCount: 0, publishCount: 0 }]));
    this.clicks = [];
    this.requests.length = 0;
  }

  /** What a page may know of the skills: a saved secret never goes back to the browser. */
  skillsForPage() {
    return SKILLS.map(({ skillId, name }) => {
      const { saveCount, clientSecret, ...values } = this.skills.get(skillId);
      return {
        skillId,
        name,
        values: { ...values, clientSecret: '' },
        secretSaved: clientSecret !== '',
        savedOnce: saveCount > 0 || values.enabled,
      };
    });
  }

  /** The options that concern a page, which are not the values that it is to have saved. */
  alexaOptionsForPage() {
    const { values, other, ...options } = this.scenario.alexa;
    return options;
  }

  /** A variant page gets all that is saved, the secret as well: it is about reading, and about no console's habits. */
  variantForPage(variant) {
    const [{ saveCount, privacyPolicyUrl, ...saved }] = this.skills.values();
    const values = { ...saved, pkce: variant.pkce === null ? null : (saved.pkce ?? false) };
    return { options: { ...variant, vendorId: this.scenario.alexa.vendorId }, values };
  }

  appsForPage() {
    return APPS.map((app) => {
      const { saveCount, publishCount, ...values } = this.apps.get(app.appId);
      return { ...app, values };
    });
  }

  /** @returns {boolean} whether there is such a skill */
  saveAlexa(skillId, values) {
    const saved = this.skills.get(skillId);
    if (saved === undefined) return false;
    const clientSecret = values.clientSecret || saved.clientSecret;
    this.skills.set(skillId, { ...saved, ...values, clientSecret, saveCount: saved.saveCount + 1 });
    return true;
  }

  /** @returns {boolean} whether there is such an app */
  saveIxhello(appId, values, publish) {
    const saved = this.apps.get(appId);
    if (saved === undefined) return false;
    this.apps.set(appId, {
      ...saved,
      ...values,
      published: saved.published || publish,
      saveCount: saved.saveCount + 1,
      publishCount: saved.publishCount + (publish ? 1 : 0),
    });
    return true;
  }

  addProfile({ name, description, privacyUrl }) {
    const ids = profileIds(this.lwa.profiles.length + 1);
    const profile = { ...ids, name, description, privacyUrl, origins: [], returnUrls: [] };
    this.lwa.profiles.push(profile);
    this.lwa.saveCount += 1;
    return profile;
  }

  findProfile(id) {
    return this.lwa.profiles.find((profile) => profile.id === id) ?? null;
  }

  saveWebSettings(profile, { origins, returnUrls }) {
    Object.assign(profile, { origins, returnUrls });
    this.lwa.saveCount += 1;
  }

  snapshot() {
    const { lwa, clicks, requests, scenario } = this;
    const [alexa, alexa2] = this.skills.values();
    const [ixhello, ixhello2] = this.apps.values();
    return structuredClone({ alexa, alexa2, lwa, ixhello, ixhello2, clicks, requests, scenario });
  }
}
