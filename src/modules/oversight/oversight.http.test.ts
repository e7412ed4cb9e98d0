import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/index.ts";
import { seedStaff, signedIn, staffApp, type Browser, type SeededStaff } from "#modules/identity/testing.ts";
import { closeDays, countRows, isRowMeasure } from "#modules/reporting/index.ts";
import { fillFacts } from "#modules/reporting/testing-archive.ts";
import { openSessionReportPrinter, oversightRoutes } from "./index.ts";

const NOW = Temporal.Instant.from("2026-11-25T15:00:00+07:00");
let database: TestDatabase;
let staff: SeededStaff;
let app: App;
const browsers = new Map<string, Browser>();

beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  await fillFacts(database.owner, { dossiers: 1500, until: NOW, years: 1 });
  await closeDays(database.app, NOW);
  const calendar = calendarOfLaw(2025, 2028, STATE_ANNOUNCEMENTS);
  const printer = openSessionReportPrinter();
  app = await staffApp({
    db: database.app,
    register: (web) => {
      web.addHook("onClose", async () => printer.close());
      const deps = { db: database.app, clock: fixedClock(NOW), newId, calendar: async () => calendar, printer };
      oversightRoutes(web, deps);
    },
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function as(username: string): Promise<Browser> {
  const known = browsers.get(username) ?? (await signedIn(app, username));
  browsers.set(username, known);
  return known;
}

/** Every figure of a page that opens rows: what it says, and the question its address asks. */
function figuresOf(body: string) {
  const links = [...body.matchAll(/<p class="mc-figure-value"><a href="([^"]+)" aria-label="([^"]+)"/g)];
  return links.map(([, href = "", label = ""]) => ({
    label,
    count: Number(/: ([\d.]+) hồ sơ/.exec(label)?.[1]?.replaceAll(".", "") ?? Number.NaN),
    query: new URLSearchParams(href.replaceAll("&amp;", "&").split("?")[1]),
  }));
}

async function rowsBehind(query: URLSearchParams): Promise<number> {
  const measure = query.get("so-lieu") ?? "";
  if (!isRowMeasure(measure)) throw new Error(`no list ${measure}`);
  const day = (name: string) => {
    const text = query.get(name);
    return text === null ? undefined : Temporal.PlainDate.from(text);
  };
  const agencyId = query.get("don-vi");
  return countRows(database.app, {
    measure,
    from: day("tu") ?? Temporal.PlainDate.from("2000-01-01"),
    until: Temporal.Instant.from(query.get("tinh-den") ?? ""),
    agencyIds: agencyId === null ? undefined : [agencyId],
    acceptedFrom: day("nhan-tu"),
    acceptedTo: day("nhan-den"),
    dueTo: day("hen-den"),
  });
}

describe("who sees a board", () => {
  it.each([
    ["giamdoc", 200, 200],
    ["lanhdao.ubnd", 200, 200],
    ["lanhdao.skhcn", 200, 403],
    ["chuyenvien.skhcn", 403, 403],
    ["tiepnhan.skhcn", 403, 403],
  ])("%s gets %d for the centre and %d for the province", async (username, centre, province) => {
    const officer = await as(username);
    expect((await officer.get("/dieu-hanh")).status).toBe(centre);
    expect((await officer.get("/dieu-hanh/tinh")).status).toBe(province);
    expect((await officer.get("/dieu-hanh/phien-hop")).status).toBe(province);
    expect((await officer.get("/dieu-hanh/so-lieu-cong-bo")).status).toBe(province);
  });

  it("shows a department its own figures, and a foreign agency like one that is not there", async () => {
    const leader = await as("lanhdao.skhcn");
    const own = staff.agencies.get("H37.05") ?? "";
    const page = await leader.get("/dieu-hanh");
    expect(page.body).toContain("Bảng điều hành: Sở Khoa học và Công nghệ");
    for (const { query } of figuresOf(page.body)) expect(query.get("don-vi")).toBe(own);
    expect((await leader.get(`/dieu-hanh?co-quan=${own}`)).status).toBe(200);
    const foreign = await leader.get(`/dieu-hanh?co-quan=${staff.agencies.get("H37.07")}`);
    const missing = await leader.get(`/dieu-hanh?co-quan=${newId()}`);
    expect([foreign.status, missing.status, foreign.body]).toEqual([404, 404, missing.body]);
    expect((await (await as("giamdoc")).get("/dieu-hanh?co-quan=x")).status).toBe(404);
  });
});

describe("the board", () => {
  it.each(["hom-nay", "7-ngay", "30-ngay", "quy", "nam"])(
    "opens as many rows as each figure says: %s",
    async (period) => {
      for (const agency of ["", `&co-quan=${staff.agencies.get("H37.07")}`]) {
        const { body } = await (await as("giamdoc")).get(`/dieu-hanh?ky=${period}&sap-han=3-ngay${agency}`);
        const figures = figuresOf(body).filter(({ count }) => !Number.isNaN(count));
        expect(figures.length).toBeGreaterThanOrEqual(6);
        for (const { label, count, query } of figures) expect([label, await rowsBehind(query)]).toEqual([label, count]);
      }
    },
  );

  it("has rows behind the numbers of its rankings and ages", async () => {
    const { body } = await (await as("lanhdao.ubnd")).get("/dieu-hanh/tinh?ky=nam");
    const links = [...body.matchAll(/<a href="(\/can-bo\/thong-ke\/ho-so\?[^"]+)"[^>]*>([\d.]+)<\/a>/g)];
    expect(links.length).toBeGreaterThan(60);
    for (const [, href = "", text = ""] of links.filter((_, index) => index % 7 === 0)) {
      const query = new URLSearchParams(href.replaceAll("&amp;", "&").split("?")[1]);
      expect([href, await rowsBehind(query)]).toEqual([href, Number(text.replaceAll(".", ""))]);
    }
  });

  it("answers an open board with its figures alone", async () => {
    const leader = await as("giamdoc");
    const part = await leader.get("/dieu-hanh", { "x-live-part": "figures" });
    expect(part.body).toContain('data-live="board"');
    expect(part.body).not.toContain("mc-menu");
    expect(part.body.length).toBeLessThan((await leader.get("/dieu-hanh")).body.length);
  });

  it("carries a directive from every figure, with the figure as its source", async () => {
    const { body } = await (await as("giamdoc")).get("/dieu-hanh");
    const links = [...body.matchAll(/href="(\/dieu-hanh\/chi-dao\/moi\?[^"]+)"/g)].map(([, href = ""]) => href);
    expect(links.length).toBeGreaterThanOrEqual(7);
    const query = new URLSearchParams((links[0] ?? "").replaceAll("&amp;", "&").split("?")[1]);
    expect(query.get("tu")).toMatch(/^\/can-bo\/thong-ke\/ho-so\?/);
    expect(query.get("nguon")).toContain("Tiếp nhận");
  });
});

describe("the briefing", () => {
  const path = "/dieu-hanh/bao-cao-nhanh?tu=01/10/2026&den=31/10/2026";

  it("says what adds up, opens each number, and shows who had nothing", async () => {
    const { status, body } = await (await as("lanhdao.ubnd")).get(path);
    expect(status).toBe(200);
    expect(body).toMatch(/Từ ngày 01\/10\/2026 đến ngày 31\/10\/2026, tiếp nhận \d+ hồ sơ/);
    expect(body).toMatch(/Đối chiếu: .* = .*\. Khớp\./);
    for (const { label, count, query } of figuresOf(body).filter((figure) => !Number.isNaN(figure.count))) {
      expect([label, await rowsBehind(query)]).toEqual([label, count]);
    }
    expect(body).toContain("Công ty Điện lực Lạng Sơn");
    expect(body).toContain("Phòng Công chứng số 1");
  });

  it("tells an old instant as it was then", async () => {
    const leader = await as("lanhdao.ubnd");
    const then = `${path}&tinh-den=${encodeURIComponent("12:00 15/10/2026")}`;
    const first = await leader.get(then);
    expect(first.body).toContain("12:00 15/10/2026");
    expect((await leader.get(then)).body).toBe(first.body);
    expect(first.body).not.toBe((await leader.get(path)).body);
  });

  it.each([
    ["tu=31/02/2026&den=31/10/2026", "Ngày đầu viết như 10/01/2019.", "31/02/2026"],
    ["tu=01/10/2026&den=hôm qua", "Ngày cuối viết như 11/02/2019.", "hôm qua"],
    ["tu=02/10/2026&den=01/10/2026", "Ngày cuối phải từ ngày đầu trở đi.", "02/10/2026"],
    ["tu=01/10/2026&den=31/10/2026&tinh-den=trưa", "Thời điểm viết như", "trưa"],
  ])("says what is wrong with %s and keeps it", async (query, message, typed) => {
    const answer = await (await as("giamdoc")).get(`/dieu-hanh/bao-cao-nhanh?${encodeURI(query)}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(message);
    expect(answer.body).toContain(`value="${typed}"`);
  });

  it("limits a department to itself", async () => {
    const { body } = await (await as("lanhdao.skhcn")).get(path);
    expect(body).toContain("Sở Khoa học và Công nghệ");
    expect(body).not.toContain("Sở Xây dựng");
  });
});

describe("announced figures", () => {
  const form = (change: Record<string, string> = {}) => ({
    ma: newId(),
    "noi-dung": "procedures",
    tong: "1.284",
    "phan-0": "16 sở, ngành",
    "so-0": "1.275",
    "phan-1": "Công ty Điện lực",
    "so-1": "19",
    nguon: "Phiên họp ngày 11/02/2019",
    ngay: "20/11/2026",
    ...change,
  });
  const NEW = "/dieu-hanh/so-lieu-cong-bo/moi";

  it("are entered by the centre, kept once, and shown in red where the parts do not add up", async () => {
    const centre = await as("giamdoc");
    expect((await centre.get(NEW)).status).toBe(200);
    const sent = form();
    const saved = await centre.post(NEW, sent);
    expect(saved.status).toBe(303);
    expect((await centre.post(NEW, sent)).location).toBe(saved.location);
    const page = await centre.get(saved.location);
    expect(page.body).toContain("Công bố 1.284; cộng các phần 1.275 + 19 = 1.294; lệch 10");
    expect(page.body).toContain("Danh mục của hệ thống");
    const list = await (await as("lanhdao.ubnd")).get("/dieu-hanh/so-lieu-cong-bo");
    expect(list.body.match(/lệch 10/g)).toHaveLength(1);
    const briefing = await centre.get("/dieu-hanh/bao-cao-nhanh?tu=01/11/2026&den=25/11/2026");
    expect(briefing.body).toContain("= 1.294; lệch 10");
    expect((await centre.get("/dieu-hanh/bao-cao-nhanh?tu=01/10/2026&den=31/10/2026")).body).not.toContain("lệch 10");
  });

  it("keep what was typed when something is wrong, and give more rows without JavaScript", async () => {
    const centre = await as("giamdoc");
    const wrong = await centre.post(NEW, form({ tong: "nhiều", nguon: "" }));
    expect(wrong.status).toBe(422);
    for (const kept of ["nhiều", "16 sở, ngành", "1.275"]) expect(wrong.body).toContain(`value="${kept}"`);
    expect(wrong.body).toContain("Hãy viết nguồn công bố.");
    const more = await centre.post(NEW, form({ them: "1" }));
    expect([more.status, more.body.includes("phan-5")]).toEqual([200, true]);
    expect((await centre.post(NEW, form({ ngay: "mai" }))).body).toContain("Ngày công bố viết như 11/02/2019.");
  });

  it("are not for others to enter, and one that is not there is not found", async () => {
    expect((await (await as("lanhdao.ubnd")).post(NEW, form())).status).toBe(403);
    expect((await (await as("chuyenvien.skhcn")).get(NEW)).status).toBe(403);
    expect((await (await as("giamdoc")).get(`/dieu-hanh/so-lieu-cong-bo/${newId()}`)).status).toBe(404);
    expect((await (await as("giamdoc")).get("/dieu-hanh/so-lieu-cong-bo/x")).status).toBe(404);
  });
});

describe("the working session", () => {
  it("reports the month in sentences and tables, with what the centre wrote", async () => {
    const centre = await as("giamdoc");
    const note = "Thủ tục liên thông <b>còn khó</b>";
    const posted = await centre.post("/dieu-hanh/phien-hop/y-kien?ky=2026-10", { muc: "difficulty", "noi-dung": note });
    expect(posted.status).toBe(303);
    const { body } = await (await as("lanhdao.ubnd")).get("/dieu-hanh/phien-hop?ky=2026-10");
    expect(body).toContain("Trong kỳ, Trung tâm tiếp nhận");
    expect(body).toContain("I. KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT");
    expect(body).toContain("Thủ tục liên thông &lt;b>còn khó&lt;/b>");
    expect(body).not.toContain("Đưa vào báo cáo");
    expect((await centre.get("/dieu-hanh/phien-hop?ky=2026-09")).body).not.toContain("còn khó");
  });

  it("prints on A4 and is the same when it is asked again", async () => {
    const leader = await as("lanhdao.ubnd");
    const asked = `/dieu-hanh/phien-hop.pdf?ky=2026-10`;
    const [first, second] = [await leader.get(asked), await leader.get(asked)];
    expect([first.status, first.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(first.body.slice(0, 5)).toBe("%PDF-");
    expect(second.body).toBe(first.body);
    expect((await leader.get("/dieu-hanh/phien-hop.pdf?tu=x&den=y")).status).toBe(422);
  }, 60_000);

  it("keeps a note that cannot be taken, and takes none of others", async () => {
    const path = "/dieu-hanh/phien-hop/y-kien?ky=2026-10";
    const empty = await (await as("giamdoc")).post(path, { muc: "proposal", "noi-dung": "  " });
    expect([empty.status, empty.body.includes("Hãy viết nội dung ý kiến.")]).toEqual([422, true]);
    expect((await (await as("lanhdao.ubnd")).post(path, { muc: "proposal", "noi-dung": "x" })).status).toBe(403);
  });
});

describe("the board of an officer", () => {
  it("is everybody's own; heads also see their unit", async () => {
    const own = await (await as("chuyenvien.skhcn")).get("/can-bo/bang-viec");
    expect(own.status).toBe(200);
    expect(own.body).toContain("Ông/Bà không giữ việc nào cần xử lý.");
    expect(own.body).not.toContain("Giao lại việc");
    const head = await (await as("truongphong.skhcn")).get("/can-bo/bang-viec");
    expect(head.body).toContain("Giao lại việc");
    expect(head.body).toContain("Đang trống việc");
  });
});
