import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aComponent } from "#modules/procedures/testing.ts";
import { countPapers, paperLine } from "./count-papers.ts";

const form = aComponent({ code: "A", name: "Đơn đề nghị" });
const card = aComponent({ code: "B", name: "Bản sao thẻ căn cước" });
const photo = aComponent({ code: "C", name: "Ảnh", required: false });
const none = { originals: "", certified: "", copies: "" };

describe("the count at the door", () => {
  it("finds nothing missing when every required paper is there", () => {
    const count = countPapers(
      [form, card, photo],
      [
        { ...none, code: "A", originals: "1" },
        { ...none, code: "B", copies: " 2 " },
      ],
    );
    expect(count).toMatchObject({ missing: [], guidance: "", unreadable: [] });
    expect(count.papers.map(paperLine)).toEqual(["Đơn đề nghị: 1 bản chính", "Bản sao thẻ căn cước: 2 bản sao"]);
  });

  it("tells the citizen in one sentence what is missing and what follows", () => {
    const count = countPapers([form, card], [{ ...none, code: "A", originals: "1" }]);
    expect(count.missing).toEqual(["Bản sao thẻ căn cước"]);
    expect(count.guidance).toContain("còn thiếu 1 giấy tờ bắt buộc: Bản sao thẻ căn cước.");
  });

  it("names what is no count and takes nothing for it", () => {
    const typed = ["hai", "-1", "1.5", "100", "1e1"];
    for (const originals of typed) {
      const count = countPapers([form], [{ ...none, code: "A", originals }]);
      expect(count.unreadable).toEqual(["A"]);
      expect(count.missing).toEqual(["Đơn đề nghị"]);
    }
  });

  it("never counts a paper that the procedure does not know, and never more missing than required", () => {
    const digits = fc.stringMatching(/^\d{0,2}$/);
    const counted = fc.array(
      fc.record({ code: fc.constantFrom("A", "B", "C", "D"), originals: digits, certified: digits, copies: digits }),
    );
    fc.assert(
      fc.property(counted, (papers) => {
        const count = countPapers([form, card, photo], papers);
        expect(count.papers.every(({ code }) => "ABC".includes(code))).toBe(true);
        expect(count.missing.length).toBeLessThanOrEqual(2);
        expect(count.missing.length > 0).toBe(count.guidance !== "");
      }),
    );
  });
});
