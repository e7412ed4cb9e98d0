import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, Temporal } from "#kernel/time.ts";
import { MONDAY } from "../testing.ts";
import { actOfSlug, actPath, newDirectivePath, NEW_PATH } from "./paths.ts";
import { asPosted, readDay, textOf } from "./posted.ts";
import { commandOf, hiddenSource, readSource, readTyped } from "./read-draft.ts";
import { ACTS } from "../domain/transitions.ts";

describe("a day", () => {
  it.each([
    ["30/11/2026", "2026-11-30"],
    [" 5/1/2027 ", "2027-01-05"],
    ["2026-11-30", "2026-11-30"],
    ["29/02/2028", "2028-02-29"],
  ])("%s is %s", (text, day) => {
    expect(readDay(text)?.toString()).toBe(day);
  });

  it.each([
    "",
    "30-11-2026",
    "31/11/2026",
    "29/02/2027",
    "00/01/2027",
    "1/1/27",
    "2026-1-1",
    "hôm nay",
    "30/11/2026x",
    "1/1/3000",
  ])("%j is none", (text) => {
    expect(readDay(text)).toBeUndefined();
  });

  it("is read as it is shown, for every day of the century", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const day = Temporal.PlainDate.from("2000-01-01").add({ days });
        expect(readDay(formatDate(day))?.equals(day)).toBe(true);
        expect(readDay(day.toString())?.equals(day)).toBe(true);
      }),
    );
  });
});

describe("the form", () => {
  it("takes the first of repeated fields, and nothing for what is missing or no text", () => {
    expect(textOf(asPosted({ a: ["1", "2"], b: { c: "x" } }), "a")).toBe("1");
    expect(textOf(asPosted({ b: { c: "x" } }), "b")).toBe("");
    expect(textOf(asPosted(null), "a")).toBe("");
    expect(textOf(asPosted("text"), "a")).toBe("");
  });

  it("gives a fresh form an id and the ordinary degree, and keeps those that were sent", () => {
    expect(readTyped({}, "moi")).toMatchObject({ formId: "moi", urgency: "normal", title: "", agencyId: "" });
    expect(readTyped({ formId: "cu", urgency: "express" }, "moi")).toMatchObject({ formId: "cu", urgency: "express" });
  });

  it("asks for what it says: empty unit and officer are none, an unknown degree and day are undefined", () => {
    const command = commandOf({ ...readTyped({}, "id"), urgency: "rất khẩn", dueOn: "mai" }, null);
    expect(command).toMatchObject({
      formId: "id",
      urgency: undefined,
      dueOn: undefined,
      assignee: { agencyId: "", unitId: null, officerId: null },
      source: null,
    });
  });
});

describe("a source", () => {
  it("survives the link and the hidden fields, letter by letter", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (label, value, href) => {
        const path = newDirectivePath({ label, value, href, asOf: MONDAY });
        expect(path.startsWith(`${NEW_PATH}?`)).toBe(true);
        const query = Object.fromEntries(new URL(path, "https://motcua.example").searchParams);
        const source = readSource(query);
        expect(source).toEqual({ kind: "figure", label, value, href, asOf: MONDAY.toString() });
        expect(readSource(Object.fromEntries(hiddenSource(source)))).toEqual(source);
      }),
    );
  });

  it("is a dossier by its id, or none", () => {
    const path = newDirectivePath({ dossierId: "0193" });
    const source = readSource(Object.fromEntries(new URL(path, "https://motcua.example").searchParams));
    expect(source).toEqual({ kind: "dossier", dossierId: "0193" });
    expect(hiddenSource(source)).toEqual([["ho-so", "0193"]]);
    expect(readSource({})).toBeNull();
    expect(hiddenSource(null)).toEqual([]);
  });
});

describe("addresses of acts", () => {
  it("lead there and back", () => {
    for (const act of ACTS) expect(actOfSlug(actPath("1", act).split("/").at(-1) ?? "")).toBe(act);
    expect(actOfSlug("constructor")).toBeUndefined();
  });
});
