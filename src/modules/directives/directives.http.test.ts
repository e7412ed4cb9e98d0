import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseNow } from "#platform/db/db.ts";
import { fixedClock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { ageSessions, signedIn, staffApp, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import type { Directive } from "./domain/directive.ts";
import { directivePath, directiveRoutes, newDirectivePath, openSessionPrinter, SESSION_PATH } from "./index.ts";
import { findDirective, historyOf } from "./store/load.ts";
import { CALENDAR, MONDAY } from "./testing.ts";
import { aWorld, type World } from "./testing-world.ts";

const LIST = "/dieu-hanh/chi-dao";
const NEW = `${LIST}/moi`;
const CHAIRMAN = "lanhdao.ubnd";
const LEADER = "lanhdao.sxd";

let world: World;
let app: App;
const people = new Map<string, Browser>();
const clock = fixedClock(MONDAY);
const printer = openSessionPrinter();

beforeAll(async () => {
  world = await aWorld();
  app = await staffApp({
    db: world.db,
    register: (it) => directiveRoutes(it, { db: world.db, clock, newId, calendar: async () => CALENDAR, printer }),
  });
});
afterAll(async () => {
  await app.close();
  printer.close();
  await world.database.drop();
});

async function as(username: string): Promise<Browser> {
  const known = people.get(username) ?? (await signedIn(app, username));
  people.set(username, known);
  return known;
}

function form(change: Record<string, string> = {}): Record<string, string> {
  return {
    formId: newId(),
    title: "Giải quyết dứt điểm hồ sơ quá hạn",
    text: "Rà soát từng hồ sơ.",
    agencyId: world.agency("H37.07"),
    dueOn: "30/11/2026",
    urgency: "urgent",
    basis: "",
    ...change,
  };
}

async function issued(by = CHAIRMAN, change: Record<string, string> = {}): Promise<Directive> {
  const answer = await (await as(by)).post(NEW, form(change));
  const id = /chi-dao\/([0-9a-f-]{36})\?xong=gui$/.exec(answer.location)?.[1] ?? "";
  const directive = await findDirective(world.db, id);
  if (directive === undefined) throw new Error(`not issued: ${answer.status} ${answer.body}`);
  return directive;
}

/** What a page says, without its markup. */
function textOf(body: string): string {
  return body
    .replace(/<[^>]+>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}

describe("writing", () => {
  it("goes from a figure to a directive that links back to it", async () => {
    const href = "/dieu-hanh?co-quan=H37.07&ky=2026-11";
    const link = newDirectivePath({ label: "Hồ sơ quá hạn", value: "12", href, asOf: MONDAY });
    const page = await (await as(CHAIRMAN)).get(link);
    expect(page.status).toBe(200);
    expect(textOf(page.body)).toContain("Hồ sơ quá hạn : 12");
    expect(textOf(page.body)).toContain("Như hiển thị lúc 09:15 23/11/2026.");
    const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const kept = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")]));
    expect(kept).toMatchObject({ tu: href, nguon: "Hồ sơ quá hạn", so: "12", luc: MONDAY.toString() });

    const directive = await issued(CHAIRMAN, kept);
    expect(directive.source).toMatchObject({ kind: "figure", href, value: "12" });
    const detail = await (await as(LEADER)).get(directivePath(directive.id));
    expect(detail.body).toContain(`href="${href.replaceAll("&", "&amp;")}"`);
    expect(textOf(detail.body)).toContain("còn 4 ngày hạn 30/11/2026");
  });

  it.each(["https://xau.example/x", "//xau.example/x", "javascript:alert(1)", "data:text/html,x"])(
    "keeps no source at %s, by link or by form, and loses nothing typed",
    async (tu) => {
      const chairman = await as(CHAIRMAN);
      const page = await chairman.get(`${NEW}?${new URLSearchParams({ tu, nguon: "Số liệu", so: "1" }).toString()}`);
      expect(page.status).toBe(422);
      expect(textOf(page.body)).toContain("không phải là trang của hệ thống");
      expect(page.body).not.toContain(tu);
      const answer = await chairman.post(NEW, form({ tu, nguon: "Số liệu", so: "1" }));
      expect(answer.status).toBe(422);
      expect(answer.body).toContain("Rà soát từng hồ sơ.");
      expect(answer.body).not.toContain(tu);
    },
  );

  it("names each mistake at its field and keeps every letter", async () => {
    const answer = await (await as(CHAIRMAN)).post(NEW, form({ title: "", dueOn: "29/11/2026", agencyId: "x" }));
    expect(answer.status).toBe(422);
    for (const sentence of ["Hãy nhập tên việc.", "Hạn trả lời là ngày nghỉ.", "Hãy chọn cơ quan thực hiện."]) {
      expect(textOf(answer.body)).toContain(sentence);
    }
    expect(answer.body).toContain('value="29/11/2026"');
    expect(answer.body).toContain(">Rà soát từng hồ sơ.</textarea>");
  });

  it("shows units and people of an agency without writing anything, and asks for no proof of it", async () => {
    await ageSessions(world.database.owner, "confirmed_at", 6);
    const before = await count();
    const answer = await (await as(CHAIRMAN)).post(NEW, form({ choose: "yes" }));
    await ageSessions(world.database.owner, "confirmed_at", -6);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain("Phòng Quản lý xây dựng");
    expect(answer.body).toContain(world.viewer("chuyenvien.sxd").officerId);
    expect(answer.body).toContain("Gửi chỉ đạo");
    expect(await count()).toBe(before);
  });

  it("sent twice leads to the same page; other words in the same form are kept and told", async () => {
    const typed = form();
    const chairman = await as(CHAIRMAN);
    const [first, second] = [await chairman.post(NEW, typed), await chairman.post(NEW, typed)];
    expect([first.status, second.status, second.location]).toEqual([303, 303, first.location]);
    const third = await chairman.post(NEW, { ...typed, text: "Nội dung khác." });
    expect(third.status).toBe(409);
    expect(third.body).toContain("Nội dung khác.");
    const fresh = /name="formId" value="([^"]+)"/.exec(third.body)?.[1];
    expect(fresh).not.toBe(typed["formId"]);
  });

  it("is a recommendation from the centre, and its head commands the desks", async () => {
    expect((await issued("giamdoc")).kind).toBe("recommendation");
    expect((await issued("giamdoc", { unitId: world.unit("H37.07/counter") })).kind).toBe("directive");
  });

  it("asks a leader for the password again and keeps the form meanwhile", async () => {
    await ageSessions(world.database.owner, "confirmed_at", 6);
    const typed = form({ title: "Việc cần xác nhận" });
    const chairman = await signedIn(app, CHAIRMAN);
    await ageSessions(world.database.owner, "confirmed_at", 6);
    const asked = await chairman.post(NEW, typed);
    expect(asked.status).toBe(403);
    expect(asked.body).toContain("Việc cần xác nhận");
    expect(await findDirective(world.db, typed["formId"] ?? "")).toBeUndefined();
    const done = await chairman.post(NEW, { ...typed, "xac-nhan-mat-khau": TEST_PASSWORD });
    expect([done.status, done.location]).toEqual([303, `${directivePath(typed["formId"] ?? "")}?xong=gui`]);
    people.clear();
  });
});

async function count(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from directive_event`.execute(world.db);
  return rows[0]?.n ?? -1;
}

describe("who may", () => {
  it("only leaders open the form or send it", async () => {
    for (const username of ["chuyenvien.sxd", "truongphong.sxd", "tiepnhan.sxd", "quantri"]) {
      const officer = await as(username);
      expect([(await officer.get(NEW)).status, (await officer.post(NEW, form())).status]).toEqual([403, 403]);
    }
  });

  it("a write from another site is refused, also with a good session", async () => {
    const directive = await issued();
    const before = await count();
    const chairman = await as(CHAIRMAN);
    for (const url of [NEW, `${directivePath(directive.id)}/rut-lai`]) {
      const answer = await chairman.post(
        url,
        { ...form(), version: "1", reason: "x" },
        { "sec-fetch-site": "cross-site" },
      );
      expect(answer.status, url).toBe(403);
    }
    expect(await count()).toBe(before);
  });

  it("a stranger gets on every route what a missing one gives", async () => {
    const directive = await issued();
    const stranger = await as("lanhdao.stp");
    const essence = async (id: string) => {
      const pages = [
        await stranger.get(directivePath(id)),
        await stranger.get(`${directivePath(id)}/tra-loi`),
        await stranger.post(`${directivePath(id)}/tra-loi`, { version: "1", text: "x" }),
        await stranger.post(`${directivePath(id)}/rut-lai`, { version: "1", reason: "x" }),
      ];
      return pages.map(({ status, body }) => `${status} ${body.replaceAll(id, "ID")}`);
    };
    const foreign = await essence(directive.id);
    expect(foreign).toEqual(await essence(newId()));
    expect(foreign.every((one) => one.startsWith("404 "))).toBe(true);
    expect(await essence("khong-phai-ma")).toEqual(foreign);
    expect((await stranger.get(LIST)).body).not.toContain(directive.id);
    expect((await stranger.get(SESSION_PATH)).body).not.toContain(directive.id);
  });

  it("who sees but has no part is told so; an unknown act is not there", async () => {
    const directive = await issued();
    const specialist = await as("chuyenvien.sxd");
    expect((await specialist.get(directivePath(directive.id))).status).toBe(200);
    const answer = await specialist.post(`${directivePath(directive.id)}/tra-loi`, { version: "1", text: "x" });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain("Ông/bà không được giao việc này.");
    expect((await specialist.get(`${directivePath(directive.id)}/tra-loi`)).location).toBe(directivePath(directive.id));
    expect((await specialist.get(`${directivePath(directive.id)}/xoa`)).status).toBe(404);
  });
});

describe("following it to the end", () => {
  it("acknowledge, answer, send back, answer, accept: each from its own button", async () => {
    const directive = await issued();
    const [leader, chairman] = [await as(LEADER), await as(CHAIRMAN)];
    const at = directivePath(directive.id);
    const page = await leader.get(at);
    expect(page.body).toContain(`action="${at}/da-nhan"`);
    expect(page.body).toContain(`href="${at}/tra-loi"`);
    expect(page.body).not.toContain(`${at}/rut-lai`);
    const steps: readonly (readonly [Browser, string, Record<string, string>])[] = [
      [leader, "da-nhan", { version: "1" }],
      [leader, "tra-loi", { version: "2", text: "Đã xong\r\n9 hồ sơ." }],
      [chairman, "tra-lai", { version: "3", reason: "Còn 3 hồ sơ." }],
      [chairman, "gia-han", { version: "4", dueOn: "2026-12-04", reason: "Chờ đo đạc." }],
      [leader, "tra-loi", { version: "5", text: "Đã xong cả 12 hồ sơ." }],
      [chairman, "chap-nhan", { version: "6" }],
    ];
    for (const [who, slug, typed] of steps) {
      const answer = await who.post(`${at}/${slug}`, typed);
      expect([answer.status, answer.location], slug).toEqual([303, `${at}?xong=${slug}`]);
    }
    const done = textOf((await chairman.get(`${at}?xong=chap-nhan`)).body);
    for (const words of [
      "Đã xong: chấp nhận, kết thúc",
      "trả lời đúng hạn",
      "Hạn ban đầu 30/11/2026",
      "Lý do: Còn 3 hồ sơ.",
    ]) {
      expect(done).toContain(words);
    }
    expect(await historyOf(world.db, directive.id)).toHaveLength(7);
  });

  it("whoever was slower hears of it, sees what changed and keeps what was typed", async () => {
    const directive = await issued();
    const at = directivePath(directive.id);
    await (await as(CHAIRMAN)).post(`${at}/gia-han`, { version: "1", dueOn: "04/12/2026", reason: "Thêm thời gian." });
    const stale = await (await as(LEADER)).post(`${at}/tra-loi`, { version: "1", text: "Chữ đã gõ." });
    expect(stale.status).toBe(409);
    for (const words of ["đã có thay đổi lúc 09:15 23/11/2026", "Gia hạn đến 04/12/2026"]) {
      expect(textOf(stale.body)).toContain(words);
    }
    expect(stale.body).toContain(">Chữ đã gõ.</textarea>");
    expect(stale.body).toContain('name="version" value="2"');

    await (await as(CHAIRMAN)).post(`${at}/rut-lai`, { version: "2", reason: "Trùng." });
    const over = await (await as(LEADER)).post(`${at}/tra-loi`, { version: "2", text: "Chữ gõ lần hai." });
    expect(over.status).toBe(409);
    expect(textOf(over.body)).toContain("Chữ gõ lần hai.");
    expect(over.body).not.toContain("<textarea");
    const late = await (await as(LEADER)).post(`${at}/tra-loi`, { version: "3", text: "Chữ gõ lần ba." });
    expect([late.status, textOf(late.body).includes("đang ở trạng thái “Đã rút”")]).toEqual([409, true]);
  });

  it("a form without version is refused, an empty answer comes back with its mistake", async () => {
    const directive = await issued();
    const leader = await as(LEADER);
    const at = `${directivePath(directive.id)}/tra-loi`;
    expect((await leader.post(at, { text: "x" })).status).toBe(428);
    expect((await leader.post(at, { text: "x", version: "1; drop" })).status).toBe(428);
    const empty = await leader.post(at, { version: "1", text: "  " });
    expect([empty.status, textOf(empty.body).includes("Hãy nhập nội dung trả lời.")]).toEqual([422, true]);
  });

  it("words that look like code are words", async () => {
    const title = `<img src=x onerror=alert(1)> "'`;
    const directive = await issued(CHAIRMAN, { title });
    for (const url of [LIST, directivePath(directive.id), SESSION_PATH]) {
      expect((await (await as(CHAIRMAN)).get(url)).body, url).not.toContain("<img src=x");
    }
  });
});

describe("the list", () => {
  it("filters by shelf and direction in the address, finds by words, and says what to do when it is empty", async () => {
    const named = await issued(CHAIRMAN, { title: "Việc đất đai rất riêng" });
    const leader = await as(LEADER);
    const found = await leader.get(`${LIST}?tim=dat+dai+rieng&chieu=nhan&muc=dang-cho`);
    expect(found.body.match(/data-key-row/g)).toHaveLength(1);
    expect(found.body).toContain(directivePath(named.id));
    expect((await leader.get(`${LIST}?tim=dat+dai+rieng&chieu=giao`)).body).not.toContain(directivePath(named.id));
    expect(textOf((await leader.get(`${LIST}?tim=khong+co+gi`)).body)).toContain("Bỏ bớt điều kiện lọc");
    const nobody = textOf((await (await as("lanhdao.sdttg")).get(LIST)).body);
    expect(nobody).toContain("Chưa có chỉ đạo, kiến nghị nào");
    expect(nobody).toContain("Viết chỉ đạo, kiến nghị");
    expect(textOf((await (await as("chuyenvien.sdttg")).get(LIST)).body)).not.toContain("Viết chỉ đạo, kiến nghị");
  });

  it("pages by fifty", async () => {
    for (let n = 0; n < 51; n += 1) await world.issue("lanhdao.syt", { assignee: whole("H37.09", "H37.09/division") });
    const health = await as("lanhdao.syt");
    const first = await health.get(LIST);
    expect(first.body.match(/data-key-row/g)).toHaveLength(50);
    const next = /href="([^"]*sau=[^"]+)"/.exec(first.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await health.get(next);
    expect(second.body.match(/data-key-row/g)).toHaveLength(1);
    expect(second.body).toContain("Về trang đầu");
  });
});

function whole(agency: string, unit: string) {
  return { agencyId: world.agency(agency), unitId: world.unit(unit), officerId: null };
}

describe("for the next working session", () => {
  it("tells the state as of its day on the page, and asks again for what is no day", async () => {
    await issued("lanhdao.sngv", {
      agencyId: world.agency("H37.11"),
      unitId: world.unit("H37.11/division"),
      title: "Việc của Ngoại vụ",
    });
    const foreign = await as("lanhdao.sngv");
    clock.set(MONDAY.add({ hours: 24 * 10 }));
    const late = textOf((await foreign.get(SESSION_PATH)).body);
    expect(late).toContain("1 việc: 1 đang chờ (1 quá hạn)");
    expect(late).toContain("quá hạn 2 ngày");
    const before = textOf((await foreign.get(`${SESSION_PATH}?tu=01/11/2026&den=24/11/2026`)).body);
    expect(before).toContain("1 việc: 1 đang chờ (0 quá hạn)");
    expect(before).toContain("trạng thái tính đến 23:59 24/11/2026");
    expect(textOf((await foreign.get(`${SESSION_PATH}?den=22/11/2026`)).body)).toContain("0 việc");
    for (const query of ["den=2026", "tu=x", "tu=30/11/2026&den=01/11/2026"]) {
      expect((await foreign.get(`${SESSION_PATH}?${query}`)).status, query).toBe(422);
    }
    clock.set(MONDAY);
  });

  it("prints on A4 with the viewer's letterhead, every word, the overdue in red", async () => {
    await issued("giamdoc", { title: "Kết nối phần mềm hộ tịch", agencyId: world.agency("H37.12") });
    const mine = await issued(CHAIRMAN, { title: "Việc có trả lời dài", agencyId: world.agency("H37.12") });
    const longAnswer = Array.from({ length: 120 }, (_, n) => `Dòng trả lời thứ ${n + 1}.`).join("\n");
    const leader = await as("lanhdao.sdttg");
    await leader.post(`${directivePath(mine.id)}/tra-loi`, { version: "1", text: longAnswer });
    clock.set(MONDAY.add({ hours: 24 * 10 }));
    const answer = await app.inject({
      url: `${SESSION_PATH}.pdf?den=03/12/2026`,
      headers: { cookie: leader.cookies() },
      remoteAddress: "192.0.2.1",
    });
    clock.set(MONDAY);
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(answer.headers["content-disposition"]).toBe('inline; filename="chi-dao-kien-nghi-2026-12-03.pdf"');
    const document = await getDocumentProxy(new Uint8Array(answer.rawPayload));
    const page = await document.getPage(1);
    expect(page.view.slice(2).map((points: number) => Math.round((points * 25.4) / 72))).toEqual([297, 210]);
    const { text } = await extractText(document, { mergePages: true });
    const flat = text.replace(/\s+/g, " ");
    for (const words of [
      "UBND TỈNH LẠNG SƠN",
      "SỞ DÂN TỘC VÀ TÔN GIÁO",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Lạng Sơn, ngày 03 tháng 12 năm 2026",
      "TÌNH HÌNH THỰC HIỆN CHỈ ĐẠO, KIẾN NGHỊ",
      "2 việc: 1 đang chờ (1 quá hạn), 1 đã trả lời chờ chấp nhận",
      "I. CHỈ ĐẠO",
      "Việc có trả lời dài",
      "Dòng trả lời thứ 1.",
      "Dòng trả lời thứ 120.",
      "II. KIẾN NGHỊ",
      "Kết nối phần mềm hộ tịch",
      "Chưa trả lời",
      "(quá hạn 2 ngày)",
    ]) {
      expect(flat).toContain(words);
    }
    expect(document.numPages).toBeGreaterThan(1);
    const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1));
    const operators = await Promise.all((await Promise.all(pages)).map((one) => one.getOperatorList()));
    const colours = operators
      .flatMap(({ argsArray }) => argsArray.flat())
      .filter((one) => /^#\w{6}$/.test(String(one)));
    expect([...new Set(colours)]).toEqual(["#000000", "#a81c1c"]);
  });

  it("is the same a year later", async () => {
    const chairman = await as(CHAIRMAN);
    const url = `${SESSION_PATH}?tu=01/11/2026&den=23/11/2026`;
    clock.set("2026-11-24T02:00:00Z");
    const then = (await chairman.get(url)).body;
    clock.set("2027-11-24T02:00:00Z");
    expect((await chairman.get(url)).body).toBe(then);
    clock.set(await databaseNow(world.db));
  });
});
