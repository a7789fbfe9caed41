/** Reads one of the JSON data blocks that the server puts into a page. */
export function embedded<T>(id: string): T {
  const block = document.getElementById(id);
  if (block === null) throw new Error(`the page has no "${id}" block`);
  return JSON.parse(block.textContent ?? 'null') as T;
}
