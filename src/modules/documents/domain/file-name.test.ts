import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { formatSize } from "./document.ts";
import { attachmentHeader, cleanFileName, extensionOf } from "./file-name.ts";
import { FILE_REFUSALS } from "./file-refusal.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("file names (B-43)", () => {
  it.each([
    ["Đơn đề nghị.pdf", "Đơn đề nghị.pdf"],
    ["Đơn.pdf".normalize("NFD"), "Đơn.pdf"],
    ["..\\..\\x", "..\\..\\x"],
    ["a.pdf.exe", "a.pdf.exe"],
    ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"],
    ["anh\u202Egpj.exe", "anhgpj.exe"],
    ["\0\u200B ", "tep-khong-ten"],
    ["", "tep-khong-ten"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it("keeps the extension of a name of 300 letters", () => {
    const kept = cleanFileName(`${"ă".repeat(300)}.docx`);
    expect([...kept]).toHaveLength(150);
    expect(extensionOf(kept)).toBe("docx");
  });

  it("makes any name a text of 1 to 150 characters and a header of one safe line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const kept = cleanFileName(given);
        expect([...kept].length).toBeGreaterThan(0);
        expect([...kept].length).toBeLessThanOrEqual(150);
        expect(attachmentHeader(kept)).toMatch(
          /^attachment; filename="[\w.() -]*"; filename\*=UTF-8''[\w.!~%#$&+^`|-]*$/,
        );
      }),
    );
  });

  it("gives old programs a plain name and new ones the real one", () => {
    expect(attachmentHeader("Đơn 'đề nghị'.pdf")).toBe(
      `attachment; filename="Don _de nghi_.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%27%C4%91%E1%BB%81%20ngh%E1%BB%8B%27.pdf`,
    );
  });
});

describe("texts", () => {
  it("tells a size", () => {
    expect([850, 12_345, 3_565_158].map(formatSize)).toEqual(["850 B", "12 KB", "3,4 MB"]);
  });

  it("has for every refusal a code, a status and two sentences without an abbreviation of ours", () => {
    for (const { code, vi, en } of Object.values(FILE_REFUSALS)) {
      expect(code).toMatch(/^E_[A-Z_]+$/);
      expect(vi).toMatch(/^\p{Lu}.+\. Vui lòng .+\.$/u);
      expect(en).toMatch(/^[A-Z].+\. Please .+\.$/);
      expect(vi).toBe(vi.normalize("NFC"));
    }
  });
});
