import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { checkSignedBytes, signBytes } from "./signed-bytes.ts";

const NOW = Temporal.Instant.from("2026-11-25T02:00:00Z");
const SECONDS = String(NOW.epochMilliseconds / 1_000);
const SECRET = "bí mật dùng chung";
const BODY = Buffer.from('{"a": 1}');
const given = { body: BODY, timestamp: SECONDS, signature: signBytes(SECRET, SECONDS, BODY) };
const check = (change: object = {}, now = NOW, secret = SECRET) =>
  checkSignedBytes({ ...given, ...change }, { secret, now });

describe("bytes that a partner signed", () => {
  it("are believed for five minutes before and after", () => {
    expect(check()).toEqual({ ok: true, value: undefined });
    for (const seconds of [-300, 300]) expect(check({}, NOW.add({ seconds })).ok).toBe(true);
    for (const seconds of [-301, 301, 86_400]) {
      expect(check({}, NOW.add({ seconds }))).toEqual({ ok: false, error: "window" });
    }
  });

  it("are not believed with any bit of them changed", () => {
    fc.assert(
      fc.property(fc.nat(BODY.length * 8 - 1), (bit) => {
        const body = Buffer.from(BODY);
        body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(check({ body })).toEqual({ ok: false, error: "signature" });
      }),
    );
  });

  it.each([
    ["no signature", { signature: undefined }],
    ["two signatures", { signature: [given.signature, given.signature] }],
    ["an empty one", { signature: "" }],
    ["one of another secret", { signature: signBytes("x", SECONDS, BODY) }],
    ["one in capitals", { signature: given.signature.toUpperCase() }],
    ["no time", { timestamp: undefined }],
    ["another time", { timestamp: String(Number(SECONDS) + 1) }],
    ["a time that is none", { timestamp: "NaN", signature: signBytes(SECRET, "NaN", BODY) }],
  ])("are not believed with %s", (_, change) => expect(check(change)).toEqual({ ok: false, error: "signature" }));

  it("are nobody's where no secret is agreed", () => {
    expect(check({ signature: signBytes("", SECONDS, BODY) }, NOW, "")).toEqual({ ok: false, error: "signature" });
  });
});
