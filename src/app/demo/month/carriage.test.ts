import { describe, expect, it } from "vitest";
import { aSmallMonth, CALENDAR, EVERY_FATE } from "./testing.ts";
import { DAY, instantOfSecond } from "./office-hours.ts";
import { planMonth } from "./plan-month.ts";
import { FIRST_MONTH } from "./scenario.ts";

const plan = planMonth(FIRST_MONTH, CALENDAR);
const { runs, inHouse } = plan.carriage;
const listed = (direction: "out" | "back") =>
  runs.filter((run) => run.direction === direction).flatMap(({ bags }) => bags.flatMap(({ dossiers }) => dossiers));
const missing = runs.flatMap(({ bags }) => bags.flatMap((bag) => bag.missing));

describe("what the post carries in the first month", () => {
  it("is as many out as the session was told, and back all but the missing", () => {
    expect(listed("out")).toHaveLength(290);
    expect(new Set(listed("out")).size).toBe(290);
    expect(listed("back").toSorted()).toEqual(listed("out").toSorted());
    expect(missing).toHaveLength(3);
  });

  it("goes out with the run of the same day, or of the next morning after 15:00 (NĐ 61/2018 Điều 18)", () => {
    for (const { departs, bags } of runs.filter(({ direction }) => direction === "out")) {
      for (const no of bags.flatMap(({ dossiers }) => dossiers)) {
        const acceptedAt = plan.lives[no]?.acceptedAt ?? 0;
        const early = acceptedAt % DAY <= 15 * 3_600;
        expect(departs).toBeGreaterThan(acceptedAt);
        expect(departs % DAY).toBe(early && sameDay(departs, acceptedAt) ? 15.5 * 3_600 : 8 * 3_600);
      }
    }
  });

  it("is back before anybody hands the result over", () => {
    const backAt = new Map(
      runs
        .filter(({ direction }) => direction === "back")
        .flatMap(({ arrives, bags }) => bags.flatMap(({ dossiers }) => dossiers.map((no) => [no, arrives] as const))),
    );
    for (const { dossier, at, what } of plan.acts) {
      if (what.kind === "return") expect(backAt.get(dossier) ?? 0).toBeLessThan(at);
    }
  });

  it("is never also handed round in the house", () => {
    const out = new Set(listed("out"));
    expect(inHouse.filter(({ dossier }) => out.has(dossier))).toEqual([]);
    expect(inHouse.length).toBeGreaterThan(40);
  });

  it("misses only what is still in process", () => {
    for (const no of missing) expect(plan.lives[no]?.standing).toBe("open");
  });
});

describe("in a month in which everything happens", () => {
  const eventful = planMonth(aSmallMonth({ fates: EVERY_FATE, online: 15 }), CALENDAR);
  const { runs: ofPost, inHouse: given } = eventful.carriage;
  const travelling = ofPost.flatMap(({ bags }) => bags.flatMap(({ dossiers }) => dossiers));

  it("only papers that were accepted at a counter travel, and none that came back to be completed", () => {
    for (const no of [...travelling, ...given.map(({ dossier }) => dossier)]) {
      const life = eventful.lives[no];
      expect(life?.acceptedAt).not.toBeNull();
      expect(life?.arrival.channel).toBe("direct");
      expect(life?.arrival.fate).not.toBe("incomplete");
    }
  });
});

describe("what is paid at the bank in the first month", () => {
  const paid = plan.acts.filter(({ what }) => what.kind === "pay");

  it("is paid once for each dossier with a fee, at the teller's counter while it is open", () => {
    expect(paid).toHaveLength(145);
    expect(new Set(paid.map(({ dossier }) => dossier)).size).toBe(145);
    expect(new Set(paid.map(({ officer }) => officer))).toEqual(new Set(["thungan.vietinbank"]));
    const last = Math.max(...paid.map(({ at }) => at % DAY));
    expect(last).toBeLessThanOrEqual(16.5 * 3_600);
  });

  it("comes close to 119 million", () => {
    const sum = paid.reduce((total, { dossier }) => {
      const fees = plan.lives[dossier]?.ofCase.content.fees ?? [];
      return total + fees.reduce((one, { amount }) => one + (amount ?? 0), 0);
    }, 0);
    expect(Math.abs(sum - 119_000_000)).toBeLessThan(100_000);
  });
});

function sameDay(a: number, b: number): boolean {
  return instantOfSecond(a - (a % DAY)).equals(instantOfSecond(b - (b % DAY)));
}
