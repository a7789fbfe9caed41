// Rows of a table of two columns: a name and what belongs to it.

/** The two elements of a row of a description list. */
export function entry(name: string, value: string): [HTMLElement, HTMLElement] {
  const term = document.createElement('dt');
  term.textContent = name;
  const details = document.createElement('dd');
  details.textContent = value;
  return [term, details];
}
