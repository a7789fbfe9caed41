// Numbers for nodes: the same node keeps its number for as long as it lives, and no number is used twice.

const numbers = new WeakMap<Node, number>();
const nodes = new Map<number, WeakRef<Node>>();
const forgotten = new FinalizationRegistry<number>((handle) => nodes.delete(handle));
let last = 0;

/** The number of a node; a new one when it has none yet. */
export function handleOf(node: Node): number {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(node, last);
  nodes.set(last, new WeakRef(node));
  forgotten.register(node, last);
  return last;
}

/** The node with this number, if it still stands in the page. */
export function nodeOf(handle: number): Node | null {
  const node = nodes.get(handle)?.deref();
  return node?.isConnected === true ? node : null;
}
