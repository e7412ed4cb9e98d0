import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkFreeText,
  checkLegalName,
  compareByGivenName,
  compareVietnamese,
  foldedWords,
  foldVietnamese,
  givenName,
  hasDiacritics,
  normalizeText,
  TEXT_PROBLEMS,
  words,
} from "./vietnamese.ts";

const NFD_NAME = "Nguyễn Thị Đào".normalize("NFD");

describe("normalizing", () => {
  it("makes the decomposed letters of Telex clients one with the composed ones (B-22)", () => {
    expect(NFD_NAME === "Nguyễn Thị Đào").toBe(false);
    expect(normalizeText(NFD_NAME)).toBe("Nguyễn Thị Đào");
  });

  it("cuts and joins white space, also the no-break one", () => {
    expect(normalizeText("  Lý\u00A0 Văn\t\nTài ")).toBe("Lý Văn Tài");
  });

  it("is idempotent for any text", () => {
    fc.assert(fc.property(fc.string(), (text) => normalizeText(normalizeText(text)) === normalizeText(text)));
  });
});

describe("folding", () => {
  it.each([
    ["Đổi thẻ căn cước", "doi the can cuoc"],
    ["SỔ ĐỎ", "so do"],
    ["đường sá", "duong sa"],
    ["Ưu tiên người có công", "uu tien nguoi co cong"],
    ["quyền sở hữu", "quyen so huu"],
    ["Ðăng ký", "dang ky"],
  ])("%s becomes %s", (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
    expect(foldVietnamese(text.normalize("NFD"))).toBe(folded);
  });

  it("knows every Vietnamese vowel with every tone", () => {
    const vowels = "aăâeêioôơuưy";
    const tones = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
    for (const vowel of vowels) {
      for (const tone of tones) expect(foldVietnamese((vowel + tone).normalize("NFC"))).toMatch(/^[aeiouy]$/);
    }
  });

  it("is idempotent and blind to the normal form", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text));
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom("Bế", "Đàm", "Hứa", "Nông", "Triệu"), (name) => {
        expect(foldVietnamese(name.normalize("NFD"))).toBe(foldVietnamese(name));
      }),
    );
  });

  it("splits into words of letters and digits", () => {
    expect(foldedWords("Cấp lại GCN (bị mất) - 1.115712")).toEqual(["cap", "lai", "gcn", "bi", "mat", "1", "115712"]);
    expect(words("Sổ Đỏ, nhà đất")).toEqual(["sổ", "đỏ", "nhà", "đất"]);
    expect(words("")).toEqual([]);
    expect(foldedWords("...")).toEqual([]);
  });

  it("tells a query with diacritics from one without", () => {
    expect(hasDiacritics("so do")).toBe(false);
    expect(hasDiacritics("sổ do")).toBe(true);
    expect(hasDiacritics("đo")).toBe(true);
    expect(hasDiacritics(NFD_NAME)).toBe(true);
  });
});

describe("order of names", () => {
  it("is by given name, then by the rest, as Vietnamese lists are", () => {
    const names = ["Nông Thị Yến", "Hoàng Văn Bình", "Lý Thị An", "Vi Văn Ân", "Hứa Văn An", "Đàm Đức", "Chu Dung"];
    expect([...names].sort(compareByGivenName)).toEqual([
      "Hứa Văn An",
      "Lý Thị An",
      "Vi Văn Ân",
      "Hoàng Văn Bình",
      "Chu Dung",
      "Đàm Đức",
      "Nông Thị Yến",
    ]);
  });

  it("puts đ after d and ă, â after a", () => {
    expect(["đá", "dũng", "da", "ấm", "ăn", "an"].sort(compareVietnamese)).toEqual([
      "an",
      "ăn",
      "ấm",
      "da",
      "dũng",
      "đá",
    ]);
  });

  it("takes the last word as the given name", () => {
    expect(givenName("  Nguyễn  Thị Minh Khai ")).toBe("Khai");
    expect(givenName("Sùng")).toBe("Sùng");
    expect(givenName("")).toBe("");
  });

  it("is an order: antisymmetric and agreeing with equality", () => {
    const name = fc.constantFrom("Lý An", "Lý Ân", "Vi An", "Hứa Đức", "Bế Dung", "lý an");
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareByGivenName(a, b))).toBe(-Math.sign(compareByGivenName(b, a)) + 0);
      }),
    );
  });
});

describe("names on legal papers", () => {
  it.each([
    "Nguyễn Văn A",
    "O'Brien",
    "Jean-Pierre",
    "H'Hen Niê",
    "Công ty TNHH 68 (Lạng Sơn)",
    "<img src=x onerror=1>",
  ])("takes %s as it is (B-25)", (name) => {
    const checked = checkLegalName(name);
    expect(checked.ok && checked.value.name).toBe(name);
  });

  it.each([
    ["B-20 NUL", "Lý\u0000Tài", "control-character"],
    ["a tab inside", "Lý\tTài", "control-character"],
    ["C1 control", "Lý\u0085Tài", "control-character"],
    ["B-21 lone surrogate", "Lý \ud800", "lone-surrogate"],
    ["B-23 zero-width space", "Lý\u200bTài", "invisible-character"],
    ["B-23 right-to-left override", "Lý \u202eiàT", "invisible-character"],
    ["Hangul filler", "Lý \u3164", "invisible-character"],
    ["B-23 a tower of marks", `La${"\u0301".repeat(200)}n`, "too-many-marks"],
    ["B-23 emoji", "Lý Tài 😀", "not-a-letter"],
    ["B-24 too long", "a".repeat(10_000), "too-long"],
    ["blank", " \u00A0 ", "empty"],
  ])("refuses %s", (_case, name, problem) => {
    expect(checkLegalName(name)).toEqual({ ok: false, error: problem });
  });

  it("answers regex bait at once (B-24)", () => {
    const start = performance.now();
    for (let n = 0; n < 200; n++) checkLegalName(`${"a".repeat(26)}1`);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it("keeps three marks on one letter, which Vietnamese never exceeds", () => {
    expect(checkLegalName("Nguyễn".normalize("NFD")).ok).toBe(true);
  });

  it("warns of eth written for đ instead of changing it", () => {
    const checked = checkLegalName("Ðào Văn Tí");
    expect(checked).toEqual({ ok: true, value: { name: "Ðào Văn Tí", warnings: ["eth-for-d"] } });
    expect(checkLegalName("Đào Văn Tí")).toEqual({ ok: true, value: { name: "Đào Văn Tí", warnings: [] } });
  });

  it("warns of digits and of foreign letters", () => {
    expect(checkLegalName("Công ty 99")).toMatchObject({ value: { warnings: ["digits"] } });
    expect(checkLegalName("Нгуен Ван")).toMatchObject({ value: { warnings: ["foreign-script"] } });
  });

  it("has a sentence in both languages for each problem", () => {
    for (const text of Object.values(TEXT_PROBLEMS)) {
      expect(text.vi).toMatch(/\.$/);
      expect(text.en).toMatch(/\.$/);
    }
  });
});

describe("free text", () => {
  it("keeps lines and pictures, makes it NFC", () => {
    expect(checkFreeText(" Bổ sung\nảnh 😀 ".normalize("NFD"), 100)).toEqual({ ok: true, value: "Bổ sung\nảnh 😀" });
  });

  it("counts letters, not code units, and refuses hidden characters", () => {
    expect(checkFreeText("ễ".repeat(10).normalize("NFD"), 10).ok).toBe(true);
    expect(checkFreeText("ễ".repeat(11), 10)).toEqual({ ok: false, error: "too-long" });
    expect(checkFreeText("a\u2066b", 10)).toEqual({ ok: false, error: "invisible-character" });
  });
});
