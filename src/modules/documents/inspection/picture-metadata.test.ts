import fc from "fast-check";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aJpeg, aPng } from "../testing.ts";
import { inspect } from "./inspect.ts";
import { withoutMetadata } from "./picture-metadata.ts";

const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
const text = (value: string) => Buffer.from(value, "latin1");

/** EXIF with an orientation and a place, in either byte order. */
function exif(order: "II" | "MM", orientation: number): Buffer {
  const number = (size: 2 | 4, value: number) => {
    const bytes = Buffer.alloc(size);
    if (order === "II") bytes.writeUIntLE(value, 0, size);
    else bytes.writeUIntBE(value, 0, size);
    return bytes;
  };
  const entry = (tag: number, value: number) =>
    Buffer.concat([number(2, tag), number(2, 3), number(4, 1), number(2, value), Buffer.alloc(2)]);
  return segment(
    0xe1,
    Buffer.concat([
      text(`Exif\0\0${order}`),
      number(2, 42),
      number(4, 8),
      number(2, 2),
      entry(0x0112, orientation),
      entry(0x8825, 7),
      text("21.8537N 106.7615E iPhone cua Anh"),
    ]),
  );
}

/** A picture of a telephone: the given segments right behind the start, a second picture behind the end. */
function photograph(...more: readonly Buffer[]): Buffer {
  const plain = aJpeg(32, 24);
  return Buffer.concat([plain.subarray(0, 2), ...more, plain.subarray(2), text("MPF 106.7615E"), aJpeg()]);
}

describe("pictures lose what a camera tells about people", () => {
  it.each(["II", "MM"] as const)("place and device go, the orientation stays (%s)", async (order) => {
    for (let orientation = 2; orientation <= 8; orientation += 1) {
      const clean = withoutMetadata(photograph(exif(order, orientation), segment(0xfe, text("của Ánh"))), "jpeg");
      expect(clean.toString("latin1")).not.toMatch(/106\.7615|iPhone|MPF/);
      expect(clean.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]))).toBe(true);
      expect(await inspect(clean, { name: "a.jpg", mediaType: "image/jpeg" })).toEqual({ ok: true, kind: "jpeg" });
      expect(withoutMetadata(clean, "jpeg").equals(clean)).toBe(true);
    }
  });

  it("density, colour profile and Adobe's note stay, other application data goes", () => {
    const kept = [
      segment(0xe0, text("JFIF\0rest")),
      segment(0xe2, text("ICC_PROFILE\0rest")),
      segment(0xee, text("Adobe rest")),
    ];
    const gone = [
      segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0GPS")),
      segment(0xe2, text("MPF\0")),
      segment(0xed, text("Photoshop")),
    ];
    const clean = withoutMetadata(photograph(...kept, ...gone), "jpeg");
    for (const one of kept) expect(clean.includes(one)).toBe(true);
    for (const one of gone) expect(clean.includes(one)).toBe(false);
  });

  it("copies pixels with stuffed bytes and restarts, and every scan of a progressive picture", () => {
    const scan = (...pixels: readonly number[]) => Buffer.concat([segment(0xda, Buffer.alloc(6)), Buffer.from(pixels)]);
    const first = scan(0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56);
    const second = scan(0x78, 0xff, 0x00);
    const file = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      first,
      segment(0xc4, Buffer.alloc(4)),
      second,
      Buffer.from([0xff, 0xd9]),
    ]);
    expect(withoutMetadata(file, "jpeg").equals(file)).toBe(true);
  });

  it("takes texts, times and EXIF out of a PNG and nothing else", async () => {
    const plain = aPng();
    const chunk = (type: string, data: string) => {
      const body = text(type + data);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const told = Buffer.concat([
      plain.subarray(0, 33),
      chunk("tEXt", "Author\0Anh"),
      chunk("eXIf", "MM 106.7615E"),
      chunk("tIME", "1234567"),
      chunk("pHYs", "123456789"),
      plain.subarray(33),
    ]);
    const clean = withoutMetadata(told, "png");
    expect(clean.toString("latin1")).not.toMatch(/Author|106\.7615|tIME/);
    expect(clean.includes(chunk("pHYs", "123456789"))).toBe(true);
    expect(await inspect(clean, { name: "a.png", mediaType: "image/png" })).toEqual({ ok: true, kind: "png" });
    expect(withoutMetadata(plain, "png").equals(plain)).toBe(true);
  });

  it("never grows, never throws on a picture that passed the checks, whatever its EXIF says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 2, maxLength: 200 }), async (noise) => {
        const file = photograph(segment(0xe1, Buffer.concat([text("Exif\0\0"), Buffer.from(noise)])));
        const verdict = await inspect(file, { name: "a.jpg", mediaType: "image/jpeg" });
        if (verdict.ok) expect(withoutMetadata(file, "jpeg").length).toBeLessThanOrEqual(file.length);
      }),
      { numRuns: 300 },
    );
  });
});
