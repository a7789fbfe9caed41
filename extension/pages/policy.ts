// What the organisation's policy gives, and what is wrong in it (`src/policy/`; the background keeps it).

import { spoken } from '../content/words';
import { byId, list } from './elements';
import { onChange } from './stored';
import { say } from './words';

/** As the background keeps it. */
interface InForce {
  profiles: { name: string }[];
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

async function draw(): Promise<void> {
  const policy = await read();
  byId('policy').hidden = policy === null;
  if (policy === null) return;
  const { profiles, allowedDomains: domains, problems } = policy;
  const lines: string[] = [];
  if (profiles.length > 0) lines.push(say('settingsPolicyProfiles', profiles.map(({ name }) => name).join(', ')));
  if (domains?.length === 0) lines.push(say('settingsPolicyNoDomains'));
  else if (domains) lines.push(say('settingsPolicyDomains', domains.join(', ')));
  list('policy-gives', lines);
  list('policy-wrong', problems.map(spoken));
  byId('policy-problems').hidden = problems.length === 0;
}

/** Draws it, and again whenever it changes. */
export function showPolicy(): void {
  onChange(draw);
  draw();
}
