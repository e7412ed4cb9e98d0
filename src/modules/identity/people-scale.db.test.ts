import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { enterPerson, likelyDuplicates, searchPeople } from "./index.ts";

const PEOPLE = Number(process.env["MOTCUA_TEST_PEOPLE"] ?? 50_000);
const BATCH = 100_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  for (let from = 1; from <= PEOPLE; from += BATCH) await insertPeople(from, Math.min(from + BATCH - 1, PEOPLE));
  await sql`analyze person`.execute(database.owner);
  await transact(database.app, (tx) =>
    enterPerson(
      tx,
      {
        kind: "citizen",
        name: "Triệu Thị Ửng",
        nationalId: "020185001234",
        phone: "0381234567",
        email: "",
        address: "Phường Tam Thanh",
        dateOfBirth: null,
      },
      { officerId: null, today: Temporal.PlainDate.from("2026-11-23"), newId },
    ),
  );
});
afterAll(() => database.drop());

async function insertPeople(from: number, to: number): Promise<void> {
  // Two thirds of the people share eight names: the hard case of a province where many are called Hoàng Thị Hoa.
  await sql`insert into person (id, kind, name, name_folded, phone, address, date_of_birth)
    select gen_random_uuid(), 'citizen', name, unaccented, '09' || lpad(n::text, 8, '0'), 'x', date '1950-01-01' + n % 20000
    from generate_series(${from}::int, ${to}::int) n
    cross join lateral (select case when n % 3 = 0 then 'Lương Văn ' || md5(n::text) else
      (array['Hoàng Thị Hoa','Nông Văn Bảo','Lý Thị Mai','Vi Văn Long','Hứa Thị Sen','Chu Văn An','Bế Thị Vân','Đàm Văn Đại'])[1 + n % 8] end as name) a
    cross join lateral (select case when n % 3 = 0 then 'luong van ' || md5(n::text) else
      (array['hoang thi hoa','nong van bao','ly thi mai','vi van long','hua thi sen','chu van an','be thi van','dam van dai'])[1 + n % 8] end as unaccented) b`.execute(
    database.app,
  );
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  await work();
  const started = performance.now();
  return { value: await work(), ms: performance.now() - started };
}

describe("looking for people among many", () => {
  it.each([
    ["020 185 001 234", 1],
    ["0381234567", 1],
    ["trieu thi ung", 1],
    ["Triệu Thị Ửng", 1],
    ["ung trieu", 1],
    ["hoang thi hoa", 20],
    ["Hoàng Thị Hoa", 20],
    ["thi", 20],
    ["khong ai ten nay", 0],
  ])("%s: %i found, quickly", async (query, count) => {
    const { value, ms } = await timed(() => searchPeople(database.app, query));
    expect(value).toHaveLength(count);
    expect(ms).toBeLessThan(500);
  });

  it("warns of duplicates quickly, also for a name that thousands have", async () => {
    const dateOfBirth = Temporal.PlainDate.from("1950-01-01").add({ days: 8 });
    const input = { name: "Hoàng Thị Hoa", nationalId: "", phone: "", dateOfBirth };
    const { value, ms } = await timed(() => likelyDuplicates(database.app, input));
    expect(value.length).toBeGreaterThan(0);
    expect(ms).toBeLessThan(500);
  });

  it("uses the indexes made for it", async () => {
    const plan = async (where: string) => {
      const { rows } = await sql<
        Record<string, string>
      >`explain select * from person where ${sql.raw(where)} limit 20`.execute(database.app);
      return rows.map((row) => Object.values(row).join()).join("\n");
    };
    expect(await plan("name_folded = 'trieu thi ung'")).toContain("person_by_name");
    expect(await plan("name_folded like '%trieu%' and name_folded like '%ung%'")).toContain("person_by_name_part");
    expect(await plan("phone = '0381234567'")).toContain("person_by_phone");
    expect(await plan("national_id_index = 'x'")).toContain("person_by_national_id");
  });
});
