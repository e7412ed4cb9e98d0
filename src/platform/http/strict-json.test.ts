import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson, StrictJsonError } from "./strict-json.ts";

function codeOf(text: string): string {
  try {
    parseStrictJson(text);
    return "accepted";
  } catch (error) {
    return error instanceof StrictJsonError ? error.code : "other";
  }
}

describe("strict JSON", () => {
  it("B-19 refuses a duplicate key, also when one of the two is escaped or nested", () => {
    expect(codeOf('{"fee":1,"fee":2}')).toBe("E_JSON_DUPLICATE");
    expect(codeOf('{"fee":1,"f\\u0065e":2}')).toBe("E_JSON_DUPLICATE");
    expect(codeOf('{"a":[{"x":1},{"x":1,"x":2}]}')).toBe("E_JSON_DUPLICATE");
  });

  it("takes the same key in different objects and keys that look like values", () => {
    expect(parseStrictJson('{"a":{"a":"a"},"b":["a","a"]}')).toEqual({ a: { a: "a" }, b: ["a", "a"] });
  });

  it("B-44 refuses a depth of 10,000 without recursion", () => {
    expect(codeOf("[".repeat(10_000))).toBe("E_JSON_DEPTH");
    expect(codeOf('{"a":'.repeat(10_000))).toBe("E_JSON_DEPTH");
  });

  it("refuses what is not JSON", () => {
    expect(["", "{", '{"a"', "nul", '{"a":1,}'].map(codeOf)).toEqual(Array(5).fill("E_JSON"));
  });

  it("agrees with JSON.parse on every JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
