// Waiting for a page to render. Timers crawl in tabs that are not in front; message channels do not.

/** Lets everything that is due run: promises, framework updates, messages. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Waits until nothing has changed for `quiet` milliseconds, or for `most` milliseconds at all. */
export async function settle(quiet = 25, most = 250): Promise<void> {
  const begin = performance.now();
  let changed = begin;
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let now = begin; now - changed < quiet && now - begin < most; now = performance.now()) {
    await turn();
  }
  observer.disconnect();
}
