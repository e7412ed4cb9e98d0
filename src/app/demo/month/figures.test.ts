import { describe, expect, it } from "vitest";
import type { Arrival } from "./act.ts";
import { demoCentreMap } from "./centre-map.ts";
import { figuresOf } from "./figures.ts";
import { unborn, type Life, type Standing } from "./life.ts";

const DAY = 86_400;
const SUBJECT = { procedure: "1.115733", caseIndex: 0, summary: "Cấp đổi giấy chứng nhận", byCompany: false };
const ARRIVAL: Arrival = { no: 0, at: 0, subject: SUBJECT, fate: "ordinary", channel: "direct" };
const CASE = demoCentreMap().caseOf(SUBJECT.procedure, SUBJECT.caseIndex);

const aLife = (standing: Standing, change: Partial<Life> = {}): Life => ({
  ...unborn(ARRIVAL, CASE, 1),
  standing,
  ...change,
});

describe("what a plan comes to", () => {
  it("counts as received what the centre accepted or refused", () => {
    const unanswered: readonly Standing[] = ["to-come", "submitted", "awaiting-intake"];
    expect(figuresOf(unanswered.map((standing) => aLife(standing))).received).toBe(0);
    const answered: readonly Standing[] = ["open", "suspended", "refused", "withdrawn", "stopped"];
    expect(figuresOf(answered.map((standing) => aLife(standing)))).toMatchObject({
      received: 5,
      inProcess: 2,
      refused: 1,
      withdrawn: 1,
      stopped: 1,
      resolved: 0,
    });
  });

  it.each([
    ["the minute before", 5 * DAY + 100, 5 * DAY + 160, 0],
    ["later on the same day", 5 * DAY + 100, 5 * DAY + 90, 0],
    ["on the next day", 6 * DAY + 1, 5 * DAY + 160, 1],
  ])("tells lateness by date: %s", (_name, resolvedAt, due, late) => {
    const figures = figuresOf([aLife("resolved", { resolvedAt, due }), aLife("returned", { resolvedAt, due })]);
    expect(figures).toMatchObject({ received: 2, resolved: 2, late: 2 * late, onTime: 2 - 2 * late, inProcess: 0 });
  });
});
