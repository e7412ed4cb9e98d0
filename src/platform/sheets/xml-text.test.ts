import { describe, expect, it } from "vitest";
import { columnLetters } from "./column-letters.ts";
import { cellTextXml, xmlText } from "./xml-text.ts";

describe("xmlText", () => {
  it.each([
    ["Nguyễn Văn A", "Nguyễn Văn A"],
    ['<img src=x onerror="1"> & co', "&lt;img src=x onerror=&quot;1&quot;&gt; &amp; co"],
    ["_x0041_", "_x005F_x0041_"],
    ["_x0041_x0042_", "_x005F_x0041_x005F_x0042_"],
    ["_x005F_", "_x005F_x005F_"],
    ["_x005F_x0041_", "_x005F_x005F_x005F_x0041_"],
    ["ho_so_x1", "ho_so_x1"],
    ["\u0000]]>", "□]]&gt;"],
  ])("writes %j as %j", (text, xml) => {
    expect(xmlText(text)).toBe(xml);
  });

  it("keeps the white space that a reader would drop", () => {
    expect(cellTextXml("a b")).toBe("<t>a b</t>");
    for (const text of [" a", "a ", "a  b", "a\nb", "a\tb"]) {
      expect(cellTextXml(text)).toBe(`<t xml:space="preserve">${text}</t>`);
    }
  });
});

describe("columnLetters", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("%i is %s", (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
