// What the organisation's policy gives, and what is wrong in it (`src/policy/`; the background keeps it).

import { spoken } from '../content/words';
import { byId, item, list, the } from './elements';
import { onChange } from './stored';
import { say } from './words';

/** One of the organisation's profiles. */
interface Given {
  name: string;
  /** The fields that the user cannot change, by their names in the profile file. */
  locked: string[];
  /** What the consoles call each of them; empty for what no form has. */
  labels?: string[];
}

/** As the background keeps it. */
interface InForce {
  profiles: Given[];
  /** The domains that are allowed; `null` when all are. */
  allowedDomains: string[] | null;
  /** Sentences of the core. */
  problems: string[];
}

/** The policy in force; `null` without one. */
async function read(): Promise<InForce | null> {
  const { policy } = await chrome.storage.local.get('policy');
  try {
    return JSON.parse(String(policy ?? 'null'));
  } catch {
    return null;
  }
}

const RULES = 'disabledRules';

/** What no form has, as the panel's editor calls it; what is not here stands for the fields in it. */
function ownName(field: string): string {
  switch (field) {
    case 'name':
      return say('name');
    case 'skillType':
      return say('kind');
    case 'accountLinkingRequest.reciprocalAccessTokenUrl':
      return say('reciprocal');
    case 'accountLinkingRequest.authorizationUrlsByPlatform':
      return say('platforms');
    case RULES:
      return say('settingsPolicyRules');
    default:
      return '';
  }
}

/** A profile, and what is locked in it. */
function given({ name, locked, labels }: Given): HTMLElement {
  const template = the(HTMLTemplateElement, '#policy-profile');
  const part = template.content.cloneNode(true) as DocumentFragment;
  const one = the(HTMLElement, '.given-profile', part);
  the(HTMLElement, 'h3', one).append(name);
  the(HTMLElement, '.hint', one).textContent = say('settingsPolicyLocked');
  const fields = locked.map((field, place) => labels?.[place] || ownName(field)).filter((label) => label !== '');
  the(HTMLElement, 'ul', one).replaceChildren(...fields.map(item));
  return one;
}

async function draw(): Promise<void> {
  const policy = await read();
  byId('policy').hidden = policy === null;
  byId('rules-locked').hidden = true;
  if (policy === null) return;
  const { profiles, allowedDomains: domains, problems } = policy;
  const lines: string[] = [];
  if (domains?.length === 0) lines.push(say('settingsPolicyNoDomains'));
  else if (domains) lines.push(say('settingsPolicyDomains', domains.join(', ')));
  list('policy-gives', lines);
  byId('policy-profiles').replaceChildren(...profiles.map(given));
  const fixed = profiles.filter(({ locked }) => locked.includes(RULES)).map(({ name }) => name);
  byId('rules-locked').hidden = fixed.length === 0;
  byId('rules-locked').textContent = say('settingsRulesLocked', fixed.join(', '));
  list('policy-wrong', problems.map(spoken));
  byId('policy-problems').hidden = problems.length === 0;
}

/** Draws it, and again whenever it changes. */
export function showPolicy(): void {
  onChange(draw);
  draw();
}
