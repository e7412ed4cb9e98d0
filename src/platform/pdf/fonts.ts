import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The four cuts of Tinos: the metrics of Times New Roman, every Vietnamese letter, a free licence. */
export function documentFonts(): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
  return ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((cut) =>
    join(root, cut, `Tinos_${cut}.ttf`),
  );
}

/** The code points that a TrueType font has a glyph for, read from its cmap table (formats 4 and 12). */
export function coverageOf(path: string): ReadonlySet<number> {
  const file = readFileSync(path);
  const cmap = tableOffset(file, "cmap");
  const covered = new Set<number>();
  for (let entry = 0; entry < file.readUInt16BE(cmap + 2); entry += 1) {
    const subtable = cmap + file.readUInt32BE(cmap + 4 + entry * 8 + 4);
    const format = file.readUInt16BE(subtable);
    if (format === 4) readSegments(file, subtable, covered);
    if (format === 12) readGroups(file, subtable, covered);
  }
  return covered;
}

function tableOffset(file: Buffer, tag: string): number {
  for (let table = 0; table < file.readUInt16BE(4); table += 1) {
    const record = 12 + table * 16;
    if (file.toString("latin1", record, record + 4) === tag) return file.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

function readSegments(file: Buffer, at: number, covered: Set<number>): void {
  const doubled = file.readUInt16BE(at + 6);
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + doubled, at + 16 + 2 * doubled, at + 16 + 3 * doubled];
  for (let offset = 0; offset < doubled; offset += 2) {
    const start = file.readUInt16BE(starts + offset);
    const end = file.readUInt16BE(ends + offset);
    const range = file.readUInt16BE(ranges + offset);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + file.readUInt16BE(deltas + offset)) & 0xffff
          : file.readUInt16BE(ranges + offset + range + (point - start) * 2);
      if (glyph !== 0) covered.add(point);
    }
  }
}

function readGroups(file: Buffer, at: number, covered: Set<number>): void {
  for (let group = 0; group < file.readUInt32BE(at + 12); group += 1) {
    const record = at + 16 + group * 12;
    for (let point = file.readUInt32BE(record); point <= file.readUInt32BE(record + 4); point += 1) covered.add(point);
  }
}
