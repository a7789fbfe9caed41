// Opening the panel beside a page. Both browsers do it only right at a person's click.

/** Firefox's sidebar. */
interface Sidebar {
  open(): Promise<void>;
}

const sidebar = (chrome as unknown as { sidebarAction?: Sidebar }).sidebarAction;

/** True in Firefox. */
export const IN_FIREFOX = sidebar !== undefined;

let windowId: number | undefined;
// Asked beforehand: after waiting for an answer the click would not count any more.
if (!IN_FIREFOX) chrome.windows.getCurrent().then(({ id }) => (windowId = id));

/** Opens the panel; false when the browser did not. */
export async function openPanel(): Promise<boolean> {
  try {
    if (sidebar) await sidebar.open();
    else if (windowId === undefined) return false;
    else await chrome.sidePanel.open({ windowId });
    return true;
  } catch {
    return false;
  }
}
