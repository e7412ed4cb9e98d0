import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { chainHash, GENESIS, type Leaf } from "./chain.ts";

const LEAF: Leaf = {
  dossierId: "019ab000-0000-7000-8000-000000000001",
  seq: 1,
  event: "dossier-submitted",
  payload: '{"copies": 1}',
  actorId: "019ab000-0000-7000-8000-000000000002",
  unitId: "019ab000-0000-7000-8000-000000000003",
  at: "2026-11-23T02:15:00.000000Z",
  fromState: "none",
  toState: "submitted",
};

describe("the hash of a journal row", () => {
  it("is this one for ever: a change of form needs a new version, not a new value", () => {
    expect(chainHash(GENESIS, LEAF)).toMatchInlineSnapshot(
      `"a2c5fd1275f1d9e6371ee1447f44e15940ff2048bbc90aa2a2060786e140989a"`,
    );
  });

  it.each([
    ["dossierId", "019ab000-0000-7000-8000-00000000000f"],
    ["seq", 2],
    ["event", "dossier-accepted"],
    ["payload", '{"copies": 2}'],
    ["actorId", "019ab000-0000-7000-8000-00000000000f"],
    ["unitId", "019ab000-0000-7000-8000-00000000000f"],
    ["at", "2026-11-20T02:15:00.000000Z"],
    ["fromState", "submitted"],
    ["toState", "accepted"],
  ])("changes when %s changes", (column, value) => {
    expect(chainHash(GENESIS, { ...LEAF, [column]: value })).not.toBe(chainHash(GENESIS, LEAF));
  });

  it("changes when the row before it changes", () => {
    expect(chainHash("f".repeat(64), LEAF)).not.toBe(chainHash(GENESIS, LEAF));
  });
});

/** Numbers of a journal are counts, đồng and quarter days. */
function withoutHugeNumbers(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => (typeof value === "number" ? Math.round(value % 1e9) / 4 : value));
}

describe("canonical JSON", () => {
  it("does not depend on the order in which keys were written", () => {
    expect(canonicalJson({ bb: 1, a: { d: [2, 1], c: null } })).toBe('{"a": {"c": null, "d": [2, 1]}, "bb": 1}');
    expect(canonicalJson({ a: { c: null, d: [2, 1] }, bb: 1, gone: undefined })).toBe(
      '{"a": {"c": null, "d": [2, 1]}, "bb": 1}',
    );
  });

  it("orders keys by length, then by bytes, as jsonb does", () => {
    expect(canonicalJson({ aa: 1, b: 2, é: 3, B: 4, ab: 5 })).toBe('{"B": 4, "b": 2, "aa": 1, "ab": 5, "é": 3}');
  });

  it("is a fixed point and keeps the value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }).map(withoutHugeNumbers), (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
        expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([[1e21], [1e-9], [2 ** 53 + 2]])("refuses %d, which two programs spell differently", (value) => {
    expect(() => canonicalJson({ value })).toThrow(RangeError);
  });
});
