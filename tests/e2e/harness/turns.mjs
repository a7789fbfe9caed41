// Turns at what only one may do at a time, held by the test: what must wait for one waits until the test lets go.

/** Holds a turn, the lock with this name, in a page of the extension. Gives a way to let go. */
export async function hold(world, name, t) {
  await world.inExtension(
    (name) =>
      new Promise((held) => {
        navigator.locks.request(name, () => {
          held();
          return new Promise((end) => {
            window.letGo = { ...window.letGo, [name]: end };
          });
        });
      }),
    name,
  );
  const letGo = () => world.inExtension((name) => window.letGo[name](), name);
  // A test that ends before it lets go must not hold up the next.
  t.after(letGo);
  return letGo;
}

/** True when somebody waits for the turn with this name. */
export const isAwaited = (world, name) =>
  world.inExtension(
    async (name) => (await navigator.locks.query()).pending.some((waiting) => waiting.name === name),
    name,
  );

/** The turn for which something waits that the background asks for, as `GATES` has it. */
export const gate = (name) => `gate:${name}`;

/**
 * Goes before the background's own modules: what it asks of its other modules (`useTool` by name), and `sync.set`, goes
 * on when the test does not hold the gate of that name. The driver can run nothing in an event page of Firefox.
 */
export const GATES = `
const pass = (name) => navigator.locks.request('gate:' + name, { mode: 'shared' }, () => {});
let useTool;
Object.defineProperty(self, 'useTool', {
  set: (tool) => {
    useTool = tool;
  },
  get: () => async (name, texts) => {
    await pass(name);
    return await useTool(name, texts);
  },
});
const send = chrome.storage.sync.set.bind(chrome.storage.sync);
chrome.storage.sync.set = async (items) => {
  await pass('sync.set');
  await send(items);
};
`;
