import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc16 } from "./crc16.ts";
import { readTlv, writeTlv } from "./emv-tlv.ts";
import { buildVietQr, parseVietQr, type VietQr } from "./viet-qr.ts";

const CARD = { kind: "card", number: "9704031101234567" } as const;
const ACCOUNT = { kind: "account", number: "0011012345678" } as const;
const STATIC = { initiation: "static", bin: "970403", amount: null, bill: null, purpose: null } as const;
const DYNAMIC = {
  initiation: "dynamic",
  bin: "970403",
  amount: 180_000,
  bill: "NPS6869",
  purpose: "thanh toan don hang",
} as const;

/** The published examples of the standard (handbook §5.5). */
const VECTORS: readonly (readonly [string, VietQr, string])[] = [
  [
    "dynamic, account",
    { ...DYNAMIC, target: ACCOUNT },
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E",
  ],
  [
    "static, card",
    { ...STATIC, target: CARD },
    "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
  ],
  [
    "dynamic, card",
    { ...DYNAMIC, target: CARD },
    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203",
  ],
];

const printable = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength,
  });
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength });
const alphanumeric = fc.string({ unit: fc.constantFrom(..."0123456789ABCXYZabcxyz"), minLength: 1, maxLength: 19 });

const anyQr: fc.Arbitrary<VietQr> = fc.record({
  initiation: fc.constantFrom("static", "dynamic"),
  bin: digits(6, 6),
  target: fc.oneof(
    fc.record({ kind: fc.constant("account" as const), number: alphanumeric }),
    fc.record({ kind: fc.constant("card" as const), number: digits(16, 19) }),
  ),
  amount: fc.option(fc.integer({ min: 1, max: 999_999_999_999 })),
  bill: fc.option(printable(25)),
  purpose: fc.option(printable(50)),
});

function built(qr: VietQr): string {
  const text = buildVietQr(qr);
  if (!text.ok) throw new Error(text.error);
  return text.value;
}

describe("the check sum", () => {
  it("gives the check value of the algorithm", () => expect(crc16("123456789")).toBe("29B1"));
  it("of nothing is where it begins", () => expect(crc16("")).toBe("FFFF"));
});

describe("data objects", () => {
  it("are written with their length, and read back", () => {
    const text = writeTlv([
      ["00", "01"],
      ["62", "0803ABC"],
    ]);
    expect(text).toBe("00020162070803ABC");
    expect([...(readTlv(text) ?? [])]).toEqual([
      ["00", "01"],
      ["62", "0803ABC"],
    ]);
  });

  it.each(["0", "00", "0005AB", "0000", "AA02XX", "000201000201", "0002"])("%s is not a list of them", (text) => {
    expect(readTlv(text)).toBeUndefined();
  });

  it("are not made of what has no form", () => {
    for (const [id, value] of [
      ["1", "a"],
      ["00", ""],
      ["00", "đ"],
      ["00", "x".repeat(100)],
    ] as const) {
      expect(() => writeTlv([[id, value]])).toThrow(RangeError);
    }
  });
});

describe("VietQR", () => {
  it.each(VECTORS)("writes and reads the published example: %s", (_, qr, text) => {
    expect(built(qr)).toBe(text);
    expect(parseVietQr(text)).toEqual({ ok: true, value: qr });
  });

  it("has the sum of the published static account, whose length of the account is one too small: not read, written right", () => {
    const published = "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304";
    expect(crc16(published)).toBe("F4E5");
    expect(parseVietQr(`${published}F4E5`)).toEqual({ ok: false, error: "structure" });
    expect(built({ ...STATIC, target: ACCOUNT })).toBe(`${published.replace("0112", "0113")}9E6F`);
  });

  it("reads back whatever it wrote", () => {
    fc.assert(
      fc.property(anyQr, (qr) => {
        expect(parseVietQr(built(qr))).toEqual({ ok: true, value: qr });
      }),
    );
  });

  it("does not believe a code in which any one letter is another", () => {
    fc.assert(
      fc.property(anyQr, fc.nat(), fc.integer({ min: 0x20, max: 0x7e }), (qr, place, code) => {
        const text = built(qr);
        const at = place % text.length;
        const other = String.fromCharCode(code);
        fc.pre(other !== text[at]);
        expect(parseVietQr(`${text.slice(0, at)}${other}${text.slice(at + 1)}`).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("does not believe a code with two neighbours changed, nor one that is cut or grown", () => {
    fc.assert(
      fc.property(anyQr, fc.nat(), (qr, place) => {
        const text = built(qr);
        const at = place % (text.length - 1);
        const [a = "", b = ""] = [text[at], text[at + 1]];
        if (a !== b) expect(parseVietQr(`${text.slice(0, at)}${b}${a}${text.slice(at + 2)}`).ok).toBe(false);
        expect(parseVietQr(text.slice(0, at)).ok).toBe(false);
        expect(parseVietQr(`${text}0`).ok).toBe(false);
      }),
    );
  });

  const good: VietQr = { ...DYNAMIC, target: ACCOUNT };
  it.each<readonly [string, Partial<VietQr>]>([
    ["bank", { bin: "97040" }],
    ["target", { target: { kind: "card", number: "970403" } }],
    ["target", { target: { kind: "account", number: "00-11" } }],
    ["amount", { amount: 0 }],
    ["amount", { amount: 0.5 }],
    ["amount", { amount: 1e12 }],
    ["purpose", { purpose: "Nộp phí" }],
    ["purpose", { purpose: "" }],
    ["purpose", { purpose: "X".repeat(51) }],
    ["purpose", { bill: "X".repeat(26) }],
  ])("refuses to write a wrong %s", (fault, change) => {
    expect(buildVietQr({ ...good, ...change })).toEqual({ ok: false, error: fault });
  });

  const signed = (body: string) => `${body}6304${crc16(`${body}6304`)}`;
  it.each([
    ["version", built(good).slice(0, -8).replace("000201", "000202")],
    ["initiation", built(good).slice(0, -8).replace("010212", "010213")],
    ["scheme", built(good).slice(0, -8).replace("A000000727", "A000000728")],
    ["scheme", built(good).slice(0, -8).replace("QRIBFTTA", "QRIBFTTX")],
    ["currency", built(good).slice(0, -8).replace("5303704", "5303840")],
    ["country", built(good).slice(0, -8).replace("5802VN", "5802US")],
    ["amount", built(good).slice(0, -8).replace("5406180000", "5406018000")],
    ["structure", built(good).slice(0, -8).replace("5802VN", "5899VN")],
  ])("says what is wrong with a sound code of something else: %s", (fault, body) => {
    expect(parseVietQr(signed(body))).toEqual({ ok: false, error: fault });
  });

  it.each(["", "hello", "đồng".repeat(10), "0".repeat(600)])("refuses %s", (text) => {
    expect(parseVietQr(text).ok).toBe(false);
  });
});
