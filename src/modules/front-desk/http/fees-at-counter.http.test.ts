import { sql } from "kysely";
import type { VNode } from "preact";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { feeCardFor, feeReasonsFor, seedFeeRules } from "#modules/fees/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { seedStaff, signedIn, staffApp, type Answer, type Browser } from "#modules/identity/testing.ts";
import { seedStarterCatalogue } from "#modules/procedures/index.ts";
import { renderToString } from "preact-render-to-string";
import { frontDeskRoutes } from "./staff-routes.tsx";

const CALENDAR = calendarOfLaw(2025, 2032, STATE_ANNOUNCEMENTS);
const START = "/can-bo/tiep-nhan";

let database: TestDatabase;
let app: App;

beforeAll(async () => {
  database = await testDatabase();
  const db = database.app;
  await seedStaff(db);
  await transact(db, async (tx) => {
    const seeding = { newId, now: await databaseNow(tx) };
    await seedStarterCatalogue(tx, seeding);
    await seedFeeRules(tx, seeding);
  });
  const clock = databaseClock(db);
  const acting = (viewer: Viewer) => Promise.resolve({ db, clock, newId, viewer, calendar: CALENDAR, reactions: [] });
  app = await staffApp({
    db,
    register: (web) => frontDeskRoutes(web, { db, clock, newId, acting, printLinks: () => [] }),
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** An officer at a counter with a form of one procedure open. */
async function atCounter(username: string, code: string) {
  const officer = await signedIn(app, username);
  const { rows } = await sql<{ id: string }>`select c.id from procedure_case c
    join procedure_version v on v.id = c.version_id join procedure p on p.id = v.procedure_id
    where p.code = ${code} and v.state = 'in-force' order by c.position limit 1`.execute(database.owner);
  const { location } = await officer.post(`${START}/moi`, { case: rows[0]?.id ?? "" });
  return { officer, draft: location, form: person() };
}

let people = 0;
function person(): Record<string, string> {
  people += 1;
  const ordinal = String(people).padStart(6, "0");
  return {
    "owner.nationalId": `020085${ordinal}`,
    "owner.name": `Nông Văn Phí ${["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"][people % 8]}`,
    "owner.phone": `0912${ordinal}`,
    "owner.address": "Số 1 phố Muối, Lạng Sơn",
    ...Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`paper.${index}.ticked`, "yes"])),
    sets: "1",
    summary: "Thử phí",
  };
}

/** The money fields as a page without JavaScript would send them back. */
function moneyOn({ body }: Answer): Record<string, string> {
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? "";
  return Object.fromEntries(["fee", "levy", "feeShown", "levyShown"].map((name) => [name, value(name)]));
}

type Counter = { readonly officer: Browser; readonly draft: string; readonly form: Record<string, string> };

async function sendAll({ officer, draft, form }: Counter, more: Record<string, string>, act: string): Promise<Answer> {
  return officer.post(draft, { ...form, ...moneyOn(await officer.get(draft)), ...more, act });
}

function shown(part: VNode | undefined): string {
  return part === undefined ? "" : renderToString(part);
}

async function dossierOf({ location }: Answer) {
  const dossier = await getDossier(database.app, location.split("/").at(-1) ?? "");
  const { rows } = await sql<{ lines: unknown }>`select payload->'feeLines' as lines from journal
    where dossier_id = ${dossier.id} and event = 'dossier-accepted'`.execute(database.owner);
  return { dossier, lines: rows[0]?.lines };
}

describe("fees at the counter", () => {
  it("asks for pages and copies, offers the usual, and counts again without JavaScript", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    const page = await counter.officer.get(counter.draft);
    expect(page.body).toContain("Số trang của một bản?");
    expect(page.body).toContain("Tính lại");
    expect(moneyOn(page)).toEqual({ fee: "2000", levy: "0", feeShown: "2000", levyShown: "0" });
    const answers = { "fee.quantity.pages": "12", "fee.quantity.copies": "2" };
    const again = await sendAll(counter, answers, "assess");
    expect(again.body).toContain("2 trang đầu × 2.000 đ + 10 trang từ trang thứ 3 × 1.000 đ = 14.000 đ.");
    expect(again.body).toContain("Hai mươi tám nghìn đồng");
    expect(moneyOn(again)).toMatchObject({ fee: "28000", feeShown: "28000" });
    const done = await counter.officer.post(counter.draft, {
      ...counter.form,
      ...answers,
      ...moneyOn(again),
      act: "accept",
    });
    const { dossier, lines } = await dossierOf(done);
    expect(dossier).toMatchObject({ feesDue: 28_000, money: "due" });
    expect(lines).toEqual([{ kind: "phi", code: "P1", name: "Phí chứng thực bản sao", amount: 28_000 }]);
    const receipt = await counter.officer.get(done.location);
    expect(receipt.body).toContain("28.000 đ");
    expect(receipt.body).toContain("Hai mươi tám nghìn đồng");
  });

  it("answers the script with the part that changed, and saves nothing", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    const asked = await counter.officer.post(`${counter.draft}/phi`, {
      ...counter.form,
      "fee.quantity.pages": "3",
      fee: "2000",
      feeShown: "2000",
    });
    const part = asked.body;
    expect(part).toContain("5.000 đ");
    expect(part).toContain('name="feeShown" value="5000"');
    expect((await counter.officer.get(counter.draft)).body).not.toContain("5.000 đ");
  });

  it("never receives with an amount that nobody saw", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    const refused = await sendAll(counter, { "fee.quantity.pages": "12" }, "accept");
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Phí đã được tính lại từ 2.000 đ thành 14.000 đ.");
    expect(moneyOn(refused)).toMatchObject({ fee: "14000", feeShown: "14000" });
    expect((await sendAll(counter, { "fee.quantity.pages": "12" }, "accept")).status).toBe(303);
  });

  it.each(["1e3", "0x10", "", "-1", "0.5", "9007199254740993", "119000 "])(
    "refuses the money %j with a sentence (B-30)",
    async (fee) => {
      const counter = await atCounter("tiepnhan.pcc1", "2.000815");
      const refused = await sendAll(counter, { fee, feeReason: "vì" }, "accept");
      expect(refused.status).toBe(422);
      expect(refused.body).toContain("Số tiền chỉ gồm chữ số, đơn vị đồng");
      expect(refused.body).toContain('href="#fee"');
      expect(refused.body).toContain(`name="fee"`);
      expect(moneyOn(refused)["fee"]).toBe(fee);
    },
  );

  it("takes another amount with a reason only, and keeps the reason", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    const bare = await sendAll(counter, { fee: "1000" }, "accept");
    expect(bare.status).toBe(422);
    expect(bare.body).toContain("Số tiền khác với mức tính theo quy định: ghi rõ lý do và căn cứ.");
    const { dossier } = await dossierOf(await sendAll(counter, { fee: "1000", feeReason: "Công văn 12" }, "accept"));
    expect(dossier.feesDue).toBe(1_000);
    const card = shown(await feeCardFor({ db: database.app })(dossier));
    expect(card).toContain("Công văn 12");
    expect(card).toContain("2.000 đ");
    const open = shown(await feeReasonsFor({ db: database.app })(dossier));
    expect(open).not.toContain("Công văn 12");
    expect(open).toContain("1.000 đ");
  });

  it("asks a question that was answered with something else again, and keeps what was typed", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    const refused = await sendAll(counter, { "fee.quantity.pages": "ba trang" }, "accept");
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#fee.quantity.pages"');
    expect(refused.body).toContain('value="ba trang"');
  });

  it("frees who brings the paper, and says so to the officer but not its number to the citizen", async () => {
    const counter = await atCounter("tiepnhan.congan", "2.001194");
    const claim = { "fee.claim": "poor" };
    const asked = await sendAll(counter, claim, "accept");
    expect(asked.status).toBe(422);
    expect(asked.body).toContain("giấy chứng nhận hộ nghèo");
    const proven = await sendAll(counter, { ...claim, "fee.proof": "GCN 77/2026" }, "assess");
    expect(proven.body).toContain("Được miễn toàn bộ");
    const done = await counter.officer.post(counter.draft, {
      ...counter.form,
      ...claim,
      "fee.proof": "GCN 77/2026",
      ...moneyOn(proven),
      act: "accept",
    });
    const { dossier, lines } = await dossierOf(done);
    expect(dossier).toMatchObject({ feesDue: 0, money: "nothing-due" });
    expect(lines).toBeNull();
    expect(shown(await feeCardFor({ db: database.app })(dossier))).toContain("GCN 77/2026");
    const open = shown(await feeReasonsFor({ db: database.app })(dossier));
    expect(open).toContain("Miễn cho người thuộc hộ nghèo");
    expect(open).not.toContain("GCN 77/2026");
  });

  it("wants an amount with its basis where the province has none, and takes no blank for nothing", async () => {
    const counter = await atCounter("tiepnhan.vpdkdd", "1.115719");
    const page = await counter.officer.get(counter.draft);
    expect(page.body).toContain("Cần xác nhận");
    expect(moneyOn(page)).toEqual({ fee: "", levy: "", feeShown: "", levyShown: "" });
    const refused = await sendAll(counter, {}, "accept");
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Nhập số tiền theo văn bản và ghi căn cứ.");
    const done = await sendAll(counter, { fee: "300000", levy: "25000", feeReason: "NQ 8/2020/NQ-HĐND" }, "accept");
    const { dossier, lines } = await dossierOf(done);
    expect(dossier.feesDue).toBe(325_000);
    expect(lines).toMatchObject([
      { kind: "phi", amount: 300_000 },
      { kind: "le-phi", amount: 25_000 },
    ]);
  });

  it("asks no money for Mẫu 02, whatever stands in the fields", async () => {
    const counter = await atCounter("tiepnhan.pcc1", "2.000815");
    await sendAll(counter, { fee: "x" }, "ask-supplement");
    const asked = await counter.officer.post(counter.draft, {
      kept: "yes",
      act: "supplement",
      reason: "Thiếu",
      asked: "0",
    });
    expect(asked.status).toBe(303);
  });
});
