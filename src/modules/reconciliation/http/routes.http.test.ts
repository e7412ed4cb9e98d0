import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { readXlsx } from "hucre/xlsx";
import { extractText, getDocumentProxy } from "unpdf";
import { fixedClock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { hashPassword } from "#modules/identity/index.ts";
import { signedIn, staffApp, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import { Temporal } from "#kernel/time.ts";
import { asCsv, asMt940, ACCOUNT } from "../testing.ts";
import { aWorld, DAY, MONDAY, type World } from "../testing-world.ts";
import { openRecordPrinter } from "../use-cases/print-record.ts";
import { tablesOf } from "../store/tables.ts";
import {
  ACCOUNTS_PATH,
  dayPath,
  linePath,
  RECONCILIATION_PATH,
  signPath,
  TREASURY_PATH,
  tryPath,
  UPLOAD_PATH,
} from "./paths.ts";
import { reconciliationRoutes } from "./routes.ts";

let world: World;
let app: App;
const officers = new Map<string, Browser>();
const printer = openRecordPrinter();
const NEXT_MORNING = MONDAY.add({ hours: 24 });

beforeAll(async () => {
  world = await aWorld();
  app = await staffApp({
    db: world.db,
    register: (it) =>
      reconciliationRoutes(it, {
        db: world.db,
        clock: fixedClock(NEXT_MORNING),
        blobs: world.blobs,
        acting: async (viewer) => ({ ...world.acting("accountant", NEXT_MORNING), viewer }),
        printer,
      }),
  });
  const hash = await hashPassword(TEST_PASSWORD, 10);
  await sql`update officer set password_hash = ${hash}`.execute(world.database.owner);
  for (const name of ["thungan.vietinbank", "kiemsoat.vietinbank", "ketoan.trungtam", "chuyenvien.skhcn"]) {
    officers.set(name, await signedIn(app, name));
  }
}, 60_000);
afterAll(async () => {
  printer.close();
  await app.close();
  await world.close();
});

function officer(name: string): Browser {
  const found = officers.get(name);
  if (found === undefined) throw new Error(`nobody is ${name}`);
  return found;
}
const accountant = () => officer("ketoan.trungtam");

/** A form with a file, as a browser without JavaScript sends it. */
async function sendFile(url: string, fields: Record<string, string>, file: { name: string; text: string | Buffer }) {
  const edge = "----form";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`;
  const answer = await app.inject({
    method: "POST",
    url,
    headers: {
      cookie: accountant().cookies(),
      "sec-fetch-site": "same-origin",
      "content-type": `multipart/form-data; boundary=${edge}`,
    },
    payload: Buffer.concat([
      Buffer.from(parts.join("") + head),
      Buffer.from(file.text),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  });
  return { status: answer.statusCode, body: answer.body, location: answer.headers.location ?? "" };
}

const FIELDS = { account: ACCOUNT, from: "23/11/2026", to: "23/11/2026" };
const upload = (text: string | Buffer, fields: Record<string, string> = FIELDS) =>
  sendFile(UPLOAD_PATH, fields, { name: "sao-ke.csv", text });
const countLines = async () => (await tablesOf(world.db).selectFrom("bank_line").select("no").execute()).length;

describe("the room of reconciliation", () => {
  it("is for those who handle money", async () => {
    expect((await officer("chuyenvien.skhcn").get(RECONCILIATION_PATH)).status).toBe(403);
    const page = await officer("thungan.vietinbank").get(RECONCILIATION_PATH);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain("Nạp và đối soát");
    expect((await officer("thungan.vietinbank").post(UPLOAD_PATH)).status).toBe(403);
  });

  it("says what to do while there is nothing", async () => {
    const page = await accountant().get(RECONCILIATION_PATH);
    expect(page.body).toContain("Chưa có sao kê nào.");
    expect(page.body).toContain('value="24/11/2026"'.replace("24", "23"));
    for (const path of [
      TREASURY_PATH,
      `${RECONCILIATION_PATH}/dang-chuyen`,
      `${RECONCILIATION_PATH}/cong-thanh-toan`,
    ]) {
      expect((await accountant().get(path)).status, path).toBe(200);
    }
  });
});

describe("a broken file (B-37)", () => {
  const good = () => asCsv([world.line({ content: "mot" }), world.line({ content: "hai", amount: 20_000 })]);
  it.each([
    [
      "a wrong total",
      (text: string) => text.replace("139000", "139001"),
      "Tổng ghi trong tệp không bằng tổng các dòng",
    ],
    ["a wrong count", (text: string) => text.replace(/Số giao dịch,2/, "Số giao dịch,3"), "Số dòng ghi trong tệp"],
    ["another day", (text: string) => text.replace("23/11/2026", "22/11/2026"), "Ngày nằm ngoài kỳ đã chọn"],
    [
      "half a đồng",
      (text: string) => text.replace(/20\.?000,hai/, '"20000,5",hai'),
      "Số tiền không phải số nguyên đồng",
    ],
    ["another account", (text: string) => text.replace(ACCOUNT, "999000111222"), "Số tài khoản trong tệp khác"],
    ["no heading", (text: string) => text.replace("Nội dung", "Diễn giải"), "Cột còn thiếu: Nội dung"],
  ])("with %s is refused whole", async (_what, spoil, sentence) => {
    const before = await countLines();
    const answer = await upload(spoil(good()));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain('value="23/11/2026"');
    expect(await countLines()).toBe(before);
  });

  it("in UTF-16 is refused with its sentence", async () => {
    const answer = await upload(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good(), "utf16le")]));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("UTF-16");
  });

  it("keeps what was typed when the period or the file is missing", async () => {
    const answer = await upload(good(), { ...FIELDS, from: "hôm qua" });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("hôm qua");
    expect((await upload(good(), { ...FIELDS, account: "000000" })).status).toBe(404);
  });

  it("told again is answered with when it was loaded", async () => {
    const text = asCsv([world.line({ amount: 4_321, content: "lai" })]);
    expect((await upload(text)).status).toBe(303);
    const again = await upload(text);
    expect(again.status).toBe(409);
    expect(again.body).toContain("Sao kê này đã nạp lúc 09:15 24/11/2026");
  });
});

describe("a day", () => {
  it("is loaded, looked through, decided and signed by three", async () => {
    const { reference } = await world.paid(119_000);
    const lines = [
      world.line({ content: `HS ${reference.slice(2)}` }),
      world.line({ amount: -1_100, content: '=HYPERLINK("x")' }),
    ];
    const answer = await upload(asCsv(lines));
    expect(answer.location).toBe(`${dayPath(ACCOUNT, DAY)}?xong=nap`);
    const page = await accountant().get(answer.location);
    expect(page.body).toContain("Đã nạp sao kê và đối soát.");
    expect(page.body).toContain("Khớp theo mã tham chiếu");
    expect(page.body).toContain("Chênh lệch ngân hàng so với Trung tâm");
    const waiting = await accountant().get(`${dayPath(ACCOUNT, DAY)}?lop=cho`);
    expect(waiting.body).not.toContain("Khớp theo mã tham chiếu");
    const found = await accountant().get(`${dayPath(ACCOUNT, DAY)}?q=119.000`);
    expect(found.body).toContain(lines[0]?.bankRef ?? "?");

    const tooEarly = await accountant().post(signPath(ACCOUNT, DAY), { role: "accountant" });
    expect(tooEarly.status).toBe(409);
    expect(tooEarly.body).toContain("Còn 1 dòng chưa giải quyết");

    const open = await tablesOf(world.db).selectFrom("bank_line").selectAll().where("state", "=", "open").execute();
    const [line] = open;
    const here = linePath(line?.statement_id ?? "", line?.no ?? 0);
    expect((await accountant().get(here)).body).toContain("Giải quyết dòng này");
    expect((await accountant().get(`${here}?q=khongco`)).status).toBe(200);
    const noReason = await accountant().post(here, { choice: "explain", reason: "" });
    expect(noReason.status).toBe(422);
    expect(noReason.body).toContain("Hãy ghi lý do");
    expect((await accountant().post(here, { reason: "phí" })).status).toBe(422);
    const done = await accountant().post(here, { choice: "explain", reason: "Phí SMS tháng 11" });
    expect(done.status).toBe(303);
    expect((await accountant().get(here)).body).toContain("Phí SMS tháng 11");

    expect((await accountant().post(signPath(ACCOUNT, DAY), { role: "cashier" })).status).toBe(403);
    expect((await accountant().post(signPath(ACCOUNT, DAY), { role: "accountant" })).status).toBe(303);
    expect((await accountant().post(signPath(ACCOUNT, DAY), { role: "accountant" })).status).toBe(409);
    const late = await upload(asCsv([world.line({ amount: 5 })]));
    expect(late.status).toBe(409);
    expect(late.body).toContain("đang được ký hoặc đã khóa");
    expect((await accountant().post(`${dayPath(ACCOUNT, DAY)}/rut-ky`)).status).toBe(303);
    for (const [name, role] of [
      ["thungan.vietinbank", "cashier"],
      ["ketoan.trungtam", "accountant"],
      ["kiemsoat.vietinbank", "bank-controller"],
    ] as const) {
      expect((await officer(name).post(signPath(ACCOUNT, DAY), { role })).status, role).toBe(303);
    }
    expect((await accountant().get(dayPath(ACCOUNT, DAY))).body).toContain("Đã khóa lúc");
    expect((await accountant().get(RECONCILIATION_PATH)).body).toContain("3/3");
  }, 60_000);

  it("shows held money on its line, and gives it to the request that is typed", async () => {
    const day = "2026-11-22";
    const { request } = await world.due(45_000);
    const paid = await world.paid(46_000);
    const sent = await upload(asCsv([world.line({ day, amount: 45_000 })]), {
      ...FIELDS,
      from: "22/11/2026",
      to: "22/11/2026",
    });
    expect(sent.status).toBe(303);
    const line = await tablesOf(world.db)
      .selectFrom("bank_line")
      .selectAll()
      .where(sql<boolean>`day = ${day}`)
      .executeTakeFirstOrThrow();
    const here = linePath(line.statement_id, line.no);
    const page = await accountant().get(here);
    expect(page.body).toContain("Tiền của dòng này đang giữ chờ xử lý");
    expect(page.body).toContain("Đang giữ 45.000");
    expect((await officer("thungan.vietinbank").get(here)).body).not.toContain("Khớp với yêu cầu");
    expect((await officer("thungan.vietinbank").post(here, { choice: "settle" })).status).toBe(403);
    for (const [reference, reason, status, sentence] of [
      ["HS12", "đã gọi người nộp", 422, "Mã tham chiếu gồm HS và 9 chữ, số"],
      ["HS000000000", "đã gọi người nộp", 422, "Không có yêu cầu thanh toán nào mang mã HS000000000"],
      [paid.reference, "đã gọi người nộp", 409, "đã được thanh toán hoặc đã hủy. Tiền của dòng này vẫn được giữ"],
      [request.reference, "", 422, "Hãy ghi lý do, từ 3 đến 500 ký tự."],
    ] as const) {
      const answer = await accountant().post(here, { choice: "settle", reference, reason });
      expect(answer.status, sentence).toBe(status);
      expect(answer.body).toContain(sentence);
      expect(answer.body).toContain(`value="${reference}"`);
      if (reason !== "") expect(answer.body).toContain(reason);
    }
    const done = await accountant().post(here, {
      ...{ choice: "settle", reference: request.reference },
      reason: "Người nộp mang ủy nhiệm chi",
    });
    expect(done).toMatchObject({ status: 303, location: `${here}?xong=khop` });
    const after = await accountant().get(done.location);
    expect(after.body).toContain("Đã khớp tiền với yêu cầu thanh toán.");
    expect(after.body).toContain("Người nộp mang ủy nhiệm chi");
    expect(after.body).toContain(`Sau đó đã khớp với ${request.reference}`);
    expect(after.body).not.toContain("đang giữ chờ xử lý");
    const again = await accountant().post(here, {
      ...{ choice: "settle", reference: request.reference },
      reason: "lần nữa",
    });
    expect(again.status).toBe(409);
    expect(again.body).toContain("Tiền của dòng này không còn được giữ");
  });

  it("is printed with its three signatures and given as a book whose formulas are text (B-33)", async () => {
    const answer = await app.inject({
      url: `${dayPath(ACCOUNT, DAY)}/bien-ban.pdf`,
      headers: { cookie: accountant().cookies() },
    });
    expect(answer.statusCode).toBe(200);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), { mergePages: true });
    expect(text).toContain("BIÊN BẢN ĐỐI SOÁT");
    expect(text).toContain("Chênh lệch chưa giải thích: 0 đ");
    expect(text.match(/Đã ký lúc/g)).toHaveLength(3);
    const book = await app.inject({
      url: `${dayPath(ACCOUNT, DAY)}/doi-soat.xlsx`,
      headers: { cookie: accountant().cookies() },
    });
    const { sheets } = await readXlsx(book.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(["Sao kê", "Đang chuyển"]);
    expect(JSON.stringify(sheets[0]?.rows)).toContain("=HYPERLINK");
  }, 60_000);
});

describe("accounts", () => {
  const form = {
    ...{
      accountNo: "220000000001",
      bankName: "BIDV",
      holder: "Trung tâm",
      version: "0",
      cash: "receipts",
      sources: "",
    },
    ...{ format: "mt940", delimiter: ";", dayFormat: "dd/MM/yyyy", grouping: "." },
  };
  it("are added and changed; a form that is wrong keeps what was typed", async () => {
    const wrong = await accountant().post(`${ACCOUNTS_PATH}/them`, {
      ...form,
      accountNo: "22 00",
      bankName: "Ngân hàng Y",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain("Ngân hàng Y");
    const noColumns = await accountant().post(`${ACCOUNTS_PATH}/them`, { ...form, format: "csv" });
    expect(noColumns.body).toContain("Hãy ghi tên cột ngày giao dịch.");
    const saved = await accountant().post(`${ACCOUNTS_PATH}/them`, form);
    expect(saved.location).toBe(`${ACCOUNTS_PATH}/220000000001?xong=luu`);
    expect((await accountant().get(saved.location)).body).toContain("BIDV");
    expect((await accountant().post(`${ACCOUNTS_PATH}/220000000001`, { ...form, version: "7" })).status).toBe(409);
    expect((await accountant().post(`${ACCOUNTS_PATH}/220000000001`, { ...form, version: "1" })).status).toBe(303);
    expect((await accountant().get(ACCOUNTS_PATH)).body).toContain("220000000001");
  });

  it("try a file and store nothing", async () => {
    const before = await countLines();
    const text = asMt940([world.line({ content: "thu" })]).replace(ACCOUNT, "220000000001");
    const tried = await sendFile(tryPath("220000000001"), {}, { name: "a.sta", text });
    expect(tried.status).toBe(200);
    expect(tried.body).toContain("Đọc được 1 dòng");
    const broken = await sendFile(
      tryPath("220000000001"),
      {},
      { name: "a.sta", text: text.replace(":62F:C", ":62F:D") },
    );
    expect(broken.status).toBe(422);
    expect(broken.body).toContain("Số dư không khớp");
    expect(await countLines()).toBe(before);
  });
});

describe("transfers to the treasury", () => {
  it("are proposed by one, confirmed by another, printed", async () => {
    const early = await accountant().post(TREASURY_PATH, { month: "11/2026", account: ACCOUNT });
    expect(early.status).toBe(422);
    expect(early.body).toContain("Tháng chưa kết thúc");
    expect((await accountant().post(TREASURY_PATH, { month: "xx", account: ACCOUNT })).body).toContain('value="xx"');
    const none = await accountant().post(TREASURY_PATH, { month: "10/2026", account: ACCOUNT });
    expect(none.status).toBe(409);
    expect(none.body).toContain("không còn khoản nào phải nộp");
    expect(Temporal.PlainDate.from(DAY).month).toBe(11);
  });
});
