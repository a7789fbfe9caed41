// Every rule with what it checks, and whether it is on.

import { byId, the } from './elements';
import { change, onChange, read } from './stored';
import { say } from './words';

/** What the catalogue says of a rule (`RuleDoc` in src/rules/doc.rs), as far as it is shown. */
interface Rule {
  id: string;
  title: string;
  group: string;
}

const boxes = new Map<string, HTMLInputElement>();

function row({ id, title }: Rule, refresh: () => Promise<void>): HTMLElement {
  const row = document.createElement('label');
  row.className = 'setting rule';
  row.dataset['ruleId'] = id;
  const box = document.createElement('input');
  box.type = 'checkbox';
  const words = document.createElement('span');
  const name = document.createElement('code');
  name.textContent = id;
  // Titles have code between backticks; here they are read as plain words.
  words.append(`${title.replaceAll('`', '')} `, name);
  row.append(box, words);
  boxes.set(id, box);
  box.addEventListener('change', async () => {
    const others = (await read()).rulesOff.filter(({ rule }) => rule !== id);
    const rulesOff = box.checked ? others : [...others, { rule: id, reason: say('settingsRuleReason') }];
    await change({ rulesOff }).then(refresh, () => {
      box.checked = !box.checked;
      byId('said').textContent = say('settingsNotKept');
    });
  });
  return row;
}

async function showStates(): Promise<void> {
  const off = new Set((await read()).rulesOff.map(({ rule }) => rule));
  for (const [id, box] of boxes) box.checked = !off.has(id);
  count();
}

/** How many are on, and how many are shown. */
function count(): void {
  const shown = [...boxes.values()].filter((box) => box.closest<HTMLElement>('.rule')?.hidden === false).length;
  const on = [...boxes.values()].filter((box) => box.checked).length;
  byId('rules-count').textContent = say('settingsRulesCount', String(on), String(boxes.size), String(shown));
}

function filter(): void {
  const wanted = the(HTMLInputElement, '#filter').value.trim().toLowerCase();
  for (const group of document.querySelectorAll<HTMLElement>('.rules-group')) {
    const rows = [...group.querySelectorAll<HTMLElement>('.rule')];
    for (const row of rows) row.hidden = !row.textContent?.toLowerCase().includes(wanted);
    group.hidden = rows.every((row) => row.hidden);
  }
  count();
}

/** Draws the list. `refresh` makes what is changed hold on the pages that are open. */
export async function showRules(refresh: () => Promise<void>): Promise<void> {
  const { rules } = (await (await fetch(say('catalogueFile'))).json()) as { rules: Rule[] };
  for (const title of new Set(rules.map(({ group }) => group))) {
    const group = document.createElement('fieldset');
    group.className = 'rules-group';
    const legend = document.createElement('legend');
    legend.textContent = title;
    group.append(legend, ...rules.filter((rule) => rule.group === title).map((rule) => row(rule, refresh)));
    byId('rules').append(group);
  }
  byId('filter').addEventListener('input', filter);
  onChange(showStates);
  await showStates();
}
