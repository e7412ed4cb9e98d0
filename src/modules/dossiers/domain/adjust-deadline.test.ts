import { describe, expect, it } from "vitest";
import { compileCalendar } from "#modules/calendar/domain.ts";
import { CENTRE_SITTINGS } from "#modules/calendar/domain.ts";
import { aDossier, at, CALENDAR, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { decideAdjustment } from "./adjust-deadline.ts";
import { evolve } from "./evolve.ts";

/** The same calendar with Monday 30 November 2026 declared a day off. */
const changed = compileCalendar({
  days: CALENDAR.days.map((day) =>
    day.date.toString() === "2026-11-30" ? { ...day, kind: "holiday", reason: { vi: "Nghỉ bão", en: "Storm" } } : day,
  ),
  sittings: CENTRE_SITTINGS,
  version: "changed",
});
const administrator = { ...given(viewerAs("system-administrator"), at("2026-11-25 08:00")), calendar: changed };
const working = aDossier().inProgress().build();

describe("adjust the deadline after a change of the calendar", () => {
  it("records old, new and why, and leaves the first promise", () => {
    const event = valueOf(
      decideAdjustment(working, { reason: "Nghỉ phòng chống bão theo Công điện 9" }, administrator),
    );
    expect(event).toMatchObject({ previousDueAt: at("2026-12-01 16:30"), newDueAt: at("2026-12-02 16:30") });
    const after = evolve(working, event);
    expect(after).toMatchObject({ dueAt: event.newDueAt, originalDueAt: at("2026-12-01 16:30"), state: "in-progress" });
    expect(after.adjustments).toHaveLength(1);
  });

  it("has nothing to do where the date stays", () => {
    const same = { ...administrator, calendar: CALENDAR };
    expect(refusalOf(decideAdjustment(working, { reason: "x" }, same)).kind).toBe("dossiers/due-unchanged");
  });

  it("asks for the reason, and for the administrator", () => {
    expect(refusalOf(decideAdjustment(working, { reason: "" }, administrator)).kind).toBe("dossiers/reason-missing");
    const leader = { ...administrator, viewer: viewerAs("department-leader") };
    expect(refusalOf(decideAdjustment(working, { reason: "x" }, leader)).kind).toBe("dossiers/not-allowed");
  });

  it("leaves dossiers alone that are resolved", () => {
    const resolved = aDossier().resolved().build();
    expect(refusalOf(decideAdjustment(resolved, { reason: "x" }, administrator)).kind).toBe("dossiers/transition");
  });
});
