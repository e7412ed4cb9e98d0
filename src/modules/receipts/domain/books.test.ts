import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import { checkPaperRange } from "./check-paper-book.ts";
import { checkDelegation, checkSeries, NOTICE_DAYS } from "./check-series.ts";
import type { FieldFault } from "./fault.ts";
import { readDay, TAX_CODE, type Typed } from "./typed-fields.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");

function wrong(checked: Result<unknown, readonly FieldFault[]>): readonly string[] {
  return checked.ok ? [] : checked.error.map(({ field }) => field);
}

/** `05/11/2026` */
function typedDay(day: PlainDate): string {
  return `${String(day.day).padStart(2, "0")}/${String(day.month).padStart(2, "0")}/${day.year}`;
}

describe("a range of paper numbers", () => {
  const typed: Typed = {
    ...{ principalId: "p", holderId: "h", kind: "phi", form: "01blp4-001", stem: "zz", firstNumber: "1" },
    ...{ lastNumber: "500", taxCode: "0037070000", basis: "NĐ 254/2026/NĐ-CP", opensOn: "23/11/2026" },
  };

  it("has its symbol from the stem and the year, in capitals", () => {
    expect(checkPaperRange(typed, TODAY)).toMatchObject({
      value: { form: "01BLP4-001", symbol: "ZZ-26P", firstNumber: 1, lastNumber: 500 },
    });
  });

  it.each<[Typed, readonly string[]]>([
    [{ kind: "both" }, ["kind"]],
    [{ form: "1" }, ["form"]],
    [{ form: "01BLP 4" }, ["form"]],
    [{ stem: "A1" }, ["stem"]],
    [{ stem: "ABC" }, ["stem"]],
    [{ firstNumber: "501" }, ["lastNumber"]],
    [{ lastNumber: "123456789" }, ["lastNumber", "lastNumber"]],
    [{ taxCode: "37070000" }, ["taxCode"]],
    [{ basis: "" }, ["basis"]],
    [{ opensOn: "22/11/2026" }, ["opensOn"]],
    [{ opensOn: "01/01/2027" }, ["opensOn"]],
    [{ opensOn: "31/12/2026" }, []],
    [{ opensOn: "31/11/2026" }, ["opensOn"]],
    [{ opensOn: "" }, ["opensOn"]],
  ])("with %j has %j wrong", (change, fields) => {
    expect(wrong(checkPaperRange({ ...typed, ...change }, TODAY))).toEqual(fields);
  });

  it("never opens before today and never after paper has ended, on any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const opensOn = TODAY.add({ days });
        const isPossible = days >= 0 && Temporal.PlainDate.compare(opensOn, Temporal.PlainDate.from("2026-12-31")) <= 0;
        expect(checkPaperRange({ ...typed, opensOn: typedDay(opensOn) }, TODAY).ok).toBe(isPossible);
      }),
    );
  });
});

describe("a series of electronic receipts", () => {
  const typed: Typed = {
    ...{ principalId: "p", holderId: "h", kind: "le-phi", form: "01BLP", stem: "AA", taxCode: "0037070000-001" },
    ...{ basis: "NĐ 254/2026/NĐ-CP", effectiveFrom: "01/01/2027", effectiveTo: "" },
  };

  it("may be without an end, and may end on the day it begins", () => {
    expect(checkSeries(typed)).toMatchObject({ value: { effectiveTo: null } });
    expect(wrong(checkSeries({ ...typed, effectiveTo: "01/01/2027" }))).toEqual([]);
    expect(wrong(checkSeries({ ...typed, effectiveTo: "31/12/2026" }))).toEqual(["effectiveTo"]);
  });

  it("names every mistake at once", () => {
    expect(wrong(checkSeries({}))).toEqual(["kind", "form", "stem", "taxCode", "basis", "effectiveFrom"]);
  });
});

describe("a written agreement", () => {
  const typed: Typed = {
    ...{ principalId: "p", delegateId: "d", agreementNumber: "12/TT-UN", agreementDate: "01/11/2026" },
    ...{ delegateTaxCode: "012345678901", notifiedOn: "02/11/2026", startsOn: "05/11/2026", endsOn: "" },
  };

  it("begins no sooner than three days after the tax office was told, on any day", () => {
    const told = Temporal.PlainDate.from("2026-11-02");
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), (days) => {
        const startsOn = typedDay(told.add({ days }));
        expect(checkDelegation({ ...typed, startsOn }).ok).toBe(days >= NOTICE_DAYS);
      }),
    );
  });

  it.each<[Typed, readonly string[]]>([
    [{}, []],
    [{ agreementDate: "06/11/2026" }, ["startsOn"]],
    [{ endsOn: "04/11/2026" }, ["endsOn"]],
    [{ endsOn: "05/11/2026" }, []],
    [{ endsOn: "khi nào đó" }, ["endsOn"]],
    [{ agreementNumber: " " }, ["agreementNumber"]],
    [{ delegateTaxCode: "0123456789-1" }, ["delegateTaxCode"]],
    [{ notifiedOn: "", startsOn: "" }, ["notifiedOn", "startsOn"]],
  ])("with %j has %j wrong", (change, fields) => {
    expect(wrong(checkDelegation({ ...typed, ...change }))).toEqual(fields);
  });
});

describe("what is typed", () => {
  it("is a day as people write it or as a date field sends it, and every day of the calendar comes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = Temporal.PlainDate.from("2000-01-01").add({ days });
        expect(readDay(typedDay(day))?.toString()).toBe(day.toString());
        expect(readDay(`${day.day}/${day.month}/${day.year}`)?.toString()).toBe(day.toString());
        expect(readDay(day.toString())?.toString()).toBe(day.toString());
      }),
    );
  });

  it.each([
    "",
    "29/02/2027",
    "31/04/2026",
    "00/01/2026",
    "1/13/2026",
    "05-11-2026",
    "05/11/26",
    "2026/11/05",
    "1999-12-31",
  ])("%j is no day", (text) => {
    expect(readDay(text)).toBeUndefined();
  });

  it.each([
    ["0037070000", true],
    ["0037070000-001", true],
    ["012345678901", true],
    ["0037070000-01", false],
    ["01234567890", false],
    ["003707000A", false],
    ["0037070000 ", false],
  ])("%s as a tax code: %s", (text, isOne) => {
    expect(TAX_CODE.test(text)).toBe(isOne);
  });
});
