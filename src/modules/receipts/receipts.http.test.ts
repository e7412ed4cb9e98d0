import { sql } from "kysely";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { transact } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { seedStaff, signedIn, staffApp, browser, type Browser, type SeededStaff } from "#modules/identity/testing.ts";
import { adjustReceipts, openReceiptPrinter, receiptRoutes, seedReceipts } from "./index.ts";
import type { Receipt } from "./domain/receipt.ts";
import { checkPath } from "./http/paths.ts";
import { at, aWorld, PAPER, type World } from "./testing-world.ts";

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let staff: SeededStaff;
let app: App;
let own: Receipt;
let foreign: Receipt;
const people = new Map<string, Browser>();
const printer = openReceiptPrinter();

const LIST = "/can-bo/thu-phi/bien-lai";
const CASHIER = "thungan.vietinbank";
const CONTROLLER = "kiemsoat.vietinbank";
const ACCOUNTANT = "ketoan.trungtam";
const MANAGER = "giamdoc";

beforeAll(async () => {
  world = await aWorld();
  staff = await seedStaff(world.db);
  await transact(world.db, (tx) => seedReceipts(tx, { newId, now: at("2026-11-23T08:00") }));
  app = await staffApp({
    db: world.db,
    register: (made) =>
      receiptRoutes(made, { db: world.db, clock: nowClock, newId, printer, publicUrl: "https://motcua.example" }),
  });
  for (const name of [CASHIER, CONTROLLER, ACCOUNTANT, MANAGER]) people.set(name, await signedIn(app, name));
  const cashierId = staff.officers.get(CASHIER) ?? "";
  const [first] = await world.issue({ cashierId, cashierName: "Thu ngân" });
  const post = { agencyId: world.agency("H37.07"), collector: world.agency("H37.93") };
  const [second] = await world.issue({ issuer: post, payer: { name: "<b>Người khác</b>", address: "" } });
  if (first === undefined || second === undefined) throw new Error("nothing was issued");
  [own, foreign] = [first, second];
});
afterAll(async () => {
  await app.close();
  printer.close();
  await world.database.drop();
});

const nowClock = { now: () => Promise.resolve(at("2026-11-23T10:00")) };

function as(name: string): Browser {
  const person = people.get(name);
  if (person === undefined) throw new Error(`${name} is not signed in`);
  return person;
}

describe("who sees which receipts", () => {
  it("a cashier the own ones, the bank's controller the bank's, accountant and manager all", async () => {
    const seen = async (name: string) => {
      const { body, status } = await as(name).get(LIST);
      expect(status).toBe(200);
      return [own, foreign].map(({ label }) => body.includes(label));
    };
    expect(await seen(CASHIER)).toEqual([true, false]);
    expect(await seen(CONTROLLER)).toEqual([true, false]);
    expect(await seen(ACCOUNTANT)).toEqual([true, true]);
    expect(await seen(MANAGER)).toEqual([true, true]);
  });

  it("what is not theirs is not there: page, print-out, XML and forms", async () => {
    for (const end of ["", "/in", "/xml", "/thay-the", "/dieu-chinh", "/mat-lien"]) {
      expect((await as(CASHIER).get(`${LIST}/${foreign.id}${end}`)).status, end).toBe(404);
    }
    for (const id of [newId(), "khong-co"]) expect((await as(ACCOUNTANT).get(`${LIST}/${id}`)).status).toBe(404);
  });

  it("finds by number, dossier, payer, day and state, and escapes what it shows", async () => {
    const found = async (query: string) => {
      const { body } = await as(ACCOUNTANT).get(`${LIST}?${query}`);
      return [own, foreign].map(({ symbol }) => body.includes(symbol));
    };
    expect(await found(`tim=${own.symbol}`)).toEqual([true, false]);
    expect(await found("tim=nguyen+duc")).toEqual([true, false]);
    expect(await found(`tim=${own.dossier.code}`)).toEqual([true, true]);
    expect(await found("tim=%25")).toEqual([false, false]);
    expect(await found("ngay=2026-11-23")).toEqual([true, true]);
    expect(await found("ngay=2026-11-24")).toEqual([false, false]);
    expect(await found("ngay=23%2F11%2F2026")).toEqual([true, true]);
    expect(await found("trang-thai=cancelled")).toEqual([false, false]);
    const { body } = await as(ACCOUNTANT).get(LIST);
    expect(body).toContain("&lt;b>Người khác");
  });

  it("never takes a day that is none for every day", async () => {
    const { status, body } = await as(ACCOUNTANT).get(`${LIST}?ngay=31%2F02%2F2026`);
    expect([status, body.includes(own.symbol), body.includes('value="31/02/2026"')]).toEqual([422, false, true]);
    expect(body).toContain("Ngày lập viết như 05/11/2026.");
  });

  it("asks for days day first, whatever the browser's language", async () => {
    for (const page of ["", "/bao-cao", "/so/dai-so-moi", "/so/ky-hieu-moi", "/so/uy-nhiem-moi"]) {
      const { body } = await as(ACCOUNTANT).get(`${LIST}${page}`);
      expect([body.includes('type="date"'), body.includes("dd/mm/yyyy")], page).toEqual([false, true]);
    }
    expect((await as(ACCOUNTANT).get(`${LIST}/bao-cao?tu=2026-11-01`)).body).toContain('value="01/11/2026"');
  });

  it("goes on behind the fiftieth", async () => {
    const issuer = { agencyId: world.agency("H37.01"), collector: world.agency("H37.00") };
    for (let n = 0; n < 51; n += 1) await world.issue({ issuer, payer: { name: "Nhiều Biên Lai", address: "" } });
    const first = await as(ACCOUNTANT).get(`${LIST}?tim=nhieu+bien+lai`);
    const next = /href="([^"]*sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(first.body.match(/Nhiều Biên Lai/g)).toHaveLength(50);
    expect((await as(ACCOUNTANT).get(next)).body.match(/Nhiều Biên Lai/g)).toHaveLength(1);
  });
});

describe("one receipt", () => {
  it("shows figures and words, prints and gives its XML", async () => {
    const { body } = await as(CASHIER).get(`${LIST}/${own.id}`);
    expect(body).toContain("800.000 đ (Tám trăm nghìn đồng)");
    const pdf = await app.inject({ url: `${LIST}/${own.id}/in?lien=2`, headers: { cookie: as(CASHIER).cookies() } });
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    const { text, totalPages } = await extractText(new Uint8Array(pdf.rawPayload), { mergePages: true });
    expect(totalPages).toBe(1);
    expect(text).toContain("Liên 2: Giao cho người nộp tiền");
    const xml = await as(CASHIER).get(`${LIST}/${own.id}/xml`);
    expect(xml.headers["content-type"]).toBe("application/xml; charset=utf-8");
    expect(xml.body).toContain("<BangChu>Tám trăm nghìn đồng</BangChu>");
    expect(xml.body).toContain("<TrangThai><Ma>used</Ma>");
  });

  it("says loudly when its contents are not what was hashed", async () => {
    const [receipt] = await world.issue();
    await sql`alter table receipt disable trigger user`.execute(world.database.owner);
    await sql`update receipt set payer_name = 'Người bị sửa' where id = ${receipt?.id ?? ""}`.execute(
      world.database.owner,
    );
    await sql`alter table receipt enable trigger user`.execute(world.database.owner);
    expect((await as(ACCOUNTANT).get(`${LIST}/${receipt?.id ?? ""}`)).body).toContain("không khớp mã băm lúc lập");
    expect((await as(ACCOUNTANT).get(`${LIST}/${own.id}`)).body).not.toContain("không khớp mã băm lúc lập");
  });

  it("is replaced when the cashier asks and the controller agrees; nothing typed is lost on the way", async () => {
    const form = { formId: newId(), payerName: "Hoàng Thị Ngọc Ánh", payerAddress: "Na Sầm", reason: "" };
    const refused = await as(CASHIER).post(`${LIST}/${own.id}/thay-the`, form);
    expect([refused.status, refused.body.includes("Hoàng Thị Ngọc Ánh")]).toEqual([422, true]);
    const asked = await as(CASHIER).post(`${LIST}/${own.id}/thay-the`, { ...form, reason: "Ghi nhầm tên" });
    expect([asked.status, asked.location]).toEqual([303, `${LIST}/${own.id}?xong=gui`]);
    expect((await as(CASHIER).get(`${LIST}/cho-duyet`)).body).toContain("Ghi nhầm tên");
    const decision = { decision: "approved", note: "" };
    expect((await as(CASHIER).post(`${LIST}/cho-duyet/${form.formId}`, decision)).status).toBe(403);
    expect((await as(CONTROLLER).post(`${LIST}/cho-duyet/${form.formId}`, decision)).status).toBe(303);
    expect((await as(CONTROLLER).post(`${LIST}/cho-duyet/${form.formId}`, decision)).status).toBe(409);
    const { body } = await as(CASHIER).get(`${LIST}/${own.id}`);
    expect(body).toContain("Đã bị thay thế");
    expect(body).toContain("Ghi nhầm tên");
  });
});

it("the form of a change asks for each item as it stands, and for nothing different it asks again", async () => {
  const [receipt] = await world.issue();
  const path = `${LIST}/${receipt?.id ?? ""}`;
  const { body } = await as(ACCOUNTANT).get(`${path}/dieu-chinh`);
  expect(body).toContain("Tên đúng của khoản thu 1 (800.000 đ)");
  expect(body).toContain('value="Phí thẩm định hồ sơ"');
  const { name: payerName, address: payerAddress } = receipt?.payer ?? { name: "", address: "" };
  const same = { formId: newId(), payerName, payerAddress, "item-0": "Phí thẩm định hồ sơ", reason: "Không có gì" };
  const refused = await as(ACCOUNTANT).post(`${path}/dieu-chinh`, same);
  expect([refused.status, refused.body.includes("Không có gì")]).toEqual([422, true]);
  expect(refused.body).toContain("Chưa có thông tin nào khác biên lai đã lập.");
  const asked = await as(ACCOUNTANT).post(`${path}/dieu-chinh`, { ...same, "item-0": "Phí thẩm định cấp phép" });
  expect(asked.location).toBe(`${path}?xong=gui`);
  expect((await as(MANAGER).get(`${LIST}/cho-duyet`)).body).toContain("Phí thẩm định cấp phép");
  expect((await as(ACCOUNTANT).get(path)).body).toContain(`/can-bo/thu-phi/phieu-thu/${receipt?.paymentId ?? ""}`);
});

describe("books", () => {
  it("are opened by the accountant alone; mistakes keep what was typed", async () => {
    const path = `${LIST}/so/dai-so-moi`;
    const form = { ...PAPER, formId: newId(), principalId: world.agency("H37.07"), holderId: world.agency("H37.00") };
    expect((await as(CASHIER).get(path)).status).toBe(403);
    expect((await as(MANAGER).post(path, form)).status).toBe(403);
    const wrong = await as(ACCOUNTANT).post(path, { ...form, lastNumber: "1e3" });
    expect([wrong.status, wrong.body.includes('value="1e3"')]).toEqual([422, true]);
    expect((await as(ACCOUNTANT).post(path, form)).location).toBe(`${LIST}/so?xong=1`);
    const { body } = await as(ACCOUNTANT).get(`${LIST}/so/${form.formId}`);
    expect(body).toContain("00000001 - 00000010");
    const spoil = {
      formId: newId(),
      spoilage: "lost",
      firstNumber: "1",
      lastNumber: "2",
      minutesNumber: "01/BB",
      minutesDate: "2026-11-23",
      reason: "Mất khi chuyển",
    };
    expect((await as(ACCOUNTANT).post(`${LIST}/so/${form.formId}/huy-so`, spoil)).status).toBe(303);
    expect((await as(MANAGER).post(`${LIST}/cho-duyet/${spoil.formId}`, { decision: "approved" })).status).toBe(303);
    expect((await as(ACCOUNTANT).get(`${LIST}/so/${form.formId}`)).body).toContain("00000003");
    expect((await as(CASHIER).get(`${LIST}/so/${form.formId}`)).status).toBe(404);
    const closing = { closedFrom: "2026-11-23", reason: "Đổi mẫu" };
    expect((await as(ACCOUNTANT).post(`${LIST}/so/${form.formId}/dong`, closing)).status).toBe(303);
  });

  it.each(["dai-so-moi", "ky-hieu-moi", "uy-nhiem-moi"])("have a form for %s that names each mistake", async (slug) => {
    expect((await as(ACCOUNTANT).get(`${LIST}/so/${slug}`)).status).toBe(200);
    const empty = await as(ACCOUNTANT).post(`${LIST}/so/${slug}`, {});
    expect(empty.status).toBe(422);
    expect(empty.body.match(/mc-error/g)?.length).toBeGreaterThan(4);
  });
});

describe("the usage report", () => {
  it("is a page, a sheet, a csv and a paper that say the same", async () => {
    const query = "?tu=2026-11-01&den=2026-11-30";
    const page = await as(ACCOUNTANT).get(`${LIST}/bao-cao${query}`);
    expect(page.body).toContain(own.symbol);
    expect(page.body).not.toContain("không cân");
    const csv = await as(ACCOUNTANT).get(`${LIST}/bao-cao${query}&in=csv`);
    expect(csv.body).toContain("Tồn đầu kỳ");
    expect(csv.body).toContain(own.symbol);
    const get = (kind: string) =>
      app.inject({ url: `${LIST}/bao-cao${query}&in=${kind}`, headers: { cookie: as(ACCOUNTANT).cookies() } });
    expect((await get("xlsx")).rawPayload.subarray(0, 2).toString()).toBe("PK");
    const { text } = await extractText(new Uint8Array((await get("pdf")).rawPayload), { mergePages: true });
    expect(text).toContain("BÁO CÁO TÌNH HÌNH SỬ DỤNG BIÊN LAI");
    expect(text.replace(/\s+/g, " ")).toContain("Từ ngày 01/11/2026 đến ngày 30/11/2026");
  });

  it("asks again for days that are none", async () => {
    for (const query of ["tu=hom-qua", "den=2026-02-30", "tu=2026-11-30&den=2026-11-01"]) {
      expect((await as(ACCOUNTANT).get(`${LIST}/bao-cao?${query}`)).status, query).toBe(422);
    }
    expect((await as(CASHIER).get(`${LIST}/bao-cao`)).body).not.toContain(foreign.symbol);
  });
});

describe("the public check", () => {
  it("says in force or not for what is on the paper", async () => {
    const citizen = browser(app, "192.0.2.7");
    expect((await citizen.get("/bien-lai")).status).toBe(200);
    expect((await citizen.get(checkPath(foreign))).body).toContain("Biên lai còn hiệu lực");
    const gone = await citizen.get(checkPath(own));
    expect(gone.body).toContain("Biên lai không còn hiệu lực");
    expect(gone.body).not.toContain(own.payer.name);
  });

  it("says of an adjusted receipt that another one goes with it, and knows an adjustment below nothing", async () => {
    const [receipt] = await world.issue();
    const adjusted = await transact(world.db, (tx) =>
      adjustReceipts(tx, {
        ...{ paymentId: receipt?.paymentId ?? "", reason: "Thu thừa", at: at("2026-11-23T10:00"), newId },
        givenBack: (receipt?.lines ?? []).map((line) => ({ ...line, amount: 300_000 })),
        by: { id: newId(), name: "Kế toán" },
        approverId: newId(),
      }),
    );
    if (receipt === undefined || !adjusted.ok || adjusted.value[0] === undefined) throw new Error("not adjusted");
    const citizen = browser(app, "192.0.2.10");
    expect((await citizen.get(checkPath(receipt))).body).toContain("còn hiệu lực nhưng đã được điều chỉnh");
    const [adjustment] = adjusted.value;
    expect(checkPath(adjustment)).toContain("tien=-300000");
    expect((await citizen.get(checkPath(adjustment))).body).toContain("Biên lai còn hiệu lực");
    expect((await citizen.get(checkPath({ ...adjustment, amount: 300_000 }))).status).toBe(404);
  });

  it("answers every kind of miss with the same bytes", async () => {
    const citizen = browser(app, "192.0.2.8");
    const { symbol, number, amount } = foreign;
    const misses = [
      checkPath({ symbol, number, amount: amount + 1 }),
      checkPath({ symbol, number: 99_999_999, amount }),
      checkPath({ symbol: "ZZ-26E", number, amount }),
      `/bien-lai?ky-hieu=${symbol}&so=${number}&tien=1e3`,
      `/bien-lai?ky-hieu=${symbol}&so=abc&tien=${amount}`,
      `/bien-lai?so=%27%20or%201=1--`,
    ];
    const answers = [];
    for (const url of misses) answers.push(await citizen.get(url));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  it("is asked thirty times a minute from one address, no more", async () => {
    const citizen = browser(app, "192.0.2.9");
    const statuses = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await citizen.get("/bien-lai")).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([30, 429]);
  });
});
