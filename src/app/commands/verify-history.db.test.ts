import { PassThrough } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { CommandIo } from "../command.ts";
import { verifyHistoryCommand } from "./verify-history.ts";

let world: World;
let dossier: Dossier;
beforeAll(async () => {
  world = await aWorld();
  await world.receive();
  dossier = await world.receive();
});
afterAll(() => world.database.drop());

async function run(argv: readonly string[], json: boolean) {
  const printed: string[] = [];
  const noted: string[] = [];
  const io: CommandIo = {
    json,
    stdin: new PassThrough(),
    print: async (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: async () => ({ db: world.db, owner: world.database.owner, dataDir: "" }),
  };
  return { status: await verifyHistoryCommand.run(argv, io), printed: printed.join("\n"), noted: noted.join("\n") };
}

describe("motcua verify-history", () => {
  it("says that nothing was touched, and how much it looked at", async () => {
    const { status, printed } = await run([], false);
    expect([status, printed]).toEqual([0, "Nhật ký nguyên vẹn: 4 dòng của 2 hồ sơ."]);
    const json = await run([], true);
    expect(JSON.parse(json.printed)).toMatchObject({ verified: true, dossiers: 2, events: 4, badDossiers: 0, bad: [] });
  });

  it("does not take what it does not understand", async () => {
    const { status, printed, noted } = await run(["--all"], true);
    expect([status, printed]).toEqual([2, ""]);
    expect(noted).toContain("--all");
  });

  it("names the first bad row by the dossier's code and ends with 1", async () => {
    const { owner } = world.database;
    await sql`alter table journal disable trigger user`.execute(owner);
    await sql`update journal set at = at - interval '3 days' where dossier_id = ${dossier.id} and seq = 2`.execute(
      owner,
    );
    const { status, printed } = await run([], false);
    expect(status).toBe(1);
    expect(printed).toContain(`${dossier.code}, dòng 2: nội dung đã bị sửa sau khi ghi`);
    const json = await run([], true);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.printed)).toMatchObject({
      verified: false,
      badDossiers: 1,
      bad: [{ code: dossier.code, seq: 2, fault: "row-edited", what: "the row was edited after it was written" }],
    });
  });
});
