import { describe, expect, it } from "vitest";
import { instantOf, Temporal } from "#kernel/time.ts";
import { levelOf } from "./agency-level.ts";
import { rowDue } from "./row-due.ts";
import { naturalOrder, ROW_MEASURE_NAMES, ROW_MEASURES } from "./row-measure.ts";

const at = (text: string) => instantOf(Temporal.PlainDateTime.from(text));
const open = {
  ...{ acceptedAt: at("2026-11-20T08:00"), dueOn: Temporal.PlainDate.from("2026-11-25") },
  ...{ settledAt: null, settlement: null, verdict: null },
} as const;

describe("rowDue", () => {
  it.each([
    ["2026-11-24T23:59", "neutral", "trong hạn"],
    ["2026-11-25T00:00", "neutral", "trong hạn"],
    ["2026-11-25T00:01", "soon", "đến hạn trong ngày"],
    ["2026-11-26T00:00", "soon", "đến hạn trong ngày"],
    ["2026-11-26T00:01", "late", "quá hạn từ 26/11/2026"],
  ])("as of %s is %s: %s", (until, tone, text) => {
    expect(rowDue(open, at(until))).toEqual({ tone, text });
  });

  it("stands still without a date and says nothing before acceptance", () => {
    expect(rowDue({ ...open, dueOn: null }, at("2026-11-26T08:00"))?.tone).toBe("paused");
    expect(rowDue(open, at("2026-11-20T08:00"))).toBeUndefined();
    expect(rowDue({ ...open, acceptedAt: null }, at("2026-11-26T08:00"))).toBeUndefined();
  });

  it("tells how a dossier ended", () => {
    const ended = { ...open, settledAt: at("2026-11-24T08:00") };
    const until = at("2026-11-30T08:00");
    expect(rowDue({ ...ended, settlement: "resolved", verdict: "early" }, until)).toEqual({
      ...{ tone: "early", text: "giải quyết trước hạn" },
    });
    expect(rowDue({ ...ended, settlement: "withdrawn", verdict: "late" }, until)).toEqual({
      ...{ tone: "late", text: "rút, tính quá hạn" },
    });
  });
});

describe("row measures", () => {
  it("have a name each, and an order by a date that every row has", () => {
    expect(Object.keys(ROW_MEASURE_NAMES).toSorted()).toEqual([...ROW_MEASURES].toSorted());
    expect(naturalOrder("late")).toBe("settled");
    expect(naturalOrder("open-overdue")).toBe("accepted");
    expect(naturalOrder("waiting-late")).toBe("submitted");
  });
});

describe("levelOf", () => {
  it("tells province, commune and partners apart", () => {
    expect(levelOf({ kind: "department", superiorName: "UBND tỉnh" })).toBe("province");
    expect(levelOf({ kind: "people-committee", superiorName: "Chính phủ" })).toBe("province");
    expect(levelOf({ kind: "people-committee", superiorName: "UBND tỉnh" })).toBe("commune");
    expect(levelOf({ kind: "enterprise", superiorName: "Tổng công ty" })).toBe("partner");
  });
});
