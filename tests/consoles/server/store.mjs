import { alexaStart, ixhelloStart, lwaStart, profileIds } from './practice-data.mjs';
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
    this.alexa = { ...alexaStart(this.scenario.alexa), saveCount: 0 };
    this.lwa = { profiles: lwaStart(this.scenario.lwa), saveCount: 0 };
    this.ixhello = { ...ixhelloStart(this.scenario.ixhello), saveCount: 0, publishCount: 0 };
    this.clicks = [];
    this.requests.length = 0;
  }

  /** What a page may know: a saved secret never goes back to the browser. */
  alexaForPage() {
    const { saveCount, clientSecret, ...values } = this.alexa;
    return {
      values: { ...values, clientSecret: '' },
      secretSaved: clientSecret !== '',
      savedOnce: saveCount > 0 || values.enabled,
    };
  }

  saveAlexa(values) {
    const clientSecret = values.clientSecret || this.alexa.clientSecret;
    this.alexa = { ...this.alexa, ...values, clientSecret, saveCount: this.alexa.saveCount + 1 };
  }

  saveIxhello(values, publish) {
    const { saveCount, publishCount } = this.ixhello;
    this.ixhello = {
      ...this.ixhello,
      ...values,
      published: this.ixhello.published || publish,
      saveCount: saveCount + 1,
      publishCount: publishCount + (publish ? 1 : 0),
    };
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
    const { alexa, lwa, ixhello, clicks, requests, scenario } = this;
    return structuredClone({ alexa, lwa, ixhello, clicks, requests, scenario });
  }
}
