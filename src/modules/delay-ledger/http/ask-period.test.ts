import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { askedPeriod, periodChips, periodQuery } from "./ask-period.ts";

const today = Temporal.PlainDate.from("2026-11-25");
const asked = (query: Record<string, string>) => askedPeriod(periodQuery.parse(query), today);

describe("the period of an address", () => {
  it("is this month when nothing is asked, or nonsense", () => {
    expect(asked({})).toMatchObject({ name: "thang-nay", query: "ky=thang-nay", errors: [] });
    expect(asked({ ky: "the-ky", tu: "", den: "" }).name).toBe("thang-nay");
  });

  it("is what two days say, however they are written", () => {
    const period = asked({ tu: "1/10/2026", den: "2026-10-15" });
    expect([period.from.toString(), period.to.toString()]).toEqual(["2026-10-01", "2026-10-15"]);
    expect(period.query).toBe("tu=2026-10-01&den=2026-10-15");
  });

  it("says what is wrong at the field and keeps what was typed", () => {
    const wrong = asked({ tu: "31/2/2026", den: "" });
    expect(wrong.errors.map(({ field }) => field)).toEqual(["tu", "den"]);
    expect(wrong.typed).toEqual({ from: "31/2/2026", to: "" });
    expect(asked({ tu: "2026-10-15", den: "2026-10-01" }).errors).toMatchObject([{ field: "den" }]);
  });

  it("is chosen among the chips", () => {
    const chips = periodChips(asked({ ky: "quy-nay" }), (query) => `/x?${query}`);
    expect(chips.choices.filter(({ chosen }) => chosen)).toEqual([
      { label: "Quý này", href: "/x?ky=quy-nay", chosen: true },
    ]);
  });
});
