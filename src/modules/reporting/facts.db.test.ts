import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import {
  extendDeadline,
  handOver,
  recordPayment,
  requestSupplement,
  resolveDossier,
  stopDossier,
  supply,
  withdrawDossier,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, OWNER, type World } from "#modules/dossiers/testing-world.ts";
import type { Tx } from "#platform/db/db.ts";
import { ROW_MEASURES } from "./domain/row-measure.ts";
import { closeDays } from "./store/close-days.ts";
import { compareSums } from "./store/compare-sums.ts";
import { countRows, listRows } from "./store/list-rows.ts";
import { readFigures, scanFigures } from "./store/read-figures.ts";
import { briefingOf, imbalanceOf } from "./use-cases/briefing-of.ts";
import { rebuildFacts } from "./use-cases/rebuild-facts.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  await live();
});
afterAll(() => world.database.drop());

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const paper = { code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null };
const day = (text: string) => Temporal.PlainDate.from(text);

function won<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function resolved(dossier: Dossier, local: string): Promise<Dossier> {
  const signedOn = day(local.slice(0, 10));
  return won(
    await resolveDossier(world.acting("department-leader", at(local)), {
      ...target(dossier),
      result: "granted",
      number: "1/KQ",
      signedOn,
      signerId: world.viewer("department-leader").officerId,
      summary: "Đã cấp",
    }),
  );
}

/** Eight dossiers of five working days each, received in the last week of November 2026; 24/11 is a holiday. */
async function live(): Promise<void> {
  const early = await world.receive({}, at("2026-11-23 09:00"));
  const onTime = await world.receive({ feesDue: 100_000 }, at("2026-11-23 10:00"));
  const late = await world.receive({ channel: "online" }, at("2026-11-25 08:00"));
  const apologised = await world.receive({}, at("2026-11-25 09:00"));
  const waits = await world.receive({}, at("2026-11-25 10:00"));
  const leaves = await world.receive({ channel: "postal" }, at("2026-11-26 09:00"));
  const stops = await world.receive({}, at("2026-11-26 10:00"));
  await world.receive({}, at("2026-11-27 10:00"));

  const done = await resolved(early, "2026-11-25 15:00");
  won(
    await handOver(world.acting("return-officer", at("2026-11-26 08:00")), {
      ...target(done),
      receiver: "owner",
      receiverId: OWNER.id,
      authorisation: null,
    }),
  );
  const asked = won(
    await requestSupplement(world.acting("specialist", at("2026-11-27 09:00")), {
      ...target(waits),
      reason: "Đơn thiếu chữ ký",
      papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    }),
  );
  const paid = won(
    await recordPayment(world.acting("counter-officer", at("2026-11-30 08:00")), {
      ...target(onTime),
      amount: 100_000,
      receiptNumber: "BL-1",
    }),
  );
  await resolved(paid, "2026-12-01 09:00");
  won(
    await extendDeadline(world.acting("department-leader", at("2026-12-01 08:00")), {
      ...target(apologised),
      newDueAt: at("2026-12-04 16:30"),
      reason: "Chờ giám định",
      letterNumber: "3/PXL",
    }),
  );
  won(
    await withdrawDossier(world.acting("counter-officer", at("2026-12-02 08:00")), {
      ...target(leaves),
      reason: "Rút",
    }),
  );
  won(
    await stopDossier(world.acting("department-leader", at("2026-12-03 08:00")), {
      ...target(stops),
      reason: "Hết hạn bổ sung",
      legalBasis: "Điều 19",
    }),
  );
  won(await supply(world.acting("counter-officer", at("2026-12-04 08:00")), { ...target(asked), papers: [paper] }));
  await resolved(late, "2026-12-08 09:00");
}

const whole = async (from: string, until: string) => {
  const question = { from: day(from), until: at(until), by: [] } as const;
  const [cell] = await readFigures(world.db, question);
  return cell?.figures;
};

describe("dossier_fact", () => {
  it("tells the month in figures that add up", async () => {
    const { whole: briefing } = await briefingOf(world.db, { from: day("2026-11-01"), until: at("2026-12-31 00:00") });
    expect(briefing).toEqual({
      carriedOver: 0,
      received: 8,
      resolved: 3,
      onTime: 2,
      late: 1,
      inProcess: 3,
      overdue: 3,
      refused: 0,
      withdrawn: 1,
      stopped: 1,
    });
    expect(imbalanceOf(briefing)).toBe(0);
  });

  it("counts a dossier as overdue from the day after its promised date, as of any day", async () => {
    const overdueOn = async (until: string) => {
      const figures = await whole("2026-11-01", until);
      return (figures?.before.overdue ?? 0) + (figures?.during.overdue ?? 0);
    };
    // Promised for 02/12 (late, apologised, waits), 03/12 (leaves, stops) and 04/12 (the last one).
    expect(await overdueOn("2026-12-02 23:59")).toBe(0);
    expect(await overdueOn("2026-12-03 07:00")).toBe(1);
    expect(await overdueOn("2026-12-04 12:00")).toBe(1);
    // The second date of the apologised one was 04/12 as well.
    expect(await overdueOn("2026-12-05 12:00")).toBe(3);
    expect(await overdueOn("2026-12-08 08:59")).toBe(3);
    expect(await overdueOn("2026-12-08 09:01")).toBe(2);
  });

  it("keeps an old period as it was", async () => {
    const inNovember = await whole("2026-11-01", "2026-12-01 00:00");
    expect(inNovember?.during).toMatchObject({ received: 8, early: 1, onTime: 0, late: 0, withdrawn: 0 });
    const december = await whole("2026-12-01", "2027-01-01 00:00");
    expect(december?.before).toEqual(inNovember?.during);
  });

  const PERIODS = [
    ["2026-11-01", "2026-12-31 00:00"],
    ["2026-11-25", "2026-11-27 10:30"],
    ["2026-12-01", "2026-12-05 00:00"],
    ["2026-12-03", "2026-12-08 09:00"],
    ["2026-12-06", "2026-12-20 00:00"],
  ] as const;

  it.each(PERIODS)("opens as many rows as each figure says, %s to %s", async (from, until) => {
    const figures = await whole(from, until);
    const count = (measure: (typeof ROW_MEASURES)[number]) =>
      countRows(world.db, { measure, from: day(from), until: at(until) });
    const { before, during } = figures ?? { before: undefined, during: undefined };
    expect(await count("received")).toBe(during?.received ?? 0);
    expect(await count("late")).toBe(during?.late ?? 0);
    expect(await count("early")).toBe(during?.early ?? 0);
    expect(await count("on-time")).toBe(during?.onTime ?? 0);
    expect(await count("settled-late")).toBe((during?.late ?? 0) + (during?.endedLate ?? 0));
    expect(await count("open-overdue")).toBe((before?.overdue ?? 0) + (during?.overdue ?? 0));
    for (const measure of ROW_MEASURES) {
      const { rows } = await listRows(world.db, { measure, from: day(from), until: at(until) }, { limit: 50 });
      expect([measure, rows.length]).toEqual([measure, await count(measure)]);
    }
  });

  it("pages through rows without losing or repeating one", async () => {
    const question = { measure: "received", from: day("2026-11-01"), until: at("2026-12-31 00:00") } as const;
    const all = await listRows(world.db, question, { limit: 50 });
    const paged: string[] = [];
    let after: Awaited<ReturnType<typeof listRows>>["next"];
    do {
      const page = await listRows(world.db, question, { limit: 3, after });
      paged.push(...page.rows.map(({ dossierId }) => dossierId));
      after = page.next;
    } while (after !== undefined);
    expect(paged).toEqual(all.rows.map(({ dossierId }) => dossierId));
  });

  it("draws the same facts from the journal alone", async () => {
    const read = async () => {
      const facts = await sql`select * from dossier_fact order by dossier_id`.execute(world.db);
      const promises = await sql`select * from past_promise order by dossier_id, from_at`.execute(world.db);
      return JSON.stringify([facts.rows, promises.rows]);
    };
    const written = await read();
    expect(await rebuildFacts(world.db, { calendar: CALENDAR, which: "all" })).toBe(8);
    expect(await read()).toBe(written);
    expect(await rebuildFacts(world.db, { calendar: CALENDAR, which: "missing" })).toBe(0);
  });

  it("answers the same from the sums of closed days as from the facts", async () => {
    const questions = PERIODS.flatMap(([from, until]) =>
      [[], ["agency"], ["field", "channel"], ["procedure"]].map((by) => ({ from: day(from), until: at(until), by })),
    ) as Parameters<typeof readFigures>[1][];
    const sorted = (cells: readonly object[]) => cells.map((cell) => JSON.stringify(cell)).toSorted();
    const scanned = await Promise.all(questions.map((question) => scanFigures(world.db, question)));
    for (const now of ["2026-11-28 08:00", "2026-12-06 08:00", "2027-02-03 00:05"]) {
      await closeDays(world.db, at(now));
      for (const [index, question] of questions.entries()) {
        expect(sorted(await readFigures(world.db, question))).toEqual(sorted(scanned[index] ?? []));
      }
    }
    expect((await closeDays(world.db, at("2027-02-03 00:15")))?.toString()).toBe("2027-02-02");
    expect(await compareSums(world.db)).toEqual([]);
  });

  it.each(["day", "month", "year", "procedure-half", "procedure-year"])(
    "finds a sum of a %s that is not what the facts say, or is gone",
    async (grain) => {
      const undone = new Error("undone");
      const tampered = (change: (tx: Tx) => Promise<unknown>) =>
        world.database.owner
          .transaction()
          .execute(async (tx) => {
            await change(tx);
            const faults = await compareSums(tx);
            expect(faults.length).toBeGreaterThan(0);
            expect(new Set(faults.map((fault) => fault.grain))).toEqual(new Set([grain]));
            throw undone;
          })
          .catch((error: unknown) => expect(error).toBe(undone));
      await tampered((tx) => sql`update report_sum set late = late + 1 where grain = ${grain}`.execute(tx));
      await tampered((tx) => sql`delete from report_sum where grain = ${grain}`.execute(tx));
      expect(await compareSums(world.db)).toEqual([]);
    },
  );
});
