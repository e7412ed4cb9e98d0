import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import {
  AGENCIES,
  bringInAgency,
  changeLetterhead,
  findAgency,
  findAgencyByCode,
  findUnit,
  getAgency,
  getUnit,
  listAgencies,
  listUnits,
  openUnit,
  renameUnit,
  seedOrganizations,
  type NewAgency,
  type OrganizationIds,
} from "./index.ts";

let database: TestDatabase;
let ids: OrganizationIds;
beforeAll(async () => {
  database = await testDatabase();
  ids = await transact(database.app, (tx) => seedOrganizations(tx, newId));
});
afterAll(() => database.drop());

const WATER: NewAgency = {
  code: "H37.94",
  codeIsInvented: true,
  name: "Công ty Cấp thoát nước",
  shortName: "Cấp nước",
  kind: "enterprise",
  superiorName: "UBND tỉnh Lạng Sơn",
  address: "Số 1 đường Thí Dụ",
  phone: "02053 000 200",
  place: "Lạng Sơn",
  website: "",
};

describe("the seeded centre", () => {
  it("is found by code, by id and in the order of the boards", async () => {
    const science = await findAgencyByCode(database.app, "H37.05");
    expect(science?.name).toBe("Sở Khoa học và Công nghệ");
    expect(science?.id).toBe(ids.agencies.get("H37.05"));
    expect(await getAgency(database.app, science?.id ?? "")).toEqual(science);
    expect((await listAgencies(database.app)).map((agency) => agency.code)).toEqual(AGENCIES.map(({ code }) => code));
  });

  it("stays as it is when it is seeded again", async () => {
    const again = await transact(database.app, (tx) => seedOrganizations(tx, newId));
    expect(again).toEqual(ids);
  });

  it("lists the units of an agency in their order", async () => {
    const agencyId = ids.agencies.get("H37.05") ?? "";
    const units = await listUnits(database.app, agencyId);
    expect(units.map((unit) => unit.kind)).toEqual(["counter", "division", "division", "leadership", "registry"]);
    expect(units[0]).toEqual({
      id: ids.units.get("H37.05/counter"),
      agencyId,
      kind: "counter",
      name: "Quầy Sở KH&CN tại Trung tâm",
    });
    expect(await listUnits(database.app)).toHaveLength(AGENCIES.flatMap((agency) => agency.units).length);
  });

  it("tells a missing agency or unit apart from a broken question", async () => {
    expect(await findAgencyByCode(database.app, "H99")).toBeUndefined();
    expect(await findAgency(database.app, newId())).toBeUndefined();
    expect(await findUnit(database.app, newId())).toBeUndefined();
    await expect(getAgency(database.app, newId())).rejects.toThrow("no agency");
    await expect(getUnit(database.app, newId())).rejects.toThrow("no unit");
  });
});

describe("a new agency", () => {
  it("comes in by configuration alone, with a unit for every step", async () => {
    const made = await bringInAgency(database.app, newId, WATER);
    if (!made.ok) throw new Error("refused");
    expect(await findAgencyByCode(database.app, "H37.94")).toEqual({ id: made.value, ...WATER });
    const units = await listUnits(database.app, made.value);
    expect(units.map((unit) => unit.kind)).toEqual(["counter", "division", "leadership", "registry"]);
    expect((await listAgencies(database.app)).at(-1)?.code).toBe("H37.94");
  });

  it("gives partners a counter only", async () => {
    const made = await bringInAgency(database.app, newId, { ...WATER, code: "H37.95", kind: "bank" });
    if (!made.ok) throw new Error("refused");
    expect((await listUnits(database.app, made.value)).map((unit) => unit.kind)).toEqual(["counter"]);
  });

  it("is refused with a code that is taken, and nothing is written", async () => {
    const before = await listUnits(database.app);
    const made = await bringInAgency(database.app, newId, { ...WATER, code: "H37.05" });
    expect(made.ok ? [] : made.error.map((fault) => fault.field)).toEqual(["code"]);
    expect(await listUnits(database.app)).toEqual(before);
  });

  it("is refused with a code that is no code", async () => {
    expect((await bringInAgency(database.app, newId, { ...WATER, code: "x" })).ok).toBe(false);
  });
});

describe("changes", () => {
  it("replaces the letterhead but never the code", async () => {
    const before = await findAgencyByCode(database.app, "H37.09");
    if (before === undefined) throw new Error("not seeded");
    const { id, ...old } = before;
    const changed = await changeLetterhead(database.app, id, { ...old, code: "H37.77", phone: "02053 000 999" });
    expect(changed.ok).toBe(true);
    expect(await getAgency(database.app, id)).toEqual({ ...before, phone: "02053 000 999" });
    expect((await changeLetterhead(database.app, id, { ...old, phone: "x" })).ok).toBe(false);
  });

  it("opens further divisions and renames units", async () => {
    const agencyId = ids.agencies.get("H37.11") ?? "";
    const opened = await openUnit(database.app, newId, { agencyId, kind: "division", name: " Phòng Hợp tác quốc tế " });
    if (!opened.ok) throw new Error("refused");
    expect((await getUnit(database.app, opened.value)).name).toBe("Phòng Hợp tác quốc tế");
    await renameUnit(database.app, opened.value, "Phòng Hợp tác");
    expect((await listUnits(database.app, agencyId)).at(-1)?.name).toBe("Phòng Hợp tác");
    expect((await openUnit(database.app, newId, { agencyId, kind: "division", name: " " })).ok).toBe(false);
    expect((await renameUnit(database.app, opened.value, "a\u0000")).ok).toBe(false);
  });
});
