import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBlobs } from "#platform/blobs.ts";
import { fixedClock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { CUSTODY_PATH, custodianOf, custodyRoutes, openCustodyPrinter } from "#modules/custody/index.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { OWNER } from "#modules/dossiers/testing-world.ts";
import { hashPassword } from "#modules/identity/index.ts";
import { signedIn, staffApp, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import { courierRoutes, openCourierPrinter, RUNS_PATH } from "./index.ts";
import { ARRIVED, aCourierWorld, COUNTER, DIVISION, type CourierWorld } from "./testing-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: CourierWorld;
let app: App;
let counter: Browser;
let division: Browser;
/** The loss that the signed discrepancy left behind, and its dossier. */
let lossPath = "";
let lostCode = "";

const printers = { custody: openCustodyPrinter(), courier: openCourierPrinter() };

beforeAll(async () => {
  world = await aCourierWorld();
  await sql`update officer set password_hash = ${await hashPassword(TEST_PASSWORD, 10)}, must_change_password = false`.execute(
    world.database.owner,
  );
  const deps = { db: world.db, clock: fixedClock(ARRIVED), newId, calendar: async () => CALENDAR };
  app = await staffApp({
    db: world.db,
    register: (it) => {
      custodyRoutes(it, { ...deps, printer: printers.custody });
      courierRoutes(it, { ...deps, printer: printers.courier, blobs: openBlobs("/nonexistent") });
    },
  });
  counter = await signedIn(app, "tiepnhan.sxd");
  division = await signedIn(app, "chuyenvien.sxd");
});
afterAll(async () => {
  await app.close();
  printers.custody.close();
  printers.courier.close();
  await world.database.drop();
});

async function pdfText(who: Browser, path: string): Promise<string> {
  const answer = await app.inject({ url: path, headers: { cookie: who.cookies() } });
  expect(answer.headers["content-type"]).toBe("application/pdf");
  const document = await getDocumentProxy(new Uint8Array(answer.rawPayload));
  return (await extractText(document, { mergePages: true })).text.replace(/\s+/g, " ");
}

describe("the room of the paper", () => {
  it("gives, receives after count, and keeps what was typed when it refuses", async () => {
    const dossier = await world.receive();
    const give = { hoSo: dossier.id, noiNhan: "", ghiChu: "Kèm bản vẽ", muc: "can-chuyen" };
    const refused = await counter.post(`${CUSTODY_PATH}/giao`, give);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Hãy chọn nơi nhận");
    expect(refused.body).toContain("Kèm bản vẽ");
    const given = await counter.post(`${CUSTODY_PATH}/giao`, { ...give, noiNhan: world.unit(DIVISION).id });
    expect(given.location).toContain("xong=giao");

    const page = await division.get(`${CUSTODY_PATH}?muc=cho-nhan`);
    const id = /name="lan" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? "";
    const wrong = await division.post(`${CUSTODY_PATH}/nhan`, { lan: id, [`to-${id}`]: "1e3", [`chinh-${id}`]: "1" });
    expect([wrong.status, wrong.body.includes("1e3")]).toEqual([422, true]);
    const done = await division.post(`${CUSTODY_PATH}/nhan`, { lan: id, [`to-${id}`]: "1", [`chinh-${id}`]: "1" });
    expect(done.location).toContain("xong=nhan");
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.unit(DIVISION).id });

    const where = await division.get(`${CUSTODY_PATH}?q=${dossier.code ?? ""}`);
    expect(where.body).toContain("đang giữ");
    const minutes = /giao-nhan\/bien-ban\/[0-9a-f-]{36}\.pdf/.exec(where.body)?.[0] ?? "";
    const text = await pdfText(division, `/can-bo/${minutes}`);
    expect(text).toContain("BIÊN BẢN GIAO NHẬN HỒ SƠ");
    expect(text).toContain(dossier.code ?? "?");
    expect(await pdfText(division, `${CUSTODY_PATH}/nhan-tui/${dossier.id}.pdf`)).toContain("TÚI HỒ SƠ");
  });

  it("adds sheets once, however often the form is sent, and keeps the form when it refuses", async () => {
    const dossier = await world.receive();
    const where = `${CUSTODY_PATH}?q=${dossier.code ?? ""}`;
    const version = /name="phienBan" value="(\d+)"/.exec((await counter.get(where)).body)?.[1] ?? "";
    const path = `${CUSTODY_PATH}/them-to?q=${dossier.code ?? ""}`;
    const adding = { hoSo: dossier.id, phienBan: version, soTo: "2", banChinh: "0", ghiChu: "Đơn bổ sung" };
    const wrong = await counter.post(path, { ...adding, soTo: "hai" });
    expect(wrong.status).toBe(422);
    for (const words of ["số nguyên", 'value="hai"', "Đơn bổ sung", "Toàn bộ đường đi"])
      expect(wrong.body).toContain(words);
    expect((await counter.post(path, adding)).location).toContain("xong=them-to");
    const again = await counter.post(path, adding);
    expect([again.status, again.body.includes("đã ghi rồi")]).toEqual([409, true]);
    const shelf = await counter.post(`${CUSTODY_PATH}/xep-ke?q=${dossier.code ?? ""}`, {
      hoSo: dossier.id,
      choDe: "x".repeat(61),
    });
    expect([
      shelf.status,
      shelf.body.includes("Chỗ để: Nội dung quá dài."),
      shelf.body.includes("x".repeat(61)),
    ]).toEqual([422, true, true]);
    expect((await counter.get(where)).body).toContain("3 tờ (1 bản chính)");
  });

  it("says what to do where nothing is found", async () => {
    const nothing = await counter.get(`${CUSTODY_PATH}?q=H37.07-200101-0001`);
    expect(nothing.body).toContain("Hãy quét lại mã vạch");
  });
});

describe("a run", () => {
  it("is opened, filled, printed, and refuses in sentences", async () => {
    const dossier = await world.receive();
    const empty = await counter.post(RUNS_PATH, { tuyen: "", buuTa: world.courier.officerId });
    expect([empty.status, empty.body.includes("Tuyến: Chưa nhập nội dung.")]).toEqual([422, true]);
    const opened = await counter.post(RUNS_PATH, { tuyen: "Tuyến 1", buuTa: world.courier.officerId });
    const bag = await counter.post(`${opened.location}/tui`, {
      benGiao: world.unit(COUNTER).id,
      benNhan: world.unit(DIVISION).id,
    });
    const scanned = await counter.post(`${bag.location}/quet-di`, { ma: dossier.code ?? "" });
    expect((await counter.get(scanned.location)).body).toContain("đã vào túi; từ bây giờ bưu tá giữ");
    const unknown = await counter.post(`${bag.location}/quet-di`, { ma: "<b>x</b>" });
    expect(unknown.status).toBe(422);
    expect(unknown.body).toContain("&lt;b>x&lt;/b>");
    const foreign = await division.post(`${bag.location}/quet-di`, { ma: dossier.code ?? "" });
    expect(foreign.status).toBe(403);
    await counter.post(`${bag.location}/niem-phong`, { niemPhong: "NP-77" });
    const manifest = await pdfText(counter, `${bag.location}/ban-ke.pdf`);
    for (const words of ["BẢN KÊ TÚI THƯ", "NP-77", "BƯU TÁ", dossier.code ?? "?"]) expect(manifest).toContain(words);
    expect(await pdfText(counter, `${bag.location}/nhan.pdf`)).toContain("TÚI THƯ");
    const list = await counter.get(`${RUNS_PATH}/so-lieu?xem=outstanding`);
    expect(list.body).toContain(dossier.code);
  });

  it("signs a discrepancy only with a password that is right", async () => {
    const { code } = await world.receive();
    const bagId = await world.carried([code ?? ""]);
    await division.post(`${RUNS_PATH}/tui/${bagId}/ket-thuc`);
    const page = await division.get(`${RUNS_PATH}/tui/${bagId}`);
    const path = /\/can-bo\/giao-nhan\/chuyen-thu\/lech\/[0-9a-f-]{36}/.exec(page.body)?.[0] ?? "";
    const lost = await division.post(`${path}/ket-luan`, { ketLuan: "lost", noiDung: "Đã tìm, không thấy" });
    expect(lost.location).toContain("xong=ket-luan");
    const wrong = await division.post(`${path}/ky`, { ben: "giver", taiKhoan: "tiepnhan.sxd", matKhau: "sai" });
    expect(wrong.status).toBe(401);
    for (const [ben, taiKhoan] of Object.entries({
      giver: "tiepnhan.sxd",
      courier: "buuta",
      receiver: "chuyenvien.sxd",
    })) {
      const signed = await division.post(`${path}/ky`, { ben, taiKhoan, matKhau: TEST_PASSWORD });
      expect(signed.status, ben).toBe(303);
    }
    const settled = await division.get(path);
    expect(settled.body).toContain("(3/3)");
    lossPath = /\/can-bo\/giao-nhan\/that-lac\/[0-9a-f-]{36}/.exec(settled.body)?.[0] ?? "";
    lostCode = code ?? "";
  });

  it("finds the bag whose label was scanned in the room, and says so where there is none", async () => {
    const bagId = await world.carried([(await world.receive()).code ?? ""]);
    const { rows } = await sql<{ number: string }>`select run.number || '/' || b.ordinal as number from courier_bag b
      join courier_run run on run.id = b.run_id where b.id = ${bagId}`.execute(world.db);
    const room = await division.get(`${CUSTODY_PATH}?q=${encodeURIComponent(rows[0]?.number.toLowerCase() ?? "")}`);
    expect(room.location).toContain("/tim?so=");
    expect((await division.get(room.location)).location).toBe(`${RUNS_PATH}/tui/${bagId}`);
    expect((await division.get(`${RUNS_PATH}/tim?so=CT-010101-99%2F1`)).status).toBe(404);
    expect((await division.get(`${RUNS_PATH}/tim?so=x`)).status).toBe(404);
  });

  it("notes a strange envelope from the refused scan, and sends a stray on", async () => {
    const [carried, stray] = [await world.receive(), await world.receive()];
    const bagId = await world.carried([carried.code ?? ""]);
    const bag = `${RUNS_PATH}/tui/${bagId}`;
    const unknown = await division.post(`${bag}/quet-den`, { ma: "QC-17" });
    expect([
      unknown.status,
      unknown.body.includes('name="maLa" value="QC-17"') ||
        /value="QC-17"[^>]*name="maLa"|name="maLa"[^>]*value="QC-17"/.test(unknown.body),
    ]).toEqual([422, true]);
    const empty = await division.post(`${bag}/phong-bi-la`, { maLa: "QC-17", moTa: "" });
    expect([empty.status, empty.body.includes("Chưa nhập nội dung")]).toEqual([422, true]);
    const noted = await division.post(`${bag}/phong-bi-la`, { maLa: "QC-17", moTa: "Gửi Sở Y tế" });
    expect((await division.get(noted.location)).body).toContain("Đã ghi phong bì lạ QC-17");
    await division.post(`${bag}/quet-den`, { ma: stray.code ?? "" });
    const twice = await division.post(`${bag}/quet-den`, { ma: stray.code ?? "" });
    expect([twice.status, twice.body.includes("đã quét rồi")]).toEqual([409, true]);
    const page = await division.get(bag);
    const path = new RegExp(`href="([^"]*/lech/[0-9a-f-]{36})">${stray.code ?? ""}`).exec(page.body)?.[1] ?? "";
    const nowhere = await division.post(`${path}/ket-luan`, { ketLuan: "sent-on", noiDung: "Của Sở khác", noiDen: "" });
    expect(nowhere.status).toBe(422);
    for (const words of ["Bên nhận: hãy chọn trong danh sách.", "Của Sở khác"]) expect(nowhere.body).toContain(words);
    const other = world.unit("H37.08/division").id;
    await division.post(`${path}/ket-luan`, { ketLuan: "sent-on", noiDung: "Của Sở khác", noiDen: other });
    expect((await division.get(path)).body).toContain("Chuyển tiếp cho");
  });
});

describe("a loss", () => {
  it("is written, refused in sentences, signed by three, printed and made again", async () => {
    expect((await division.get(lossPath)).body).toContain("Ghi cách lập lại trước");
    const wrong = { giayTo: "Đơn", cachLapLai: "", viecLam: "In lại từ dữ liệu", nguoiLam: "Quầy", han: "31/02/2026" };
    const refused = await division.post(`${lossPath}/noi-dung`, wrong);
    expect(refused.status).toBe(422);
    for (const words of [
      "Hãy chọn cách lập lại giấy tờ.",
      "Hạn lập lại là một ngày",
      "In lại từ dữ liệu",
      "31/02/2026",
    ]) {
      expect(refused.body).toContain(words);
    }
    const early = await division.post(`${lossPath}/ky`, {
      ben: "giver",
      taiKhoan: "tiepnhan.sxd",
      matKhau: TEST_PASSWORD,
    });
    expect([early.status, early.body.includes("chưa ghi cách lập lại")]).toEqual([409, true]);
    const right = { ...wrong, cachLapLai: "from-data", han: "30/11/2026" };
    expect((await division.post(`${lossPath}/noi-dung`, right)).location).toContain("xong=noi-dung");
    const sign = (ben: string, taiKhoan: string, matKhau = TEST_PASSWORD) =>
      division.post(`${lossPath}/ky`, { ben, taiKhoan, matKhau });
    expect((await sign("giver", "tiepnhan.sxd", "sai")).status).toBe(401);
    expect((await sign("elsewhere", "tiepnhan.sxd")).status).toBe(404);
    expect((await sign("giver", "tiepnhan.sxd")).location).toContain("xong=ky");
    expect((await sign("receiver", "tiepnhan.sxd")).body).toContain("Mỗi người chỉ ký cho một bên");
    expect((await sign("third", "chuyenvien.sxd")).body).toContain("Người ký không thuộc bên thứ ba");
    await sign("receiver", "chuyenvien.sxd");
    const early2 = await counter.post(`${lossPath}/lap-lai`, {
      noiGiu: world.unit(COUNTER).id,
      soTo: "2",
      banChinh: "0",
    });
    expect(early2.body).toContain("chưa đủ ba chữ ký");
    expect((await sign("third", "buuta")).location).toContain("xong=du-ky");
    const text = await pdfText(division, `${lossPath}/bien-ban.pdf`);
    for (const words of [
      "BIÊN BẢN THẤT LẠC HỒ SƠ",
      "1. Giấy tờ bị thất lạc",
      lostCode,
      "In lại từ dữ liệu",
      "không phải nộp thêm phí",
      "30/11/2026",
    ]) {
      expect(text).toContain(words);
    }
    const none = await counter.post(`${lossPath}/lap-lai`, { noiGiu: world.unit(COUNTER).id, soTo: "hai" });
    expect([none.status, none.body.includes("số nguyên"), none.body.includes("hai")]).toEqual([422, true, true]);
    await counter.post(`${lossPath}/lap-lai`, { noiGiu: world.unit(COUNTER).id, soTo: "2", banChinh: "0" });
    expect((await counter.get(lossPath)).body).toContain("Đã lập lại lúc");
    expect((await counter.get(`${CUSTODY_PATH}/that-lac`)).body).toContain("Đã kết thúc");
    expect((await counter.get(`${CUSTODY_PATH}?q=${lostCode}`)).body).toContain("Biên bản TL-");
    expect((await counter.get(`${CUSTODY_PATH}/that-lac/${newId()}`)).status).toBe(404);
  });
});

describe("a shelf", () => {
  it("is counted scan by scan: missing and surplus are named, unknown codes too", async () => {
    const [on, off, elsewhere] = [await world.receive(), await world.receive(), await world.receive()];
    for (const { id } of [on, off]) await counter.post(`${CUSTODY_PATH}/xep-ke`, { hoSo: id, choDe: "Kệ 7" });
    const path = `${CUSTODY_PATH}/kiem-ke`;
    expect((await counter.get(path)).body).toContain("Kệ 7");
    const noi = world.unit(COUNTER).id;
    expect((await counter.get(`${path}?noi=${noi}&ke=K%E1%BB%87+7`)).body).toContain("trong sổ 2 túi");
    const scanned = await counter.post(path, { noi, ke: "Kệ 7", ma: on.code ?? "" });
    expect(scanned.body).toContain("đã quét 1");
    const ma = `${on.code ?? ""} ${elsewhere.code ?? ""} SACH-9`;
    const done = await counter.post(path, { noi, ke: "Kệ 7", ma, xong: "1" });
    for (const words of [
      "Có mặt 1/2",
      "1 thiếu, 2 thừa",
      off.code ?? "?",
      "SACH-9: không có túi hồ sơ nào mang mã này",
    ]) {
      expect(done.body).toContain(words);
    }
    expect(done.body).toContain("trong sổ ở");
    const foreign = await division.post(path, { noi, ke: "Kệ 7", ma: "", xong: "1" });
    expect(foreign.status).toBe(403);
    const nameless = await counter.post(path, { noi, ke: " ", ma: "", xong: "1" });
    expect([nameless.status, nameless.body.includes("Chỗ để: Chưa nhập nội dung.")]).toEqual([422, true]);
  });

  it("and a search by name says where each is", async () => {
    const page = await counter.get(`${CUSTODY_PATH}?q=${encodeURIComponent(OWNER.name)}`);
    expect(page.body).toMatch(/<strong>[^<]+<\/strong>, Kệ 7, từ/);
  });
});
