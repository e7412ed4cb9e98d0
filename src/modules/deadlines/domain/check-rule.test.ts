import { describe, expect, it } from "vitest";
import { limit, rule } from "../testing.ts";
import { additionEvents, limitProblem, ruleProblem } from "./check-rule.ts";
import { limitText } from "./words.ts";

describe("limits", () => {
  it.each(["5 working-day", "0.25 working-day", "0.5 hour", "4.75 calendar-day", "12 month", "1 year"])(
    "take %s",
    (text) => {
      expect(limitProblem(limit(text))).toBeUndefined();
    },
  );

  it.each([
    ["0 working-day", "above 0"],
    ["-1 hour", "above 0"],
    ["NaN hour", "above 0"],
    ["Infinity hour", "above 0"],
    ["0.3 working-day", "quarters"],
    ["1.5 month", "whole"],
    ["0.5 year", "whole"],
    ["99999 working-day", "exceed"],
  ])("refuse %s", (text, words) => {
    expect(limitProblem(limit(text))?.en).toContain(words);
  });

  it.each([
    ["5 working-day", "5 ngày làm việc", "5 working days"],
    ["0.5 working-day", "0,5 ngày làm việc", "0.5 working days"],
    ["1 hour", "1 giờ làm việc", "1 working hour"],
    ["30 calendar-day", "30 ngày", "30 days"],
    ["1 month", "1 tháng", "1 month"],
    ["2 year", "2 năm", "2 years"],
  ])("%s is written %s", (text, vi, en) => {
    expect(limitText(limit(text))).toEqual({ vi, en });
  });
});

describe("rules", () => {
  it("are checked in all their parts", () => {
    expect(ruleProblem(rule("5 working-day"))).toBeUndefined();
    expect(ruleProblem(rule("0 working-day"))).toBeDefined();
    expect(ruleProblem(rule("0 working-day", { sameDay: true }))).toBeUndefined();
    expect(ruleProblem(rule("5 working-day", { stages: [limit("0 hour")] }))).toBeDefined();
  });

  it("give the additions whose conditions hold", () => {
    const label = { vi: "xã miền núi", en: "mountainous commune" };
    const given = rule("10 working-day", {
      additions: [{ condition: "mountainous", limit: limit("10 working-day"), label }],
    });
    expect(additionEvents(given, ["mountainous"])).toEqual([
      { kind: "add", limit: limit("10 working-day"), reason: "xã miền núi" },
    ]);
    expect(additionEvents(given, [])).toEqual([]);
    expect(ruleProblem({ ...given, additions: [{ condition: "x", limit: limit("0 hour"), label }] })).toBeDefined();
  });
});
