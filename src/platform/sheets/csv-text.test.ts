import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText } from "./cell-text.ts";
import { csvField, csvText } from "./csv-text.ts";
import { nastyText } from "./testing-texts.ts";

describe("csvText", () => {
  it.each([
    '=HYPERLINK("http://x")',
    "+84912345678",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'đã có",
    "0912345678",
    "020190001234",
    "1.010700",
    "1e5",
    "12345678901234567",
    "3/4",
    "12-11-2026",
  ])("guards %j", (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  });

  it("guards a leading CR as the line break it becomes", () => {
    expect(csvText("\r=1")).toBe("'\n=1");
  });

  it.each(["Nguyễn Văn A", "H37.08-261123-0001", "119000", "1.5", "0", "12 tháng", "Số 3/4", "", "a=b", "1/2/3/4"])(
    "leaves %j alone",
    (text) => {
      expect(csvText(text)).toBe(text);
    },
  );

  it("property: taking one apostrophe away gives the text back", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        expect(csvText(text).replace(/^'/, "")).toBe(cellText(text));
        expect(csvText(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe("csvField", () => {
  it.each([
    ["a", "a"],
    ["a,b", '"a,b"'],
    ['nói "có"', '"nói ""có"""'],
    ["hai\ndòng", '"hai\ndòng"'],
    ["'=1", '"\'=1"'],
    [" lề ", '" lề "'],
  ])("writes %j as %j", (text, field) => {
    expect(csvField(text)).toBe(field);
  });
});
