// What leaves the panel: by the clipboard, or as a file.

/** What is on the clipboard: pasted with the keyboard into a page that has nothing to do with it. */
export async function pasted(page) {
  await page.bringToFront();
  await page.evaluate(() => {
    document.querySelector('textarea')?.remove();
    document.body.append(document.createElement('textarea'));
    document.querySelector('textarea').focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  const found = await page.waitForFunction(() => document.querySelector('textarea').value || null, {
    polling: 50,
  });
  return await found.jsonValue();
}

/** Presses a control of the panel that saves a file; gives name, type and text of the file instead of saving it. */
export async function savedFile(panel, name) {
  await panel.page.evaluate(() => {
    window.file = {};
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      window.file.type = blob.type;
      window.file.text = blob.text();
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      window.file.name = this.download;
    };
  });
  await panel.press(name);
  return await panel.page.evaluate(async () => ({ ...window.file, text: await window.file.text }));
}
