// The user takes the consoles' hosts back, and allows them again.

/** Sets what Chromium calls site access, on its page of extensions: the only place where a test can. */
async function siteAccess(world, access) {
  const page = await world.browser.newPage();
  await page.goto('chrome://extensions/');
  const id = new URL(world.started.origin).host;
  await page.evaluate(
    async (id, access) => {
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access });
    },
    id,
    access,
  );
  await page.close();
}

/** The user takes the hosts back in the browser's settings. */
export async function takeBackHosts(world) {
  if (world.name === 'chromium') await siteAccess(world, 'ON_CLICK');
  else
    await world.inExtension(() =>
      chrome.permissions.remove({ origins: chrome.runtime.getManifest().host_permissions }),
    );
}

/**
 * The user presses the button, and agrees. Firefox is told beforehand not to ask; nobody can press Chromium's question
 * in a test, so there the hosts are allowed in the settings instead.
 */
export async function allowHosts(world, press) {
  if (world.name === 'chromium') await siteAccess(world, 'ON_ALL_SITES');
  else await press();
}
