import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/** One entry of an archive to build; every field of its headers can be made to lie. */
export type EntryPlan = {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly declaredSize?: number;
  readonly mode?: number;
  readonly flags?: number;
  readonly localName?: string;
  readonly stored?: boolean;
};

/** An archive as asked, honest or not. */
export function aZip(entries: readonly EntryPlan[], before: Buffer = Buffer.alloc(0)): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = before.length;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const packed = entry.stored === true ? content : deflateRawSync(content, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0, 2);
    common.writeUInt16LE(entry.stored === true ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.declaredSize ?? content.length, 18);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([signature(0x04034b50), withNameLength(common, localName.length), localName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([
        signature(0x02014b50),
        Buffer.from([20, 3]),
        withNameLength(common, name.length),
        Buffer.alloc(2),
        tail.subarray(2),
        name,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length & 0xffff, 4);
  end.writeUInt16LE(entries.length & 0xffff, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([before, ...locals, directory, signature(0x06054b50), end]);
}

/** The parts every Word file has, plus what is given. */
export function aDocx(...more: readonly EntryPlan[]): Buffer {
  return aZip([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    { name: "word/document.xml", content: "<w:document><w:body>Đơn đề nghị</w:body></w:document>" },
    ...more,
  ]);
}

export function anXlsx(...more: readonly EntryPlan[]): Buffer {
  return aZip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "xl/workbook.xml", content: "<workbook/>" },
    ...more,
  ]);
}

/** A PDF of one page, with more objects or another trailer when given. */
export function aPdf({
  objects = [],
  trailer = "",
  pages = 1,
}: {
  readonly objects?: readonly (string | Buffer)[];
  readonly trailer?: string;
  readonly pages?: number;
} = {}): Buffer {
  const page = "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n";
  const parts = [
    "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
    page.repeat(pages),
    ...objects,
    `trailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`,
  ];
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
}

/** A packed stream object of a PDF. */
export function aPdfStream(dictionary: string, content: string | Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([
    Buffer.from(`9 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, "latin1"),
    packed,
    Buffer.from("\nendstream\nendobj\n", "latin1"),
  ]);
}

/** A white picture of the size asked; its pixels pack to almost nothing. */
export function aPng(width = 8, height = 8, tail: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const row = Buffer.alloc(1 + Math.ceil(width / 8));
  const pixels = deflateSync(Buffer.concat(Array.from({ length: Math.min(height, 64) }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
    tail,
  ]);
}

/** The headers of a JPEG of the size asked, a scan without meaning, an end. */
export function aJpeg(width = 16, height = 16): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34]);
  const app = Buffer.from([0xff, 0xe0, 0, 4, 0x4a, 0x46]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, frame, scan, Buffer.from([0xff, 0xd9])]);
}

/** The scanners' harmless test mark, never written out in a source file. */
export const EICAR = [
  "X5O!P%@AP[4",
  String.fromCharCode(92),
  "PZX54(P^)7CC)7}$",
  "EICAR-STANDARD",
  "-ANTIVIRUS-TEST-FILE!$H+H*",
].join("");

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function withNameLength(common: Buffer, length: number): Buffer {
  const header = Buffer.from(common);
  header.writeUInt16LE(length, 22);
  return header;
}
