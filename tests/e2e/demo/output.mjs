// What the demo prints: a line a step, with a bar where a terminal can redraw it, and a table.

const WIDTH = 24;
const live = process.stdout.isTTY === true;

export class Progress {
  #done = 0;
  #total;
  #open = false;

  constructor(total) {
    this.#total = total;
  }

  /** Begins a step; the one before is done. */
  step(where, what) {
    this.#finish('✓');
    this.#open = true;
    const share = Math.min(1, this.#done / this.#total);
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    const line = `${bar} ${where.padEnd(18)} ${what}`;
    process.stdout.write(live ? `  ${line}` : `  ${line}\n`);
    this.#done += 1;
  }

  /** Says something about the step. */
  note(text) {
    if (!live) process.stdout.write(`    ${text}\n`);
  }

  end() {
    this.#finish('✓');
    process.stdout.write(`  ${'█'.repeat(WIDTH)} done\n\n`);
  }

  fail() {
    this.#finish('✗');
  }

  #finish(sign) {
    if (this.#open && live) process.stdout.write(`\r${sign}\n`);
    this.#open = false;
  }
}

const CONSOLES = { ixhello: 'ixHello', lwa: 'Login with Amazon', alexa: 'Alexa' };

/** Field, console, value, outcome. */
export function table(fields) {
  const rows = fields.map(({ page, field, wanted, onPage, outcome }) => [
    field,
    CONSOLES[page.split('.')[0]] ?? page,
    (wanted || onPage).split('\n').join(', '),
    outcome,
  ]);
  const head = ['field', 'console', 'value', 'outcome'];
  const most = [32, 17, 64, 15];
  const cut = (text, column) => (text.length > most[column] ? `${text.slice(0, most[column] - 1)}…` : text);
  const lines = [head, ...rows].map((row) => row.map(cut));
  const widths = head.map((_, column) => Math.max(...lines.map((row) => row[column].length)));
  const text = lines.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
  const rule = `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`;
  return [text[0], rule, ...text.slice(1), ''].join('\n');
}
