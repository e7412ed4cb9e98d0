import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aReport } from "../testing-report.ts";
import { canonicalText } from "./canonical-text.ts";
import { readReport, writeReport } from "./report-codec.ts";
import { readRowCursor, writeRowCursor } from "./row-cursor.ts";

describe("a report as text", () => {
  it("comes back the same, word for word", () => {
    const text = writeReport(aReport());
    expect(writeReport(readReport(text))).toBe(text);
    expect(readReport(text)).toEqual(aReport());
  });

  it("is refused when it is not one", () => {
    expect(() => readReport("{}")).toThrow();
    expect(() => readReport(writeReport(aReport()).replace('"count"', '"sum"'))).toThrow();
  });
});

describe("canonicalText", () => {
  it("spells the same value in one way, in whatever order its members came", () => {
    expect(canonicalText({ b: [1, { d: null, c: "ữ" }], a: true })).toBe('{"a":true,"b":[1,{"c":"ữ","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalText(turned)).toBe(canonicalText(value));
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("a cursor of rows", () => {
  const id = "01a21451-2af4-7000-a7d4-28d81bd38850";

  it.each(["2026-11-25 09:00:00+00", "2026-11-25 09:00:00.123456+00", "infinity"])("%s comes back", (at) => {
    expect(readRowCursor(writeRowCursor({ at, id }))).toEqual({ at, id });
  });

  it.each(["", "x", `2026-99-25 09:00:00+00_${id}`, `' or 1=1_${id}`, "infinity_not-an-id"])(
    "%s is the first page",
    (text) => {
      expect(readRowCursor(text)).toBeUndefined();
    },
  );
});
