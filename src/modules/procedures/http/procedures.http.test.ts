import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { databaseClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { browser, seedStaff, signedIn, staffApp, type Browser } from "#modules/identity/testing.ts";
import { findProcedureByCode, importCatalogue, procedureRoutes, readLines, seedStarterCatalogue } from "../index.ts";
import { aWireMethod, aWireRecord } from "../testing.ts";

const ADMIN = "/can-bo/quan-tri/thu-tuc";
const DOUBTFUL = "9.910001";

let db: TestDatabase;
let app: App;
let citizen: Browser;
let admin: Browser;

const prose = {
  code: DOUBTFUL,
  name: "Cấp phép treo đèn lồng",
  cases: [],
  executionMethods: [
    aWireMethod({
      processingTime: "Không quá 10 ngày làm việc",
      processingTimeUnit: "OTHER",
      fees: [{ type: "FEE", value: 150, description: "" }],
    }),
  ],
};

async function bring(record: Readonly<Record<string, unknown>>): Promise<void> {
  const now = Temporal.Now.instant();
  const options = { newId, now, report: () => Promise.resolve(), openDossiers: () => Promise.resolve(new Map()) };
  await importCatalogue(db.app, readLines(Readable.from([Buffer.from(JSON.stringify(aWireRecord(record)))])), options);
}

beforeAll(async () => {
  db = await testDatabase();
  await seedStaff(db.app);
  await transact(db.app, (tx) => seedStarterCatalogue(tx, { newId, now: Temporal.Now.instant() }));
  await bring(prose);
  app = await staffApp({
    db: db.app,
    register: (it) => procedureRoutes(it, { db: db.app, clock: databaseClock(db.app), newId }),
  });
  citizen = browser(app);
  admin = await signedIn(app, "quantri");
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/** A page as it is read: its words without their tags. */
const readable = (body: string) => body.replaceAll(/<[^>]*>/g, "");

describe("for citizens", () => {
  it("asks one question and lists the agencies, without JavaScript", async () => {
    const page = await citizen.get("/thu-tuc");
    expect(page.status).toBe(200);
    expect(page.body).toContain("Ông/Bà cần làm thủ tục gì?");
    expect(page.body).toMatch(/Văn phòng Đăng ký đất đai<\/a> \(\d+ thủ tục\)/);
  });

  it("finds by ordinary words and keeps what was typed", async () => {
    const page = await citizen.get(`/thu-tuc?q=${encodeURIComponent("sang ten so do")}`);
    expect(page.body).toContain('value="sang ten so do"');
    expect(page.body.indexOf("/thu-tuc/1.115719")).toBeGreaterThan(0);
    expect(page.body).toContain("có điểm cần xác nhận");
  });

  it("keeps to an agency, and says so when nothing is found", async () => {
    const police = await citizen.get("/thu-tuc?co-quan=H37.15");
    expect(readable(police.body)).toContain("Thủ tục của Công an tỉnh.");
    expect(police.body).not.toContain("/thu-tuc/1.115719");
    const nothing = await citizen.get("/thu-tuc?q=zzzzqqqq");
    expect(nothing.body).toContain("Không tìm thấy thủ tục cho “zzzzqqqq”.");
  });

  it("shows what, papers, time, money, where, steps and law of a procedure, by case", async () => {
    const page = await citizen.get("/thu-tuc/1.014439");
    for (const words of [
      "Thủ tục công nhận trung tâm đổi mới sáng tạo",
      "Không thành lập hội đồng tư vấn",
      "Thành lập hội đồng tư vấn",
      "27 ngày, kể từ khi nhận đủ hồ sơ.",
      "Giấy tờ cần nộp",
      "Văn bản yêu cầu công nhận (1 bản chính)",
      "Bao lâu có kết quả",
      "Không thu.",
      "Nộp ở đâu",
      "Các bước",
      "268/2025/NĐ-CP",
    ]) {
      expect(readable(page.body)).toContain(words);
    }
  });

  it("marks doubtful values instead of hiding or guessing them", async () => {
    const page = await citizen.get(`/thu-tuc/${DOUBTFUL}`);
    expect(page.body).toContain("Có điểm cần xác nhận");
    expect(page.body).toMatch(/Không quá 10 ngày làm việc.{0,400}cần xác nhận/s);
    expect(readable(page.body)).toContain("Phí (150 đ): cần xác nhận");
    expect(page.body).not.toContain("kể từ khi nhận đủ hồ sơ");
  });

  it("says when the land lies in the mountains and what does not count", async () => {
    const page = await citizen.get("/thu-tuc/1.115712");
    expect(page.body).toContain("thêm 10 ngày làm việc: thửa đất ở xã miền núi");
    expect(readable(page.body)).toContain("Không tính thời gian: niêm yết thông báo mất");
  });

  it("answers 404 for a code that is not there, and is not broken by odd addresses", async () => {
    expect((await citizen.get("/thu-tuc/9.999999")).status).toBe(404);
    expect((await citizen.get("/thu-tuc/%00")).status).toBe(422);
    expect((await citizen.get("/thu-tuc?q=a&q=b&so-dong=abc&co-quan=H99")).status).toBe(200);
    const script = await citizen.get(`/thu-tuc?q=${encodeURIComponent("<script>alert(1)</script>")}`);
    expect(script.body).not.toContain("<script>alert(1)");
  });

  it("gives more rows when asked, at most a hundred", async () => {
    const first = await citizen.get("/thu-tuc?q=thu");
    expect(first.body).toContain("so-dong=40");
    const most = await citizen.get("/thu-tuc?q=thu&so-dong=9999");
    expect(most.status).toBe(200);
  });
});

describe("as JSON", () => {
  it("searches with a score and cases", async () => {
    const answer = await citizen.get(`/api/v1/procedures?q=${encodeURIComponent("cấp điện mới")}&limit=2`);
    const body = JSON.parse(answer.body) as { count: number; procedures: { code: string; cases: { id: string }[] }[] };
    expect(body.count).toBe(2);
    expect(body.procedures[0]).toMatchObject({
      code: "3.000001",
      agency: "Công ty Điện lực Lạng Sơn",
      doubtful: false,
    });
    expect(body.procedures[0]?.cases[0]).toMatchObject({
      code: "3.000001.01",
      limit: "7 ngày làm việc",
      receivable: true,
    });
  });

  it("keeps to an agency; an unknown one has none", async () => {
    const power = JSON.parse((await citizen.get("/api/v1/procedures?agency=H37.91&limit=100")).body) as {
      count: number;
    };
    expect(power.count).toBe(10);
    expect(JSON.parse((await citizen.get("/api/v1/procedures?agency=H99")).body)).toMatchObject({ count: 0 });
  });

  it("gives one procedure as it is in force", async () => {
    const answer = await citizen.get("/api/v1/procedures/2.001194", { accept: "application/json" });
    expect(JSON.parse(answer.body)).toMatchObject({
      code: "2.001194",
      version: 1,
      source: "starter",
      cases: [{ caseCode: "2.001194.01" }],
    });
    expect((await citizen.get("/api/v1/procedures/9.999999", { accept: "application/json" })).status).toBe(404);
  });

  it.each(["limit=0", "limit=101", "limit=abc", "x=1", `q=${"a".repeat(401)}`])(
    "refuses %s with 422",
    async (query) => {
      expect((await citizen.get(`/api/v1/procedures?${query}`, { accept: "application/json" })).status).toBe(422);
    },
  );
});

describe("for administrators", () => {
  it("is closed to those not signed in and to other roles", async () => {
    const stranger = await browser(app).get(ADMIN, { accept: "application/json" });
    expect(stranger.status).toBe(401);
    const specialist = await signedIn(app, "chuyenvien.skhcn");
    expect((await specialist.get(ADMIN)).status).toBe(403);
    expect((await specialist.post(`${ADMIN}/${DOUBTFUL}/xac-nhan`, {})).status).toBe(403);
  });

  it("lists the catalogue with what must be confirmed", async () => {
    const page = await admin.get(ADMIN);
    expect(page.body).toContain("Danh mục thủ tục");
    expect(page.body).toContain('rel="next"');
    const doubtful = await admin.get(`${ADMIN}?loc=can-xac-nhan&q=${encodeURIComponent("đèn lồng")}`);
    expect(doubtful.body).toContain(DOUBTFUL);
    const next = /href="([^"]+)" rel="next"/.exec(page.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await admin.get(next)).status).toBe(200);
  });

  it("shows what the linter finds and offers the limit read from the sentence", async () => {
    const page = await admin.get(`${ADMIN}/${DOUBTFUL}`);
    expect(page.body).toContain("Thời hạn chưa được xác nhận (nguồn ghi: &quot;Không quá 10 ngày làm việc&quot;).");
    expect(page.body).toMatch(/name="thoiHan-0"[^>]*value="10"|value="10"[^>]*name="thoiHan-0"/);
    expect(page.body).toContain("STANDARD-10WD");
  });

  const form = {
    phienBan: "1",
    lyDo: "Đã đối chiếu",
    canCu: "QĐ 1/2026/QĐ-UBND",
    coQuan: "H37.07",
    "thoiHan-0": "10",
    "donVi-0": "working-day",
    "muc-0-0": "150.000",
    "quyTrinh-0": "STANDARD-10WD",
    daXem: "2",
  };

  it("says what is wrong at the field and keeps what was typed", async () => {
    const answer = await admin.post(`${ADMIN}/${DOUBTFUL}/xac-nhan`, { ...form, lyDo: "", "muc-0-0": "1e3" });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Ghi lý do xác nhận.");
    expect(answer.body).toContain("Mức thu là số đồng nguyên");
    expect(answer.body).toContain('value="1e3"');
  });

  it("publishes a confirmed version, once", async () => {
    const answer = await admin.post(`${ADMIN}/${DOUBTFUL}/xac-nhan`, form);
    expect(answer.status).toBe(303);
    const page = await admin.get(answer.location);
    expect(page.body).toContain("Đã ban hành phiên bản mới.");
    expect(page.body).toContain("Phiên bản 2 · đang dùng · quản trị xác nhận");
    const found = await findProcedureByCode(db.app, DOUBTFUL);
    expect(found?.version.content.cases[0]).toMatchObject({
      rule: { limit: { value: 10 } },
      fees: [{ amount: 150_000 }],
    });
    const again = await admin.post(`${ADMIN}/${DOUBTFUL}/xac-nhan`, form);
    expect(again.status).toBe(409);
    expect(again.body).toContain("Thủ tục vừa có phiên bản mới hơn.");
    const shown = await citizen.get(`/thu-tuc/${DOUBTFUL}`);
    expect(shown.body).toContain("10 ngày làm việc, kể từ khi nhận đủ hồ sơ.");
  });

  it("shows a waiting national version with its difference, and takes or leaves it", async () => {
    const code = "1.013830";
    await bring({
      code,
      name: "Cấp lại Thẻ công chứng viên (mới)",
      cases: [],
      departmentsExecuting: [{ code: "", name: "Sở Tư pháp" }],
    });
    const page = await admin.get(`${ADMIN}/${code}`);
    expect(page.body).toContain("Bản quốc gia chờ duyệt (phiên bản 2)");
    expect(page.body).toContain("<ins>Cấp lại Thẻ công chứng viên (mới)</ins>");
    expect((await admin.get(`${ADMIN}?loc=cho-duyet`)).body).toContain(code);
    const blank = await admin.post(`${ADMIN}/${code}/ban-quoc-gia`, { phienBan: "1", lyDo: " ", viec: "dung" });
    expect(blank.status).toBe(422);
    const left = await admin.post(`${ADMIN}/${code}/ban-quoc-gia`, {
      phienBan: "1",
      lyDo: "Chưa áp dụng",
      viec: "bo-qua",
    });
    expect(left.location).toContain("xong=bo-qua");
    const none = await admin.post(`${ADMIN}/${code}/ban-quoc-gia`, { phienBan: "1", lyDo: "x", viec: "dung" });
    expect(none.status).toBe(409);
    await bring({
      code,
      name: "Cấp lại Thẻ công chứng viên (2027)",
      cases: [],
      departmentsExecuting: [{ code: "", name: "Sở Tư pháp" }],
    });
    const taken = await admin.post(`${ADMIN}/${code}/ban-quoc-gia`, { phienBan: "1", lyDo: "Áp dụng", viec: "dung" });
    expect(taken.location).toContain("xong=ban-hanh");
    expect((await citizen.get(`/thu-tuc/${code}`)).body).toContain("Cấp lại Thẻ công chứng viên (2027)");
  });

  it("lets the manager read but not publish", async () => {
    const manager = await signedIn(app, "giamdoc");
    const page = await manager.get(`${ADMIN}/${DOUBTFUL}`);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain("Ban hành phiên bản mới");
    expect((await manager.post(`${ADMIN}/${DOUBTFUL}/xac-nhan`, form)).status).toBe(403);
  });

  it("answers 404 for a code that is not there", async () => {
    expect((await admin.get(`${ADMIN}/9.999999`)).status).toBe(404);
  });
});
