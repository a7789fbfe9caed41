// What is drawn at the fields of a page, as a picture of it shows: the marks stand in a closed root.

/** `COLOURS` in extension/content/shapes.ts, without that of the copy button. */
export const COLOURS = { error: [0xb3, 0x26, 0x1e], warning: [0x8a, 0x51, 0x00], info: [0x1c, 0x5a, 0x9c] };

/**
 * How many pixels of each colour are in each box of a picture: `{ error, warning, info }` a box. The picture is unpacked
 * by a page that has no policy against it.
 */
export async function coloured(unpacker, picture, boxes) {
  const count = async (picture, boxes, colours) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return boxes.map(({ left, top, width, height }) => {
      const { data } = context.getImageData(left, top, width, height);
      const counts = Object.fromEntries(Object.keys(colours).map((name) => [name, 0]));
      for (let at = 0; at < data.length; at += 4)
        for (const [name, [r, g, b]] of Object.entries(colours))
          if (Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b) < 12) counts[name] += 1;
      return counts;
    });
  };
  return await unpacker.evaluate(count, picture, boxes, COLOURS);
}

/** How many pixels around an element are of the colour of errors, with the element in view. */
export async function rednessAround(unpacker, page, element) {
  const clip = await element.evaluate((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left + scrollX - 8, y: top + scrollY - 8, width: width + 16, height: height + 16 };
  });
  // Marks follow a scroll with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const picture = await page.screenshot({ clip, encoding: 'base64' });
  const whole = { left: 0, top: 0, width: Math.floor(clip.width), height: Math.floor(clip.height) };
  const [{ error }] = await coloured(unpacker, picture, [whole]);
  return error;
}

/** How many pixels differ between two pictures of the same size. */
export async function differing(unpacker, one, other) {
  const count = async (pictures) => {
    const [a, b] = await Promise.all(
      pictures.map(async (picture) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    let differ = 0;
    for (let at = 0; at < a.length; at += 4)
      if (a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2]) differ += 1;
    return differ;
  };
  return await unpacker.evaluate(count, [one, other]);
}
