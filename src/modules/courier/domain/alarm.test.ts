import { describe, expect, it } from "vitest";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { isOverdueFor, openBagText, outlyingText, waitingText } from "./alarm.ts";
import { checkedText } from "./check-text.ts";
import type { Fault } from "./refusal.ts";

describe("patience", () => {
  // Working hours 7:30-11:00 and 14:00-16:30; Tuesday 24 November 2026 is a holiday.
  it.each([
    ["run-not-departed", "2026-11-23 09:00", "2026-11-23 16:00", false],
    ["run-not-departed", "2026-11-23 09:00", "2026-11-23 16:01", true],
    ["run-not-closed", "2026-11-23 09:00", "2026-11-25 11:00", false],
    ["run-not-closed", "2026-11-23 09:00", "2026-11-25 14:01", true],
    ["envelope-outstanding", "2026-11-20 16:30", "2026-11-25 09:30", false],
    ["envelope-outstanding", "2026-11-20 16:30", "2026-11-25 09:31", true],
  ] as const)("with %s from %s at %s is over: %s", (kind, since, now, over) => {
    expect(isOverdueFor(kind, at(since), { calendar: CALENDAR, now: at(now) })).toBe(over);
  });
});

it("every alarm says what, since when, and to whom it is told", () => {
  const since = at("2026-11-23 10:00");
  const way = { from: "Quầy A", to: "Phòng B", courier: "Thư", since };
  expect(waitingText({ number: "CT-261123-01", courier: "Thư", since })).toMatchObject({
    told: ["Bưu tá Thư", "lãnh đạo Trung tâm"],
    vi: "Chuyến thư CT-261123-01 có hồ sơ từ 10:00 23/11/2026 nhưng chưa lên đường. Báo: Bưu tá Thư; lãnh đạo Trung tâm.",
  });
  const bag = openBagText({ ...way, number: "CT-261123-01/2", waiting: 3 });
  expect(bag.told[0]).toBe("Phòng B");
  expect(bag.vi).toContain("lên đường lúc 10:00 23/11/2026, Phòng B chưa đếm xong, còn 3 hồ sơ chưa quét nhận");
  expect(outlyingText({ ...way, code: "H-1", state: "missing" }).vi).toContain("chưa tìm thấy, bưu tá giữ");
  expect(outlyingText({ ...way, code: "H-1", state: "sent-again" }).vi).toContain(
    "phải gửi lại nhưng chưa đi chuyến nào",
  );
});

describe("a text", () => {
  const check = (field: Parameters<typeof checkedText>[0], text: string) => {
    const faults: Fault[] = [];
    return { kept: checkedText(field, text, faults), faults };
  };

  it("is trimmed; only a note may be empty", () => {
    expect(check("seal", "  NP-7 ")).toEqual({ kept: "NP-7", faults: [] });
    expect(check("note", " ")).toEqual({ kept: "", faults: [] });
    for (const field of ["route", "seal", "reason", "text", "code"] as const) {
      expect(check(field, "  ").faults).toEqual([{ field, what: "empty" }]);
    }
  });

  it.each([
    ["route", 200],
    ["seal", 40],
    ["reason", 500],
    ["text", 1000],
    ["note", 1000],
    ["code", 60],
  ] as const)("of %s has at most %i letters, and comes back as it was typed", (field, most) => {
    expect(check(field, "x".repeat(most)).faults).toEqual([]);
    const long = check(field, "x".repeat(most + 1));
    expect(long).toEqual({ kept: "x".repeat(most + 1), faults: [{ field, what: "too-long" }] });
    expect(check(field, "a\u0007b").faults).toEqual([{ field, what: "control-character" }]);
  });
});
