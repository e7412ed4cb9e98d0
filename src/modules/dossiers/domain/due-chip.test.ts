import { describe, expect, it } from "vitest";
import { aDossier, at, CALENDAR } from "../testing.ts";
import { dossierDueChip } from "./due-chip.ts";

describe("the chip next to a dossier's date", () => {
  const working = aDossier().inProgress(); // due Tuesday 1 December 2026, 16:30

  it.each([
    ["còn 3 ngày", "2026-11-26 10:00", working.build()],
    ["quá hạn 2 ngày", "2026-12-04 08:00", working.build()],
    ["tạm dừng: chờ bổ sung", "2026-11-26 10:00", working.awaitingSupplement().build()],
    ["tạm dừng: chờ nghĩa vụ tài chính", "2026-11-26 10:00", working.awaitingObligation().build()],
    ["đã trả trước hạn 1 ngày", "2027-01-01 10:00", working.resolved(at("2026-11-30 09:00")).build()],
    ["đã trả đúng hạn", "2027-01-01 10:00", working.resolved(at("2026-12-01 16:00")).build()],
  ])("says %s at %s", (text, local, dossier) => {
    expect(dossierDueChip(dossier, CALENDAR, at(local))?.text.vi).toBe(text);
  });

  it.each([
    ["a submission", aDossier().build()],
    ["a refusal", aDossier().refused().build()],
    ["a withdrawal", working.withdrawn().build()],
    ["a stopped dossier", working.stopped().build()],
  ])("is not there for %s", (_what, dossier) => {
    expect(dossierDueChip(dossier, CALENDAR, at("2026-12-04 08:00"))).toBeUndefined();
  });
});
