import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { Temporal } from "#kernel/time.ts";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { browser, seedStaff, signedIn, staffApp, type Browser } from "#modules/identity/testing.ts";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { calendarRoutes, currentVersion, dayOn, loadCalendar, type CalendarChanged, type Moves } from "./index.ts";

const LICH = "/can-bo/quan-tri/lich";
const UNIT = newId();
let database: TestDatabase;
let app: App;
let admin: Browser;
let manager: Browser;
let moves: Moves = { open: 0, moved: [] };
const heard: CalendarChanged<Viewer>[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await seedStaff(database.app);
  app = await staffApp({
    db: database.app,
    register: (server) =>
      calendarRoutes<Viewer>(server, {
        db: database.app,
        clock: fixedClock("2026-11-23T02:15:00Z"),
        newId,
        requireViewer,
        pageViewer,
        onCalendarChanged: (_tx, change) => Promise.resolve(void heard.push(change)),
        previewMoves: () => Promise.resolve(moves),
        listUnits: () => Promise.resolve([{ id: UNIT, name: "Quầy Sở Thử nghiệm" }]),
      }),
  });
  [admin, manager] = await Promise.all([
    signedIn(app, await nameOf("system-administrator")),
    signedIn(app, await nameOf("centre-manager")),
  ]);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  heard.length = 0;
  moves = { open: 0, moved: [] };
  await sql`truncate calendar_day, calendar_year, calendar_sitting, calendar_version`.execute(database.owner);
});

async function nameOf(role: string): Promise<string> {
  const { rows } = await sql<{ username: string }>`select o.username from officer o
    join appointment a on a.officer_id = o.id where a.role = ${role} limit 1`.execute(database.owner);
  return rows[0]?.username ?? "";
}

/** A page as its words: tags gone, spaces single. */
function words(body: string): string {
  return body
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/\s+/g, " ");
}

const storm = { day: "2026-11-26", kind: "holiday", reason: "Nghỉ phòng chống bão số 9", otherDay: "", version: "0" };
const previewOf = (form: Record<string, string>) => `${LICH}/xem-truoc?${new URLSearchParams(form).toString()}`;

describe("who may", () => {
  it("sends a stranger to sign in and keeps out other officers", async () => {
    expect((await browser(app).get(LICH)).status).toBe(303);
    const specialist = await signedIn(app, await nameOf("specialist"));
    expect((await specialist.get(LICH)).status).toBe(403);
    expect((await specialist.post(`${LICH}/ngay`, storm)).status).toBe(403);
  });

  it("lets a manager read, not change", async () => {
    const page = await manager.get(LICH);
    expect(page.status).toBe(200);
    expect(words(page.body)).toContain("Chỉ quản trị hệ thống được đổi lịch.");
    expect(page.body).not.toContain(`${LICH}?nam=2026&amp;ngay=`);
    expect((await manager.post(`${LICH}/ngay`, storm)).status).toBe(403);
    expect((await manager.post(`${LICH}/xac-nhan`, { year: "2027", version: "0" })).status).toBe(403);
  });
});

describe("the year", () => {
  it("shows this year, its days off and how many days are worked", async () => {
    const { status, body } = await admin.get(LICH);
    expect(status).toBe(200);
    expect(words(body)).toContain("Lịch làm việc năm 2026");
    expect(words(body)).toContain("249 ngày làm việc");
    expect(words(body)).toContain("Thứ ba 24/11/2026 Ngày nghỉ lễ: Ngày Văn hóa Việt Nam 24/11");
    expect(body.match(/<table class="mc-month"/g)).toHaveLength(12);
    expect(words(body)).toContain("Thứ ba ngày 24 * /11/2026. Ngày nghỉ lễ: Ngày Văn hóa Việt Nam 24/11");
    expect(body).toContain('title="Thứ ba 24/11/2026. Ngày nghỉ lễ: Ngày Văn hóa Việt Nam 24/11"');
  });

  it("opens days from today on, not those that are past", async () => {
    const { body } = await admin.get(LICH);
    expect(body).toContain("ngay=2026-11-23#doi-ngay");
    expect(body).not.toContain("ngay=2026-11-22");
    expect(body).toContain(". Hôm nay");
  });

  it("says what has not been announced", async () => {
    const { body } = await admin.get(`${LICH}?nam=2027`);
    expect(words(body)).toContain("Ngày nghỉ Tết Nguyên đán chưa được công bố, đang tính tạm theo âm lịch.");
  });

  it.each(["nam=abc", "nam=99999", "ngay=2026-02-30", "xong=constructor"])(
    "takes %s as nothing asked",
    async (query) => {
      const { status, body } = await admin.get(`${LICH}?${query}`);
      expect(status).toBe(200);
      expect(words(body)).toContain("Lịch làm việc năm 2026");
    },
  );

  it("is confirmed with one button", async () => {
    const done = await admin.post(`${LICH}/xac-nhan`, { year: "2027", version: "0" });
    expect([done.status, done.location]).toEqual([303, `${LICH}?nam=2027&xong=xac-nhan`]);
    expect(words((await admin.get(done.location)).body)).toContain("Lịch năm 2027 đã được xác nhận.");
    const again = await admin.post(`${LICH}/xac-nhan`, { year: "2027", version: "1" });
    expect(again.status).toBe(409);
  });
});

describe("changing a day", () => {
  it("offers what the day may become", async () => {
    const { body } = await admin.get(`${LICH}?nam=2026&ngay=2026-11-26`);
    expect(words(body)).toContain("Thứ năm 26/11/2026");
    expect([...body.matchAll(/type="radio"[^>]*value="([a-z-]+)"/g)].map(([, kind]) => kind)).toEqual([
      "holiday",
      "compensatory",
      "swap-off",
    ]);
  });

  it("shows before saving which open dossiers move, and changes nothing", async () => {
    const [from, to] = ["2026-12-01T09:30:00Z", "2026-12-02T09:30:00Z"].map((text) => Temporal.Instant.from(text));
    if (from === undefined || to === undefined) throw new Error("no instants");
    moves = { open: 41, moved: [{ code: "H37.08-261123-0001", from, to }] };
    const { status, body } = await admin.get(previewOf(storm));
    expect(status).toBe(200);
    expect(words(body)).toContain("1 trong 41 hồ sơ đang tính hạn đổi ngày hẹn trả");
    expect(words(body)).toContain(
      "Thứ năm 26/11/2026: ngày làm việc đổi thành ngày nghỉ lễ: Nghỉ phòng chống bão số 9",
    );
    expect(words(body)).toContain("H37.08-261123-0001 16:30 01/12/2026 16:30 02/12/2026");
    expect(await currentVersion(database.app)).toBe(0);
  });

  it("saves, tells the other slices who did it, and shows it in the history", async () => {
    const done = await admin.post(`${LICH}/ngay`, { ...storm, confirmed: "yes" });
    expect([done.status, done.location]).toEqual([303, `${LICH}?nam=2026&xong=doi-ngay`]);
    const page = words((await admin.get(done.location)).body);
    expect(page).toContain("Đã đổi lịch.");
    expect(page).toContain("26/11/2026: ngày làm việc đổi thành ngày nghỉ lễ");
    expect(heard).toHaveLength(1);
    expect(heard[0]?.viewer.appointments.map((held) => held.role)).toContain("system-administrator");
  });

  it("swaps two days in one form, also typed the Vietnamese way", async () => {
    const swap = { day: "27/11/2026", kind: "swap-off", reason: "Hoán đổi", otherDay: "28/11/2026", version: "0" };
    expect((await admin.post(`${LICH}/ngay`, swap)).status).toBe(303);
    const calendar = await loadCalendar(database.app);
    expect(["2026-11-27", "2026-11-28"].map((day) => dayOn(calendar, Temporal.PlainDate.from(day)).kind)).toEqual([
      "swap-off",
      "swap-worked",
    ]);
  });

  it.each([
    [{ reason: " " }, "Hãy ghi lý do; người dân sẽ đọc được lý do này."],
    [{ kind: "party" }, "Hãy chọn loại ngày."],
    [{ otherDay: "30/02/2026" }, "Không có ngày này."],
    [{ otherDay: "2026-11-26" }, "được ghi hai lần"],
    [{ kind: "working" }, "Ngày này đã như vậy rồi."],
    [{ kind: "swap-worked" }, "Ngày 26/11/2026 không thể là ngày làm bù."],
  ])("keeps what was typed and says at the field what is wrong: %j", async (wrong, sentence) => {
    const { status, body } = await admin.get(previewOf({ ...storm, ...wrong }));
    expect(status).toBe(422);
    expect(words(body)).toContain(sentence);
    expect(body).toContain(`value="${"reason" in wrong ? wrong.reason : storm.reason}"`);
  });

  it("refuses the past, a stale page and a foreign site", async () => {
    expect((await admin.get(previewOf({ ...storm, day: "2026-11-20" }))).status).toBe(409);
    await admin.post(`${LICH}/ngay`, storm);
    const stale = await admin.post(`${LICH}/ngay`, { ...storm, day: "2026-11-27" });
    expect(stale.status).toBe(409);
    expect(words(stale.body)).toContain("Lịch vừa được người khác thay đổi.");
    const foreign = await admin.post(`${LICH}/ngay`, storm, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect((await admin.post(`${LICH}/ngay`, { ...storm, day: "infinity" })).status).toBe(422);
  });

  it("shows a reason as text", async () => {
    const { body } = await admin.get(previewOf({ ...storm, reason: "<img src=x onerror=alert(1)>" }));
    expect(body).not.toContain("<img");
    expect(body).toContain("&lt;img src=x");
  });
});

describe("sittings", () => {
  const winter = {
    unitId: "",
    morningFrom: "08:00",
    morningTo: "11:30",
    afternoonFrom: "13:30",
    afternoonTo: "16:30",
    saturdayFrom: "",
    saturdayTo: "",
    from: "2026-12-01",
    reason: "Giờ mùa đông",
    version: "0",
  };
  const GIO = `${LICH}/gio`;
  const preview = (form: Record<string, string>) =>
    admin.get(`${GIO}/xem-truoc?${new URLSearchParams(form).toString()}`);

  it("are shown as they are, for reading only to a manager", async () => {
    const { body } = await admin.get(GIO);
    expect(body).toMatch(/name="morningFrom"[^>]*value="07:30"/);
    expect(body).toMatch(/name="saturdayTo"[^>]*value="11:00"/);
    expect((await manager.get(GIO)).body).not.toContain('name="reason"');
    expect((await manager.post(GIO, winter)).status).toBe(403);
  });

  it("are previewed, then saved from their day on", async () => {
    const { status, body } = await preview(winter);
    expect(status).toBe(200);
    expect(words(body)).toContain("Từ ngày 01/12/2026; những ngày trước đó giữ giờ cũ.");
    expect(words(body)).toContain("Thứ bảy: nghỉ");
    const done = await admin.post(GIO, winter);
    expect([done.status, done.location]).toEqual([303, `${GIO}?xong=gio`]);
    const calendar = await loadCalendar(database.app);
    const sittings = (day: string) => calendar.work[calendar.days.findIndex((one) => one.date.toString() === day)];
    expect(sittings("2026-11-30")?.[0]).toEqual({ from: 450, to: 660 });
    expect(sittings("2026-12-01")).toEqual([
      { from: 480, to: 690 },
      { from: 810, to: 990 },
    ]);
    expect(heard).toHaveLength(1);
  });

  it("of a unit are its own, and the due dates stay with the centre", async () => {
    expect(words((await preview({ ...winter, unitId: UNIT })).body)).toContain("vẫn tính theo giờ chung của Trung tâm");
    expect((await admin.post(GIO, { ...winter, unitId: UNIT })).status).toBe(303);
    expect(words((await admin.get(`${GIO}?don-vi=${UNIT}`)).body)).toContain("Giờ làm việc: Quầy Sở Thử nghiệm");
    expect((await loadCalendar(database.app)).version).toBe("v1");
    expect((await admin.get(`${GIO}?don-vi=${newId()}`)).status).toBe(404);
  });

  it.each([
    [{ morningFrom: "8h" }, "Hãy ghi giờ dạng 07:30."],
    [{ afternoonTo: "25:00" }, "Hãy ghi giờ dạng 07:30, hoặc để trống."],
    [{ afternoonTo: "" }, "Giờ làm việc phải theo thứ tự"],
    [{ morningTo: "07:00" }, "Giờ làm việc phải theo thứ tự"],
    [{ afternoonFrom: "11:00" }, "Giờ làm việc phải theo thứ tự"],
    [{ from: "2026-11-01" }, "đã qua nên không đổi được"],
    [{ reason: "" }, "Hãy ghi lý do."],
  ])("say what is wrong and keep what was typed: %j", async (wrong, sentence) => {
    const { status, body } = await preview({ ...winter, ...wrong });
    expect([409, 422]).toContain(status);
    expect(words(body)).toContain(sentence);
    expect(body).toMatch(/name="morningFrom"[^>]*value="0?8/);
  });
});
