import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findAgencyByCode, listUnits, organizationRoutes } from "#modules/organizations/index.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { pageViewer, requireViewer } from "./index.ts";
import {
  ageSessions,
  browser,
  seedStaff,
  signedIn,
  staffApp,
  TEST_PASSWORD,
  type Browser,
  type SeededStaff,
} from "./testing.ts";

const OFFICERS = "/can-bo/quan-tri/can-bo";
const AGENCIES = "/can-bo/quan-tri/don-vi";
const SIGN_IN = "/can-bo/dang-nhap";

let database: TestDatabase;
let app: App;
let staff: SeededStaff;
let admin: Browser;

beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  const db = database.app;
  app = await staffApp({
    db,
    register: (it) =>
      organizationRoutes(it, { db, newId, viewerOf: (request) => pageViewer(db, requireViewer(request)) }),
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  admin = await signedIn(app, "quantri");
});

function idOf(username: string): string {
  return staff.officers.get(username) ?? "";
}

async function add(
  form: Record<string, string>,
): Promise<{ readonly id: string; readonly password: string; readonly status: number; readonly body: string }> {
  const answer = await admin.post(OFFICERS, form);
  const password = /mật khẩu <code>([^<]+)<\/code>/.exec(answer.body)?.[1] ?? "";
  const id = /quan-tri\/can-bo\/([0-9a-f-]{36})/.exec(answer.body)?.[1] ?? "";
  return { id, password, status: answer.status, body: answer.body };
}

describe("officers", () => {
  it("are listed with their positions and found by name without diacritics", async () => {
    const all = await admin.get(OFFICERS);
    expect(all.body).toContain("Chuyên viên thụ lý, Sở KH&amp;CN: Phòng Quản lý công nghệ");
    const found = await admin.get(`${OFFICERS}?q=chuyenvien.skhcn`);
    expect(found.body).toContain("1 tài khoản");
    expect((await admin.get(`${OFFICERS}?q=khong-co-ai`)).body).toContain("Không có tài khoản nào khớp.");
  });

  it("are added with a password seen once, appointed, and can then work", async () => {
    const added = await add({ name: "Nông Thị Mới", username: "", title: "Chuyên viên", phone: "" });
    expect(added.status).toBe(200);
    expect(added.password).toMatch(/^[a-z]+(-[a-z]+){4}-\d{3}$/);
    const newcomer = browser(app);
    expect((await newcomer.post(SIGN_IN, { username: "moi.nong", password: added.password })).status).toBe(303);
    const next = "ruộng bậc thang mùa lúa";
    await newcomer.post("/can-bo/tai-khoan/mat-khau", { current: added.password, next, again: next });
    expect(JSON.parse((await newcomer.get("/api/v1/me")).body).appointments).toEqual([]);
    const unitId = staff.units.get("H37.05/division") ?? "";
    const given = await admin.post(`${OFFICERS}/${added.id}/vi-tri`, {
      role: "specialist",
      unitId,
      from: "2026-01-01",
    });
    expect(given.location).toBe(`${OFFICERS}/${added.id}?xong=vi-tri`);
    expect((await admin.get(given.location)).body).toContain("Đã ghi vị trí công việc.");
    expect((await newcomer.get("/api/v1/me")).status, "a change of roles ends the session").toBe(401);
    await newcomer.post(SIGN_IN, { username: "moi.nong", password: next });
    expect(JSON.parse((await newcomer.get("/api/v1/me")).body).appointments).toEqual([
      { unitId, agencyId: staff.agencies.get("H37.05"), role: "specialist" },
    ]);
  });

  it("are refused with every mistake at its field, and what was typed is kept", async () => {
    const refused = await add({ name: "Lý Văn <b>A</b>", username: "A B", title: "", phone: "x" });
    expect(refused.status).toBe(422);
    for (const part of [
      "Tên đăng nhập có 3 đến 40 ký tự",
      "Nhập chức danh.",
      'href="#phone"',
      'value="Lý Văn &lt;b>A&lt;/b>"',
    ]) {
      expect(refused.body).toContain(part);
    }
    expect((await add({ name: "Ai Đó", username: "quantri", title: "x", phone: "" })).body).toContain(
      "Tên đăng nhập này đã có người dùng.",
    );
  });

  it("get another password, which ends what they had open", async () => {
    const officer = await signedIn(app, "vanthu.snv");
    const page = await admin.post(`${OFFICERS}/${idOf("vanthu.snv")}/mat-khau`);
    expect(page.body).toContain("Mật khẩu cấp lần này");
    expect((await officer.get("/api/v1/me")).status).toBe(401);
    expect((await browser(app).post(SIGN_IN, { username: "vanthu.snv", password: TEST_PASSWORD })).status).toBe(401);
  });

  it("are closed and opened again", async () => {
    const id = idOf("vanthu.sxd");
    const officer = await signedIn(app, "vanthu.sxd");
    expect((await admin.post(`${OFFICERS}/${id}/khoa`)).location).toBe(`${OFFICERS}/${id}?xong=khoa`);
    expect((await officer.get("/api/v1/me")).status).toBe(401);
    expect((await admin.get(OFFICERS)).body).toContain("Đã khóa");
    expect((await browser(app).post(SIGN_IN, { username: "vanthu.sxd", password: TEST_PASSWORD })).status).toBe(401);
    await admin.post(`${OFFICERS}/${id}/mo`);
    expect((await browser(app).post(SIGN_IN, { username: "vanthu.sxd", password: TEST_PASSWORD })).status).toBe(303);
  });

  it("substitute each other for a limited time only", async () => {
    const id = idOf("chuyenvien2.stp");
    const unitId = staff.units.get("H37.02/counter") ?? "";
    const form = {
      role: "counter-officer",
      unitId,
      from: "2026-01-01",
      substituteFor: idOf("tiepnhan.stp"),
      decision: "15/QĐ-STP",
    };
    const endless = await admin.post(`${OFFICERS}/${id}/vi-tri`, form);
    expect([endless.status, endless.body.includes("Người thay thế cần có ngày kết thúc.")]).toEqual([422, true]);
    expect((await admin.post(`${OFFICERS}/${id}/vi-tri`, { ...form, to: "2099-12-31" })).status).toBe(303);
    const substitute = await signedIn(app, "chuyenvien2.stp");
    const roles = async () =>
      (JSON.parse((await substitute.get("/api/v1/me")).body).appointments as { role: string }[]).map((one) => one.role);
    expect(await roles()).toEqual(["specialist", "counter-officer"]);
    await sql`update appointment set to_date = current_date - 2 where officer_id = ${id} and substitute_for is not null`.execute(
      database.owner,
    );
    expect(await roles(), "the next request after the last day").toEqual(["specialist"]);
    const self = await admin.post(`${OFFICERS}/${id}/vi-tri`, { ...form, to: "2099-12-31", substituteFor: id });
    expect(self.body).toContain("Người được thay không có hoặc chính là người này.");
  });

  it("lose a position at once", async () => {
    const id = idOf("chuyenvien2.sct");
    const page = await admin.get(`${OFFICERS}/${id}`);
    const appointmentId = /vi-tri\/([0-9a-f-]{36})\/ket-thuc/.exec(page.body)?.[1] ?? "";
    const officer = await signedIn(app, "chuyenvien2.sct");
    expect((await admin.post(`${OFFICERS}/${id}/vi-tri/${appointmentId}/ket-thuc`)).status).toBe(303);
    expect((await officer.get("/api/v1/me")).status).toBe(401);
    const again = await signedIn(app, "chuyenvien2.sct");
    expect(JSON.parse((await again.get("/api/v1/me")).body).appointments).toEqual([]);
    expect((await admin.post(`${OFFICERS}/${idOf("vanthu.sct")}/vi-tri/${appointmentId}/ket-thuc`)).status).toBe(404);
  });

  it("cannot be changed by themselves, not even by administrators", async () => {
    const own = `${OFFICERS}/${idOf("quantri")}`;
    for (const act of ["khoa", "mo", "mat-khau", "vi-tri"]) {
      expect((await admin.post(`${own}/${act}`)).status, act).toBe(403);
    }
    expect((await admin.get(own)).body).toContain("Đây là tài khoản của chính ông/bà.");
  });

  it("that do not exist are not found", async () => {
    for (const id of [newId(), "1", "%00", "'"]) {
      expect((await admin.get(`${OFFICERS}/${encodeURIComponent(id)}`)).status, id).toBe(404);
    }
  });

  it("B-48 need a proof not older than five minutes", async () => {
    await ageSessions(database.owner, "confirmed_at", 6);
    const url = `${OFFICERS}/${idOf("vanthu.syt")}`;
    const kept = await admin.get(url);
    expect([kept.status, kept.location]).toEqual([303, `/can-bo/xac-nhan?tiep=${encodeURIComponent(url)}`]);
    const act = await admin.post(`${url}/khoa`, {}, { accept: "application/json" });
    expect([act.status, JSON.parse(act.body).code]).toEqual([403, "E_STEP_UP"]);
    expect((await admin.post(OFFICERS, { name: "A" })).status).toBe(403);
    await signedIn(app, "vanthu.syt");
    await admin.post("/can-bo/xac-nhan", { password: TEST_PASSWORD, tiep: url });
    expect((await admin.get(url)).status).toBe(200);
  });
});

describe("who is no administrator", () => {
  it.each(["giamdoc", "lanhdao.ubnd", "lanhdao.skhcn", "tiepnhan.skhcn", "traketqua"])(
    "%s meets 403",
    async (username) => {
      const officer = await signedIn(app, username);
      for (const url of [OFFICERS, `${OFFICERS}/moi`, `${OFFICERS}/${idOf("quantri")}`, AGENCIES, `${AGENCIES}/moi`]) {
        expect((await officer.get(url)).status, url).toBe(403);
      }
      expect((await officer.post(OFFICERS, { name: "Ai Đó" })).status).toBe(403);
      expect((await officer.post(AGENCIES, { code: "H37.97" })).status).toBe(403);
    },
  );
});

describe("agencies", () => {
  const water = {
    code: "h37.94",
    codeIsInvented: "yes",
    name: "Công ty Cấp thoát nước",
    shortName: "Cấp nước",
    kind: "enterprise",
    superiorName: "UBND tỉnh Lạng Sơn",
    address: "Số 9 đường Thí Dụ",
    phone: "02053 000 900",
    place: "Lạng Sơn",
    website: "",
  };

  it("are brought in by filling in a form: agency, units, first officer, who can then sign in", async () => {
    const made = await admin.post(AGENCIES, water);
    expect([made.status, made.location]).toEqual([303, expect.stringMatching(/\?xong=moi$/)]);
    const page = await admin.get(made.location);
    expect(page.body).toContain("H37.94 (mã giả định)");
    const agency = await findAgencyByCode(database.app, "H37.94");
    const units = await listUnits(database.app, agency?.id ?? "");
    const added = await add({ name: "Bế Văn Nước", username: "tiepnhan.nuoc", title: "Cán bộ tiếp nhận", phone: "" });
    const form = { role: "counter-officer", unitId: units[0]?.id ?? "", from: "2026-01-01" };
    expect((await admin.post(`${OFFICERS}/${added.id}/vi-tri`, form)).status).toBe(303);
    expect((await browser(app).post(SIGN_IN, { username: "tiepnhan.nuoc", password: added.password })).status).toBe(
      303,
    );
  });

  it("change their letterhead but not their code", async () => {
    const agency = await findAgencyByCode(database.app, "H37.06");
    const url = `${AGENCIES}/${agency?.id}`;
    const saved = await admin.post(url, { ...water, code: "H37.99", name: "Sở Giáo dục" });
    expect(saved.location).toBe(`${url}?xong=luu`);
    expect(await findAgencyByCode(database.app, "H37.06")).toMatchObject({ name: "Sở Giáo dục", codeIsInvented: true });
    const refused = await admin.post(url, { ...water, phone: "1", place: "" });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Nhập địa danh ghi trên văn bản.");
    expect((await findAgencyByCode(database.app, "H37.06"))?.phone).toBe("02053 000 900");
  });

  it("open and rename units", async () => {
    const agency = await findAgencyByCode(database.app, "H37.12");
    const url = `${AGENCIES}/${agency?.id}`;
    expect((await admin.post(`${url}/don-vi`, { unitKind: "division", unitName: "Phòng Dân tộc" })).status).toBe(303);
    const unit = (await listUnits(database.app, agency?.id)).at(-1);
    expect((await admin.post(`${url}/don-vi/${unit?.id}`, { name: "Phòng Chính sách dân tộc" })).status).toBe(303);
    expect((await admin.get(url)).body).toContain("Phòng Chính sách dân tộc");
    expect((await admin.post(`${url}/don-vi`, { unitKind: "division", unitName: " " })).status).toBe(422);
    expect((await admin.post(`${url}/don-vi`, { unitKind: "palace", unitName: "x" })).status).toBe(422);
    expect((await admin.post(`${url}/don-vi/${newId()}`, { name: "x" })).status).toBe(404);
    const other = staff.units.get("H37.05/counter");
    expect((await admin.post(`${url}/don-vi/${other}`, { name: "x" })).status).toBe(404);
  });

  it("refuse a wrong or taken code with what was typed", async () => {
    const taken = await admin.post(AGENCIES, { ...water, code: "H37.08", name: "<i>Tên</i>" });
    expect(taken.status).toBe(422);
    expect(taken.body).toContain("Mã này đã thuộc một cơ quan khác.");
    expect(taken.body).toContain("&lt;i>Tên&lt;/i>");
    expect((await admin.get(`${AGENCIES}/x`)).status).toBe(404);
  });
});
