import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBlobs } from "#platform/blobs.ts";
import { fixedClock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { CUSTODY_PATH, custodianOf, custodyRoutes, openCustodyPrinter } from "#modules/custody/index.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { hashPassword } from "#modules/identity/index.ts";
import { signedIn, staffApp, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import { courierRoutes, openCourierPrinter, RUNS_PATH } from "./index.ts";
import { ARRIVED, aCourierWorld, COUNTER, DIVISION, type CourierWorld } from "./testing-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: CourierWorld;
let app: App;
let counter: Browser;
let division: Browser;
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
    expect((await division.get(path)).body).toContain("(3/3)");
  });
});
