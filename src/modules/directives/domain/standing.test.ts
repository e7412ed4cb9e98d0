import { describe, expect, it } from "vitest";
import { after, aDirective, at, CALENDAR, PEOPLE } from "../testing.ts";
import type { Directive } from "./directive.ts";
import { directiveChip, isOverdue, isWaiting, timelinessOf } from "./standing.ts";
import { URGENCIES, urgencyOf } from "./texts.ts";

const waiting = aDirective();
const answeredAt = (local: string): Directive => ({
  ...after(waiting, [[PEOPLE.leader, { act: "answer", text: "Xong." }]]),
  answer: { text: "Xong.", officerId: PEOPLE.leader.officerId, at: at(local) },
});
const chipAt = (directive: Directive, local: string) => directiveChip(directive, CALENDAR, at(local))?.text.vi;

describe("overdue", () => {
  it("begins when the due day closes, and only while an answer is awaited", () => {
    expect(isOverdue(waiting, at("2026-11-30 16:30"))).toBe(false);
    expect(isOverdue(waiting, at("2026-11-30 16:31"))).toBe(true);
    const sentBack = { ...waiting, state: "sent-back" } as const;
    expect([isWaiting(sentBack), isOverdue(sentBack, at("2026-12-01 09:00"))]).toEqual([true, true]);
    for (const state of ["answered", "done", "withdrawn"] as const) {
      expect(isOverdue({ ...waiting, state }, at("2027-01-04 09:00")), state).toBe(false);
    }
  });
});

describe("the chip", () => {
  it.each([
    ["2026-11-25 16:30", "còn 3 ngày"],
    ["2026-11-30 15:30", "còn 1 giờ"],
    ["2026-12-02 16:30", "quá hạn 2 ngày"],
  ])("of one that waits, at %s: %s", (local, text) => {
    expect(chipAt(waiting, local)).toBe(text);
  });

  it("tells how the answer came, whenever it is looked at", () => {
    expect(chipAt(answeredAt("2026-11-30 16:30"), "2027-01-04 09:00")).toBe("trả lời đúng hạn");
    expect(chipAt(answeredAt("2026-11-30 17:00"), "2027-01-04 09:00")).toBe("trả lời trễ 1 ngày");
    expect(chipAt(answeredAt("2026-12-03 09:00"), "2027-01-04 09:00")).toBe("trả lời trễ 3 ngày");
    expect(timelinessOf(answeredAt("2026-12-03 09:00"))).toBe("late");
  });

  it("says nothing of what was withdrawn or sent back", () => {
    const withdrawn = after(waiting, [[PEOPLE.chairman, { act: "withdraw", reason: "Trùng." }]]);
    expect(directiveChip(withdrawn, CALENDAR, at("2027-01-04 09:00"))).toBeUndefined();
    expect(timelinessOf({ ...answeredAt("2026-12-03 09:00"), state: "sent-back" })).toBeUndefined();
  });
});

describe("degrees of urgency", () => {
  it("are known by their names only", () => {
    expect(URGENCIES.map(urgencyOf)).toEqual([...URGENCIES]);
    expect(urgencyOf("constructor")).toBeUndefined();
  });
});
