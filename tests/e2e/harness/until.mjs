// Waiting for what comes by itself. The limit is for what never comes: no machine is so slow.

const LIMIT = 30_000;

/** Waits until something is so; `says` tells what there is instead when it never is. */
export async function until(fits, says) {
  for (const end = Date.now() + LIMIT; !(await fits()); ) {
    if (Date.now() > end) throw new Error(typeof says === 'function' ? await says() : says);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
