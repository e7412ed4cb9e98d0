import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf } from "#kernel/time.ts";
import { listNewest, verifyHistory } from "#modules/dossiers/index.ts";
import { listFields, compareSums } from "#modules/reporting/index.ts";
import { watch } from "#modules/processing/index.ts";
import { openBlobs } from "#platform/blobs.ts";
import { openDb } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { loadCalendar } from "#modules/calendar/index.ts";
import { holdingOf, underSimulatedClock } from "../installation.ts";
import { loadMonth } from "../load-month.ts";
import { figuresOfMonth } from "../month-figures.ts";
import { planMonth, type MonthPlan } from "../month/plan-month.ts";
import { aSmallMonth, CALENDAR, EVERY_FATE } from "../month/testing.ts";

const INPUTS = aSmallMonth({ fates: EVERY_FATE, online: 15 });

let database: TestDatabase;
let plan: MonthPlan;
const files = mkdtempSync(join(tmpdir(), "mot-cua-month-"));
const blobs = openBlobs(files);
const told: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  plan = planMonth(INPUTS, CALENDAR);
  const progress = (label: string) => ({ advance: () => undefined, end: () => void told.push(label) });
  const openBulk = () => openDb({ url: database.urls.app, purpose: "bulk-load" });
  await underSimulatedClock({ owner: database.owner, openBulk }, database.app, (db) =>
    loadMonth({ db, newId, calendar: () => loadCalendar(db), blobs, inputs: INPUTS, label: "Một tháng", progress }),
  );
}, 240_000);
afterAll(async () => {
  await database.drop();
  rmSync(files, { recursive: true, force: true });
});

describe("a month that was played", () => {
  it("ends as it was planned, by the reports of the centre", async () => {
    const { received, resolved, onTime, inProcess, refused, withdrawn, stopped } = plan.figures;
    const figures = await figuresOfMonth(database.app, INPUTS);
    expect(figures).toMatchObject({ received, resolved, onTime, inProcess, refused, withdrawn, stopped });
    expect(figures.notary).toBe(27);
    expect(figures.power).toBe(1);
    expect(resolved - onTime).toBeGreaterThan(0);
  });

  it("has a whole history of its own time", async () => {
    const { dossiers, badDossiers } = await verifyHistory(database.app, () => undefined);
    expect({ dossiers, badDossiers }).toEqual({ dossiers: plan.lives.length, badDossiers: 0 });
    const { rows } = await sql<{ first: string; last: string }>`
      select min(at)::text as first, max(at)::text as last from journal`.execute(database.owner);
    expect(rows[0]?.first.slice(0, 10)).toBe("2019-01-10");
    expect(rows[0]?.last.slice(0, 10)).toBe("2019-02-11");
  });

  it("gives the codes of each agency and day without a gap, in the order of time", async () => {
    const { rows } = await sql<{ code: string }>`
      select d.code from dossier d join journal j on j.dossier_id = d.id and j.seq = (
        select min(seq) from journal where dossier_id = d.id
          and event in ('dossier-accepted', 'dossier-refused', 'supplement-requested'))
      where d.code is not null order by j.at, d.code`.execute(database.owner);
    const days = Map.groupBy(rows, ({ code }) => code.slice(0, code.lastIndexOf("-")));
    expect(days.size).toBeGreaterThan(20);
    for (const codes of days.values()) {
      expect(codes.map(({ code }) => Number(code.split("-").at(-1)))).toEqual(codes.map((_, index) => index + 1));
    }
  });

  it("leaves no dossier without somebody", async () => {
    const now = instantOf(INPUTS.until);
    const lost = (await watch(database.app, now)).filter(({ kind }) => kind !== "late-forwarding");
    expect(lost).toEqual([]);
    expect(
      (await listNewest(database.app, { reach: "province", states: ["in-progress"] })).lines.length,
    ).toBeGreaterThan(0);
    expect((await listFields(database.app)).length).toBeGreaterThan(5);
    expect(await compareSums(database.app)).toEqual([]);
  });

  it("is a demo centre with the server's clock afterwards", async () => {
    expect(await holdingOf(database.owner)).toBe("demo");
    const { rows } = await sql<{ on: boolean }>`select simulated_clock as on from installation`.execute(database.owner);
    expect(rows[0]?.on).toBe(false);
    expect(told).toEqual(["Một tháng"]);
  });
});

describe("a load that is cut short", () => {
  it("is begun again on an empty centre, and never over another one", async () => {
    const other = await testDatabase();
    const fresh = await filledTables(other);
    const inputs = { ...INPUTS, crowds: INPUTS.crowds.map(({ subjects }) => ({ count: 2, subjects })) };
    const load = (failAfter: number) => {
      let told = 0;
      const advance = () => {
        told += 1;
        if (told > failAfter) throw new Error("the lights went out");
      };
      return underSimulatedClock({ owner: other.owner }, other.app, (db) =>
        loadMonth({
          db,
          newId,
          calendar: () => loadCalendar(db),
          blobs,
          inputs,
          label: "",
          progress: () => ({ advance, end: () => undefined }),
        }),
      );
    };
    try {
      expect(await holdingOf(other.owner)).toBe("nothing");
      await expect(load(1)).rejects.toThrow("the lights went out");
      expect(await holdingOf(other.owner)).toBe("unfinished");
      const cleared = underSimulatedClock({ owner: other.owner }, other.app, async () => {
        expect(await filledTables(other)).toEqual(fresh);
        throw new Error("and again");
      });
      await expect(cleared).rejects.toThrow("and again");
      await load(Infinity);
      expect(await holdingOf(other.owner)).toBe("demo");
      const { rows } = await sql<{ n: number }>`select count(*) as n from dossier`.execute(other.owner);
      expect(rows[0]?.n).toBe(8);
      await sql`update installation set demo = false`.execute(other.owner);
      expect(await holdingOf(other.owner)).toBe("centre");
    } finally {
      await other.drop();
    }
  }, 120_000);
});

/** Names of the tables that hold anything. */
async function filledTables({ owner }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(owner);
  const filled: string[] = [];
  for (const { name } of rows) {
    const { rows: found } = await sql`select from ${sql.table(name)} limit 1`.execute(owner);
    if (found.length > 0) filled.push(name);
  }
  return filled;
}
