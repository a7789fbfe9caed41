// Putting text on the clipboard with no permission for it: the browser allows it right after a person's gesture.

/** Copies text; false when the browser refuses. Never used for a secret. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** The older way, for pages whose policy forbids the first. */
function copyByCommand(text: string): boolean {
  let copied = false;
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    copied = event.clipboardData !== null;
  };
  addEventListener('copy', put, true);
  const done = document.execCommand('copy');
  removeEventListener('copy', put, true);
  return done && copied;
}
