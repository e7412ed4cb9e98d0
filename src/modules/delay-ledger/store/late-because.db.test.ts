import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { seeded } from "#modules/workflows/testing.ts";
import type { Share } from "../domain/charge.ts";
import { OWNER_KINDS } from "../domain/charge.ts";
import { local } from "../testing-world.ts";
import { insertCharges, type ChargeEntry } from "./charges.ts";
import { foldCharges } from "./fold-charges.ts";
import type { Measure } from "./keyed.ts";
import { lateBecauseQuery, listLateBecause, type LateLine, type LateQuestion } from "./late-because.ts";
import { listLateDossiers } from "./late-dossiers.ts";

const DATABASES = 60;
const MEASURES: readonly Measure[] = ["owner", "agency", "officer", "procedure"];

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = database.app;
});
afterAll(() => database.drop());

const [AGENCIES, UNITS, OFFICERS] = [2, 4, 5].map((n) => Array.from({ length: n }, () => newId())) as [
  string[],
  string[],
  string[],
];

/** Random entries of dossiers, some taken back and said anew later. */
function randomEntries(seed: number): readonly ChargeEntry[] {
  const next = seeded(seed);
  const pick = <T>(from: readonly T[]) => from[next(from.length)] as T;
  const minute = (): Instant => local("2026-01-30 08:00").add({ minutes: next(60 * 24 * 9) });
  const shares = (wasLate: boolean): readonly Share[] => {
    const owners = Array.from({ length: 1 + next(5) }, () => {
      const kind = pick(OWNER_KINDS);
      const isAuthority = kind === "agency" || kind === "counter";
      return {
        kind,
        agencyId: isAuthority ? pick(AGENCIES) : null,
        unitId: isAuthority ? pick(UNITS) : null,
        officerId: isAuthority && next(3) > 0 ? pick(OFFICERS) : null,
      };
    });
    return owners.map((owner) => {
      const minutes = next(900);
      const beyond = next(2) === 0 ? 0 : next(minutes + 1);
      return { ...owner, minutes, beyond, late: wasLate ? beyond : 0 };
    });
  };
  return Array.from({ length: 1 + next(25) }, () => {
    const endedAt = minute();
    const wasLate = next(2) === 0;
    const first: ChargeEntry = {
      ...{ dossierId: newId(), entry: 1, sign: 1, shares: shares(wasLate), wasLate },
      ...{ procedureCode: pick(["1.000001", "1.000002"]), competentId: pick(AGENCIES), endedAt, enteredAt: endedAt },
    };
    if (next(4) > 0) return [first];
    const enteredAt = endedAt.add({ minutes: next(6000) });
    const back = { ...first, entry: 2, sign: -1, enteredAt } as const;
    return [first, back, { ...first, entry: 3, shares: shares(wasLate), enteredAt }];
  }).flat();
}

/** The same figures, counted from the entries themselves. */
function scanned(entries: readonly ChargeEntry[], question: LateQuestion): readonly LateLine[] {
  const { from, to, asOf, by, agencyId } = question;
  const lines = new Map<string, { dossiers: number; minutes: number; lateDossiers: number; lateMinutes: number }>();
  for (const entry of entries) {
    const day = dateInVietnam(entry.endedAt);
    if (Temporal.Instant.compare(entry.enteredAt, asOf) > 0) continue;
    if (Temporal.PlainDate.compare(day, from) < 0 || Temporal.PlainDate.compare(day, to) > 0) continue;
    const mine = entry.shares.filter(
      (share) => agencyId === undefined || (by === "officer" ? share.agencyId : entry.competentId) === agencyId,
    );
    for (const key of new Set(mine.flatMap((share) => keyOf(entry, share, by) ?? []))) {
      const parts = mine.filter((share) => keyOf(entry, share, by) === key);
      const late = parts.reduce((sum, part) => sum + part.late, 0);
      const line = lines.get(key) ?? { dossiers: 0, minutes: 0, lateDossiers: 0, lateMinutes: 0 };
      line.dossiers += entry.sign;
      line.minutes += entry.sign * parts.reduce((sum, part) => sum + part.minutes, 0);
      const isLate = by === "procedure" ? entry.wasLate : late > 0;
      line.lateDossiers += isLate ? entry.sign : 0;
      line.lateMinutes += entry.sign * late;
      lines.set(key, line);
    }
  }
  return [...lines]
    .map(([key, line]) => ({ key, ...line }))
    .filter(({ dossiers, minutes }) => dossiers !== 0 || minutes !== 0);
}

function keyOf({ procedureCode }: ChargeEntry, { kind, agencyId, officerId }: Share, by: Measure): string | null {
  return { owner: kind, agency: agencyId, officer: officerId, procedure: procedureCode }[by];
}

const byKey = (lines: readonly LateLine[]) => lines.toSorted((a, b) => a.key.localeCompare(b.key));
const day = (text: string) => Temporal.PlainDate.from(text);

describe("why dossiers were late", () => {
  it(
    `is answered from the daily sums as a scan would, in ${DATABASES} random ledgers at any instant`,
    { timeout: 120_000 },
    async () => {
      for (let seed = 1; seed <= DATABASES; seed += 1) {
        await sql`truncate charge, charge_fresh, charge_day`.execute(database.owner);
        const entries = randomEntries(seed * 7919);
        const next = seeded(seed);
        for (const entry of entries) {
          await transact(db, (tx) => insertCharges(tx, [entry]));
          if (next(5) === 0) await foldCharges(db);
        }
        for (const by of MEASURES) {
          const asOf = local("2026-01-31 08:00").add({ minutes: next(60 * 24 * 12) });
          const scope = next(2) === 0 ? {} : { agencyId: AGENCIES[next(2)] };
          const question = {
            from: day("2026-02-01"),
            to: day(next(2) === 0 ? "2026-02-04" : "2026-12-31"),
            asOf,
            by,
            ...scope,
          };
          const answer = await listLateBecause(db, question);
          expect(byKey(answer), `seed ${seed} ${by}`).toEqual(byKey(scanned(entries, question)));
          await foldCharges(db);
          expect(await listLateBecause(db, question), `folded, seed ${seed} ${by}`).toEqual(answer);
        }
      }
    },
  );

  it("opens the dossiers behind each figure, in pages", async () => {
    await sql`truncate charge, charge_fresh, charge_day`.execute(database.owner);
    const entries = Array.from({ length: 12 }, (_, at) => randomEntries(at + 1)).flat();
    await transact(db, (tx) => insertCharges(tx, entries));
    const period = { from: day("2026-02-01"), to: day("2026-02-28"), asOf: local("2026-03-31 08:00") };
    for (const by of MEASURES) {
      for (const { key, lateDossiers, lateMinutes } of await listLateBecause(db, { ...period, by })) {
        const rows = [];
        for (let after: string | undefined, more = true; more;) {
          const page = await listLateDossiers(db, { ...period, by, key }, after);
          rows.push(...page.rows);
          more = page.next !== null;
          after = page.next ?? undefined;
        }
        expect(rows, `${by} ${key}`).toHaveLength(lateDossiers);
        expect(rows.reduce((sum, row) => sum + row.lateMinutes, 0)).toBe(lateMinutes);
        expect(new Set(rows.map((row) => row.dossierId)).size).toBe(lateDossiers);
      }
    }
  });

  it("adds each entry once, whoever folds at the same time", async () => {
    await sql`truncate charge, charge_fresh, charge_day`.execute(database.owner);
    const entries = Array.from({ length: 20 }, (_, at) => randomEntries(at + 100)).flat();
    await transact(db, (tx) => insertCharges(tx, entries));
    const folded = await Promise.all([foldCharges(db), foldCharges(db), foldCharges(db)]);
    expect(folded.reduce((sum, n) => sum + n, 0)).toBe(entries.length);
    const question = {
      from: day("2026-01-01"),
      to: day("2026-12-31"),
      asOf: local("2026-12-31 08:00"),
      by: "owner",
    } as const;
    expect(byKey(await listLateBecause(db, question))).toEqual(byKey(scanned(entries, question)));
  });

  it("walks the daily sums by their key", async () => {
    await sql`insert into charge_day select m, s, date '2026-01-01' + d, date '2026-01-01' + d, 'k' || k, 1, 60, 1, 5
      from unnest(array['owner', 'agency', 'officer', 'procedure']) m, unnest(array[${AGENCIES[0]}::uuid, ${AGENCIES[1]}::uuid]) s,
        generate_series(0, 399) d, generate_series(1, 10) k`.execute(database.owner);
    await sql`analyze charge_day`.execute(database.owner);
    const query = lateBecauseQuery({
      from: day("2026-04-01"),
      to: day("2026-06-30"),
      asOf: local("2026-12-31 08:00"),
      by: "agency",
      agencyId: AGENCIES[0],
    });
    const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(db);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/charge_day_pkey/);
    expect(plan).not.toMatch(/Seq Scan on charge_day/);
  });
});
