import { expect, it } from "vitest";
import { asPosted, countIn, textOf, textsOf } from "./posted.ts";

it("reads one text, several texts, and nothing", () => {
  const posted = asPosted({ a: "1", b: ["2", "3", 4] });
  expect(textOf(posted, "a")).toBe("1");
  expect(textOf(posted, "b")).toBe("2");
  expect(textsOf(posted, "b")).toEqual(["2", "3"]);
  expect([textOf(posted, "c"), textsOf(posted, "c")]).toEqual(["", []]);
  expect([asPosted(null), asPosted("x")]).toEqual([{}, {}]);
});

it("reads a count, or says that it is none", () => {
  const posted = { n: " 12 ", bad: "1e3", minus: "-1", empty: " " };
  expect(countIn(posted, "n")).toBe(12);
  expect([countIn(posted, "bad"), countIn(posted, "minus")]).toEqual([Number.NaN, Number.NaN]);
  expect([countIn(posted, "empty"), countIn(posted, "none")]).toEqual([undefined, undefined]);
});
