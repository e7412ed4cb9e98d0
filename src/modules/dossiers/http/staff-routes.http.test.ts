import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import type { Role } from "#modules/identity/index.ts";
import type { Dossier } from "../domain/dossier.ts";
import { getDossier } from "../store/load.ts";
import { CALENDAR } from "../testing.ts";
import { aWorld, MONDAY, OWNER, type World } from "../testing-world.ts";
import { requestSupplement } from "../use-cases/request-supplement.ts";
import { dossierListRoutes } from "./staff-list-routes.tsx";
import { dossierStaffRoutes } from "./staff-routes.tsx";
import { handOver } from "../use-cases/hand-over.ts";
import { recordPayment } from "../use-cases/record-payment.ts";
import { testApp, type TestApp } from "./testing-app.ts";

let world: World;
let test: TestApp;

beforeAll(async () => {
  world = await aWorld();
  test = await testApp(world);
  const clock = fixedClock(MONDAY.add({ hours: 1 }));
  const deps = { db: world.db, clock, newId, calendar: async () => CALENDAR, reactions: [], log: createLog("silent") };
  dossierStaffRoutes(test.app, { ...deps, printLinks: () => [{ href: "/in.pdf", label: "In giấy tiếp nhận" }] });
  dossierListRoutes(test.app, deps);
  await sql`insert into person (id, kind, name, name_folded, address)
    values (${OWNER.id}, 'citizen', ${OWNER.name}, 'nguyen van duc', 'Xã Mẫu Sơn')`.execute(world.database.owner);
});
afterAll(async () => {
  await test.app.close();
  await world.database.drop();
});

const FORM = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };

async function open(role: Role, url: string) {
  test.signIn(world.viewer(role));
  return test.app.inject({ url });
}

async function act(
  role: Role,
  dossier: Pick<Dossier, "id" | "version">,
  name: string,
  fields: Readonly<Record<string, string>> = {},
) {
  test.signIn(world.viewer(role));
  const payload = new URLSearchParams({ version: String(dossier.version), ...fields }).toString();
  return test.app.inject({ method: "POST", url: `/can-bo/ho-so/${dossier.id}/${name}`, payload, headers: FORM });
}

/** The result goes to the owner, as the return desk does it. */
async function handOverOf({ id }: Pick<Dossier, "id">) {
  const { version, ownerId } = await getDossier(world.db, id);
  const to = { receiver: "owner", receiverId: ownerId, authorisation: null } as const;
  return handOver(world.acting("return-officer", MONDAY.add({ hours: 1 })), { dossierId: id, version, ...to });
}

const now = (dossier: Pick<Dossier, "id">) => getDossier(world.db, dossier.id);
const page = (dossier: Pick<Dossier, "id">) => `/can-bo/ho-so/${dossier.id}`;
const CONFIRMED = { confirmed: "yes" };

describe("the page of a dossier", () => {
  it("says what, who, until when and why, and shows papers, history and print-outs", async () => {
    const dossier = await world.receive();
    const { body, statusCode } = await open("counter-officer", page(dossier));
    expect(statusCode).toBe(200);
    for (const text of [
      dossier.code ?? "",
      OWNER.name,
      "Đã tiếp nhận",
      "còn 5 ngày",
      "16:30 01/12/2026",
      "Vì sao là ngày này?",
      "là ngày nghỉ",
      "Đơn đề nghị",
      "In giấy tiếp nhận",
      "Công khai",
    ]) {
      expect(body).toContain(text);
    }
  });

  it("is not there for officers of other agencies, nor under an impossible id (B-16)", async () => {
    const dossier = await world.receive();
    test.signIn(world.stranger("specialist"));
    expect((await test.app.inject({ url: page(dossier) })).statusCode).toBe(404);
    expect((await open("specialist", "/can-bo/ho-so/khong-co")).statusCode).toBe(404);
    expect((await open("specialist", `/can-bo/ho-so/${newId()}`)).statusCode).toBe(404);
  });

  it("offers each role only what it may do now", async () => {
    const dossier = await world.receive();
    const counter = (await open("counter-officer", page(dossier))).body;
    expect(counter).toContain('id="withdraw"');
    expect(counter).not.toContain('id="stop"');
    const leader = (await open("department-leader", page(dossier))).body;
    expect(leader).toContain('id="stop"');
    expect(leader).toContain('id="extend-deadline"');
    const clerk = (await open("registry-clerk", page(dossier))).body;
    expect(clerk).toContain('id="resolve"');
    expect(clerk).not.toContain('id="withdraw"');
  });

  it("shows the words of people as text", async () => {
    const dossier = await world.receive({ summary: "<script>alert(1)</script>" });
    expect((await open("counter-officer", page(dossier))).body).not.toContain("<script>alert");
  });
});

describe("a second look", () => {
  it("comes before what cannot be undone, with everything that was typed", async () => {
    const dossier = await world.receive();
    const first = await act("department-leader", dossier, "stop", { reason: "Người nộp đã mất", legalBasis: "Điều 5" });
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain("Hồ sơ kết thúc và không mở lại được.");
    expect(first.body).toContain('name="reason" value="Người nộp đã mất"');
    expect((await now(dossier)).state).toBe("accepted");
    const second = await act("department-leader", dossier, "stop", {
      reason: "Người nộp đã mất",
      legalBasis: "Điều 5",
      ...CONFIRMED,
    });
    expect(second.statusCode).toBe(303);
    expect((await now(dossier)).state).toBe("stopped");
    expect((await open("department-leader", second.headers.location ?? "")).body).toContain("Đã xong: dừng giải quyết");
  });

  it("is not offered for an empty reason", async () => {
    const dossier = await world.receive();
    const answer = await act("counter-officer", dossier, "withdraw", { reason: " " });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#withdraw.reason"');
    expect(answer.body).not.toContain('name="confirmed"');
  });
});

describe("legal acts from the page", () => {
  it("asks for a supplement, stands still, and goes on when it comes", async () => {
    const dossier = await world.receive();
    const asked = { askedOther: "Bản vẽ\nHợp đồng", reason: "Thiếu bản vẽ", ...CONFIRMED };
    expect((await act("specialist", dossier, "request-supplement", asked)).statusCode).toBe(303);
    const paused = await now(dossier);
    expect(paused).toMatchObject({ state: "awaiting-supplement", dueAt: null });
    expect((await open("counter-officer", page(dossier))).body).toContain("tạm dừng: chờ bổ sung");
    const supplied = new URLSearchParams([
      ["version", String(paused.version)],
      ["papers", "0"],
      ["papers", "1"],
    ]).toString();
    test.signIn(world.viewer("counter-officer"));
    await test.app.inject({ method: "POST", url: `${page(dossier)}/supply`, payload: supplied, headers: FORM });
    expect(await now(dossier)).toMatchObject({ state: "in-progress" });
  });

  it("refuses a second supplement without a leader, in words", async () => {
    const dossier = await world.receive();
    const asking = {
      reason: "Thiếu",
      papers: [{ name: "A", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    };
    const target = { dossierId: dossier.id, version: dossier.version };
    await requestSupplement(world.acting("specialist"), { ...target, ...asking });
    await act("counter-officer", await now(dossier), "supply", { papers: "0" });
    const again = await act("specialist", await now(dossier), "request-supplement", {
      askedOther: "B",
      reason: "Thiếu nữa",
      ...CONFIRMED,
    });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain("phải do lãnh đạo duyệt");
    expect(again.body).toContain("Thiếu nữa");
  });

  it("enters a result, shows the way to the return desk, gives originals back and closes", async () => {
    const dossier = await world.receive({ heldOriginals: [{ name: "Sổ đỏ", count: 1 }] });
    const bad = await act("registry-clerk", dossier, "resolve", {
      result: "granted",
      number: "5/GP",
      signedOn: "31/02/2026",
      ...CONFIRMED,
    });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain("Ngày viết theo ngày/tháng/năm");
    const signerId = world.viewer("department-leader").officerId;
    const fields = { result: "granted", number: "5/GP", signedOn: "23/11/2026", signerId, summary: "", ...CONFIRMED };
    expect((await act("registry-clerk", dossier, "resolve", fields)).statusCode).toBe(303);
    const resolved = await now(dossier);
    expect(resolved.state).toBe("resolved");
    expect((await open("return-officer", page(dossier))).body).toContain("Sổ đỏ (1)");
    expect((await open("return-officer", page(dossier))).body).toContain(`/can-bo/tra-ket-qua/${dossier.id}`);
    expect((await open("specialist", page(dossier))).body).not.toContain("/can-bo/tra-ket-qua/");
    expect((await act("return-officer", resolved, "hand-over", { receiver: "owner" })).statusCode).toBe(404);
    // Neither do originals leave beside the desk while the result waits.
    const beside = await act("return-officer", resolved, "give-back-originals", { originals: "0", ...CONFIRMED });
    expect(beside.headers.location).toBe(`/can-bo/tra-ket-qua/${dossier.id}`);
    expect(await now(dossier)).toEqual(resolved);
    expect(await handOverOf(dossier)).toMatchObject({ ok: true, value: { state: "returned" } });
    const back = await act("return-officer", await now(dossier), "give-back-originals", { originals: "0" });
    expect(back.statusCode).toBe(303);
    expect(await now(dossier)).toMatchObject({ heldOriginals: [], handOver: { receiver: "owner" } });
    expect((await act("return-officer", await now(dossier), "close")).statusCode).toBe(303);
    expect((await now(dossier)).state).toBe("closed");
  });

  it("does not hand over before the fee is paid, and says so (B-31)", async () => {
    const dossier = await world.receive({ feesDue: 119_000 });
    const signerId = world.viewer("department-leader").officerId;
    await act("registry-clerk", dossier, "resolve", {
      result: "granted",
      number: "7/GP",
      signedOn: "23/11/2026",
      signerId,
      ...CONFIRMED,
    });
    expect(await handOverOf(dossier)).toMatchObject({ error: { kind: "dossiers/unpaid", amount: 119_000 } });
    const pay = async (amount: number) => {
      const { id: dossierId, version } = await now(dossier);
      return recordPayment(world.acting("cashier", MONDAY.add({ hours: 1 })), {
        dossierId,
        version,
        amount,
        receiptNumber: "BL-1",
      });
    };
    expect(await pay(119_001)).toMatchObject({ ok: false, error: { kind: "dossiers/amount", due: 119_000 } });
    expect(await pay(118_999)).toMatchObject({ ok: true });
    expect(await handOverOf(dossier)).toMatchObject({ error: { kind: "dossiers/unpaid", amount: 1 } });
    expect(await pay(1)).toMatchObject({ ok: true, value: { money: "paid" } });
    expect(await handOverOf(dossier)).toMatchObject({ ok: true });
  });
});

describe("two officers at once (B-05)", () => {
  it("answers 409 with what changed, by whom, and the typed text ready to be sent again", async () => {
    const dossier = await world.receive();
    await act("specialist", dossier, "request-supplement", {
      askedOther: "Bản vẽ",
      reason: "Thiếu bản vẽ",
      ...CONFIRMED,
    });
    const late = await act("counter-officer", dossier, "withdraw", { reason: "Đơn xin rút số 9" });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("Yêu cầu bổ sung hồ sơ");
    expect(late.body).toContain(world.viewer("specialist").name);
    expect(late.body).toContain("Đơn xin rút số 9");
    const { version } = await now(dossier);
    expect(late.body).toContain(`name="version" value="${version}"`);
    expect(
      (
        await act("counter-officer", { id: dossier.id, version }, "withdraw", {
          reason: "Đơn xin rút số 9",
          ...CONFIRMED,
        })
      ).statusCode,
    ).toBe(303);
  });

  it("keeps the text for copying when the act is no longer possible", async () => {
    const dossier = await world.receive();
    await act("department-leader", dossier, "stop", { reason: "Trùng hồ sơ", legalBasis: "Điều 5", ...CONFIRMED });
    const late = await act("counter-officer", dossier, "withdraw", { reason: "Đơn xin rút số 10" });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("Việc này không còn làm được");
    expect(late.body).toContain("Đơn xin rút số 10");
  });

  it("asks for the version when a form does not name one (B-06)", async () => {
    const dossier = await world.receive();
    test.signIn(world.viewer("counter-officer"));
    const answer = await test.app.inject({
      method: "POST",
      url: `${page(dossier)}/withdraw`,
      payload: "reason=x",
      headers: FORM,
    });
    expect(answer.statusCode).toBe(428);
  });
});

describe("lists", () => {
  it("shows what waits, filters by the address, and says what to do when there is nothing", async () => {
    const waiting = await open("counter-officer", "/can-bo/cho-tiep-nhan");
    expect(waiting.body).toContain("Không có hồ sơ chờ tiếp nhận");
    const all = await open("counter-officer", "/can-bo/tra-cuu");
    expect(all.body).toContain('aria-current="true"');
    expect(all.body).toContain("mc-row-link");
    const paused = await open("counter-officer", "/can-bo/tra-cuu?muc=cho-bo-sung");
    expect(paused.body).not.toContain("còn 5 ngày");
  });

  it("opens the dossier of an exact code, as scanned or typed", async () => {
    const dossier = await world.receive();
    const typed = (dossier.code ?? "").toLowerCase().replaceAll("-", "\u2013");
    const found = await open("counter-officer", `/can-bo/tra-cuu?q=${encodeURIComponent(typed)}`);
    expect(found.headers.location).toBe(page(dossier));
  });

  it("finds by name without diacritics and finds nothing for strangers", async () => {
    const mine = await open("counter-officer", "/can-bo/tra-cuu?q=nguyen+van+duc");
    expect(mine.body).toContain("Nguyễn Văn Đức");
    test.signIn(world.stranger("specialist"));
    const theirs = await test.app.inject({ url: "/can-bo/tra-cuu?q=nguyen+van+duc" });
    expect(theirs.body).toContain("Không tìm thấy hồ sơ nào");
    const strange = await open("counter-officer", `/can-bo/tra-cuu?q=${encodeURIComponent("%_\\' or 1=1 --")}&sau=sai`);
    expect(strange.statusCode).toBe(200);
  });
});
