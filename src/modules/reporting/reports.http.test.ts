import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { h } from "preact";
import { readXlsx } from "hucre/xlsx";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { openExports, type Exports } from "#platform/exports/exports.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { parseCsv } from "#platform/sheets/testing-csv.ts";
import { createLog } from "#platform/telemetry.ts";
import { resolveDossier, withdrawDossier, type Dossier } from "#modules/dossiers/index.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, OWNER, type World } from "#modules/dossiers/testing-world.ts";
import type { Role, Viewer } from "#modules/identity/index.ts";
import { Temporal } from "#kernel/time.ts";
import { rowsPath } from "./http/paths.ts";
import { reportingRoutes } from "./http/routes.ts";
import { listRows } from "./store/list-rows.ts";
import { presentRows } from "./use-cases/present-rows.ts";
import { openReportPrinter } from "./use-cases/print-report.ts";
import { recordFacts } from "./use-cases/record-facts.ts";
import { REPORT_TEMPLATES } from "./use-cases/report-templates.ts";
import { writeExports, writeOrder } from "./use-cases/rows-export.ts";

let world: World;
let app: App;
let viewer: Viewer | undefined;
let exports: Exports;
const printer = openReportPrinter();
const clock = fixedClock(at("2026-12-10 10:00"));
const folder = mkdtempSync(join(tmpdir(), "motcua-exports-"));
let late: Dossier;

beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  late = await world.receive({ channel: "online" }, at("2026-11-23 09:00"));
  await world.receive({}, at("2026-11-24 09:00"));
  const leaves = await world.receive({}, at("2026-11-25 09:00"));
  await withdrawDossier(world.acting("counter-officer", at("2026-11-27 08:00")), {
    ...{ dossierId: leaves.id, version: leaves.version, reason: "Rút" },
  });
  await resolveDossier(world.acting("department-leader", at("2026-12-07 09:00")), {
    ...{ dossierId: late.id, version: late.version, result: "granted", number: "1/KQ", summary: "Đã cấp" },
    ...{ signedOn: Temporal.PlainDate.from("2026-12-07"), signerId: world.viewer("department-leader").officerId },
  });
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      if (viewer !== undefined) request.viewer = viewer;
    },
  });
  exports = openExports(folder, clock);
  reportingRoutes(app, { db: world.db, clock, newId, calendar: async () => CALENDAR, printer, exports });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  printer.close();
  await world.database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(role: Role | Viewer, url: string) {
  viewer = typeof role === "string" ? world.viewer(role) : role;
  return app.inject({ url });
}

const FORM = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
const NOVEMBER = "ky=thang&thang=11&nam=2026";
const page = (id: string, query = NOVEMBER) => `/can-bo/thong-ke/bieu/${id}?${query}`;
const file = (id: string, format: string) => `/can-bo/thong-ke/bieu/${id}/tai-ve?${NOVEMBER}&dang=${format}`;
const rowsOf = (measure: "received" | "settled-late" | "settled", until: string, agencyId = world.agencyId) =>
  rowsPath({ behind: { measure, agencyId }, from: Temporal.PlainDate.from("2026-11-01"), until: at(until) });

describe("the list of reports", () => {
  it("shows each viewer the reports that are for them", async () => {
    const leader = await open("provincial-leader", "/can-bo/thong-ke");
    for (const form of ["II.06a", "II.06b", "II.06c"]) expect(leader.body).toContain(`Biểu số ${form}/VPCP/KSTT`);
    const specialist = await open("specialist", "/can-bo/thong-ke");
    expect(specialist.body).toContain("II.06a");
    expect(specialist.body).not.toContain("II.06c");
    expect(specialist.body).not.toContain("II.06b");
  });
});

describe("a report", () => {
  it("shows headings, figures that open their dossiers, the balance, notes and the instant", async () => {
    const { body, statusCode } = await open("department-leader", page("ii-06a"));
    expect(statusCode).toBe(200);
    for (const text of [
      "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
      "Lĩnh vực, công việc giải quyết",
      "Trực tiếp, dịch vụ bưu chính",
      "(7)<wbr/>=(8)<wbr/>+(9)<wbr/>+(10)",
      "(3) = (7) + (11): 3 = 3",
      "hết ngày 30/11/2026",
      "Thông tư 01/2020/TT-VPCP",
      "so-lieu=settled-early",
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toMatch(/trong đó rút <a href="[^"]*so-lieu=withdrawn[^"]*">1<\/a>/);
  });

  it.each(REPORT_TEMPLATES.map(({ id, scopes }) => [id, scopes] as const))(
    "%s answers for a leader",
    async (id, scopes) => {
      const choice = scopes === "agency" ? `&don-vi=${world.agencyId}` : "";
      const asked = id === "ii-06b" ? "" : choice;
      const { statusCode, body } = await open("provincial-leader", `/can-bo/thong-ke/bieu/${id}?x=1${asked}`);
      expect(statusCode, id).toBe(200);
      expect(body).not.toContain("undefined");
      expect(body).not.toContain("NaN");
    },
  );

  it("is not there for other agencies, unknown reports and roles that do not report", async () => {
    expect((await open("specialist", page("ii-06a", `don-vi=${world.otherAgencyId}`))).statusCode).toBe(404);
    expect((await open("specialist", page("ii-06a", "don-vi=tat-ca"))).statusCode).toBe(404);
    expect((await open("specialist", page("ii-06c"))).statusCode).toBe(404);
    expect((await open("specialist", page("khong-co"))).statusCode).toBe(404);
    const own = await open(world.stranger("specialist"), page("ii-06a"));
    expect(own.body).toContain("(3) = (7) + (11): 0 = 0");
  });

  it.each([
    ["ky=tu-chon&tu=31%2F02%2F2026&den=xx", "Ngày viết như 05/11/2026.", "31/02/2026"],
    ["ky=thang&thang=11&nam=20266", "Năm viết bằng bốn chữ số", "20266"],
    [`${NOVEMBER}&tinh-den=mai`, "Thời điểm viết như 16:30 30/11/2026", "mai"],
    ["ky=thang&thang=1&nam=2027", "Kỳ này chưa bắt đầu", "2027"],
  ])("asked with %s says what is wrong and keeps what was typed", async (query, sentence, typed) => {
    const { body, statusCode } = await open("department-leader", page("ii-06a", query));
    expect(statusCode).toBe(422);
    expect(body).toContain(sentence);
    expect(body).toContain(`value="${typed}"`);
    expect(body).not.toContain("<table");
  });

  it("is the same as of an earlier instant as it was then", async () => {
    const early = await open("department-leader", page("ii-06a", `${NOVEMBER}&tinh-den=26%2F11%2F2026`));
    expect(early.body).toContain("hết ngày 26/11/2026");
    expect(early.body).toMatch(/trong đó rút <a[^>]*>0<\/a>/);
  });
});

describe("the dossiers behind a figure", () => {
  it("are as many as the figure says, with owner and how the promise stood then", async () => {
    const { body } = await open("department-leader", rowsOf("received", "2026-12-01 00:00"));
    expect(body).toContain("<strong>3</strong> hồ sơ");
    expect(body).toContain(late.code ?? "no code");
    expect(body).toContain(OWNER.name);
    expect(body).toContain("rút, tính trước hạn");
    const then = await open("department-leader", rowsOf("received", "2026-11-26 00:00"));
    expect(then.body).not.toContain("rút, tính trước hạn");
  });

  it("are not there for other agencies, and an address without sense says what to do", async () => {
    expect((await open(world.stranger("specialist"), rowsOf("received", "2026-12-01 00:00"))).statusCode).toBe(404);
    const wrong = await open("department-leader", "/can-bo/thong-ke/ho-so?so-lieu=x");
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain("Hãy mở lại báo cáo");
    const empty = await open("department-leader", rowsOf("settled-late", "2026-12-01 00:00"));
    expect(empty.body).toContain("Không có hồ sơ nào");
  });

  it("name no owner to those who may not open the dossier", async () => {
    const asked = {
      measure: "received",
      from: Temporal.PlainDate.from("2026-11-01"),
      until: at("2026-12-01 00:00"),
    } as const;
    const { rows } = await listRows(world.db, asked, { limit: 10 });
    const told = async (who: Viewer) => presentRows(world.db, rows, { viewer: who, until: asked.until });
    for (const row of await told(world.stranger("specialist"))) {
      expect(row).toMatchObject({ access: "closed", ownerName: "" });
      expect(row.code).toContain("H37.07");
    }
    for (const row of await told(world.viewer("centre-manager"))) {
      expect(row).toMatchObject({ access: "open", ownerName: OWNER.name });
    }
  });

  it("come as csv and xlsx with the same rows", async () => {
    const address = rowsOf("received", "2026-12-01 00:00").replace("/ho-so?", "/ho-so/tai-ve?");
    const csv = await open("department-leader", `${address}&dang=csv`);
    const rows = parseCsv(csv.body);
    expect(rows[0]?.slice(0, 3)).toEqual(["\uFEFFMã hồ sơ", "Chủ hồ sơ", "Thủ tục"]);
    expect(rows.slice(1).map((row) => row[0])).toContain(late.code);
    expect(rows).toHaveLength(4);
    const xlsx = await open("department-leader", `${address}&dang=xlsx`);
    const { sheets } = await readXlsx(new Uint8Array(xlsx.rawPayload));
    expect(JSON.stringify(sheets[0]?.rows)).toContain(late.code);
    expect((await open("department-leader", `${address}&dang=doc`)).statusCode).toBe(404);
  });

  it("are written in the background when there are many, for their officer alone", async () => {
    const me = world.viewer("department-leader");
    const id = newId();
    const question = {
      measure: "received",
      from: Temporal.PlainDate.from("2026-11-01"),
      until: at("2026-12-01 00:00"),
    } as const;
    const wish = { question, order: "accepted", title: "Hồ sơ tiếp nhận", about: ["Tháng 11"], viewer: me } as const;
    await exports.order(writeOrder(wish, { id, fileName: "ho-so.csv", format: "csv" }));
    const waiting = await open(me, `/can-bo/thong-ke/ket-xuat/${id}`);
    expect(waiting.headers["refresh"]).toBe("3");
    expect(waiting.body).toContain("Đang chờ đến lượt");
    expect((await open(me, `/can-bo/thong-ke/ket-xuat/${id}/tai-ve`)).statusCode).toBe(404);
    expect(await writeExports(world.db, exports)).toBe(1);
    const done = await open(me, `/can-bo/thong-ke/ket-xuat/${id}`);
    expect(done.headers["refresh"]).toBeUndefined();
    expect(done.body).toContain("Đã ghi xong 3 dòng");
    const sent = await open(me, `/can-bo/thong-ke/ket-xuat/${id}/tai-ve`);
    expect(parseCsv(sent.body)).toHaveLength(4);
    expect((await open(world.stranger("specialist"), `/can-bo/thong-ke/ket-xuat/${id}`)).statusCode).toBe(404);
    expect((await open(me, "/can-bo/thong-ke/ket-xuat/..%2F..")).statusCode).toBe(404);
  });
});

describe("files in the background", () => {
  it("do not wait for one that cannot be written", async () => {
    const question = {
      measure: "received",
      from: Temporal.PlainDate.from("2026-11-01"),
      until: at("2026-12-01 00:00"),
    } as const;
    const viewer = world.viewer("department-leader");
    const wish = { question, order: "accepted", title: "Hồ sơ tiếp nhận", about: [], viewer } as const;
    const orderOf = (id: string) => writeOrder(wish, { id, fileName: "ho-so.csv", format: "csv" });
    const [broken, whole] = ["00000000-0000-4000-8000-000000000001", newId()] as const;
    await exports.order({ ...orderOf(broken), request: "{}" });
    await exports.order(orderOf(whole));
    await expect(writeExports(world.db, exports)).rejects.toThrow("1 exports could not be written");
    const states = new Map((await exports.list()).map(({ id, state }) => [id, state]));
    expect(states.get(whole)).toBe("done");
    await exports.remove(broken);
  });
});

describe("the files of a report", () => {
  it("are csv and xlsx with merged headings, the balance and the instant", async () => {
    const csv = parseCsv((await open("department-leader", file("ii-06a", "csv"))).body);
    expect(csv[0]?.[4]).toBe("Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tiếp, dịch vụ bưu chính");
    expect(csv.find((row) => row[1] === "TỔNG SỐ")?.slice(2, 6)).toEqual(["3", "1", "2", "0"]);
    expect(csv.flat()).toContain("Đối chiếu: (3) = (7) + (11): 3 = 3");
    const xlsx = await open("department-leader", file("ii-06a", "xlsx"));
    const { sheets } = await readXlsx(new Uint8Array(xlsx.rawPayload));
    const texts = JSON.stringify(sheets[0]?.rows);
    for (const text of ["Biểu số II.06a/VPCP/KSTT", "Số lượng hồ sơ đang giải quyết", "(11)=(12)+(13)", "Tính đến"]) {
      expect(texts).toContain(text);
    }
  });

  it("are a PDF with letterhead, on A4 landscape", async () => {
    const pdf = await open("department-leader", file("ii-06a", "pdf"));
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    const { text } = await extractText(new Uint8Array(pdf.rawPayload), { mergePages: true });
    const flat = text.replace(/\s+/g, " ");
    for (const words of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "SỞ XÂY DỰNG",
      "Biểu số II.06a/VPCP/KSTT",
      "Kỳ báo cáo: Tháng 11 năm 2026",
      "TỔNG SỐ",
      "Đối chiếu: (3) = (7) + (11): 3 = 3",
    ]) {
      expect(flat).toContain(words);
    }
  });

  it("are refused in other formats and for questions that cannot be asked", async () => {
    expect((await open("department-leader", file("ii-06a", "docx"))).statusCode).toBe(404);
    const wrong = "/can-bo/thong-ke/bieu/ii-06a/tai-ve?ky=thang&thang=13&nam=2026&dang=xlsx";
    expect((await open("department-leader", wrong)).statusCode).toBe(422);
  });
});

describe("a closed report", () => {
  async function close(tinhDen: string): Promise<string> {
    viewer = world.viewer("department-leader");
    const payload = new URLSearchParams({ ky: "thang", thang: "12", nam: "2026", "tinh-den": tinhDen }).toString();
    const answer = await app.inject({ method: "POST", url: "/can-bo/thong-ke/bieu/ii-06a", payload, headers: FORM });
    expect(answer.statusCode).toBe(303);
    return answer.headers.location ?? "";
  }

  it("is kept, says the same when asked again, and shows what changed since the version before", async () => {
    const first = await close("03/12/2026");
    const second = await close("08/12/2026");
    const shown = await open("department-leader", second);
    expect(shown.body).toContain("phiên bản 2");
    expect(shown.body).toContain("mọi con số vẫn như khi chốt");
    expect(shown.body).toContain("Bản lưu còn nguyên vẹn");
    const changes = await open("department-leader", `${second}/so-voi/${first.split("/").at(-1) ?? ""}`);
    expect(changes.body).toContain("Thay đổi giữa phiên bản 1 và 2");
    expect(changes.body).toContain("Số lượng hồ sơ đã giải quyết – Quá hạn");
    expect(changes.body).toContain(late.code ?? "no code");
    const list = await open("department-leader", "/can-bo/thong-ke/phien-ban");
    expect(list.body).toContain("Biểu số II.06a/VPCP/KSTT, phiên bản 2");
  });

  it("is not there for others", async () => {
    const mine = await close("05/12/2026");
    expect((await open(world.stranger("department-leader"), mine)).statusCode).toBe(404);
    expect((await open("provincial-leader", mine)).statusCode).toBe(200);
    const none = await open(world.stranger("specialist"), "/can-bo/thong-ke/phien-ban");
    expect(none.body).toContain("Chưa có báo cáo nào được chốt");
    expect((await open("department-leader", "/can-bo/thong-ke/phien-ban/khong-co")).statusCode).toBe(404);
  });
});
