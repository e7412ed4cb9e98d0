import { describe, expect, it } from "vitest";
import { code128Svg, qrSvg } from "./codes.ts";

describe("codes on paper", () => {
  it("draws a barcode whose bars read back as the dossier's code", () => {
    for (const code of ["H37.08-261123-0001", "000.00.08.H37-190211-0003", "H37.08.05-261231-10000"]) {
      expect(readCode128(code128Svg(code))).toBe(code);
    }
  });

  it("refuses a barcode of what a scanner cannot read", () => {
    expect(() => code128Svg("hồ sơ")).toThrow(RangeError);
    expect(() => code128Svg("")).toThrow(RangeError);
    expect(() => code128Svg("x".repeat(61))).toThrow(RangeError);
  });

  it("draws a QR code with its quiet zone", () => {
    const svg = qrSvg("https://dichvucong.example.vn/tra-cuu?ma=H37.08-261123-0001&bi-mat=ABCD2345");
    const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
    expect((side - 8 - 17) % 4).toBe(0);
    expect(svg).toContain("M4 4h1v1h-1z");
    expect(svg).not.toContain("M3 ");
    expect(svg).not.toMatch(/<(script|image|foreignObject)/);
  });
});

/** Reads the bars of one barcode as a scanner does: widths of bars and gaps, symbols of 11 modules, checksum. */
function readCode128(svg: string): string {
  const bars = [...svg.matchAll(/stroke-width="([\d.]+)" d="([^"]+)"/g)].flatMap(([, width, path]) =>
    [...(path ?? "").matchAll(/M([\d.]+) /g)].map(([, middle]) => ({ middle: Number(middle), width: Number(width) })),
  );
  const edges = bars
    .map(({ middle, width }) => ({ from: middle - width / 2, to: middle + width / 2 }))
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to }) => [from, to]);
  const first = edges[0] ?? 0;
  const unit = ((edges.at(-1) ?? 0) - first) / modulesIn(edges);
  const pattern = edges.slice(1).map((edge, index) => Math.round((edge - (edges[index] ?? 0)) / unit));
  const symbols: number[] = [];
  for (let at = 0; at + 7 < pattern.length; at += 6) symbols.push(SYMBOLS.indexOf(pattern.slice(at, at + 6).join("")));
  const check = symbols.pop();
  expect(symbols.reduce((sum, symbol, index) => sum + symbol * Math.max(index, 1), 0) % 103).toBe(check);
  return decode(symbols);
}

function modulesIn(edges: readonly number[]): number {
  const narrow = Math.min(...edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)));
  return Math.round(((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / narrow);
}

function decode(symbols: readonly number[]): string {
  let set = { 103: "A", 104: "B", 105: "C" }[symbols[0] ?? 0];
  let text = "";
  for (const symbol of symbols.slice(1)) {
    if (symbol === 99) set = "C";
    else if (symbol === 100) set = "B";
    else if (symbol === 101) set = "A";
    else text += set === "C" ? String(symbol).padStart(2, "0") : String.fromCharCode(symbol + 32);
  }
  return text;
}

// The widths of bars and gaps of symbols 0 to 105 of ISO/IEC 15417.
const SYMBOLS = (
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 " +
  "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 " +
  "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
  "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 " +
  "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
  "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
  "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232"
).split(" ");
