import { describe, expect, it } from "vitest";
import { at, lawCalendar } from "../testing.ts";
import { dueChip, timeLeft } from "./time-left.ts";

const calendar = lawCalendar;
const DUE = at("2026-12-01 16:30");

function chip(now: string, more: Partial<Parameters<typeof dueChip>[0]> = {}): string {
  const { kind, text } = dueChip({ calendar, now: at(now), due: DUE, ...more });
  return `${kind}: ${text.vi}`;
}

describe("the due-date chip", () => {
  it.each([
    ["2026-11-23 09:15", "neutral: còn 5 ngày"],
    ["2026-11-26 16:30", "neutral: còn 3 ngày"],
    ["2026-11-28 09:00", "neutral: còn 2 ngày"],
    ["2026-11-30 16:00", "amber: còn 1 ngày"],
    ["2026-12-01 09:00", "amber: còn 5 giờ"],
    ["2026-12-01 16:00", "amber: còn 30 phút"],
    ["2026-12-01 16:30", "amber: đến hạn"],
    ["2026-12-02 08:00", "red: quá hạn 30 phút"],
    ["2026-12-02 10:00", "red: quá hạn 3 giờ"],
    ["2026-12-03 16:30", "red: quá hạn 2 ngày"],
  ])("at %s is %s", (now, expected) => {
    expect(chip(now)).toBe(expected);
  });

  it("is red at once after closing, although no working minute has passed", () => {
    expect(chip("2026-12-01 20:00")).toBe("red: quá hạn");
  });

  it("turns amber when the office says so", () => {
    expect(chip("2026-11-26 16:30", { amberMinutes: 2_000 })).toBe("amber: còn 3 ngày");
    expect(chip("2026-12-01 09:00", { amberMinutes: 60 })).toBe("neutral: còn 5 giờ");
  });

  it("says why it is paused", () => {
    expect(chip("2026-11-26 09:00", { due: null, pausedFor: { vi: "chờ bổ sung", en: "waiting for papers" } })).toBe(
      "blue: tạm dừng: chờ bổ sung",
    );
    expect(chip("2026-11-26 09:00", { due: null })).toBe("blue: tạm dừng");
  });

  it.each([
    ["2026-11-30 10:00", "green: đã trả trước hạn 1 ngày"],
    ["2026-11-25 10:00", "green: đã trả trước hạn 4 ngày"],
    ["2026-12-01 08:00", "green: đã trả đúng hạn"],
    ["2026-12-01 18:00", "green: đã trả đúng hạn"],
    ["2026-12-02 07:30", "red: đã trả quá hạn 1 ngày"],
    ["2026-12-04 07:30", "red: đã trả quá hạn 3 ngày"],
  ])("finished at %s: %s (dates are compared, as in the reports)", (finished, expected) => {
    expect(chip("2026-12-20 09:00", { finishedAt: at(finished) })).toBe(expected);
  });

  it("a dossier finished on the Saturday after its date is late", () => {
    expect(chip("2026-12-20 09:00", { due: at("2026-11-27 16:30"), finishedAt: at("2026-11-28 09:00") })).toBe(
      "red: đã trả quá hạn 1 ngày",
    );
  });

  it("speaks English too", () => {
    expect(dueChip({ calendar, now: at("2026-11-26 16:30"), due: DUE }).text.en).toBe("3 days left");
    expect(dueChip({ calendar, now: at("2026-12-02 10:00"), due: DUE }).text.en).toBe("3 hours overdue");
    expect(dueChip({ calendar, now: at("2026-11-30 16:00"), due: DUE }).text.en).toBe("1 day left");
    const finished = (on: string) => dueChip({ calendar, now: DUE, due: DUE, finishedAt: at(on) }).text.en;
    expect(finished("2026-11-30 10:00")).toBe("returned 1 day early");
    expect(finished("2026-11-27 10:00")).toBe("returned 2 days early");
    expect(finished("2026-12-02 10:00")).toBe("returned 1 day late");
    expect(finished("2026-12-01 10:00")).toBe("returned on time");
  });
});

describe("time left", () => {
  it("uses the calendar of the due date", () => {
    expect(timeLeft(calendar, at("2026-11-23 09:15"), DUE)).toEqual({
      kind: "left",
      workingMinutes: 2055,
      workingDays: 5,
      workingHours: 35,
    });
    expect(timeLeft(calendar, at("2026-11-23 09:15"), null).kind).toBe("paused");
  });
});
