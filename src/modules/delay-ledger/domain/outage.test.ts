import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { checkOutage, noticeOf, OUTAGE_REFUSALS } from "./outage.ts";

const outage = { from: at("2026-12-10 08:00"), to: at("2026-12-10 10:00"), reason: " Nâng cấp ", announcedOn: null };
const on = (day: string) => Temporal.PlainDate.from(day);

describe("an outage", () => {
  it("has an end after its beginning and a reason, which is trimmed", () => {
    expect(checkOutage(outage, CALENDAR)).toEqual({ ok: true, value: { ...outage, reason: "Nâng cấp" } });
    expect(checkOutage({ ...outage, to: outage.from }, CALENDAR).ok).toBe(false);
    expect(checkOutage({ ...outage, reason: "x".repeat(501) }, CALENDAR).ok).toBe(false);
  });

  it("is announced in time seven working days before, at the latest (NĐ 224/2026 Điều 13)", () => {
    const noticed = (announcedOn: string) => noticeOf({ ...outage, announcedOn: on(announcedOn) }, CALENDAR);
    expect(noticeOf(outage, CALENDAR)).toBe("not-announced");
    expect(noticed("2026-12-01")).toBe("announced");
    expect(noticed("2026-12-02")).toBe("announced-late");
  });

  it("may be announced on its own day, not after it began", () => {
    expect(checkOutage({ ...outage, announcedOn: on("2026-12-10") }, CALENDAR).ok).toBe(true);
    expect(checkOutage({ ...outage, announcedOn: on("2026-12-11") }, CALENDAR).ok).toBe(false);
  });

  it("is refused in a sentence in both languages", () => {
    for (const { vi, en } of Object.values(OUTAGE_REFUSALS)) expect(vi.length * en.length).toBeGreaterThan(100);
  });
});
