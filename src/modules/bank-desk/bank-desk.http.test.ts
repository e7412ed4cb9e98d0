import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { newId } from "#platform/ids.ts";
import { sql } from "kysely";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { hashPassword } from "#modules/identity/index.ts";
import { signedIn, staffApp, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import { balanceOf, cashAccount } from "#modules/ledger/index.ts";
import { listSuspense } from "#modules/payments/index.ts";
import { fewestNotes } from "./domain/denominations.ts";
import { findShiftOf } from "./store/shifts.ts";
import { closeShift } from "./use-cases/close-shift.ts";
import { bankDeskRoutes } from "./http/routes.ts";
import { aDesk, at, TELLER, type World } from "./testing-world.ts";
import { openShift } from "./use-cases/open-shift.ts";
import { openDeskPrinter } from "./use-cases/desk-printer.ts";

let world: World;
let app: App;
let teller: Browser;
const printer = openDeskPrinter();

beforeAll(async () => {
  world = await aDesk();
  const hash = await hashPassword(TEST_PASSWORD, 10);
  await sql`update officer set password_hash = ${hash}`.execute(world.database.owner);
  const { db } = world;
  app = await staffApp({
    db,
    register: (on) =>
      bankDeskRoutes(on, {
        ...{ db, newId, printer, clock: world.clock, log: createLog("silent"), calendar: async () => CALENDAR },
        acting: async (viewer) => ({ ...world.acting("cashier"), clock: world.clock, viewer }),
      }),
  });
  teller = await signedIn(app, "thungan.vietinbank");
});
afterAll(async () => {
  printer.close();
  await app.close();
  await world.database.drop();
});

const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? "";

describe("the teller's screen", () => {
  it("asks for a counted drawer first; pieces that are no number come back as typed", async () => {
    const page = await teller.get("/can-bo/thu-phi");
    expect(page.body).toContain("Kiểm quỹ đầu ca");
    const form = { shiftId: hidden(page.body, "shiftId"), tillId: hidden(page.body, "tillId"), "to-100000": "1e1" };
    const refused = await teller.post("/can-bo/thu-phi/mo-ca", form);
    expect([refused.status, refused.body.includes('value="1e1"')]).toEqual([422, true]);
    const opened = await teller.post("/can-bo/thu-phi/mo-ca", { ...form, "to-100000": "2", floated: "200000" });
    expect([opened.status, opened.location]).toEqual([303, "/can-bo/thu-phi?bao=mo-ca"]);
  });

  it("finds a demand by reference, code, or part of a name, and says when there is none", async () => {
    const { dossier, request } = await world.due(119_000, await world.clock.now());
    for (const query of [request.reference.toLowerCase(), dossier.code ?? "", "Văn Đức"]) {
      const page = await teller.get(`/can-bo/thu-phi?q=${encodeURIComponent(query)}`);
      expect(page.body, query).toContain(request.reference);
    }
    expect((await teller.get("/can-bo/thu-phi?q=HS000000000")).body).toContain("Không có khoản phải nộp nào khớp");
  });

  it.each(["1e3", "0x10", "-1", "0.5", "9007199254740993", "119000 "])("B-30: %j is no money", async (given) => {
    const { request } = await world.due(119_000, await world.clock.now());
    const page = await teller.get(`/can-bo/thu-phi?q=${request.reference}`);
    const form = { token: hidden(page.body, "token"), reference: request.reference, missing: "119000", given };
    const answer = await teller.post("/can-bo/thu-phi/thu", form);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Số tiền chỉ gồm 1 đến 12 chữ số");
  });

  it("shows to print what was just taken, and the change", async () => {
    const { request } = await world.due(119_000, await world.clock.now());
    const page = await teller.get(`/can-bo/thu-phi?q=${request.reference}`);
    const form = {
      token: hidden(page.body, "token"),
      reference: request.reference,
      missing: "119000",
      given: "200000",
    };
    const taken = await teller.post("/can-bo/thu-phi/thu", form);
    expect(taken.status).toBe(303);
    const shown = await teller.get(taken.location);
    expect(shown.body).toContain("trả lại 81.000 đ");
    expect(shown.body).toMatch(/bien-lai\/[0-9a-f-]{36}\/in/);
  });
});

describe("who may see what", () => {
  it.each([
    ["tiepnhan.skhcn", "/can-bo/thu-phi/tien-treo", 403],
    ["tiepnhan.skhcn", "/can-bo/thu-phi/hoan-tra", 403],
    ["thungan.vietinbank", "/can-bo/thu-phi/khoa-so", 403],
    ["thungan.vietinbank", "/can-bo/thu-phi/tien-treo", 200],
    ["chuyenvien.skhcn", "/can-bo/thu-phi", 403],
    ["ketoan.trungtam", "/can-bo/thu-phi/khoa-so", 200],
  ])("%s at %s gets %i", async (username, path, status) => {
    const officer = await signedIn(app, username);
    expect((await officer.get(path)).status).toBe(status);
  });

  it("another teller's shift and payment do not exist", async () => {
    const other = await signedIn(app, "tiepnhan.pcc1");
    for (const kind of ["ca", "phieu-thu", "tien-treo", "hoan-tra"]) {
      expect([403, 404]).toContain((await other.get(`/can-bo/thu-phi/${kind}/${newId()}`)).status);
    }
    const [shift] = (await sql<{ id: string }>`select id from shift`.execute(world.db)).rows;
    expect((await other.get(`/can-bo/thu-phi/ca/${shift?.id ?? ""}`)).status).toBe(404);
  });
});

it("prints the close of a day that is not closed as a preview", async () => {
  const accountant = await signedIn(app, "ketoan.trungtam");
  const pdf = await accountant.get("/can-bo/thu-phi/khoa-so/in?ngay=2026-11-23");
  expect([pdf.status, pdf.body.slice(0, 5)]).toEqual([200, "%PDF-"]);
});

describe("a refund asked for at the desk", () => {
  const words = { reason: "Miễn một phần phí", basis: "", payeeName: "Nguyễn Văn Đức", payeeAccount: "" };

  it("takes a part of what is held, never more than that, and never what is no money", async () => {
    const transfer = { means: "transfer", given: 70_000, bankRef: "FT26327000077", confirmed: "yes" } as const;
    const { request } = await world.paid(50_000, transfer);
    const [item] = await listSuspense(world.db, { requestId: request.id, open: true });
    const path = `/can-bo/thu-phi/tien-treo/${item?.id ?? ""}`;
    expect((await teller.get(path)).body).toContain("Hoàn trả được nhiều nhất <strong>20.000 đ</strong>");
    for (const amount of ["0", "1e3", "-5", "5.000"]) {
      const { status, body } = await teller.post(`${path}/hoan-tra`, { ...words, amount });
      expect([status, body.includes(`value="${amount}"`), body.includes("hoan-amount-error")]).toEqual([
        422,
        true,
        true,
      ]);
    }
    const tooMuch = await teller.post(`${path}/hoan-tra`, { ...words, amount: "20001" });
    expect([tooMuch.status, tooMuch.body.includes("số còn có thể hoàn là 20.000 đ")]).toEqual([422, true]);
    expect(tooMuch.body).toContain("Miễn một phần phí");
    const claimed = await teller.post(`${path}/hoan-tra`, { ...words, amount: "5000" });
    expect((await teller.get(claimed.location)).body).toContain("5.000 đ");
    expect((await teller.get(path)).body).toContain("Hoàn trả được nhiều nhất <strong>15.000 đ</strong>");
    const rest = await teller.post(`${path}/hoan-tra`, words);
    expect((await teller.get(rest.location)).body).toContain("15.000 đ");
    expect((await teller.get(path)).body).not.toContain("Hoàn trả được nhiều nhất");
  });

  it("takes a part of a payment that can no longer be undone; what is left is offered next, each claim is shown", async () => {
    const { paymentId } = await world.paid(120_000);
    const path = `/can-bo/thu-phi/phieu-thu/${paymentId}`;
    expect((await teller.get(path)).body).not.toContain("Hoàn trả được nhiều nhất");
    const shift = await findShiftOf(world.db, world.person(TELLER).officerId);
    const closing = fewestNotes(await balanceOf(world.db, cashAccount("H37.92"))).count;
    expect((await closeShift(world.as(TELLER), { shiftId: shift?.id ?? "", closing, reason: "" })).ok).toBe(true);
    expect((await teller.get(path)).body).toContain("Hoàn trả được nhiều nhất <strong>120.000 đ</strong>");
    const claimed = await teller.post(`${path}/hoan-tra`, { ...words, amount: "50000" });
    expect(claimed.status).toBe(303);
    const { body } = await teller.get(path);
    expect(body).toContain("50.000 đ, chờ duyệt");
    expect(body).toContain("Hoàn trả được nhiều nhất <strong>70.000 đ</strong>");
    const tooMuch = await teller.post(`${path}/hoan-tra`, { ...words, amount: "70001" });
    expect([tooMuch.status, tooMuch.body.includes("số còn có thể hoàn là 70.000 đ")]).toEqual([422, true]);
  });
});

it("a shift left open: the teller is told the next day, somebody counts in the teller's place, a third one closes it", async () => {
  const opening = fewestNotes(await balanceOf(world.db, cashAccount("H37.92"))).count;
  const shiftId = newId();
  await openShift(world.as(TELLER), { shiftId, tillId: world.bank.id, opening, floated: 0, reason: "" });
  expect((await teller.get("/can-bo/thu-phi")).body).not.toContain("mở từ ngày");
  world.clock.set(at("2026-11-24T07:31"));
  expect((await teller.get("/can-bo/thu-phi")).body).toContain("Ca này mở từ ngày 23/11/2026");
  const path = `/can-bo/thu-phi/ca/${shiftId}`;
  const [controller, manager, accountant] = [
    await signedIn(app, "kiemsoat.vietinbank"),
    await signedIn(app, "giamdoc"),
    await signedIn(app, "ketoan.trungtam"),
  ];
  expect((await accountant.get(`${path}/dong`)).status).toBe(404);
  expect((await accountant.get(path)).body).not.toContain("đếm thay");
  expect((await controller.get(path)).body).toContain("Thu ngân vắng mặt: đếm thay");
  expect((await controller.get(`${path}/dong`)).body).toContain("Đếm quỹ thay thu ngân");
  const notes = Object.fromEntries(Object.entries(opening).map(([note, pieces]) => [`to-${note}`, String(pieces)]));
  const nameless = await controller.post(`${path}/dong`, notes);
  expect([nameless.status, nameless.body.includes("reason-error")]).toEqual([422, true]);
  for (const [name, pieces] of Object.entries(notes)) expect(nameless.body).toMatch(valueOf(name, pieces));
  const counted = await controller.post(`${path}/dong`, { ...notes, reason: "Thu ngân nghỉ ốm" });
  expect(counted.location).toBe(`${path}?bao=cho-xac-nhan`);
  const waiting = await controller.get(path);
  expect(waiting.body).toContain("đếm thay thu ngân vắng mặt, lý do");
  expect(waiting.body).not.toContain("Tôi đã kiểm tra");
  expect((await controller.post(`${path}/xac-nhan`, {})).status).toBe(409);
  expect((await manager.get(path)).body).toContain("Tôi đã kiểm tra");
  expect((await manager.post(`${path}/xac-nhan`, {})).location).toBe(`${path}?bao=dong-ca`);
  expect((await manager.get(path)).body).toContain("Người đếm thay");
});

function valueOf(name: string, pieces: string): RegExp {
  return new RegExp(`name="${name}"[^>]*value="${pieces}"`);
}
