import { describe, expect, it } from "vitest";
import { KITE_PERMIT } from "./example.ts";
import { LANG_SON_2487 } from "./lang-son-2487.ts";
import { readCodes, readNumber, readWays, writeWays } from "./table-text.ts";

describe("ways in one cell", () => {
  it("come back as they were, for every step of the real processes", () => {
    for (const step of [...LANG_SON_2487, KITE_PERMIT].flatMap((each) => each.steps)) {
      expect(readWays(writeWays(step.next))).toEqual(step.next);
    }
  });

  it.each([
    ["B4", [{ to: "B4", label: "" }]],
    [" B4 = Trình ký ;; ", [{ to: "B4", label: "Trình ký" }]],
    [
      "B4=a; B5=b | khi cần",
      [
        { to: "B4", label: "a" },
        { to: "B5", label: "b", when: "khi cần" },
      ],
    ],
    ["B4 | khi a = b", [{ to: "B4", label: "", when: "khi a = b" }]],
    ["", []],
    [" ; ", []],
    ["= không có bước", []],
  ])("%s", (text, ways) => expect(readWays(text)).toEqual(ways));
});

describe("codes and numbers", () => {
  it("reads codes however they are parted", () => {
    expect(readCodes("B3, B4;B5  B6")).toEqual(["B3", "B4", "B5", "B6"]);
    expect(readCodes(" ")).toEqual([]);
  });

  it.each([
    ["0,5", 0.5],
    ["4.25", 4.25],
    [" 15 ", 15],
  ])("%s is %f", (text, value) => expect(readNumber(text)).toBe(value));

  it.each(["", "-1", "1e3", "0x1", "1,2,3", "một", "99999"])("%s is no number", (text) =>
    expect(readNumber(text)).toBeNaN(),
  );
});
