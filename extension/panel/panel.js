// Loads the panel. The program replaces #boot; if it cannot start, #boot says why and what to do.
const boot = document.getElementById('boot') ?? document.body.appendChild(document.createElement('div'));
const message = (key, ...texts) => globalThis.chrome?.i18n?.getMessage(key, texts) || texts.join(' ');
document.documentElement.lang = message('language') || 'en';
document.documentElement.dir = message('@@bidi_dir') || 'ltr';
boot.textContent = message('bootStarting');
// On its way while the program is read; which one depends on the language.
const early = { rel: 'preload', as: 'fetch', crossOrigin: '', href: message('catalogueFile') || 'catalogue.json' };
document.head.append(Object.assign(document.createElement('link'), early));

/** The one attempt to load what writes reports and explains errors, which is needed only now and then. */
let loadingReports;

/** For the program: calls a function of that module. */
globalThis.useReports = async (name, texts) => {
  loadingReports ??= import('./reports_wasm.js').then(async (module) => {
    await module.default({ module_or_path: new URL('reports_wasm_bg.wasm', import.meta.url) });
    return module;
  });
  try {
    return (await loadingReports)[name](...texts);
  } catch (error) {
    // Whatever went wrong, the next attempt starts anew.
    loadingReports = undefined;
    throw error;
  }
};

try {
  const { default: init } = await import('./panel_wasm.js');
  await init({ module_or_path: new URL('panel_wasm_bg.wasm', import.meta.url) });
} catch (error) {
  boot.className = 'boot boot-failed';
  boot.setAttribute('role', 'alert');
  boot.textContent = message('bootFailed', error instanceof Error ? error.message : String(error));
}
