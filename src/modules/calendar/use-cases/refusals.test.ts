import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { sayRefusal, type CalendarRefusal } from "./refusals.ts";

const date = Temporal.PlainDate.from("2026-11-26");
const ALL: Readonly<Record<CalendarRefusal["kind"], { readonly refusal: CalendarRefusal; readonly status: number }>> = {
  "calendar/reason-missing": { refusal: { kind: "calendar/reason-missing" }, status: 422 },
  "calendar/reason-too-long": { refusal: { kind: "calendar/reason-too-long" }, status: 422 },
  "calendar/nothing-changed": { refusal: { kind: "calendar/nothing-changed" }, status: 422 },
  "calendar/past-day": { refusal: { kind: "calendar/past-day", date }, status: 409 },
  "calendar/outside": { refusal: { kind: "calendar/outside", date }, status: 404 },
  "calendar/same-day-twice": { refusal: { kind: "calendar/same-day-twice", date }, status: 422 },
  "calendar/kind-does-not-fit": {
    refusal: { kind: "calendar/kind-does-not-fit", date, wanted: "weekly-rest" },
    status: 422,
  },
  "calendar/already-confirmed": { refusal: { kind: "calendar/already-confirmed", year: 2027 }, status: 409 },
  "calendar/no-such-year": { refusal: { kind: "calendar/no-such-year", year: 1 }, status: 404 },
  "calendar/sittings-wrong": { refusal: { kind: "calendar/sittings-wrong" }, status: 422 },
  "calendar/no-work": { refusal: { kind: "calendar/no-work" }, status: 422 },
  "calendar/stale": { refusal: { kind: "calendar/stale", current: 4 }, status: 409 },
};

describe("refusals", () => {
  it.each(Object.values(ALL))("$refusal.kind is said in two languages with status $status", ({ refusal, status }) => {
    const said = sayRefusal(refusal);
    expect(said.status).toBe(status);
    expect(said.code).toMatch(/^E_[A-Z_]+$/);
    for (const sentence of [said.vi, said.en]) {
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(said.vi).not.toBe(said.en);
  });

  it("name the date and the kind", () => {
    expect(sayRefusal(ALL["calendar/kind-does-not-fit"].refusal).vi).toBe(
      "Ngày 26/11/2026 không thể là ngày nghỉ hằng tuần.",
    );
    expect(sayRefusal(ALL["calendar/past-day"].refusal).en).toBe("26/11/2026 has passed and cannot be changed.");
  });
});
