// What another device does to a profile in `storage.sync`; each of these runs in a page of the extension.

/** Changes a profile there: puts one text in the place of another. */
export async function changeElsewhere(from, to) {
  const all = await chrome.storage.sync.get(null);
  const [part] = Object.keys(all).filter((key) => key.endsWith(':0') && all[key].includes(from));
  const head = part.slice(0, -':0'.length);
  const { digest, past, ...rest } = JSON.parse(all[head]);
  const content = all[part].replace(from, to);
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(content))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  const text = JSON.stringify({
    ...rest,
    at: Date.now(),
    digest: hash.toString(16).padStart(16, '0'),
    past: [...past, digest],
  });
  await chrome.storage.sync.set({ [head]: text, [part]: content });
}

/** Deletes the profile in which a text stands. */
export async function deleteElsewhere(having) {
  const all = await chrome.storage.sync.get(null);
  const [part] = Object.keys(all).filter((key) => key.endsWith(':0') && all[key].includes(having));
  const head = part.slice(0, -':0'.length);
  const { digest, past } = JSON.parse(all[head]);
  const text = JSON.stringify({ at: Date.now(), digest: '', past: [...past, digest], parts: 0, gone: true });
  await chrome.storage.sync.set({ [head]: text });
  await chrome.storage.sync.remove(part);
}
