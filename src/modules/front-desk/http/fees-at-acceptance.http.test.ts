import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { dossierStaffRoutes, getDossier, submitDossier, type Dossier } from "#modules/dossiers/index.ts";
import { feeCardFor, feesAtAcceptanceFor, seedFeeRules } from "#modules/fees/index.ts";
import { enterPerson } from "#modules/identity/index.ts";
import { seedStaff, signedIn, staffApp, type Browser, type SeededStaff } from "#modules/identity/testing.ts";
import { getProcedureCase, seedStarterCatalogue } from "#modules/procedures/index.ts";
import { dateInVietnam } from "#kernel/time.ts";

const CALENDAR = calendarOfLaw(2025, 2032, STATE_ANNOUNCEMENTS);

let database: TestDatabase;
let staff: SeededStaff;
let app: App;
let police: Browser;

beforeAll(async () => {
  database = await testDatabase();
  const db = database.app;
  staff = await seedStaff(db);
  await transact(db, async (tx) => {
    const seeding = { newId, now: await databaseNow(tx) };
    await seedStarterCatalogue(tx, seeding);
    await seedFeeRules(tx, seeding);
  });
  const deps = {
    db,
    clock: databaseClock(db),
    newId,
    calendar: async () => CALENDAR,
    reactions: [],
    log: createLog("silent"),
  };
  const fees = { feeCard: feeCardFor(deps), feesAtAcceptance: feesAtAcceptanceFor(deps) };
  app = await staffApp({ db, register: (web) => dossierStaffRoutes(web, { ...deps, ...fees, printLinks: () => [] }) });
  police = await signedIn(app, "tiepnhan.congan");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let people = 0;

/** A passport asked for online, waiting at the police's counter. */
async function waiting(channel: "online" | "postal"): Promise<Dossier> {
  const db = database.app;
  const { rows } = await sql<{ id: string }>`select c.id from procedure_case c
    join procedure_version v on v.id = c.version_id join procedure p on p.id = v.procedure_id
    where p.code = '1.001456' and v.state = 'in-force' order by c.position limit 1`.execute(database.owner);
  const procedureCase = await getProcedureCase(db, rows[0]?.id ?? "");
  const now = await databaseNow(db);
  people += 1;
  const number = `020085${String(900_000 + people)}`;
  const input = {
    kind: "citizen",
    name: "Lộc Thị Chờ",
    nationalId: number,
    phone: "0912000111",
    email: "",
    address: "Lạng Sơn",
    dateOfBirth: null,
    confirmed: [],
  } as const;
  const officerId = staff.officers.get("tiepnhan.congan") ?? "";
  const entered = await transact(db, (tx) => enterPerson(tx, input, { officerId, today: dateInVietnam(now), newId }));
  if (!entered.ok) throw new Error(entered.error.kind);
  const owner = { id: entered.value.id, name: entered.value.name, phone: "0912000111" };
  const unit = [...staff.units.entries()].find(([key]) => key.startsWith("H37.15/counter"))?.[1] ?? "";
  const viewer = {
    officerId,
    sessionId: "",
    name: "",
    title: "",
    appointments: [{ unitId: unit, agencyId: procedureCase.agencyId, role: "counter-officer" }],
  } as const;
  const acting = { db, clock: databaseClock(db), newId, viewer, calendar: CALENDAR, reactions: [] };
  const papers = procedureCase.components.map(({ code, name }) => ({
    code,
    name,
    originals: 1,
    certified: 0,
    copies: 0,
    waivedBecause: null,
  }));
  const submission = {
    channel,
    returnBy: "at-centre",
    receivingUnitId: unit,
    owner,
    submitter: owner,
    summary: "Hộ chiếu",
    copies: 1,
    papers,
  } as const;
  const submitted = await submitDossier(acting, { ...submission, caseId: procedureCase.id, idempotencyKey: newId() });
  if (!submitted.ok) throw new Error(submitted.error.kind);
  return submitted.value;
}

async function accept({ id, version }: Dossier, fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({ version: String(version), ...fields, confirmed: "yes" });
  for (const paper of ["0", "1"]) body.append("papers", paper);
  const answer = await app.inject({
    method: "POST",
    url: `/can-bo/ho-so/${id}/accept`,
    headers: {
      cookie: police.cookies(),
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    payload: body.toString(),
  });
  return { status: answer.statusCode, body: answer.body };
}

describe("a dossier that was sent in and waits for acceptance", () => {
  it("shows the price of its channel with its reasons", async () => {
    const online = await waiting("online");
    const page = await police.get(`/can-bo/ho-so/${online.id}`);
    expect(page.body).toMatch(/name="fee"[^>]*value="160000"/);
    expect(page.body).toContain("nộp trực tuyến");
    const postal = await police.get(`/can-bo/ho-so/${(await waiting("postal")).id}`);
    expect(postal.body).toMatch(/name="fee"[^>]*value="200000"/);
  });

  it("is accepted with the lines of the rule, kept with their reasons", async () => {
    const dossier = await waiting("online");
    const done = await accept(dossier, { fee: "160000", levy: "0" });
    expect(done.status).toBe(303);
    expect(await getDossier(database.app, dossier.id)).toMatchObject({ feesDue: 160_000, money: "due" });
    expect((await police.get(`/can-bo/ho-so/${dossier.id}`)).body).toContain("vì sao số tiền này?");
  });

  it("takes another amount with a reason only, and no blank for nothing", async () => {
    const dossier = await waiting("online");
    const bare = await accept(dossier, { fee: "100000", levy: "0" });
    expect(bare.status).toBe(422);
    expect(bare.body).toContain("ghi rõ lý do và căn cứ");
    for (const fee of ["", "1e3", "-1", "160000 "]) {
      expect((await accept(dossier, { fee, levy: "0", feeReason: "vì" })).status, fee).toBe(422);
    }
    const done = await accept(dossier, { fee: "100000", levy: "0", feeReason: "Công văn 5" });
    expect(done.status).toBe(303);
    expect((await police.get(`/can-bo/ho-so/${dossier.id}`)).body).toContain("Công văn 5");
  });
});
