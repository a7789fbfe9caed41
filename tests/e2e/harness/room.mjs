// Filling up the browser's storage, and making room again.

/** Fills an area until it takes no more; gives how many bytes went in. */
export const fillStorage = (world, area) =>
  world.inExtension(async (area) => {
    let bytes = 0;
    let refused;
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      for (let more = 0; more < 64; more += 1) {
        try {
          await chrome.storage[area].set({ [`filler:${size}:${more}`]: 'x'.repeat(size) });
          bytes += size;
        } catch (error) {
          refused = error.message;
          break;
        }
      }
    }
    return { bytes, refused };
  }, area);

/** Takes the filler out again. */
export const makeRoom = (world, area) =>
  world.inExtension(async (area) => {
    const keys = Object.keys(await chrome.storage[area].get(null));
    await chrome.storage[area].remove(keys.filter((key) => key.startsWith('filler:')));
  }, area);
