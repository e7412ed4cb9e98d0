import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { getDossier, listNewest, listSameOwner } from "#modules/dossiers/index.ts";
import { findPersonByNationalId, type Viewer } from "#modules/identity/index.ts";
import { seedStaff, signedIn, staffApp, type Answer, type Browser } from "#modules/identity/testing.ts";
import { seedStarterCatalogue } from "#modules/procedures/index.ts";
import { frontDeskRoutes } from "./staff-routes.tsx";

const CALENDAR = calendarOfLaw(2025, 2032, STATE_ANNOUNCEMENTS);
const START = "/can-bo/tiep-nhan";

let database: TestDatabase;
let app: App;
let counter: Browser;
let caseId: string;

beforeAll(async () => {
  database = await testDatabase();
  const db = database.app;
  await seedStaff(db);
  await transact(db, async (tx) => seedStarterCatalogue(tx, { newId, now: await databaseNow(tx) }));
  const clock = databaseClock(db);
  const acting = (viewer: Viewer) => Promise.resolve({ db, clock, newId, viewer, calendar: CALENDAR, reactions: [] });
  const printLinks = () => [{ href: "/in", label: "In giấy tiếp nhận" }];
  app = await staffApp({ db, register: (web) => frontDeskRoutes(web, { db, clock, newId, acting, printLinks }) });
  counter = await signedIn(app, "tiepnhan.skhcn");
  caseId = await caseOf("LS-2487-10");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function caseOf(code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select c.id from procedure_case c
    join procedure_version v on v.id = c.version_id join procedure p on p.id = v.procedure_id
    where p.code = ${code} and v.state = 'in-force' order by c.position limit 1`.execute(database.owner);
  return rows[0]?.id ?? "";
}

async function openForm(): Promise<string> {
  const opened = await counter.post(`${START}/moi`, { case: caseId });
  expect(opened.status).toBe(303);
  return opened.location;
}

let people = 0;
function person(change: Readonly<Record<string, string>> = {}): Record<string, string> {
  people += 1;
  const ordinal = String(people).padStart(6, "0");
  return {
    "owner.nationalId": `020085${ordinal}`,
    "owner.name": "Nông Văn Thử",
    "owner.phone": `0912${ordinal}`,
    "owner.address": "Số 1 phố Muối, Lạng Sơn",
    sets: "1",
    summary: "Cấp giấy chứng nhận doanh nghiệp khoa học và công nghệ",
    fee: "0",
    ...change,
  };
}

const PAPERS = { "paper.0.ticked": "yes", "paper.1.ticked": "yes", "paper.2.ticked": "yes" };

function accept(draft: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  return counter.post(draft, { ...PAPERS, ...form, act: "accept" });
}

function idIn({ location }: Answer): string {
  return location.split("/").at(-1) ?? "";
}

describe("who may come to the counter", () => {
  it("sends strangers to sign in, and specialists away", async () => {
    expect((await app.inject({ url: START })).headers["location"]).toContain("/can-bo/dang-nhap");
    const specialist = await signedIn(app, "chuyenvien.skhcn");
    expect((await specialist.get(START)).status).toBe(403);
  });

  it("offers only the procedures of the own agency", async () => {
    const all = await counter.get(START);
    expect(all.body).toContain("Thủ tục của quầy");
    const found = await counter.get(`${START}?q=khoa+hoc`);
    expect(found.body).toContain("doanh nghiệp khoa học");
    const foreign = await counter.get(`${START}?q=cong+chung+hop+dong`);
    expect(foreign.body).not.toMatch(/<strong>[^<]*công chứng/i);
  });

  it("leaves the drafts of colleagues alone", async () => {
    const draft = await openForm();
    const other = await signedIn(app, "tiepnhan.stp");
    expect((await other.get(draft)).status).toBe(404);
    expect((await other.post(draft, { act: "accept" })).status).toBe(404);
    expect((await counter.get(`${START}/nhap/khong-phai-ma`)).status).toBe(404);
  });
});

describe("receiving", () => {
  it("promises a date with its reasons before anything is saved", async () => {
    const page = await counter.get(await openForm());
    expect(page.body).toMatch(/Hẹn trả kết quả.*\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/s);
    expect(page.body).toContain("Vì sao là ngày này?");
    expect(page.body).toContain("Thời hạn: 15 ngày");
  });

  it("receives, and every further try with the same form finds the same dossier", async () => {
    const draft = await openForm();
    const form = person();
    const first = await accept(draft, form);
    expect(first.status).toBe(303);
    const dossier = await getDossier(database.app, idIn(first));
    expect(dossier).toMatchObject({ state: "accepted", ownerName: "Nông Văn Thử", copies: 1 });
    expect(dossier.papers.map(({ originals, copies }) => [originals, copies])).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    const [again, changed, opened] = [
      await accept(draft, form),
      await accept(draft, { ...form, summary: "nội dung khác" }),
      await counter.get(draft),
    ];
    for (const answer of [again, changed, opened]) expect(answer.location).toBe(first.location);
    const done = await counter.get(first.location);
    expect(done.body).toContain(dossier.code);
    expect(done.body).toContain("In giấy tiếp nhận");
  });

  it("makes one dossier and one person of sixteen simultaneous clicks (B-07)", async () => {
    const draft = await openForm();
    const form = person({ "owner.nationalId": "", "owner.name": "Hoàng Thị Đúp" });
    const answers = await Promise.all(Array.from({ length: 16 }, () => accept(draft, form)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    const { rows } = await sql<{ n: number }>`select count(*) as n from person where name = 'Hoàng Thị Đúp'`.execute(
      database.owner,
    );
    expect(rows[0]?.n).toBe(1);
  });

  it("leaves nothing behind when it is refused half-way", async () => {
    const before = await listNewest(database.app, { reach: "province" });
    const form = person({ "owner.name": "Lý Dang Dở" });
    const refused = await counter.post(await openForm(), { ...form, act: "accept" });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Chưa nhận: Đơn đề nghị cấp giấy chứng nhận");
    expect(refused.body).toContain("Lý Dang Dở");
    expect(await findPersonByNationalId(database.app, form["owner.nationalId"] ?? "")).toBeUndefined();
    expect((await listNewest(database.app, { reach: "province" })).lines).toHaveLength(before.lines.length);
  });

  it.each([
    ["fee", "1e3", "Số tiền chỉ gồm chữ số"],
    ["owner.nationalId", "02008500123", "12 chữ số"],
    ["owner.dateOfBirth", "30/02/1985", "Ngày sinh viết theo ngày/tháng/năm"],
    ["owner.phone", "123", "Số điện thoại có 10 chữ số"],
    ["sets", "0", "Số bộ hồ sơ"],
  ])("says at the field %s why %j cannot be, and keeps it", async (field, typed, sentence) => {
    const answer = await accept(await openForm(), person({ [field]: typed }));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain(`value="${typed}"`);
  });

  it("shows hostile names as text, and stores nothing that is no name", async () => {
    const answer = await accept(await openForm(), person({ "owner.name": '<img src=x onerror="alert(1)">' }));
    expect(answer.body).not.toContain("<img src=x");
    expect(
      (await counter.post(await openForm(), { ...person(), "owner.name": "a\u0000b", act: "accept" })).status,
    ).toBe(422);
  });

  it("warns of the same dossier twice, and believes the officer who looked", async () => {
    const form = person();
    await accept(await openForm(), form);
    const draft = await openForm();
    const warned = await accept(draft, form);
    expect(warned.status).toBe(422);
    expect(warned.body).toContain("Có thể trùng hồ sơ");
    expect((await accept(draft, { ...form, again: "yes" })).status).toBe(303);
    const owner = await findPersonByNationalId(database.app, form["owner.nationalId"] ?? "");
    const [first] = (await listNewest(database.app, { reach: "province" })).lines;
    const { procedureId } = await getDossier(database.app, first?.id ?? "");
    const same = { ownerId: owner?.id ?? "", procedureId, now: await databaseNow(database.app) };
    expect(await listSameOwner(database.app, same)).toHaveLength(2);
  });

  it("warns of a likely duplicate person, offers them, and takes either answer", async () => {
    const form = person({ "owner.name": "Vi Thị Giống" });
    await accept(await openForm(), form);
    const draft = await openForm();
    const twin = { ...form, "owner.nationalId": "" };
    const warned = await accept(draft, twin);
    expect(warned.body).toContain("Có thể là một trong những người sau");
    const pick = /value="(pick-owner-[0-9a-f-]{36})"/.exec(warned.body)?.[1] ?? "";
    const picked = await counter.post(draft, { ...PAPERS, ...twin, act: pick });
    expect(picked.body).toContain("Đã có trong hệ thống: Vi Thị Giống");
    const ownerId = /name="owner.id" value="([^"]+)"/.exec(picked.body)?.[1] ?? "";
    expect((await accept(draft, { ...twin, "owner.id": ownerId, again: "yes" })).status).toBe(303);
    const other = await accept(await openForm(), { ...twin, "owner.different": "yes" });
    expect(other.status).toBe(303);
    expect((await getDossier(database.app, idIn(other))).ownerId).not.toBe(ownerId);
  });

  it("never sends the middle of a personal number to the browser", async () => {
    const form = person({ "owner.name": "Triệu Kín Đáo" });
    await accept(await openForm(), form);
    const found = await counter.post(`${START}/goi-y/nguoi`, { q: "Triệu Kín Đáo" });
    expect(found.body).toContain("•••••");
    expect(found.body).not.toContain(form["owner.nationalId"]);
  });

  it("keeps submitter and authorisation apart from the owner", async () => {
    const form = person();
    const draft = await openForm();
    const behalf = { hasSubmitter: "yes", "submitter.nationalId": "020185999001", "submitter.name": "Hứa Thị Thay" };
    const more = { "submitter.phone": "0987000111", "submitter.address": "Lạng Sơn" };
    expect((await accept(draft, { ...form, ...behalf, ...more })).body).toContain("Ghi số, ngày giấy ủy quyền");
    const done = await accept(draft, { ...form, ...behalf, ...more, authorisation: "12/UQ ngày 20/11/2026" });
    const dossier = await getDossier(database.app, idIn(done));
    expect(dossier.submitterName).toBe("Hứa Thị Thay");
    expect(dossier.submitterId).not.toBe(dossier.ownerId);
    expect(dossier.papers.at(-1)?.name).toContain("12/UQ ngày 20/11/2026");
  });
});

describe("answering otherwise", () => {
  it("asks for what is missing with Mẫu 02: no limit runs, a code is given", async () => {
    const draft = await openForm();
    const page = await counter.post(draft, { ...person(), act: "ask-supplement" });
    expect(page.body).toContain("Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)");
    const empty = await counter.post(draft, { kept: "yes", act: "supplement", reason: "" });
    expect(empty.status).toBe(422);
    const asked = await counter.post(draft, {
      kept: "yes",
      act: "supplement",
      reason: "Thiếu đơn",
      asked: "0",
      askedOther: "Hợp đồng thuê trụ sở\n\n",
    });
    const dossier = await getDossier(database.app, idIn(asked));
    expect(dossier).toMatchObject({ state: "awaiting-intake-supplement", acceptedAt: null, dueAt: null });
    expect(dossier.code).not.toBeNull();
    expect(dossier.supplements[0]?.papers.map(({ name }) => name)).toEqual([
      "Đơn đề nghị cấp giấy chứng nhận",
      "Hợp đồng thuê trụ sở",
    ]);
    expect((await counter.post(draft, { kept: "yes", act: "supplement", reason: "khác", asked: "1" })).location).toBe(
      asked.location,
    );
  });

  it("refuses with Mẫu 03, ground and reason", async () => {
    const draft = await openForm();
    await counter.post(draft, { ...person(), act: "ask-refuse" });
    const refused = await counter.post(draft, {
      kept: "yes",
      act: "refuse",
      ground: "not-competent",
      reason: "Trụ sở ở tỉnh khác",
    });
    expect(await getDossier(database.app, idIn(refused))).toMatchObject({
      state: "refused",
      refusalReason: "Trụ sở ở tỉnh khác",
    });
    expect((await counter.get(refused.location)).body).toContain("Đã từ chối tiếp nhận");
  });
});

describe("the draft", () => {
  it("is kept by itself while one types, and lists itself as begun", async () => {
    const draft = await openForm();
    const kept = await counter.post(`${draft}/luu`, person({ "owner.name": "Bế Đang Gõ" }));
    expect(JSON.parse(kept.body)).toHaveProperty("savedAt");
    expect((await counter.get(draft)).body).toContain("Bế Đang Gõ");
    expect((await counter.get(START)).body).toContain("Bế Đang Gõ");
    expect((await counter.post(draft, { ...person(), act: "drop" })).location).toBe(START);
    expect((await counter.get(draft)).status).toBe(404);
  });

  it("cannot be revived by a forgotten tab once it has become a dossier", async () => {
    const draft = await openForm();
    const done = await accept(draft, person());
    expect((await counter.post(`${draft}/luu`, person())).status).toBe(409);
    expect((await counter.get(draft)).location).toBe(done.location);
  });
});
