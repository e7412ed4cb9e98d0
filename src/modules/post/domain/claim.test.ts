import { describe, expect, it } from "vitest";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { decideClaim, lastDayToClaim, type ClaimInput } from "./claim.ts";

const input: ClaimInput = { kind: "late", claimant: " Nông Thị Hoa ", text: "Chưa nhận được kết quả" };
const item = { scope: "between-districts", acceptedAt: at("2026-05-25 10:00") } as const;
const when = (local: string) => ({ now: at(local), calendar: CALENDAR });

describe("a complaint", () => {
  it("is taken within six months and refused a day later", () => {
    expect(lastDayToClaim(item.acceptedAt).toString()).toBe("2026-11-25");
    expect(decideClaim(input, item, when("2026-11-25 23:00")).ok).toBe(true);
    expect(decideClaim(input, item, when("2026-11-26 00:01"))).toMatchObject({
      error: { kind: "post/claim-too-late" },
    });
  });

  it("ends its six months on the last day of a shorter month", () => {
    expect(lastDayToClaim(at("2026-08-31 10:00")).toString()).toBe("2027-02-28");
  });

  it("is answered in five working days inside the province and in seven beyond it", () => {
    const inside = decideClaim(input, item, when("2026-11-23 09:00"));
    const beyond = decideClaim(input, { ...item, scope: "inter-province" }, when("2026-11-23 09:00"));
    expect(inside.ok && inside.value.answerDueOn.toString()).toBe("2026-12-01");
    expect(beyond.ok && beyond.value.answerDueOn.toString()).toBe("2026-12-03");
    expect(inside.ok && inside.value.claimant).toBe("Nông Thị Hoa");
  });

  it("needs a name and words", () => {
    for (const wrong of [{ claimant: " " }, { text: "" }, { text: "x".repeat(2001) }]) {
      expect(decideClaim({ ...input, ...wrong }, item, when("2026-11-23 09:00"))).toEqual({
        ok: false,
        error: { kind: "post/claim-text" },
      });
    }
  });
});
