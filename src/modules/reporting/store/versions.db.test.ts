import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf, Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { aReport } from "../testing-report.ts";
import { findVersion, listVersions, readVersionCursor, saveVersion } from "./versions.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const at = (minute: number) => instantOf(Temporal.PlainDateTime.from("2026-12-01T08:00")).add({ minutes: minute });
const AGENCY = newId();

async function keep(minute: number, agencyId: string | null = AGENCY) {
  const id = newId();
  const version = { id, report: aReport(), agencyId, madeBy: newId(), madeAt: at(minute) };
  return { id, number: await transact(database.app, (tx) => saveVersion(tx, version)) };
}

describe("report versions", () => {
  it("are numbered for each report of a period, also when two close it at once", async () => {
    const agency = newId();
    const numbers = await Promise.all([1, 2, 3, 4].map((minute) => keep(minute, agency)));
    expect(numbers.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4]);
    expect((await keep(5, null)).number).toBe(1);
    expect((await keep(6, null)).number).toBe(2);
  });

  it("come back word for word with their hash", async () => {
    const { id } = await keep(10);
    const version = await findVersion(database.app, id);
    expect(version).toMatchObject({ isIntact: true, template: "ii-06a", agencyId: AGENCY });
    expect(version?.report).toEqual(aReport());
    expect(await findVersion(database.app, newId())).toBeUndefined();
    expect(await findVersion(database.app, "x")).toBeUndefined();
  });

  it("are never changed or deleted, by nobody", async () => {
    const { id } = await keep(11);
    const change = sql`update report_version set number = 99 where id = ${id}`;
    const remove = sql`delete from report_version where id = ${id}`;
    for (const statement of [change, remove]) {
      await expect(statement.execute(database.app)).rejects.toThrow();
      await expect(statement.execute(database.owner)).rejects.toThrow();
    }
  });

  it("say so when somebody changed them past the guards", async () => {
    const { id } = await keep(12);
    await sql`alter table report_version disable trigger report_version_is_append_only`.execute(database.owner);
    await sql`update report_version set figures = replace(figures, '1284', '1294') where id = ${id}`.execute(
      database.owner,
    );
    await sql`alter table report_version enable trigger report_version_is_append_only`.execute(database.owner);
    expect(await findVersion(database.app, id)).toMatchObject({ isIntact: false });
  });

  it("are listed newest first, page by page, of the own agencies only", async () => {
    const agency = newId();
    for (const minute of [20, 21, 22]) await keep(minute, agency);
    const first = await listVersions(database.app, { agencyIds: [agency] }, { limit: 2 });
    expect(first.map(({ number }) => number)).toEqual([3, 2]);
    const last = first.at(-1);
    if (last === undefined) throw new Error("no version");
    const cursor = readVersionCursor(`${last.madeAt.toString()}_${last.id}`);
    const second = await listVersions(database.app, { agencyIds: [agency] }, { limit: 2, after: cursor });
    expect(second.map(({ number }) => number)).toEqual([1]);
    expect(readVersionCursor("x_y")).toBeUndefined();
    expect(await listVersions(database.app, { sameAs: last }, { limit: 10 })).toHaveLength(3);
  });
});
