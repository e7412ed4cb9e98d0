import { Unfit } from "./verdict.ts";

const MAX_PIXELS = 40_000_000;

/** A PNG whose chunks follow one another to the end and whose picture has at most 40 million pixels. */
export function checkPng(bytes: Buffer): void {
  if (bytes.length < 45 || bytes.toString("latin1", 12, 16) !== "IHDR") throw new Unfit("file-structure");
  checkPixels(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) throw new Unfit("file-structure");
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type)) throw new Unfit("file-structure");
    at += 12 + length;
    if (type === "IEND") break;
  }
  if (at !== bytes.length) throw new Unfit("file-structure");
}

/** Markers of a frame header, which tells height and width: C0-CF without DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A JPEG with a frame header of at most 40 million pixels, a scan and an end. */
export function checkJpeg(bytes: Buffer): void {
  let at = 2;
  let framed = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Unfit("file-structure");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) throw new Unfit("file-structure");
    if (isFrame(marker)) {
      if (at + 9 > bytes.length) throw new Unfit("file-structure");
      checkPixels(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
      framed = true;
    }
    // After the scan header come the pixels; phones put their own data behind the end mark.
    if (marker === 0xda) break;
    at += 2 + length;
  }
  if (!framed || !bytes.includes(Buffer.from([0xff, 0xd9]), at)) throw new Unfit("file-structure");
}

function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw new Unfit("file-structure");
  if (width * height > MAX_PIXELS) throw new Unfit("image-size");
}
