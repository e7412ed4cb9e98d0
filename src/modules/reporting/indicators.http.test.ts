import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { h } from "preact";
import { Temporal } from "#kernel/time.ts";
import { type App, createApp } from "#platform/http/app.ts";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { resolveDossier } from "#modules/dossiers/index.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { listOfficers, type Role, type Viewer } from "#modules/identity/index.ts";
import { dossierPointsRoutes } from "./http/indicators/dossier-points-routes.tsx";
import { evaluationRoutes } from "./http/indicators/evaluation-routes.tsx";
import { settingRoutes } from "./http/indicators/setting-routes.tsx";
import { DOSSIER_POINTS_PATH, EVALUATION_PATH, INDEX_SETTING_PATH } from "./http/paths.ts";
import { listNewestEvaluations } from "./store/indicators/evaluation-inputs.ts";
import { listSettings } from "./store/indicators/settings.ts";

let world: World;
let app: App;
let viewer: Viewer;

beforeAll(async () => {
  world = await aWorld();
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      request.viewer = viewer;
    },
  });
  const deps = { db: world.db, newId, clock: fixedClock("2026-12-20T02:00:00Z") };
  evaluationRoutes(app, deps);
  settingRoutes(app, deps);
  dossierPointsRoutes(app, { ...deps, calendar: async () => CALENDAR });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.drop();
});

function as(role: Role): void {
  const known = world.viewer("department-leader");
  viewer = { ...known, appointments: [{ role, agencyId: world.agencyId, unitId: newId() }] };
}

const get = (url: string) => app.inject({ url });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(fields).toString(),
  });

const QUARTER = { ky: "quy", quy: "4", nam: "2026" };

describe("the page of entered evaluations", () => {
  it("shows what is entered about the own agency only, with nothing recorded at first", async () => {
    as("department-leader");
    const { statusCode, body } = await get(EVALUATION_PATH);
    expect(statusCode).toBe(200);
    expect(body).toContain("Quý IV năm 2026");
    expect(body).toContain("Chỉ số 8");
    expect(body).toContain("chưa có dữ liệu");
    expect(body).toContain("Chưa nhập dòng nào");
    const other = await get(`${EVALUATION_PATH}?co-quan=${world.otherAgencyId}`);
    expect(other.statusCode).toBe(404);
    as("centre-manager");
    expect((await get(`${EVALUATION_PATH}?co-quan=${world.otherAgencyId}`)).statusCode).toBe(200);
  });

  it("keeps what was typed when it cannot be used", async () => {
    as("department-leader");
    const sent = { ...QUARTER, "co-quan": world.agencyId, "chi-tieu": "tt01-4", two: "hai", basis: "Báo cáo số 5" };
    const { statusCode, body } = await post(EVALUATION_PATH, sent);
    expect(statusCode).toBe(422);
    expect(body).toContain('value="hai"');
    expect(body).toContain("Báo cáo số 5");
    expect(body).toContain("Nhập một số nguyên");
    expect(await listNewestEvaluations(world.db, { subjectIds: undefined, limit: 5 })).toEqual([]);
  });

  it("enters a line with its basis and who entered it, and shows it as the one in use", async () => {
    const sent = { ...QUARTER, "co-quan": world.agencyId, "chi-tieu": "tt01-8", muc: "two", basis: "Báo cáo số 5" };
    const { statusCode, headers } = await post(EVALUATION_PATH, sent);
    expect(statusCode).toBe(303);
    const { body } = await get(String(headers.location));
    expect(body).toContain("Đã ghi: Chỉ số 8");
    expect(body).toContain("2 điểm<span");
    expect(body).toContain(viewer.name);
    const [line] = await listNewestEvaluations(world.db, { subjectIds: undefined, limit: 5 });
    expect(line).toMatchObject({ enteredBy: viewer.officerId, basis: "Báo cáo số 5", subjectKind: "agency" });
  });

  it("enters about an officer what belongs to officers", async () => {
    const [officer] = await listOfficers(world.db, { agencyId: world.agencyId });
    const about = { ...QUARTER, "co-quan": world.agencyId, "can-bo": officer?.id ?? "" };
    const { body } = await get(`${EVALUATION_PATH}?${new URLSearchParams({ ...about, "chi-tieu": "tt01-7" })}`);
    expect(body).toContain("Nhập Chỉ số 7");
    expect(body).toContain("Số hồ sơ được 2 điểm: trước hạn, không bị phản ánh");
    expect(body).not.toContain("MDHL");
    const wrong = await post(EVALUATION_PATH, { ...about, "chi-tieu": "766-MDHL-2", numerator: "1", denominator: "1" });
    expect(wrong.statusCode).toBe(404);
    expect((await post(EVALUATION_PATH, { ...about, "chi-tieu": "tt01-7", two: "9", basis: "Phiếu" })).statusCode).toBe(
      303,
    );
  });

  it("says which period cannot be read", async () => {
    const { statusCode, body } = await get(`${EVALUATION_PATH}?ky=quy&quy=4&nam=20`);
    expect(statusCode).toBe(422);
    expect(body).toContain("Năm viết bằng bốn chữ số");
  });
});

describe("the points of one dossier", () => {
  it("are asked by code, of the own agencies only", async () => {
    as("specialist");
    expect((await get(DOSSIER_POINTS_PATH)).body).toContain("Mã hồ sơ");
    const dossier = await world.receive({}, at("2026-11-23 09:00"));
    const open = await get(`${DOSSIER_POINTS_PATH}?ma=${dossier.code}`);
    expect(open.body).toContain("Hồ sơ chưa có kết quả giải quyết");
    const resolved = await resolveDossier(world.acting("department-leader", at("2026-11-26 09:00")), {
      ...{ dossierId: dossier.id, version: dossier.version, result: "granted", number: "1/KQ", summary: "Đã cấp" },
      ...{ signedOn: Temporal.PlainDate.from("2026-11-26"), signerId: viewer.officerId },
    });
    expect(resolved.ok).toBe(true);
    const { statusCode, body } = await get(`${DOSSIER_POINTS_PATH}?ma=${dossier.code}`);
    expect(statusCode).toBe(200);
    expect(body).toContain("1. Tổng thời gian giải quyết");
    expect(body).toContain("ngắn hơn");
    expect(body).toContain("không lần nào");
    viewer = { ...viewer, appointments: [{ role: "specialist", agencyId: world.otherAgencyId, unitId: newId() }] };
    const foreign = await get(`${DOSSIER_POINTS_PATH}?ma=${dossier.code}`);
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body).toContain("Không có hồ sơ nào mang mã này");
  });
});

describe("the page of the index 766", () => {
  const change = { "ly-do": "Theo kế hoạch năm 2027", "tu-ngay": "01/01/2027", "chi-tieu-CLGQ-1": "80" };

  it("shows the setting in force and says what is law and what is not", async () => {
    as("centre-manager");
    const { statusCode, body } = await get(INDEX_SETTING_PATH);
    expect(statusCode).toBe(200);
    expect(body).toContain("cấu hình đi kèm phần mềm");
    expect(body).toContain('name="diem-MDHL-2"');
    expect(body).toContain("cấu hình của tỉnh");
  });

  it("names the fields that must be mended and keeps what was typed", async () => {
    const { statusCode, body } = await post(INDEX_SETTING_PATH, { ...change, "diem-CLGQ-1": "9" });
    expect(statusCode).toBe(422);
    expect(body).toContain("Hai số phải bằng nhau");
    expect(body).toContain("Theo kế hoạch năm 2027");
    expect(await listSettings(world.db)).toHaveLength(1);
  });

  it("tries out first and keeps nothing, then keeps a version", async () => {
    const preview = await post(INDEX_SETTING_PATH, change);
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain("áp dụng cho kỳ bắt đầu từ 01/01/2027?");
    expect(preview.body).toContain("điểm chưa có dữ liệu");
    expect(await listSettings(world.db)).toHaveLength(1);
    const back = await post(INDEX_SETTING_PATH, { ...change, "sua-lai": "1" });
    expect(back.body).toContain('value="80"');
    const kept = await post(INDEX_SETTING_PATH, { ...change, confirmed: "yes" });
    expect([kept.statusCode, kept.headers.location]).toEqual([303, `${INDEX_SETTING_PATH}?da-ghi=1`]);
    const [newest] = await listSettings(world.db);
    expect(newest).toMatchObject({ version: 1, reason: "Theo kế hoạch năm 2027", createdBy: viewer.officerId });
    const { body } = await get(`${INDEX_SETTING_PATH}?da-ghi=1`);
    expect(body).toContain("Đã ghi cấu hình phiên bản 1");
  });
});
