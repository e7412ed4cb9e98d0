import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { openDesks, type Work } from "./desks.ts";
import { officeHours, secondOf } from "./office-hours.ts";
import { CALENDAR } from "./testing.ts";

const hours = officeHours(CALENDAR, []);
const NINE = secondOf(Temporal.Instant.from("2019-01-10T09:00:00+07:00"));
const MINUTE = 60;

type Done = { readonly name: string; readonly from: number; readonly at: number };

function anOffice() {
  const done: Done[] = [];
  const desks = openDesks(hours);
  const work = (name: string, change: Partial<Work> = {}): Work => ({
    long: 10 * MINUTE,
    waits: "papers",
    due: NINE,
    isWanted: () => true,
    done: ({ from, at }) => done.push({ name, from: (from - NINE) / MINUTE, at: (at - NINE) / MINUTE }),
    ...change,
  });
  const comes = (at: number, what: Work) => desks.later(at, () => desks.give("Hoa", at, what));
  return { done, desks, comes, work, names: () => done.map(({ name }) => name) };
}

describe("an officer", () => {
  it("does one thing at once", () => {
    const { desks, comes, work, done } = anOffice();
    comes(NINE, work("first"));
    comes(NINE, work("second"));
    desks.runUntil(NINE + 3600);
    expect(done).toEqual([
      { name: "first", from: 0, at: 10 },
      { name: "second", from: 10, at: 20 },
    ]);
  });

  it("takes the papers that are due soonest, of equal ones the first to come", () => {
    const { desks, comes, work, names } = anOffice();
    comes(NINE, work("in hand"));
    comes(NINE + 1, work("late", { due: NINE + 300 }));
    comes(NINE + 2, work("soon", { due: NINE + 100 }));
    comes(NINE + 3, work("also soon", { due: NINE + 100 }));
    desks.runUntil(NINE + 3600);
    expect(names()).toEqual(["in hand", "soon", "also soon", "late"]);
  });

  it("serves people before papers, in the order of coming", () => {
    const { desks, comes, work, names } = anOffice();
    comes(NINE, work("in hand"));
    comes(NINE + 1, work("papers"));
    comes(NINE + 2, work("first visitor", { waits: "person", due: NINE + 900 }));
    comes(NINE + 3, work("second visitor", { waits: "person" }));
    desks.runUntil(NINE + 3600);
    expect(names()).toEqual(["in hand", "first visitor", "second visitor", "papers"]);
  });

  it("begins nothing that noon would cut", () => {
    const { desks, comes, work, done } = anOffice();
    comes(NINE + 115 * MINUTE, work("over noon"));
    desks.runUntil(NINE + 12 * 3600);
    expect(done).toEqual([{ name: "over noon", from: 300, at: 310 }]);
  });

  it("puts aside what has lapsed", () => {
    const { desks, comes, work, names } = anOffice();
    comes(NINE, work("lapsed", { isWanted: () => false }));
    comes(NINE, work("wanted"));
    desks.runUntil(NINE + 3600);
    expect(names()).toEqual(["wanted"]);
  });

  it("is given work when the least is waiting there", () => {
    const { desks, work } = anOffice();
    desks.give("Hoa", NINE, work("one"));
    expect(desks.leastBusy(["Hoa", "Lan"])).toBe("Lan");
    expect(() => desks.leastBusy([])).toThrow(/nobody/);
  });
});

it("nothing is done after the end", () => {
  const { desks, comes, work, names } = anOffice();
  comes(NINE, work("too long"));
  desks.runUntil(NINE + 5 * MINUTE);
  expect(names()).toEqual([]);
});
