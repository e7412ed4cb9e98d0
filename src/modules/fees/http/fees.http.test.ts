import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, formatDate } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { databaseClock } from "#platform/clock.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { ageSessions, seedStaff, signedIn, staffApp, type Browser } from "#modules/identity/testing.ts";
import { seedStarterCatalogue } from "#modules/procedures/index.ts";
import { listVersions } from "../store/fee-rules.ts";
import { seedFeeRules } from "../use-cases/seed-fee-rules.ts";
import { feeRoutes } from "./routes.ts";

const FEES = "/can-bo/quan-tri/phi";
const COPIES = `${FEES}/thu-tuc/2.000815/2.000815.01`;
const LAWYER = `${FEES}/thu-tuc/1.000688/1.000688.01`;

let database: TestDatabase;
let app: App;
let admin: Browser;
let tomorrow: string;

beforeAll(async () => {
  database = await testDatabase();
  const db = database.app;
  await seedStaff(db);
  const now = await databaseNow(db);
  tomorrow = formatDate(dateInVietnam(now).add({ days: 1 }));
  await transact(db, async (tx) => {
    await seedStarterCatalogue(tx, { newId, now });
    await seedFeeRules(tx, { newId, now });
  });
  app = await staffApp({ db, register: (web) => feeRoutes(web, { db, clock: databaseClock(db), newId }) });
  admin = await signedIn(app, "quantri");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** The fields of a form page as a browser would send them back. */
function fieldsOf(body: string): Record<string, string> {
  const decode = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#39;", "'");
  const form = /<form id="phien-ban"[\s\S]*?<\/form>/.exec(body)?.[0] ?? "";
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (tag.includes('type="checkbox"') && !/ checked/.test(tag))) continue;
    fields[name] = decode(/value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, name = "", text = ""] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name] = decode(text);
  for (const [, name = "", options = ""] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] =
      /<option[^>]*selected[^>]*value="([^"]*)"|<option value="([^"]*)" selected/
        .exec(options)
        ?.slice(1)
        .find(Boolean) ?? "";
  }
  return fields;
}

describe("who may see and publish", () => {
  it("lets managers and accountants read, only the administrator write", async () => {
    for (const username of ["giamdoc", "ketoan.trungtam"]) {
      const reader = await signedIn(app, username);
      expect((await reader.get(FEES)).status).toBe(200);
      const page = await reader.get(COPIES);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain("Soạn phiên bản mới");
      expect((await reader.get(`${COPIES}/phien-ban-moi`)).status).toBe(403);
      expect((await reader.post(`${COPIES}/phien-ban-moi`, {})).status).toBe(403);
      expect((await reader.post(`${FEES}/muc-cua-tinh`, {})).status).toBe(403);
    }
    const counter = await signedIn(app, "tiepnhan.skhcn");
    expect((await counter.get(FEES)).status).toBe(403);
  });
});

describe("the list", () => {
  it("shows what holds today in short, and filters by words and by doubt", async () => {
    const all = await admin.get(`${FEES}?q=2.000815`);
    expect(all.body).toContain("2 trang đầu: 2.000 đ mỗi trang");
    const found = await admin.get(`${FEES}?q=${encodeURIComponent("luat su")}`);
    expect(found.body).toContain("1.000688.01");
    expect(found.body).not.toContain(">2.000815.01<");
    expect((await admin.get(`${FEES}?q=khong+co+thu+tuc+nay`)).body).toContain("Không có quy tắc nào ở đây");
    expect((await admin.get(`${FEES}?loc=sap-ap-dung`)).body).toContain("Không có quy tắc nào ở đây");
  });

  it("turns its pages and ends", async () => {
    let url = FEES;
    const codes = new Set<string>();
    for (let page = 0; page < 5; page += 1) {
      const { body } = await admin.get(url);
      for (const [, code = ""] of body.matchAll(/class="mc-row-link" href="[^"]*">([^<]+)</g)) codes.add(code);
      const next = /href="([^"]+)" rel="next"/.exec(body)?.[1];
      if (next === undefined) break;
      url = next.replaceAll("&amp;", "&");
    }
    expect(codes.size).toBeGreaterThan(50);
  });

  it("opens a procedure by its code, also one without a rule, and says when there is none", async () => {
    const open = async (code: string) => (await admin.get(`${FEES}/tim?ma=${code}`)).location;
    expect(await open("2.000815")).toBe(`${FEES}/thu-tuc/2.000815/tat-ca`);
    expect(await open("2.000815.01")).toBe(COPIES);
    expect(await open("1.000688")).toBe(LAWYER);
    const missed = await admin.get(`${FEES}/tim?ma=9.999999`);
    expect(missed.status).toBe(404);
    expect(missed.body).toContain("Không có thủ tục nào mang mã này");
    const bare = await admin.get(`${FEES}/thu-tuc/LS-2487-10/LS-2487-10.01`);
    expect(bare.body).toContain("chưa có quy tắc riêng");
    expect((await admin.get(`${FEES}/thu-tuc/9.999999/tat-ca`)).status).toBe(404);
  });
});

describe("trying a rule", () => {
  it("computes for any day, with the reasons", async () => {
    const tried = await admin.get(`${LAWYER}?thu=co&ngay=30/06/2025`);
    expect(tried.body).toContain("Chín trăm nghìn đồng");
    const reduced = await admin.get(`${LAWYER}?thu=co&ngay=01/07/2025`);
    expect(reduced.body).toContain("Năm trăm nghìn đồng");
    expect(reduced.body).toContain("Giảm 50 % từ 01/07/2025 đến hết 31/12/2026");
    const pages = await admin.get(`${COPIES}?thu=co&fee.quantity.pages=300&fee.quantity.copies=2`);
    expect(pages.body).toContain("Bốn trăm nghìn đồng");
  });

  it("asks again for what is no number, and keeps it; a wrong day is said at its field", async () => {
    const odd = await admin.get(`${COPIES}?thu=co&fee.quantity.pages=ba`);
    expect(odd.body).toContain('value="ba"');
    expect(odd.body).toContain("Cần biết thêm");
    const wrong = await admin.get(`${COPIES}?thu=co&ngay=31/02/2026`);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain("Ngày viết theo ngày/tháng/năm");
  });
});

describe("the next version", () => {
  const key = { procedureCode: "2.000815", caseCode: "2.000815.01" };

  it("is previewed line by line before anything is written, then published once", async () => {
    const form = fieldsOf((await admin.get(`${COPIES}/phien-ban-moi`)).body);
    expect(form).toMatchObject({
      tu: tomorrow,
      canCu: "226/2016/TT-BTC",
      "khoan.0.gia.0.bac.0.tien": "2000",
      "khoan.0.gia.0.tran.tien": "200000",
      dua: "1",
    });
    const typed = { ...form, "khoan.0.gia.0.bac.0.tien": "3000", lyDo: "Thông tư mới", canCu: "1/2027/TT-BTC" };
    const preview = await admin.post(`${COPIES}/phien-ban-moi`, { ...typed, viec: "xem" });
    expect(preview.status).toBe(200);
    expect(preview.body).toContain("2 trang đầu: 2.000 đ mỗi trang");
    expect(preview.body).toContain("2 trang đầu: 3.000 đ mỗi trang");
    expect(preview.body).toContain(`từ ${tomorrow}: phiên bản 2 (mới)`);
    expect(preview.body).toContain("Ban hành phiên bản này");
    expect(await listVersions(database.app, key)).toHaveLength(1);

    const done = await admin.post(`${COPIES}/phien-ban-moi`, { ...fieldsOf(preview.body), viec: "ap-dung" });
    expect(done.status).toBe(303);
    const page = await admin.get(done.location);
    expect(page.body).toContain("Đã ban hành phiên bản mới");
    expect(page.body).toContain("Đang áp dụng: phiên bản 1");
    expect((await admin.get(`${FEES}?loc=sap-ap-dung`)).body).toContain(`phiên bản 2 từ ${tomorrow}`);
    const again = await admin.post(`${COPIES}/phien-ban-moi`, { ...typed, viec: "ap-dung" });
    expect(again.status).toBe(409);
    expect(again.body).toContain("Quy tắc vừa có phiên bản 2");
    expect(await listVersions(database.app, key)).toHaveLength(2);
  });

  it("keeps everything typed when something is wrong, and says where", async () => {
    const form = fieldsOf((await admin.get(`${LAWYER}/phien-ban-moi`)).body);
    const wrong = await admin.post(`${LAWYER}/phien-ban-moi`, {
      ...form,
      "khoan.0.gia.0.bac.0.tien": "8e5",
      lyDo: "thử",
      viec: "xem",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#khoan.0.gia.0.bac.0.tien"');
    expect(fieldsOf(wrong.body)).toMatchObject({ "khoan.0.gia.0.bac.0.tien": "8e5", lyDo: "thử" });
    const past = await admin.post(`${LAWYER}/phien-ban-moi`, { ...form, tu: "01/01/2026", lyDo: "", viec: "xem" });
    expect(past.status).toBe(422);
    expect(past.body).toContain("Ngày áp dụng không được trước hôm nay");
    expect(past.body).toContain("Ghi lý do ban hành");
    expect(past.body).not.toContain("Ban hành phiên bản này");
  });

  it("is not published with findings: mixed kinds, no basis, a gap", async () => {
    const form = { ...fieldsOf((await admin.get(`${LAWYER}/phien-ban-moi`)).body), lyDo: "thử", viec: "ap-dung" };
    const mixed = await admin.post(`${LAWYER}/phien-ban-moi`, {
      ...form,
      "khoan.0.ten": "Lệ phí thẩm định",
      canCu: "",
    });
    expect(mixed.status).toBe(422);
    expect(mixed.body).toContain("là lệ phí nhưng đang ghi là phí");
    expect(mixed.body).toContain("Thiếu căn cứ pháp lý");
    const small = await admin.post(`${LAWYER}/phien-ban-moi`, {
      ...form,
      "khoan.0.gia.0.bac.0.tien": "150",
      viec: "xem",
    });
    expect(small.body).toContain("150 đ nhỏ bất thường");
    expect(await listVersions(database.app, { procedureCode: "1.000688", caseCode: "1.000688.01" })).toHaveLength(1);
  });

  it("wants the password again after five minutes, and loses nothing", async () => {
    const late = await signedIn(app, "quantri");
    const form = { ...fieldsOf((await late.get(`${LAWYER}/phien-ban-moi`)).body), lyDo: "muộn", viec: "ap-dung" };
    await ageSessions(database.owner, "confirmed_at", 6);
    const refused = await late.post(`${LAWYER}/phien-ban-moi`, form);
    expect(refused.status).toBe(403);
    expect(refused.body).toContain("cần xác nhận lại mật khẩu");
    expect(fieldsOf(refused.body)["lyDo"]).toBe("muộn");
    admin = await signedIn(app, "quantri");
  });

  it("may be the first rule of a procedure that had only the catalogue's", async () => {
    const path = `${FEES}/thu-tuc/LS-2487-10/LS-2487-10.01/phien-ban-moi`;
    const form = fieldsOf((await admin.get(path)).body);
    const grown = await admin.post(path, { ...form, lyDo: "NQ mới", viec: "them:khoan" });
    expect(grown.status).toBe(200);
    const at = Number(fieldsOf(grown.body)["khoan.so"]) - 1;
    const typed = {
      ...fieldsOf(grown.body),
      [`khoan.${at}.ten`]: "Lệ phí cấp giấy",
      [`khoan.${at}.loai`]: "le-phi",
      [`khoan.${at}.gia.0.bac.0.tien`]: "100000",
      viec: "ap-dung",
    };
    expect((await admin.post(path, typed)).status).toBe(303);
    expect((await admin.get(`${FEES}?q=LS-2487-10`)).body).toContain("LS-2487-10.01");
  });
});

describe("trying a version that is not published", () => {
  const path = `${COPIES}/phien-ban-moi`;
  const key = { procedureCode: "2.000815", caseCode: "2.000815.01" };

  it("computes what is typed with its reasons beside the version before, and writes nothing", async () => {
    const versions = (await listVersions(database.app, key)).length;
    const form = fieldsOf((await admin.get(path)).body);
    const before = 2 * Number(form["khoan.0.gia.0.bac.0.tien"]) + 8_000;
    const typed = {
      ...form,
      "khoan.0.gia.0.bac.0.tien": "5000",
      "fee.quantity.pages": "10",
      "fee.quantity.copies": "2",
    };
    const tried = await admin.post(path, { ...typed, viec: "thu" });
    expect(tried.status).toBe(200);
    expect(tried.body).toContain("2 trang đầu × 5.000 đ + 8 trang từ trang thứ 3 × 1.000 đ = 18.000 đ.");
    expect(tried.body).toContain("18.000 đ × 2 bản = 36.000 đ.");
    expect(tried.body).toContain(`Theo phiên bản trước, cùng dữ kiện: ${formatMoney(2 * before)}.`);
    expect(tried.body).not.toContain("Ban hành phiên bản này");
    expect(fieldsOf(tried.body)).toMatchObject({ "khoan.0.gia.0.bac.0.tien": "5000", "fee.quantity.pages": "10" });
    expect(await listVersions(database.app, key)).toHaveLength(versions);
  });

  it("asks for what it has to know, at its field, and keeps the rest", async () => {
    const form = { ...fieldsOf((await admin.get(path)).body), lyDo: "thử", "fee.quantity.pages": "0" };
    const asked = await admin.post(path, { ...form, viec: "thu" });
    expect(asked.status).toBe(200);
    expect(asked.body).toMatch(/id="fee\.quantity\.pages"[^>]*aria-invalid="true"/);
    expect(asked.body).toContain("Theo phiên bản trước: chưa tính được với dữ kiện này.");
    expect(fieldsOf(asked.body)).toMatchObject({ lyDo: "thử", "fee.quantity.pages": "0" });
  });

  it("asks for the paper of somebody whom only the draft exempts", async () => {
    const form = fieldsOf((await admin.get(path)).body);
    const grown = fieldsOf((await admin.post(path, { ...form, viec: "them:mien" })).body);
    const row = `mien.${Number(grown["mien.so"]) - 1}`;
    const person = {
      [`${row}.ten`]: "hộ thử",
      [`${row}.tyLe`]: "100",
      [`${row}.giayTo`]: "sổ thử",
      [`${row}.canCu`]: "NQ",
    };
    const typed = {
      ...grown,
      ...person,
      "fee.quantity.pages": "1",
      "fee.claim": grown[`${row}.ma`] ?? "",
      viec: "thu",
    };
    expect((await admin.post(path, typed)).body).toContain("Số, ngày của giấy tờ chứng minh (sổ thử)?");
    const shown = await admin.post(path, { ...typed, "fee.proof": "số 7" });
    expect(shown.body).toContain("Hộ thử");
    expect(shown.body).not.toContain("Số, ngày của giấy tờ chứng minh (sổ thử)?");
  });
});

describe("writing a version without JavaScript", () => {
  const path = `${COPIES}/phien-ban-moi`;

  it("sends every field of the rule to the browser and back unchanged, for every kind of rule", async () => {
    for (const code of [
      "2.000815/2.000815.01",
      "1.000688/1.000688.01",
      "1.115719/1.115719.01",
      "1.001456/1.001456.01",
    ]) {
      const address = `${FEES}/thu-tuc/${code}/phien-ban-moi`;
      const form = fieldsOf((await admin.get(address)).body);
      const back = await admin.post(address, { ...form, lyDo: "thử", viec: "xem" });
      expect(back.status).toBe(200);
      expect(back.body).toContain("Nội dung thu không đổi so với phiên bản trước.");
      expect(fieldsOf(back.body)).toEqual({ ...form, lyDo: "thử" });
    }
  });

  it("adds, moves and takes out rows by buttons, checks nothing yet and loses nothing typed", async () => {
    const form = { ...fieldsOf((await admin.get(path)).body), tu: "ngày mai", lyDo: "đang soạn" };
    const step = await admin.post(path, { ...form, viec: "them:khoan.0.gia.0.bac" });
    expect(step.status).toBe(200);
    expect(fieldsOf(step.body)).toMatchObject({ ...form, "khoan.0.gia.0.bac.so": "3" });
    expect(step.body).not.toContain("mc-error-summary");
    const filled = { ...fieldsOf(step.body), "khoan.0.gia.0.bac.2.tu": "50", "khoan.0.gia.0.bac.2.tien": "500" };
    const gone = await admin.post(path, { ...filled, viec: "bo:khoan.0.gia.0.bac.1" });
    expect(fieldsOf(gone.body)).toMatchObject({ "khoan.0.gia.0.bac.so": "2", "khoan.0.gia.0.bac.1.tu": "50" });
    const more = fieldsOf((await admin.post(path, { ...fieldsOf(gone.body), viec: "them:khoan.0.gia" })).body);
    const moved = fieldsOf((await admin.post(path, { ...more, viec: "len:khoan.0.gia.1" })).body);
    expect(moved).toMatchObject({ tu: "ngày mai", "khoan.0.gia.1.bac.1.tien": "500", "khoan.0.gia.1.luong": "pages" });
    expect((await admin.post(path, { ...form, viec: "bo:khoan.7" })).status).toBe(422);
  });

  it("asks for a new question of the draft in its trial", async () => {
    const form = fieldsOf((await admin.get(path)).body);
    const grown = fieldsOf((await admin.post(path, { ...form, viec: "them:luong" })).body);
    const typed = { ...grown, "luong.2.ten": "tờ", "luong.2.hoi": "Mấy tờ?", "khoan.0.gia.0.nhan": "sl1" };
    const tried = await admin.post(path, { ...typed, "fee.quantity.pages": "1", "fee.quantity.sl1": "4", viec: "thu" });
    expect(tried.body).toContain("× 4 tờ");
  });

  it("says each mistake at its field, one that nobody sees in the list of mistakes", async () => {
    const form = fieldsOf((await admin.get(path)).body);
    const wrong = await admin.post(path, {
      ...form,
      "khoan.0.gia.0.bac.1.tu": "1",
      "khoan.0.gia.0.luong": "",
      viec: "xem",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatch(/id="khoan\.0\.gia\.0\.bac\.1\.tu"[^>]*aria-invalid="true"/);
    expect(wrong.body).toContain("Bậc này phải bắt đầu sau bậc trên (từ 2 trở lên).");
    expect(wrong.body).toContain("Chọn số lượng để tính");
    const { "khoan.so": _, ...cut } = form;
    expect((await admin.post(path, { ...cut, viec: "xem" })).body).toContain("Biểu mẫu gửi về không đầy đủ");
  });

  it("only shows what changes when the Enter key is pressed", async () => {
    const form = fieldsOf((await admin.get(path)).body);
    const { body } = await admin.post(path, { ...form, lyDo: "thử", viec: "xem" });
    const buttons = [...body.matchAll(/<button[^>]*name="viec"[^>]*>/g)].map(
      ([tag]) => /value="([^"]*)"/.exec(tag)?.[1],
    );
    expect(buttons[0]).toBe("xem");
    expect(buttons).toContain("ap-dung");
  });
});

describe("taking back a version that is not yet in force", () => {
  it("asks for a reason at its field, does it once and says so; the form for it is gone afterwards", async () => {
    const page = await admin.get(COPIES);
    expect(page.body).toContain("Rút phiên bản 2");
    expect((await (await signedIn(app, "giamdoc")).get(COPIES)).body).not.toContain("Rút phiên bản 2");
    const bare = await admin.post(`${COPIES}/rut`, { so: "2", lyDo: " " });
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('href="#lyDo.2"');
    expect(bare.body).toContain("Ghi lý do rút phiên bản.");
    const inForce = await admin.post(`${COPIES}/rut`, { so: "1", lyDo: "thử" });
    expect(inForce.status).toBe(409);
    expect(inForce.body).toContain("Phiên bản đã áp dụng nên không rút được");

    const done = await admin.post(`${COPIES}/rut`, { so: "2", lyDo: "Nhầm văn bản" });
    expect(done.status).toBe(303);
    const after = await admin.get(done.location);
    expect(after.body).toContain("Đã rút phiên bản");
    expect(after.body).toContain("Lý do: Nhầm văn bản");
    expect(after.body).not.toContain('/rut"');
    const twice = await admin.post(`${COPIES}/rut`, { so: "2", lyDo: "Nhầm văn bản" });
    expect(twice.status).toBe(409);
    expect(twice.body).toContain("đã được rút trước đó");
    const form = fieldsOf((await admin.get(`${COPIES}/phien-ban-moi`)).body);
    const preview = await admin.post(`${COPIES}/phien-ban-moi`, { ...form, lyDo: "thử", viec: "xem" });
    expect(preview.body).toContain("phiên bản 3 (mới)");
  });

  it("wants the password again after five minutes, and keeps the reason", async () => {
    const late = await signedIn(app, "quantri");
    await ageSessions(database.owner, "confirmed_at", 6);
    const refused = await late.post(`${COPIES}/rut`, { so: "2", lyDo: "muộn" });
    expect(refused.status).toBe(403);
    expect(refused.body).toContain("cần xác nhận lại mật khẩu");
    admin = await signedIn(app, "quantri");
  });

  it("is the administrator's alone", async () => {
    const reader = await signedIn(app, "ketoan.trungtam");
    expect((await reader.post(`${COPIES}/rut`, { so: "2", lyDo: "thử" })).status).toBe(403);
  });
});

describe("the table of the province", () => {
  const PATH = `${FEES}/muc-cua-tinh`;

  it("lists what the rules need, takes a row, and the rules use it", async () => {
    const before = await admin.get(PATH);
    expect(before.body).toContain("dat-dai/cap-giay/ca-nhan");
    const typed = {
      muc: "dat-dai/cap-giay/ca-nhan",
      soTien: "25000",
      tu: "01/01/2026",
      den: "",
      nghiQuyet: "NQ thử 1",
    };
    const wrong = await admin.post(PATH, { ...typed, soTien: "25.000" });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="25.000"');
    expect((await admin.post(PATH, typed)).status).toBe(303);
    expect((await admin.get(PATH)).body).toContain("NQ thử 1");
    expect((await admin.get(`${FEES}/thu-tuc/1.115719/1.115719.01?thu=co`)).body).toContain("25.000 đ");
  });
});
