import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedOrganizations, type OrganizationIds } from "#modules/organizations/index.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { DEMO_OFFICERS, findOfficer, getOfficer, listOfficers, listOfficersById, seedOfficers } from "./index.ts";

let database: TestDatabase;
let organizations: OrganizationIds;
let officers: ReadonlyMap<string, string>;
beforeAll(async () => {
  database = await testDatabase();
  const now = await databaseNow(database.app);
  [organizations, officers] = await transact(database.app, async (tx) => {
    const ids = await seedOrganizations(tx, newId);
    return [ids, await seedOfficers(tx, { newId, now, ...ids, passwordHash: null })];
  });
});
afterAll(() => database.drop());

describe("seeded officers", () => {
  it("are all there, each with a position", async () => {
    expect(officers.size).toBe(DEMO_OFFICERS.length);
    expect(await listOfficers(database.app)).toHaveLength(DEMO_OFFICERS.length);
  });

  it("are not written twice", async () => {
    const now = await databaseNow(database.app);
    const again = await transact(database.app, (tx) =>
      seedOfficers(tx, { newId, now, ...organizations, passwordHash: null }),
    );
    expect(again.size).toBe(0);
    expect(await listOfficers(database.app)).toHaveLength(DEMO_OFFICERS.length);
  });

  it("are found by position: unit, agency and role", async () => {
    const unitId = organizations.units.get("H37.05/division") ?? "";
    const inDivision = await listOfficers(database.app, { unitId });
    expect(new Set(inDivision.map((officer) => officer.id))).toEqual(
      new Set([officers.get("truongphong.skhcn"), officers.get("chuyenvien.skhcn")]),
    );
    expect(await listOfficers(database.app, { unitId, role: "specialist" })).toEqual([
      await getOfficer(database.app, officers.get("chuyenvien.skhcn") ?? ""),
    ]);
    const agencyId = organizations.agencies.get("H37.05") ?? "";
    expect(await listOfficers(database.app, { agencyId })).toHaveLength(7);
    expect(await listOfficers(database.app, { agencyId, role: "return-officer" })).toEqual([]);
  });
});

describe("positions", () => {
  it("end: who has left is listed no more, but is still known by id", async () => {
    const id = officers.get("chuyenvien2.skhcn") ?? "";
    const unitId = organizations.units.get("H37.05/division-2") ?? "";
    await sql`update appointment set to_date = current_date - 2 where officer_id = ${id}`.execute(database.app);
    expect((await listOfficers(database.app, { unitId })).map((officer) => officer.id)).not.toContain(id);
    expect((await findOfficer(database.app, id))?.active).toBe(true);
    expect(await listOfficersById(database.app, [id, newId()])).toHaveLength(1);
    expect(await listOfficersById(database.app, [])).toEqual([]);
  });

  it("belong to a unit of the very agency they name", async () => {
    const insert = sql`insert into appointment (id, officer_id, unit_id, agency_id, role, from_date)
      values (${newId()}, ${officers.get("giamdoc")}, ${organizations.units.get("H37.05/division")},
        ${organizations.agencies.get("H37.06")}, 'specialist', current_date)`;
    await expect(insert.execute(database.app)).rejects.toMatchObject({ code: "23503" });
  });

  it("as a substitute always end", async () => {
    const insert = sql`insert into appointment (id, officer_id, unit_id, agency_id, role, from_date, substitute_for)
      values (${newId()}, ${officers.get("giamdoc")}, ${organizations.units.get("H37.05/division")},
        ${organizations.agencies.get("H37.05")}, 'specialist', current_date, ${officers.get("quantri")})`;
    await expect(insert.execute(database.app)).rejects.toMatchObject({ code: "23514" });
  });

  it("say nothing of who does not exist", async () => {
    expect(await findOfficer(database.app, newId())).toBeUndefined();
    await expect(getOfficer(database.app, newId())).rejects.toThrow("no officer");
  });
});
