import { describe, expect, it } from "vitest";
import { checkCount } from "./batch.ts";

const line = (slipId: string, outcome: "full" | "differs" | "absent" = "full", note = "") => ({
  slipId,
  outcome,
  note,
});

describe("the joint count", () => {
  it("is complete when every item was counted, in the order of the list", () => {
    expect(checkCount(["a", "b"], [line("b"), line("a", "absent")])).toEqual({
      ok: true,
      value: [line("a", "absent"), line("b")],
    });
  });

  it("says how many were not counted", () => {
    expect(checkCount(["a", "b", "c"], [line("b")])).toEqual({
      ok: false,
      error: { kind: "post/count-incomplete", uncounted: 2 },
    });
  });

  it("wants words for what differs from its slip", () => {
    expect(checkCount(["a"], [line("a", "differs", " ")])).toEqual({
      ok: false,
      error: { kind: "post/reason-missing" },
    });
    expect(checkCount(["a"], [line("a", "differs", " thiếu 1 bản sao ")])).toEqual({
      ok: true,
      value: [line("a", "differs", "thiếu 1 bản sao")],
    });
  });

  it("ignores what is not in the batch", () => {
    expect(checkCount(["a"], [line("a"), line("stranger")])).toEqual({ ok: true, value: [line("a")] });
  });
});
