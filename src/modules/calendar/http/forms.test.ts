import { describe, expect, it } from "vitest";
import { dayForm, formDate, formOf, rulesOf, sittingsForm, yearQuery } from "./forms.ts";
import { CENTRE_SITTINGS } from "../domain/sittings.ts";

describe("dates of a form", () => {
  it.each([
    ["2026-11-26", "2026-11-26"],
    ["26/11/2026", "2026-11-26"],
    ["11/2/2019", "2019-02-11"],
    [" 1/9/2026 ", "2026-09-01"],
    ["29/02/2028", "2028-02-29"],
  ])("%s is %s", (text, date) => {
    expect(formDate(text)?.toString()).toBe(date);
  });

  it.each([
    "",
    "30/02/2026",
    "29/02/2027",
    "13/13/2026",
    "2026-02-30",
    "11/26/2026",
    "26-11-2026",
    "26/11/26",
    "infinity",
    "x",
  ])("%s is none", (text) => {
    expect(formDate(text)).toBeUndefined();
  });
});

describe("the form of a day", () => {
  const good = { day: "2026-11-26", kind: "holiday", reason: " Bão số 9 ", otherDay: "", version: "3" };

  it("reads what a browser sends", () => {
    const form = dayForm.parse(good);
    expect(form.day.toString()).toBe("2026-11-26");
    expect([form.kind, form.reason, form.otherDay, form.version]).toEqual(["holiday", "Bão số 9", undefined, 3]);
    expect(dayForm.parse({ ...good, otherDay: "28/11/2026" }).otherDay?.toString()).toBe("2026-11-28");
    const { otherDay: _left, ...without } = good;
    expect(dayForm.parse(without).otherDay).toBeUndefined();
  });

  it.each([
    [{ day: "" }, "day"],
    [{ kind: "" }, "kind"],
    [{ kind: "working-day" }, "kind"],
    [{ reason: "  " }, "reason"],
    [{ reason: "x".repeat(301) }, "reason"],
    [{ otherDay: "mai" }, "otherDay"],
    [{ version: "-1" }, "version"],
    [{ version: "1.5" }, "version"],
  ])("names the field of %j", (wrong, field) => {
    const parsed = dayForm.safeParse({ ...good, ...wrong });
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});

describe("the year that is asked for", () => {
  it.each([
    [{}, undefined],
    [{ nam: "2030" }, 2030],
    [{ nam: "1999" }, undefined],
    [{ nam: "abc" }, undefined],
    [{ nam: "2026.5" }, undefined],
  ])("%j is %s", (query, year) => {
    expect(yearQuery.parse(query).nam).toBe(year);
  });
});

describe("the form of sittings", () => {
  const values = { ...formOf(CENTRE_SITTINGS), unitId: "", from: "2026-12-01", reason: "x", version: "0" };

  it("shows and means the same rules", () => {
    const rules = rulesOf(sittingsForm.parse(values));
    expect(rules).toEqual(CENTRE_SITTINGS);
  });

  it("may leave out the afternoon and Saturday; a closed Saturday is said, not forgotten", () => {
    const rules = rulesOf(
      sittingsForm.parse({ ...values, afternoonFrom: "", afternoonTo: "", saturdayFrom: "", saturdayTo: "" }),
    );
    expect(rules).toEqual([
      { weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings: [{ from: "07:30", to: "11:00" }] },
      { weekdays: [6], purpose: "intake", sittings: [] },
    ]);
  });

  it.each([
    [{ morningFrom: "" }, "morningFrom"],
    [{ morningFrom: "7:30" }, "morningFrom"],
    [{ afternoonTo: "24:00" }, "afternoonTo"],
    [{ from: "01/13/2026" }, "from"],
    [{ unitId: "1" }, "unitId"],
  ])("names the field of %j", (wrong, field) => {
    expect(sittingsForm.safeParse({ ...values, ...wrong }).error?.issues[0]?.path[0]).toBe(field);
  });
});
