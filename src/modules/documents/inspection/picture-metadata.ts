/**
 * The same picture without what a camera wrote about place, device and owner: only what is needed to show it stays,
 * with the orientation. Call it with a picture that passed the checks; pixels are copied, not re-encoded.
 */
export function withoutMetadata(bytes: Buffer, kind: "jpeg" | "png"): Buffer {
  return kind === "jpeg" ? jpegWithoutMetadata(bytes) : pngWithoutMetadata(bytes);
}

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);

function jpegWithoutMetadata(bytes: Buffer): Buffer {
  const parts: Buffer[] = [SOI];
  const orientation = orientationOf(bytes);
  if (orientation > 1) parts.push(orientationSegment(orientation));
  for (const segment of segments(bytes)) if (shows(segment)) parts.push(segment);
  return Buffer.concat([...parts, EOI]);
}

/** Every segment up to the end mark, a scan together with its pixels; what phones append behind is not yielded. */
function* segments(bytes: Buffer): Generator<Buffer> {
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0xd9;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return;
    const header = at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(bytes, header) : header;
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** Pixels run until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xd9;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Application data and comments go, except JFIF (density), a colour profile and Adobe's note on colours. */
function shows(segment: Buffer): boolean {
  const marker = segment[1] ?? 0;
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = segment.toString("latin1", 4, 16);
  return (
    (marker === 0xe0 && name.startsWith("JFIF\0")) ||
    (marker === 0xe2 && name.startsWith("ICC_PROFILE\0")) ||
    (marker === 0xee && name.startsWith("Adobe"))
  );
}

const ORIENTATION = 0x0112;

/** 1 to 8 as EXIF has it; 1 when there is none or it cannot be read. */
function orientationOf(bytes: Buffer): number {
  const exif = [...segments(bytes)].find(
    (segment) => segment[1] === 0xe1 && segment.toString("latin1", 4, 10) === "Exif\0\0",
  );
  if (exif === undefined || exif.length < 20) return 1;
  const tiff = exif.subarray(10);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

function orientationSegment(orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), Buffer.from(tiff)]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}

/** Critical chunks, and those that say how colours and size are meant. */
const KEPT_CHUNKS = /^([A-Z]...|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|pHYs|bKGD|hIST|acTL|fcTL|fdAT)$/;

function pngWithoutMetadata(bytes: Buffer): Buffer {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (KEPT_CHUNKS.test(bytes.toString("latin1", at + 4, at + 8))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}
