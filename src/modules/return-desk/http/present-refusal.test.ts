import { describe, expect, it } from "vitest";
import type { Refusal } from "../domain/refusal.ts";
import { presentRefusal } from "./present-refusal.ts";

const CASES: readonly (readonly [Refusal, number, string, RegExp])[] = [
  [{ kind: "return-desk/nothing-chosen" }, 404, "", /Không còn kết quả chờ trả/],
  [{ kind: "return-desk/with-post", dossierId: "d" }, 409, "", /đang ở bưu điện/],
  [{ kind: "return-desk/other-owner" }, 409, "with", /cùng một người/],
  [{ kind: "return-desk/identity", what: "other-number" }, 422, "card", /chưa trả kết quả/],
  [{ kind: "return-desk/authorisation-used" }, 409, "auth.number", /đã dùng cho lần trả trước/],
  [{ kind: "return-desk/papers" }, 422, "", /ít nhất một bản/],
  [{ kind: "return-desk/no-proof" }, 422, "proof", /ký trên giấy/],
  [{ kind: "return-desk/signature", what: "too-long" }, 422, "proof", /Ký lại/],
  [{ kind: "return-desk/signature", what: "off-the-pad" }, 422, "proof", /ngoài bảng ký/],
  [{ kind: "return-desk/no-phone" }, 409, "proof", /Không có số điện thoại/],
  [{ kind: "return-desk/too-many-codes", of: "phone" }, 429, "proof", /^Số điện thoại/],
  [{ kind: "return-desk/too-many-codes", of: "dossier" }, 429, "proof", /^Hồ sơ này/],
  [{ kind: "return-desk/code", what: "wrong", left: 3 }, 422, "digits", /Còn 3 lần/],
  [{ kind: "return-desk/code", what: "wrong", left: 0 }, 422, "digits", /hết số lần nhập/],
  [{ kind: "return-desk/code", what: "other-results", left: 5 }, 422, "digits", /đúng các hồ sơ này/],
  [{ kind: "return-desk/reminded", daysAgo: 2 }, 409, "", /2 ngày trước/],
  [
    { kind: "return-desk/dossier", dossierId: "d", refusal: { kind: "dossiers/unpaid", amount: 119_000 } },
    409,
    "",
    /119\.000 đ/,
  ],
];

describe("every no of the desk", () => {
  it.each(CASES)("%j is %i at “%s”, in a sentence", (refusal, status, field, sentence) => {
    const said = presentRefusal(refusal);
    expect(said.status).toBe(status);
    expect(said.errors).toHaveLength(1);
    expect(said.errors[0]).toMatchObject({ field });
    expect(said.errors[0]?.message).toMatch(sentence);
    expect(said.errors[0]?.message).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("of a paper stands at each field that mends it", () => {
    const faults = [
      { field: "date", what: "to-come" },
      { field: "validUntil", what: "run-out" },
      { field: "scope", what: "too-long" },
    ] as const;
    const { errors } = presentRefusal({ kind: "return-desk/authorisation", faults });
    expect(errors.map(({ field }) => field)).toEqual(["auth.date", "auth.validUntil", "auth.scope"]);
    expect(errors[1]?.message).toContain("đã hết hạn");
  });
});
