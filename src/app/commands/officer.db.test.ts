import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAccountByUsername, seedOfficers } from "#modules/identity/index.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { officerCommand } from "./officer.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function run(...argv: readonly string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const json = argv.includes("--json");
  const status = await officerCommand.run(
    argv.filter((word) => word !== "--json"),
    {
      json,
      stdin: Readable.from([]),
      print: async (line) => void printed.push(line),
      note: (line) => void noted.push(line),
      progress: () => ({ advance: () => undefined, end: () => undefined }),
      database: async () => ({ db: database.app, owner: database.owner, dataDir: "" }),
    },
  );
  return { status, printed, noted };
}

const FIRST = [
  "add",
  "--name",
  "Nông Thị Hòa",
  "--title",
  "Quản trị hệ thống",
  "--role",
  "system-administrator",
] as const;

describe("motcua officer", () => {
  it("says that there is no unit yet, and adds nobody", async () => {
    const refused = await run(...FIRST, "--unit", "H37.00/management");
    expect(refused).toMatchObject({ status: 1, printed: [], noted: [expect.stringContaining("Chưa có cơ quan nào.")] });
    expect(JSON.parse((await run("list", "--json")).printed[0] ?? "")).toEqual({ officers: [] });
  });

  it("adds the first administrator with a position and a password to be changed", async () => {
    await transact(database.app, (tx) => seedOrganizations(tx, newId));
    const added = await run(...FIRST, "--unit", "H37.00/management", "--json");
    expect(added.status).toBe(0);
    expect(added.printed).toHaveLength(1);
    expect(JSON.parse(added.printed[0] ?? "")).toMatchObject({
      username: "hoa.nong",
      password: expect.stringMatching(/-\d{3}$/),
    });
    const account = await findAccountByUsername(database.app, "hoa.nong");
    expect(account?.appointments).toMatchObject([{ role: "system-administrator", inForce: true }]);
  });

  it("refuses what the administration pages would refuse", async () => {
    expect((await run(...FIRST, "--unit", "H37.00/management")).noted.join()).toContain("đã có người dùng");
    expect((await run("add", "--name", "", "--title", "x", "--username", "abc")).status).toBe(1);
    expect((await run("appoint", "hoa.nong", "--role", "king", "--unit", "H37.00/counter")).status).toBe(1);
    expect((await run("appoint", "hoa.nong", "--role", "specialist", "--unit", "H99/x")).status).toBe(1);
    const unknown = await run("disable", "khong.co", "--json");
    expect(unknown.status).toBe(1);
    expect(JSON.parse(unknown.printed[0] ?? "")).toHaveProperty("refused");
  });

  it("appoints, disables, enables and resets", async () => {
    expect((await run("appoint", "hoa.nong", "--role", "centre-manager", "--unit", "H37.00/management")).status).toBe(
      0,
    );
    expect((await run("disable", "hoa.nong")).printed).toEqual(["Đã khóa hoa.nong và kết thúc mọi phiên."]);
    expect((await findAccountByUsername(database.app, "hoa.nong"))?.active).toBe(false);
    expect((await run("enable", "hoa.nong")).status).toBe(0);
    expect((await run("reset", "hoa.nong")).printed[0]).toMatch(/^Mật khẩu mới của hoa\.nong: \S+$/);
    expect((await run("list")).printed).toEqual([
      "hoa.nong\tNông Thị Hòa\tQuản trị hệ thống\tQuản trị hệ thống; Lãnh đạo Trung tâm\tđang dùng",
    ]);
  });

  it("lists the demo", async () => {
    const now = await databaseNow(database.app);
    await transact(database.app, async (tx) =>
      seedOfficers(tx, { newId, now, ...(await seedOrganizations(tx, newId)), passwordHash: null }),
    );
    expect((await run("list")).printed.length).toBeGreaterThan(100);
  });

  it.each([[], ["fly"], ["add", "extra"], ["disable"], ["list", "--nosuch"], ["reset", "a", "b"]])(
    "explains itself when used wrongly: %s",
    async (...argv) => {
      const wrong = await run(...argv);
      expect([wrong.status, wrong.printed]).toEqual([2, []]);
      expect(wrong.noted.join()).toContain("motcua officer add");
    },
  );
});
