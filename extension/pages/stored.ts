// The settings as they are kept: `settings` in `storage.local`, as JSON text. The background reads them
// (`src/settings.rs`).

/** A rule that is off, with the reason. */
export interface RuleOff {
  rule: string;
  reason: string;
}

export interface Settings {
  /** Nothing is drawn on the consoles. */
  marksOff: boolean;
  /** Rules that are off for every profile. */
  rulesOff: RuleOff[];
  /** Profiles go to `storage.sync`. */
  sync: boolean;
}

const KEY = 'settings';
const AS_INSTALLED: Settings = { marksOff: false, rulesOff: [], sync: false };

/** The settings as they are now; what cannot be read is as it was installed. */
export async function read(): Promise<Settings> {
  const { [KEY]: text } = await chrome.storage.local.get(KEY);
  try {
    return { ...AS_INSTALLED, ...JSON.parse(String(text ?? '{}')) };
  } catch {
    return AS_INSTALLED;
  }
}

let queue: Promise<unknown> = Promise.resolve();

/** Changes some of them; one change after the other, so that none takes back another. */
export function change(some: Partial<Settings>): Promise<void> {
  const next = queue.then(async () => {
    await chrome.storage.local.set({ [KEY]: JSON.stringify({ ...(await read()), ...some }) });
  });
  queue = next.catch(() => {});
  return next;
}

/** Calls back when anything is kept or deleted, here or in another window. */
export function onChange(heard: () => void): void {
  chrome.storage.onChanged.addListener(heard);
}
