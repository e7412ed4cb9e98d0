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
import { seedStarterCatalogue, STARTER_CATALOGUE } from "#modules/procedures/index.ts";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { ONLINE_SETTINGS_PATH } from "./http/paths.ts";
import { onlineSettingsRoutes } from "./http/settings-routes.tsx";
import { findBeneficiaryAccount, listBeneficiaryAccounts, listEndedAccounts } from "./store/beneficiary-accounts.ts";
import { findPlatformSetting } from "./store/settings.ts";
import { changeAccount, closeAccount } from "./use-cases/change-account.ts";
import { changePlatform } from "./use-cases/change-platform.ts";
import { DEFAULT_FIELDS } from "./wire/authentic-code.ts";

let database: TestDatabase;
let staff: SeededStaff;
let app: App;
let admin: Browser;

beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  await transact(database.app, (tx) => seedStarterCatalogue(tx, { newId, now: Temporal.Now.instant() }));
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
const joined = {
  INIT: DEFAULT_FIELDS.INIT.join("|"),
  QUERY: DEFAULT_FIELDS.QUERY.join("|"),
  CONFIRM: DEFAULT_FIELDS.CONFIRM.join("|"),
  GET_BILL: DEFAULT_FIELDS.GET_BILL.join("|"),
  ANSWER: DEFAULT_FIELDS.ANSWER.join("|"),
};
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

  it("saved by two at once keep the secret that one of them changed", async () => {
    for (let round = 0; round < 5; round += 1) {
      const secret = `một khóa mới đủ dài số ${round}`;
      const both = await Promise.all([
        savePlatform({ secret, callbackSecret: "" }),
        savePlatform({ secret: "", callbackSecret: "", partnerCode: `LANGSON${round}` }),
      ]);
      expect(both.map(({ status }) => status)).toEqual([303, 303]);
      expect((await findPlatformSetting(database.app))?.partner.code.secret).toBe(secret);
    }
  });

  it("with every statement failing once are saved once", async () => {
    const before = (await settings()) ?? 0;
    const { state: _, algorithm: __, ...rest } = PLATFORM;
    const input = { ...rest, state: "live", algorithm: "hmac-sha256", fields: joined, by: newId() } as const;
    const broken = await sweepFaults(database.app, (db) =>
      changePlatform({ db, clock: databaseClock(db), newId, allowedHosts: ["cong.example.vn"] }, input).catch(
        () => undefined,
      ),
    );
    expect(broken).toBeGreaterThan(2);
    expect(await settings()).toBe(before + 1);
  });

  it("say what cannot be said to the platform and is done outside", async () => {
    expect((await admin.get(ONLINE_SETTINGS_PATH)).body).toContain("không có bản tin hoàn tiền hay hủy giao dịch");
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
    expect(await findBeneficiaryAccount(database.app, { agencyId: agencyId(), procedureCode: null })).toMatchObject({
      accountNumber: "9999999",
    });
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

  it("may be a procedure's own beside its agency's; ended, the agency's is used again", async () => {
    const { code, name } = STARTER_CATALOGUE[0] ?? { code: "", name: "" };
    expect((await save({ procedureCode: ` ${code} `, accountNumber: "7777001" })).status).toBe(303);
    const owner = { agencyId: agencyId(), procedureCode: code };
    const own = await findBeneficiaryAccount(database.app, owner);
    expect(own).toMatchObject({ accountNumber: "7777001" });
    expect(await findBeneficiaryAccount(database.app, { ...owner, procedureCode: null })).toMatchObject({
      accountNumber: expect.stringMatching(/^5555/),
    });
    const page = await admin.get(ONLINE_SETTINGS_PATH);
    expect(page.body).toContain(`${code} ${name.replaceAll("&", "&amp;")}`.slice(0, 60));
    const end = () => admin.post(`${ONLINE_SETTINGS_PATH}/tai-khoan/${own?.id}/thoi`, {});
    const both = await Promise.all([end(), end()]);
    expect(both.map(({ location }) => location?.replace(/.*xong=(.*)#.*/, "$1")).toSorted()).toEqual([
      "da-thoi",
      "thoi",
    ]);
    expect(await findBeneficiaryAccount(database.app, owner)).toBeUndefined();
    expect((await admin.get(`${ONLINE_SETTINGS_PATH}?xong=thoi`)).body).toContain("Đã thôi dùng tài khoản.");
    expect((await admin.post(`${ONLINE_SETTINGS_PATH}/tai-khoan/${newId()}/thoi`, {})).status).toBe(404);
  });

  it("changed and ended with every statement failing once are changed and ended once", async () => {
    const deps = (db: typeof database.app) => ({ db, clock: databaseClock(db), newId });
    const change = { ...form(), procedureCode: STARTER_CATALOGUE[1]?.code ?? "", by: newId() };
    const ofIt = async () =>
      [...(await listBeneficiaryAccounts(database.app)), ...(await listEndedAccounts(database.app))].filter(
        ({ procedureCode }) => procedureCode === change.procedureCode,
      );
    for (const accountNumber of ["88880001", "88880002"]) {
      const broken = await sweepFaults(database.app, (db) =>
        changeAccount(deps(db), { ...change, accountNumber }).catch(() => undefined),
      );
      expect(broken).toBeGreaterThan(3);
      await changeAccount(deps(database.app), { ...change, accountNumber });
    }
    expect((await ofIt()).map(({ accountNumber }) => accountNumber)).toEqual(["88880002", "88880001"]);
    const id = (await findBeneficiaryAccount(database.app, change))?.id ?? "";
    await sweepFaults(database.app, (db) => closeAccount(deps(db), { id, by: newId() }).catch(() => undefined));
    expect(await closeAccount(deps(database.app), { id, by: newId() })).toBe(false);
    expect(await findBeneficiaryAccount(database.app, change)).toBeUndefined();
    expect(await ofIt()).toHaveLength(2);
  });

  it.each([
    ["procedureCode", { procedureCode: "0.000000" }],
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
