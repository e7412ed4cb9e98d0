import { describe, expect, it } from "vitest";
import type { Refusal } from "../domain/refusal.ts";
import { at } from "../testing.ts";
import { problemOf } from "./present-refusal.ts";

/** One of each, with the status and the code that programs rely on. */
const REFUSALS: readonly (readonly [Refusal, number, string])[] = [
  [{ kind: "dossiers/not-found", denied: true }, 404, "E_NOT_FOUND"],
  [{ kind: "dossiers/not-allowed", act: "stop" }, 403, "E_FORBIDDEN"],
  [{ kind: "dossiers/transition", act: "close", state: "accepted", allowed: ["assign"] }, 409, "E_TRANSITION"],
  [{ kind: "dossiers/transition", act: "close", state: "closed", allowed: [] }, 409, "E_TRANSITION"],
  [
    { kind: "dossiers/stale", current: 4, byId: null, by: "Lương Thị Ế", at: at("2026-11-23 09:00"), lastEvent: "x" },
    409,
    "E_VERSION",
  ],
  [{ kind: "dossiers/unknown-case" }, 422, "E_CASE"],
  [{ kind: "dossiers/unreceivable-case" }, 422, "E_CASE_AGENCY"],
  [{ kind: "dossiers/idempotency-mismatch" }, 422, "E_IDEM_MISMATCH"],
  [{ kind: "dossiers/reason-missing" }, 422, "E_REASON"],
  [{ kind: "dossiers/basis-missing" }, 422, "E_BASIS"],
  [{ kind: "dossiers/nothing-asked" }, 422, "E_PAPERS"],
  [{ kind: "dossiers/second-supplement", asked: 1 }, 409, "E_SUPPLEMENT_AGAIN"],
  [{ kind: "dossiers/papers-missing", missing: ["Đơn"] }, 422, "E_PAPERS_MISSING"],
  [{ kind: "dossiers/limit-unconfirmed", limitText: "Theo giấy mời" }, 422, "E_LIMIT"],
  [{ kind: "dossiers/summary-length" }, 422, "E_LENGTH"],
  [{ kind: "dossiers/copies" }, 422, "E_COPIES"],
  [{ kind: "dossiers/already-extended", until: at("2026-12-01 16:30") }, 409, "E_EXTENDED"],
  [{ kind: "dossiers/not-later", dueAt: at("2026-12-01 16:30") }, 422, "E_NOT_LATER"],
  [{ kind: "dossiers/due-unchanged" }, 409, "E_DUE_UNCHANGED"],
  [{ kind: "dossiers/result-incomplete", missing: ["number", "date"] }, 422, "E_RESULT"],
  [{ kind: "dossiers/not-entitled" }, 409, "E_RECEIVER"],
  [{ kind: "dossiers/authorisation-missing" }, 422, "E_AUTHORISATION"],
  [{ kind: "dossiers/unpaid", amount: 119_000 }, 409, "E_UNPAID"],
  [{ kind: "dossiers/amount", due: 119_000, paid: 118_999 }, 409, "E_AMOUNT"],
  [{ kind: "dossiers/fee-lines", expected: 119_000, sum: 118_999 }, 422, "E_MONEY"],
  [{ kind: "dossiers/fee-lines", expected: 0, sum: 0 }, 422, "E_MONEY"],
  [{ kind: "dossiers/originals-held", originals: ["Sổ"] }, 409, "E_ORIGINALS"],
  [{ kind: "dossiers/not-held", name: "Sổ" }, 422, "E_NOT_HELD"],
  [{ kind: "dossiers/clock" }, 503, "E_CLOCK"],
];

describe("the sentence for each refusal", () => {
  it.each(REFUSALS)("%j", (refusal, status, code) => {
    const problem = problemOf(refusal);
    expect(problem).toMatchObject({ status, code });
    expect(problem.title).toMatch(/^[\p{Lu}].*[.]$/u);
    expect(problem.titleEn).toMatch(/[.]$/);
    expect(problem.type).toMatch(/^\/problems\/[a-z-/]+$/);
  });

  it("tells the slower officer who was faster and when", () => {
    const { title, extra } = problemOf(REFUSALS[4]?.[0] as Extract<Refusal, { kind: "dossiers/stale" }>);
    expect(title).toContain("Lương Thị Ế đã thay đổi hồ sơ này lúc 09:00 23/11/2026");
    expect(extra).toMatchObject({ current: 4, at: "2026-11-23T09:00:00+07:00" });
  });

  it("says no more about a foreign dossier than about a missing one", () => {
    expect(problemOf({ kind: "dossiers/not-found", denied: true })).toEqual(
      problemOf({ kind: "dossiers/not-found", denied: false }),
    );
  });
});
