import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import {
  ageSessions,
  seedStaff,
  signedIn,
  staffApp,
  type Browser,
  type SeededStaff,
} from "#modules/identity/testing.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { ONLINE_SETTINGS_PATH } from "./http/paths.ts";
import { onlineSettingsRoutes } from "./http/settings-routes.tsx";
import { findBeneficiaryAccount, listEndedAccounts } from "./store/beneficiary-accounts.ts";
import { findPlatformSetting } from "./store/settings.ts";
import { DEFAULT_FIELDS } from "./wire/authentic-code.ts";

let database: TestDatabase;
let staff: SeededStaff;
let app: App;
let admin: Browser;

beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  const db = database.app;
  const clock = databaseClock(db);
  app = await staffApp({
    db,
    register: (it) =>
      onlineSettingsRoutes(it, {
        ...{ db, clock, newId, receiptPdf: null },
        acting: async (viewer) => ({ db, clock, newId, viewer, calendar: CALENDAR, reactions: [] }),
        allowedHosts: ["cong.example.vn"],
        publicUrl: "https://motcua.example",
      }),
  });
  admin = await signedIn(app, "quantri");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const fields = Object.fromEntries(
  Object.entries(DEFAULT_FIELDS).map(([kind, names]) => [`fields${kind}`, names.join("|")]),
);
const PLATFORM = {
  ...fields,
  state: "live",
  endpoint: "https://cong.example.vn/api",
  partnerCode: "LANGSON",
  serviceCode: "DV",
  channelCode: "WEB",
  deviceCode: "1",
  algorithm: "hmac-sha256",
  secret: "một khóa đủ dài để dùng",
  callbackSecret: "một khóa khác cũng đủ dài",
};
const savePlatform = (change: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  admin.post(`${ONLINE_SETTINGS_PATH}/cong`, { ...PLATFORM, ...change }, headers);
const settings = async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from payment_platform_setting`.execute(database.owner);
  return rows[0]?.n;
};

describe("the platform's settings", () => {
  it("are put into force, with secrets that are sealed and never shown again", async () => {
    expect((await savePlatform()).status).toBe(303);
    const setting = await findPlatformSetting(database.app);
    expect(setting).toMatchObject({
      state: "live",
      endpoint: PLATFORM.endpoint,
      callbackSecret: PLATFORM.callbackSecret,
    });
    expect(setting?.partner.code).toMatchObject({ algorithm: "hmac-sha256", secret: PLATFORM.secret });
    const { rows } = await sql<{
      text: string;
    }>`select payment_platform_setting::text from payment_platform_setting`.execute(database.owner);
    const page = await admin.get(ONLINE_SETTINGS_PATH);
    for (const text of [JSON.stringify(rows), page.body]) {
      expect(text).not.toContain(PLATFORM.secret);
      expect(text).not.toContain(PLATFORM.callbackSecret);
    }
    expect(page.body).toContain("https://motcua.example/api/v1/payments/platform-events");
  });

  it("keep a secret that is left empty, and every row of before", async () => {
    const before = (await settings()) ?? 0;
    expect((await savePlatform({ secret: "", callbackSecret: "", partnerCode: "LANGSON2" })).status).toBe(303);
    const setting = await findPlatformSetting(database.app);
    expect(setting?.partner).toMatchObject({ partnerCode: "LANGSON2", code: { secret: PLATFORM.secret } });
    expect(await settings()).toBe(before + 1);
    await expect(sql`delete from payment_platform_setting`.execute(database.app)).rejects.toThrow();
  });

  it.each([
    "http://169.254.169.254",
    "https://169.254.169.254",
    "http://[::1]",
    "https://[::1]/",
    "http://127.0.0.1:3021/x",
    "https://127.0.0.1/",
    "https://other.example.vn/",
    "http://cong.example.vn/",
    "https://a:b@cong.example.vn/",
    "https://cong.example.vn:444/",
    "file:///etc/passwd",
    "không phải địa chỉ",
    "",
  ])("B-36 refuse to call %s: 422 E_URL, nothing is changed, what was typed is kept", async (endpoint) => {
    const before = await settings();
    const page = await savePlatform({ endpoint });
    expect(page.status).toBe(422);
    expect(page.body).toContain('href="#endpoint"');
    expect(page.body).toContain("LANGSON");
    const problem = await savePlatform({ endpoint }, { accept: "application/json" });
    expect([problem.status, JSON.parse(problem.body).code]).toEqual([422, "E_URL"]);
    expect(await settings()).toBe(before);
  });

  it.each([
    ["secret", { secret: "ngắn" }],
    ["callbackSecret", { callbackSecret: "ngắn" }],
    ["partnerCode", { partnerCode: "có dấu cách" }],
    ["fields", { fieldsCONFIRM: "LoaiBanTin|MaThamChieu" }],
    ["fields", { fieldsQUERY: "a;b|MaThamChieu" }],
  ])("say what is wrong with %s", async (field, change) => {
    const page = await savePlatform(change);
    expect(page.status).toBe(422);
    expect(page.body).toContain(`href="#${field}"`);
  });

  it("need a password given just now, and an administrator", async () => {
    const late = await signedIn(app, "quantri");
    await ageSessions(database.owner, "confirmed_at", 6);
    const before = await settings();
    expect((await late.post(`${ONLINE_SETTINGS_PATH}/cong`, PLATFORM, { accept: "application/json" })).status).toBe(
      403,
    );
    const accountant = await signedIn(app, "ketoan.trungtam");
    expect((await accountant.post(`${ONLINE_SETTINGS_PATH}/cong`, PLATFORM)).status).toBe(403);
    expect((await accountant.get(ONLINE_SETTINGS_PATH)).status).toBe(200);
    expect(await settings()).toBe(before);
    admin = await signedIn(app, "quantri");
  });
});

describe("accounts that are paid into", () => {
  const agencyId = () => staff.agencies.get("H37.05") ?? "";
  const form = (change: Record<string, string> = {}) => ({
    agencyId: agencyId(),
    accountNumber: "1140 0000 0005",
    bankBin: "970415",
    bankName: "VietinBank",
    accountName: "Sở Tư pháp",
    ...change,
  });
  const save = (change: Record<string, string> = {}) => admin.post(`${ONLINE_SETTINGS_PATH}/tai-khoan`, form(change));

  it("begin when they are set; the one before is ended, kept and shown with its days", async () => {
    expect((await save()).status).toBe(303);
    expect((await save()).status, "the same again changes nothing").toBe(303);
    expect(await listEndedAccounts(database.app)).toEqual([]);
    expect((await save({ accountNumber: "9999999" })).status).toBe(303);
    expect(await findBeneficiaryAccount(database.app, agencyId())).toMatchObject({ accountNumber: "9999999" });
    expect(await listEndedAccounts(database.app)).toMatchObject([{ accountNumber: "114000000005" }]);
    const page = await admin.get(ONLINE_SETTINGS_PATH);
    expect(page.body).toContain("Tài khoản đã dùng trước đây (1)");
    await expect(
      sql`update beneficiary_account set account_number = '1111' where ended_at is null`.execute(database.app),
    ).rejects.toThrow(/never rewritten/);
  });

  it("set by two at once leave one in force", async () => {
    const all = await Promise.all(["55550001", "55550002"].map((accountNumber) => save({ accountNumber })));
    expect(all.map(({ status }) => status)).toEqual([303, 303]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from beneficiary_account
      where ended_at is null and agency_id = ${agencyId()}`.execute(database.owner);
    expect(rows[0]?.n).toBe(1);
  });

  it.each([
    ["agencyId", { agencyId: "" }],
    ["agencyId", { agencyId: newId() }],
    ["accountNumber", { accountNumber: "12" }],
    ["bankBin", { bankBin: "VTB" }],
  ])("are refused for their %s, and nothing typed is lost", async (field, change) => {
    const page = await save(change);
    expect(page.status).toBe(422);
    expect(page.body).toContain(`href="#${field}"`);
    expect(page.body).toContain("VietinBank");
  });
});

describe("a payment that is looked into", () => {
  it("which is none, or has no form, changes nothing", async () => {
    const act = (id: string, body: Record<string, string>) =>
      admin.post(`${ONLINE_SETTINGS_PATH}/giao-dich/${id}`, body, { accept: "application/json" });
    expect((await act(newId(), { viec: "hoi-lai" })).status).toBe(404);
    expect((await act("1", { viec: "hoi-lai" })).status).toBe(404);
    expect((await act(newId(), { viec: "xoa" })).status).toBe(422);
  });
});
