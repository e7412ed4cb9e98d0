import { sql } from "kysely";
import { h } from "preact";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { type App, createApp } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { aCentre, type Centre } from "#modules/processing/testing.ts";
import { openPrinter, REGISTER_PATH, registerRoutes } from "./index.ts";

let centre: Centre;
let app: App;
let viewer: Viewer | undefined;
const dossiers: Dossier[] = [];
const printer = openPrinter();
const DAYS = ["2026-11-23T02:15:00Z", "2026-11-23T03:00:00Z", "2026-11-25T02:00:00Z", "2026-11-26T16:59:00Z"];

beforeAll(async () => {
  centre = await aCentre();
  for (const day of DAYS) dossiers.push(await centre.receive("STANDARD-10WD", Temporal.Instant.from(day)));
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      if (viewer !== undefined) request.viewer = viewer;
    },
  });
  const db = centre.database.app;
  const clock = fixedClock("2026-11-27T02:00:00Z");
  registerRoutes(app, { db, newId, printer, clock, publicUrl: "https://motcua.example" });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  printer.close();
  await centre.database.drop();
});

function keeperOf(agencyId: string): Viewer {
  const manager = centre.viewer("giamdoc");
  return { ...manager, appointments: [{ role: "department-leader", agencyId, unitId: newId() }] };
}

async function ask(query: Record<string, string>) {
  const answer = await app.inject({ url: `${REGISTER_PATH}?${new URLSearchParams(query).toString()}` });
  if (answer.headers["content-type"] !== "application/pdf")
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  const { text } = await extractText(new Uint8Array(answer.rawPayload), { mergePages: true });
  return { status: answer.statusCode, text: text.replace(/- +/g, "-").replace(/\s+/g, " "), headers: answer.headers };
}

const agencyId = () => dossiers[0]?.agencyId ?? "";

describe("sổ theo dõi hồ sơ", () => {
  it("asks for agency and days, this month first, without JavaScript", async () => {
    viewer = keeperOf(agencyId());
    const { status, text } = await ask({});
    expect(status).toBe(200);
    expect(text).toContain('value="01/11/2026"');
    expect(text).toContain('value="27/11/2026"');
    expect(text.match(/<option/g)).toHaveLength(1);
    viewer = centre.viewer("giamdoc");
    expect((await ask({})).text.match(/<option/g)?.length).toBeGreaterThan(16);
  });

  it("prints the dossiers of the days in the order of intake, with ordinals that run on through the year", async () => {
    viewer = keeperOf(agencyId());
    const { status, text, headers } = await ask({
      in: "1",
      "co-quan": agencyId(),
      tu: "25/11/2026",
      den: "26/11/2026",
    });
    expect(status).toBe(200);
    expect(headers["content-disposition"]).toMatch(
      /^inline; filename="so-theo-doi-H37[.\d]*-2026-11-25-2026-11-26\.pdf"$/,
    );
    for (const part of [
      "SỔ THEO DÕI HỒ SƠ",
      "Từ ngày 25/11/2026 đến ngày 26/11/2026",
      "Quyển số: 2026",
      "Hoàng Thị Mai",
    ]) {
      expect(text).toContain(part);
    }
    const compact = text.replaceAll(" ", "");
    expect(compact).toContain(`3${dossiers[2]?.code}`);
    expect(compact).toContain(`4${dossiers[3]?.code}`);
    expect(compact).not.toContain(dossiers[0]?.code);
  });

  it("gives the same ordinal to a dossier whatever period is printed", async () => {
    viewer = keeperOf(agencyId());
    const { text } = await ask({ in: "1", "co-quan": agencyId(), tu: "01/01/2026", den: "31/12/2026" });
    const compact = text.replaceAll(" ", "");
    dossiers.forEach(({ code }, index) => expect(compact).toContain(`${index + 1}${code}`));
  });

  it("keeps the typed days when they are wrong", async () => {
    viewer = keeperOf(agencyId());
    const { status, text } = await ask({ in: "1", "co-quan": agencyId(), tu: "2026-11-01", den: "30/11/2026" });
    expect(status).toBe(422);
    expect(text).toContain("Ngày viết như 05/11/2026.");
    expect(text).toContain('value="2026-11-01"');
  });

  it("is told as of a day, and keeps that day typed when it is wrong", async () => {
    viewer = keeperOf(agencyId());
    const asked = { in: "1", "co-quan": agencyId(), tu: "23/11/2026", den: "26/11/2026" };
    const wrong = await ask({ ...asked, "tinh-den": "22/11/2026" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Ngày tính đến phải từ ngày đầu của kỳ trở đi.");
    expect(wrong.text).toContain('value="22/11/2026"');
    const { text } = await ask({ ...asked, "tinh-den": "24/11/2026" });
    expect(text).toContain("tính đến hết ngày 24/11/2026");
    const compact = text.replaceAll(" ", "");
    expect(compact).toContain(dossiers[1]?.code);
    expect(compact).not.toContain(dossiers[2]?.code);
  });

  it("fills sheets that no cache keeps, for any number of rows", async () => {
    viewer = keeperOf(agencyId());
    const asked = { "co-quan": agencyId(), tu: "23/11/2026", den: "26/11/2026" };
    const { status, text, headers } = await ask({ ...asked, in: "csv" });
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(headers["content-disposition"]).toMatch(/^attachment; filename="so-theo-doi-.*\.csv"$/);
    for (const { code } of dossiers) expect(text).toContain(code);
    const book = await ask({ ...asked, in: "xlsx" });
    expect(book.headers["content-type"]).toContain("spreadsheetml");
  });

  it("answers as if nothing were there for the book of another agency", async () => {
    viewer = keeperOf(newId());
    expect((await ask({ in: "1", "co-quan": agencyId(), tu: "01/11/2026", den: "30/11/2026" })).status).toBe(404);
  });

  it("walks an index from one day to the other", async () => {
    await sql`analyze dossier`.execute(centre.database.owner);
    const plan = await centre.database.owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      return sql<{ "QUERY PLAN": string }>`explain select id from register_entry
        where agency_id = ${agencyId()} and accepted_at >= '2026-11-01' and accepted_at < '2026-12-01'
        order by accepted_at, id limit 1001`.execute(tx);
    });
    const text = plan.rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toContain("dossier_accepted_of_agency");
    expect(text).not.toContain("Sort");
  });
});
