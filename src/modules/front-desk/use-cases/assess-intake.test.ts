import { describe, expect, it } from "vitest";
import type { Assessment } from "#modules/fees/domain.ts";
import { NO_FEES } from "../domain/intake-form.ts";
import { followAssessment } from "./assess-intake.ts";

function assessed(phi: number, openKinds: Assessment["openKinds"] = []): Assessment {
  const lines = [{ kind: "phi", code: "P1", name: "Phí", before: phi, amount: phi }] as const;
  return { lines, total: phi, collecting: "after", why: [], missing: [], unconfirmed: [], openKinds };
}

describe("the fields of money on the page", () => {
  it("follow the assessment while nobody touches them", () => {
    const first = followAssessment(NO_FEES, assessed(2_000));
    expect(first).toMatchObject({ phi: "2000", shownPhi: "2000", lePhi: "0", shownLePhi: "0" });
    expect(followAssessment(first, assessed(7_000))).toMatchObject({ phi: "7000", shownPhi: "7000" });
  });

  it("keep what an officer typed, and tell what it would have been", () => {
    const typed = { ...followAssessment(NO_FEES, assessed(2_000)), phi: "1000" };
    expect(followAssessment(typed, assessed(7_000))).toMatchObject({ phi: "1000", shownPhi: "7000" });
  });

  it("are blank, never nothing, while the amount is not known", () => {
    expect(followAssessment(NO_FEES, assessed(0, ["phi"]))).toMatchObject({ phi: "", shownPhi: "", lePhi: "0" });
  });
});
