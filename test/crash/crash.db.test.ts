import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "#platform/root.ts";
import { newId } from "#platform/ids.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { hashPassword } from "#modules/identity/index.ts";
import { brokenPromises } from "./check-promises.ts";
import { runOffice, type OfficeOptions } from "./office.ts";
import { PRODUCT, type WebSettings } from "./web-process.ts";

const KILLS = Number(process.env["CRASH_KILLS"] ?? 60);
const MUTANT_KILLS = Number(process.env["CRASH_KILLS"] ?? 6);
const USERNAME = "tiepnhan.sxd";
const PASSWORD = "mot-mat-khau-de-thu";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "motcua-crash-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function anOffice(script: readonly string[], kills: number): Promise<OfficeOptions> {
  const world: World = await aWorld("real");
  const { owner, urls } = world.database;
  const personId = newId();
  await sql`insert into person (id, kind, name, name_folded, address)
    values (${personId}, 'citizen', 'Hoàng Thị Mỷ', 'hoang thi my', 'Xã Mẫu Sơn')`.execute(owner);
  const hash = await hashPassword(PASSWORD, 12);
  await sql`update officer set password_hash = ${hash} where username = ${USERNAME}`.execute(owner);
  const web: WebSettings = { script, databaseUrl: urls.app, ownerUrl: urls.owner, dataDir };
  return { web, world, personId, signIn, clerks: 8, kills };
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/can-bo/dang-nhap`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username: USERNAME, password: PASSWORD }).toString(),
  });
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
  // The mutant answers before it commits: the session is there a moment later, and only then the clerks begin.
  for (let tries = 0; tries < 100; tries += 1) {
    const me = await fetch(`${url}/api/v1/me`, { headers: { cookie } });
    await me.arrayBuffer();
    if (me.status === 200) return cookie;
    await sleep(20);
  }
  throw new Error("the session did not begin");
}

describe("kill -9 of the web server under load (reliability T-10)", () => {
  it(`${KILLS} kills lose, change and double nothing that was acknowledged`, { timeout: 900_000 }, async () => {
    const office = await anOffice(PRODUCT, KILLS);
    const { acknowledged, kills, retries } = await runOffice(office);
    expect(kills).toBe(KILLS);
    expect(retries).toBeGreaterThan(0);
    expect(await brokenPromises(office.world.db, acknowledged)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 8);
    await office.world.database.drop();
  });

  it("the checker catches a server that answers before it commits", { timeout: 600_000 }, async () => {
    const script = join(ROOT, ".build", "test", "mutant-web.js");
    await build({
      absWorkingDir: ROOT,
      entryPoints: ["test/crash/mutant-web.ts"],
      outfile: script,
      bundle: true,
      platform: "node",
      target: "node24",
      format: "esm",
      packages: "external",
      jsx: "automatic",
      jsxImportSource: "preact",
      loader: { ".typ": "text" },
      logLevel: "error",
    });
    const office = await anOffice([script], MUTANT_KILLS);
    const { acknowledged } = await runOffice(office);
    const broken = await brokenPromises(office.world.db, acknowledged);
    expect(broken.some((line) => /^(lost|given again)/.test(line))).toBe(true);
    await office.world.database.drop();
  });
});
