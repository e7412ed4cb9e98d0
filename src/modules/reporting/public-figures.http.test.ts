import { sql } from "kysely";
import { h } from "preact";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { type App, createApp } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { resolveDossier, withdrawDossier, type Dossier } from "#modules/dossiers/index.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { publicFigureRoutes } from "./http/public/public-routes.tsx";
import { usualTimeOf } from "./http/public/usual-time-of.ts";
import { readPublication } from "./store/public/publications.ts";
import { readRecentTimes } from "./store/public/recent-times.ts";
import { publishFigures } from "./use-cases/public/publish.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
let app: App;
const NOW = at("2026-12-20 08:00");

beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async () => undefined,
  });
  publicFigureRoutes(app, { db: world.db });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.drop();
});

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

async function resolved(dossier: Dossier, instant: Instant): Promise<void> {
  const viewer = world.viewer("department-leader");
  const answer = await resolveDossier(world.acting("department-leader", instant), {
    ...target(dossier),
    result: "granted",
    number: "1/KQ",
    signedOn: dateInVietnam(instant),
    signerId: viewer.officerId,
    summary: "Đã cấp",
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

/** Six genuine cases of one to six working days, one withdrawn, one closed in its own minute, and one still open. */
async function live(): Promise<string> {
  const days = ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"];
  let code = "";
  for (const day of days) {
    const dossier = await world.receive({}, at("2026-11-30 09:00"));
    code = dossier.procedureCode;
    await resolved(dossier, at(`${day} 09:00`));
  }
  const left = await world.receive({}, at("2026-11-30 10:00"));
  await withdrawDossier(world.acting("counter-officer", at("2026-11-30 10:01")), { ...target(left), reason: "Rút" });
  await resolved(await world.receive({}, at("2026-12-09 09:00")), at("2026-12-09 09:00"));
  await world.receive({}, at("2026-12-10 09:00"));
  return code;
}

describe("before anything was published", () => {
  it("says when there will be figures, and tells programs to come back", async () => {
    const page = await get("/so-lieu");
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("Chưa có số liệu được công bố");
    const file = await get("/so-lieu.json");
    expect(file.statusCode).toBe(503);
    expect(file.headers["retry-after"]).toBe("3600");
    expect(file.json()).toMatchObject({ code: "E_NOT_PUBLISHED", titleEn: expect.any(String) });
  });
});

describe("the published figures", () => {
  let code = "";
  beforeAll(async () => {
    code = await live();
    await publishFigures(world.db, { now: NOW, calendar: CALENDAR });
  });

  it("add up month by month", async () => {
    const publication = await readPublication(world.db);
    const own = publication?.months.filter(({ agencyId }) => agencyId === world.agencyId) ?? [];
    expect(own).toHaveLength(13);
    expect(own.at(-2)).toMatchObject({ received: 7, resolved: 0, withdrawn: 1, inProcess: 6 });
    expect(own.at(-1)).toMatchObject({ received: 2, resolved: 7, onTime: 6, late: 1, inProcess: 1 });
  });

  it("tell how long genuine cases took, and leave out what was closed in its own minute", async () => {
    const [time] = (await readPublication(world.db))?.times ?? [];
    expect(time).toMatchObject({ procedureCode: code, cases: 6, leftOut: 1, days: { p50: 3, p75: 5, p90: 6 } });
    expect(await usualTimeOf(world.db, code)).toEqual({
      words: "Thường mất 3 ngày làm việc; 9 trong 10 hồ sơ xong trong 6 ngày làm việc.",
      href: "/so-lieu#thoi-gian",
    });
    expect(await usualTimeOf(world.db, "9.999999")).toBeUndefined();
  });

  it("leave out what one officer closed in a batch of one minute", async () => {
    const from = Temporal.PlainDate.from("2026-11-01");
    const leader = world.viewer("department-leader").officerId;
    await sql`update dossier_fact set settled_at = '2026-12-08T02:00:10Z'
      where settled_by = ${leader} and settled_at < '2026-12-09'`.execute(world.db);
    const [strict] = await readRecentTimes(world.db, { from, until: NOW, batchOfOneMinute: 6 });
    expect(strict).toMatchObject({ cases: 0, leftOut: 7, minutes: null });
    const [mild] = await readRecentTimes(world.db, { from, until: NOW, batchOfOneMinute: 7 });
    expect(mild).toMatchObject({ cases: 6, leftOut: 1 });
  });

  it("are a page that needs no script and names no person", async () => {
    const { statusCode, body } = await get("/so-lieu");
    expect(statusCode).toBe(200);
    expect(body).not.toContain("<script");
    expect(body).not.toContain("Nguyễn Văn Đức");
    expect(body.match(/<h1/g)).toHaveLength(1);
    for (const part of [
      "Thường mất bao lâu",
      "Tháng 12/2026",
      "Sở Xây dựng",
      "5 ngày làm việc",
      'href="/so-lieu.json"',
    ]) {
      expect(body).toContain(part);
    }
  });

  it("are searched without diacritics, and say so when nothing fits", async () => {
    expect((await get("/so-lieu?q=thu%20nghiem")).body).toContain(`/thu-tuc/${code}`);
    const none = (await get("/so-lieu?q=%22%3E%3Cb%3Ekhong")).body;
    expect(none).toContain("Không có thủ tục nào khớp");
    expect(none).not.toContain("<b>khong");
  });

  it("are open data with a version, a licence, an instant and meanings of the fields", async () => {
    const { headers, body } = await get("/so-lieu.json");
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(headers["cache-control"]).toBe("public, max-age=3600");
    const file: Record<string, unknown> = JSON.parse(body);
    expect(file).toMatchObject({
      schemaVersion: 1,
      asOf: "2026-12-20T07:59:00+07:00",
      licence: { vi: expect.any(String), en: expect.any(String) },
      agencies: [{ code: "H37.07", name: "Sở Xây dựng" }],
      processingTimes: [{ procedureCode: code, cases: 6, workingDays: { p50: 3, p75: 5, p90: 6 } }],
    });
    expect(file["months"]).toHaveLength(13);
    expect(Object.keys((file["months"] as object[])[0] ?? {}).toSorted()).toEqual(
      Object.keys(file["fields"] as object)
        .flatMap((field) => /^months\[\]\.(.*)$/.exec(field)?.[1] ?? [])
        .toSorted(),
    );
    expect(body).not.toContain("Nguyễn");
  });

  it("are not sent again to who has them", async () => {
    const tag = String((await get("/so-lieu.json")).headers["etag"]);
    const again = await get("/so-lieu.json", { "if-none-match": `"other", W/${tag}` });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe("");
    expect((await get("/so-lieu.json", { "if-none-match": `"${newId()}"` })).statusCode).toBe(200);
    await publishFigures(world.db, { now: at("2026-12-21 08:00"), calendar: CALENDAR });
    expect((await get("/so-lieu.json", { "if-none-match": tag })).statusCode).toBe(200);
  });

  it("stop who asks too often", async () => {
    const answers = [];
    for (let index = 0; index < 61; index += 1) answers.push((await get("/so-lieu.json")).statusCode);
    expect(answers.at(-1)).toBe(429);
  });

  it("say that too few cases are too few", async () => {
    await sql`update publication set least_cases = 7`.execute(world.database.owner);
    await publishFigures(world.db, { now: NOW, calendar: CALENDAR });
    expect((await readPublication(world.db))?.times[0]?.days).toBeNull();
    expect(await usualTimeOf(world.db, code)).toBeUndefined();
  });
});
