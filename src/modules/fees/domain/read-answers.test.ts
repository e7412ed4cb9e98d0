import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, on } from "../testing.ts";
import { assess } from "./assess.ts";
import { NO_ANSWERS, readAnswers } from "./read-answers.ts";

const RULE = aRule({
  quantities: [
    { key: "pages", noun: "trang", question: "Số trang?", preset: 1, max: 100 },
    { key: "copies", noun: "bản", question: "Số bản?", preset: 1, max: 100 },
  ],
  attributes: [{ key: "object", question: "Cho gì?", preset: null, choices: [{ value: "land", label: "đất" }] }],
  items: [anItem(CERTIFICATION)],
});
const BASIS = { subject: "person", channel: "direct" } as const;

describe("typed answers", () => {
  it("become facts", () => {
    const answers = { "quantity.pages": " 12 ", "choice.object": "land", "quantity.other": "3" };
    expect(readAnswers(RULE, { answers, claim: "poor", proof: "GCN 1" }, BASIS)).toEqual({
      ...BASIS,
      quantities: { pages: 12 },
      choices: { object: "land" },
      claim: { code: "poor", proof: "GCN 1" },
    });
  });

  it("keep the usual value where nothing was shown, and ask again where something else was typed", () => {
    const total = (pages?: string) => {
      const answers: Record<string, string> = pages === undefined ? {} : { "quantity.pages": pages };
      return assess(RULE, readAnswers(RULE, { ...NO_ANSWERS, answers }, BASIS), on("2026-11-25"));
    };
    expect(total().total).toBe(2_000);
    expect(total("5").total).toBe(7_000);
    for (const odd of ["", "ba", "1e3", "-1", "0", "101", "2.5"]) expect(total(odd).missing, odd).toHaveLength(1);
  });
});
