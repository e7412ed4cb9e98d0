import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import {
  enterPerson,
  findPerson,
  findPersonByNationalId,
  getPerson,
  likelyDuplicates,
  listPeople,
  listPersonalDataReads,
  revealNationalId,
  searchPeople,
  type Person,
  type PersonInput,
} from "./index.ts";

let database: TestDatabase;
const TODAY = Temporal.PlainDate.from("2026-11-23");
const NONG: PersonInput = {
  kind: "citizen",
  name: "Nông Thị Hòa",
  nationalId: "020185001234",
  phone: "0912345678",
  email: "",
  address: "Phường Tam Thanh",
  dateOfBirth: Temporal.PlainDate.from("1985-03-02"),
};
let nong: Person;
let officerId: string;

beforeAll(async () => {
  database = await testDatabase();
  officerId = newId();
  await sql`insert into officer (id, username, name, title) values (${officerId}, 'tho', 'Vi Văn Thọ', 'Cán bộ tiếp nhận')`.execute(
    database.app,
  );
  nong = await entered(NONG);
});
afterAll(() => database.drop());

function enter(input: PersonInput) {
  return transact(database.app, (tx) => enterPerson(tx, input, { officerId, today: TODAY, newId }));
}

async function entered(input: PersonInput): Promise<Person> {
  const result = await enter(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function countPeople(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from person`.execute(database.app);
  return rows[0]?.n ?? -1;
}

describe("entering a person", () => {
  it("stores and reads back, with the number sealed in the database", async () => {
    expect(nong).toMatchObject({ name: "Nông Thị Hòa", nationalId: "020185001234", email: null });
    expect(nong.dateOfBirth?.toString()).toBe("1985-03-02");
    const { rows } = await sql<Record<string, unknown>>`select to_jsonb(person)::text as all from person`.execute(
      database.owner,
    );
    expect(JSON.stringify(rows)).not.toContain("020185001234");
    expect(JSON.stringify(rows)).not.toContain("5001234");
  });

  it("brings the known person up to date instead of making a second", async () => {
    const before = await countPeople();
    const again = await entered({
      ...NONG,
      nationalId: "020 185 001 234",
      phone: "",
      address: "Phường Kỳ Lừa",
      dateOfBirth: null,
    });
    expect(again).toEqual({ ...nong, address: "Phường Kỳ Lừa" });
    expect(await countPeople()).toBe(before);
    await entered(NONG);
  });

  it("B-22 does not duplicate a citizen whose name was typed decomposed", async () => {
    const before = await countPeople();
    expect((await entered({ ...NONG, name: NONG.name.normalize("NFD") })).id).toBe(nong.id);
    expect(await countPeople()).toBe(before);
  });

  it("makes one person when sixteen counters enter the same number at once", async () => {
    const input = { ...NONG, name: "Lý Văn Bảo", nationalId: "020085777777", dateOfBirth: null };
    const results = await Promise.all(Array.from({ length: 16 }, () => entered(input)));
    expect(new Set(results.map((person) => person.id)).size).toBe(1);
  });

  it("asks before it takes another name for a known number", async () => {
    const other = { ...NONG, name: "Hứa Thị Hòa" };
    const asked = await enter(other);
    expect(asked).toMatchObject({ ok: false, error: { kind: "identity/needs-confirmation" } });
    expect((await getPerson(database.app, nong.id)).name).toBe("Nông Thị Hòa");
    expect((await entered({ ...other, confirmed: ["name-differs"] })).name).toBe("Hứa Thị Hòa");
    await entered({ ...NONG, confirmed: ["name-differs"] });
  });

  it("B-26 asks about a birth year unlike the number's until the officer confirms", async () => {
    const input = { ...NONG, nationalId: "020185000001", dateOfBirth: Temporal.PlainDate.from("1958-01-01") };
    const asked = await enter(input);
    expect(asked.ok ? [] : asked.error).toMatchObject({ warnings: [{ kind: "birth-year-differs" }] });
    expect((await enter({ ...input, confirmed: ["eth-for-d"] })).ok).toBe(false);
    expect((await enter({ ...input, confirmed: ["birth-year-differs"] })).ok).toBe(true);
  });

  it("B-20, B-24 writes nothing when a field is wrong", async () => {
    const before = await countPeople();
    for (const name of ["a\u0000", "a".repeat(10_000), "\ud800", "\u200b"]) {
      expect(await enter({ ...NONG, name })).toMatchObject({ ok: false, error: { kind: "identity/invalid-person" } });
    }
    expect(await countPeople()).toBe(before);
  });

  it("B-25 keeps names that look like code as they are", async () => {
    for (const name of ["<img src=x onerror=alert(1)>", "'; DROP TABLE person; --", "Patrick O'Brien"]) {
      const person = await entered({ ...NONG, nationalId: "", name, confirmed: ["digits"] });
      expect((await findPerson(database.app, person.id))?.name).toBe(name);
      expect((await searchPeople(database.app, name)).map((found) => found.id)).toContain(person.id);
    }
  });
});

describe("finding a person", () => {
  it("by number, by phone, by name with or without diacritics or case", async () => {
    for (const query of [
      "020185001234",
      "020 185 001 234",
      "0912345678",
      "+84912345678",
      "nong thi hoa",
      "NÔNG thị hòa",
      "hoa nong",
      "Nông Thị Hòa".normalize("NFD"),
    ]) {
      expect(
        (await searchPeople(database.app, query)).map((person) => person.id),
        query,
      ).toContain(nong.id);
    }
    expect((await findPersonByNationalId(database.app, "020.185.001.234"))?.id).toBe(nong.id);
    expect(await findPersonByNationalId(database.app, "020185001235")).toBeUndefined();
  });

  it("takes diacritics at their word when somebody has them", async () => {
    const hoa = await entered({ ...NONG, nationalId: "", name: "Nông Thị Hoa" });
    expect((await searchPeople(database.app, "Nông Thị Hoa")).map((person) => person.id)).toEqual([hoa.id]);
    const both = (await searchPeople(database.app, "nong thi hoa")).map((person) => person.id);
    expect(both).toEqual(expect.arrayContaining([hoa.id, nong.id]));
  });

  it("never lists people by a part of a number or by next to nothing", async () => {
    for (const query of ["020185", "1234", "09123", "", " ", "a", "%", "_%", "%%%", "\u0000\u0000", "\ud800x"]) {
      expect(await searchPeople(database.app, query), query).toEqual([]);
    }
    expect((await searchPeople(database.app, "x".repeat(100_000))).length).toBe(0);
  });

  it("loads many by id at once", async () => {
    expect((await listPeople(database.app, [nong.id, newId()])).map((person) => person.id)).toEqual([nong.id]);
    expect(await listPeople(database.app, [])).toEqual([]);
    await expect(getPerson(database.app, newId())).rejects.toThrow("no person");
  });
});

describe("likely duplicates", () => {
  const nothing = { name: "Nông Thị Hòa", nationalId: "", phone: "", dateOfBirth: null };

  it("are those with the same number, name and birth date, or name and phone", async () => {
    const found = async (change: object) =>
      (await likelyDuplicates(database.app, { ...nothing, ...change })).map((person) => person.id);
    expect((await found({ nationalId: "020185001234", name: "Ai Đó" }))[0]).toBe(nong.id);
    expect(await found({ dateOfBirth: NONG.dateOfBirth })).toContain(nong.id);
    expect(await found({ name: "nong thi hoa", phone: "+84 912 345 678" })).toContain(nong.id);
    expect(await found({})).toEqual([]);
    expect(await found({ name: "Nông Thị Huệ", phone: "0912345678" })).toEqual([]);
    expect(await found({ dateOfBirth: Temporal.PlainDate.from("1985-03-03") })).not.toContain(nong.id);
    expect(await found({ name: "\u0000", phone: "0912345678" })).toEqual([]);
  });
});

describe("reading a full number", () => {
  it("is logged with who, when and why before it is seen", async () => {
    const shown = await revealNationalId(database.app, newId, {
      personId: nong.id,
      officerId,
      purpose: "Đối chiếu thẻ căn cước",
    });
    expect(shown).toEqual({ ok: true, value: "020185001234" });
    const reads = await listPersonalDataReads(database.app, nong.id);
    expect(reads).toMatchObject([
      { officer: "Vi Văn Thọ", title: "Cán bộ tiếp nhận", purpose: "Đối chiếu thẻ căn cước" },
    ]);
  });

  it("needs a purpose and a person", async () => {
    const refused = await revealNationalId(database.app, newId, { personId: nong.id, officerId, purpose: "  x " });
    expect(refused).toEqual({ ok: false, error: { kind: "identity/no-purpose" } });
    const missing = await revealNationalId(database.app, newId, { personId: newId(), officerId, purpose: "Kiểm tra" });
    expect(missing).toEqual({ ok: false, error: { kind: "identity/no-person" } });
    expect(await listPersonalDataReads(database.app, nong.id)).toHaveLength(1);
  });

  it("cannot be unwritten by the application", async () => {
    for (const statement of [
      "update personal_data_read set purpose = 'x'",
      "delete from personal_data_read",
      "truncate personal_data_read",
    ]) {
      await expect(sql.raw(statement).execute(database.app)).rejects.toMatchObject({ code: "42501" });
    }
  });
});
