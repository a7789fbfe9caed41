// Loads the panel. The program replaces #boot; if it cannot start, #boot says why and what to do.
try {
  const { default: init } = await import('./panel_wasm.js');
  await init({ module_or_path: new URL('panel_wasm_bg.wasm', import.meta.url) });
} catch (error) {
  const boot = document.getElementById('boot') ?? document.body.appendChild(document.createElement('div'));
  boot.className = 'boot boot-failed';
  boot.setAttribute('role', 'alert');
  const reason = error instanceof Error ? error.message : String(error);
  boot.textContent =
    `Linkwright's panel could not start: ${reason}. ` +
    'Your profiles are kept. Close the panel and open it again; if that does not help, reload Linkwright on the ' +
    'browser’s extensions page.';
}
