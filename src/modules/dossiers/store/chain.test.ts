import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalParsed } from "./canonical-json.ts";
import { chainHash, GENESIS, type Leaf } from "./chain.ts";

const LEAF: Leaf = {
  dossierId: "019ab000-0000-7000-8000-000000000001",
  seq: 1,
  event: "dossier-submitted",
  payload: '{"copies":1}',
  actorId: "019ab000-0000-7000-8000-000000000002",
  unitId: "019ab000-0000-7000-8000-000000000003",
  at: "2026-11-23T02:15:00.000000Z",
  fromState: "none",
  toState: "submitted",
};

describe("the hash of a journal row", () => {
  it("is this one for ever: a change of form needs a new version, not a new value", () => {
    expect(chainHash(GENESIS, LEAF)).toMatchInlineSnapshot(
      `"1c2be5a37a069239c522dd41ab48fcd160141c4018a6b839b214d87358f98078"`,
    );
  });

  it.each([
    ["dossierId", "019ab000-0000-7000-8000-00000000000f"],
    ["seq", 2],
    ["event", "dossier-accepted"],
    ["payload", '{"copies":2}'],
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

describe("canonical JSON", () => {
  it("does not depend on the order in which keys were written", () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
    expect(canonicalJson({ a: { c: null, d: [2, 1] }, b: 1, gone: undefined })).toBe(
      '{"a":{"c":null,"d":[2,1]},"b":1}',
    );
  });

  it("is a fixed point and keeps the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalJson(value);
        expect(canonicalParsed(JSON.parse(once))).toBe(once);
        expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
