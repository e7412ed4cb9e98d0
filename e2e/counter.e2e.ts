import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll, keysReady, officer, scan } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  page = await officer({ url: server.url, browser }, "tiepnhan.skhcn");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PERSON = {
  number: "020085001234",
  name: "Nông Văn Thử",
  phone: "0912345678",
  address: "Số 1 phố Muối, Lạng Sơn",
};
/** A procedure of Lạng Sơn with three required papers. */
const THREE_PAPERS = "doanh nghiep khoa hoc";

async function openForm(words: string): Promise<void> {
  await page.goto(`${server.url}/can-bo/tiep-nhan`);
  await keysReady(page);
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await page.waitForURL(/tiep-nhan\/nhap/);
  await keysReady(page);
}

async function enterNewPerson(person: typeof PERSON): Promise<void> {
  await page.locator('[name="owner.nationalId"]').fill(person.number);
  await page.locator('[name="owner.name"]').fill(person.name);
  await page.locator('[name="owner.phone"]').fill(person.phone);
  await page.locator('[name="owner.address"]').fill(person.address);
}

async function tickAll(): Promise<number> {
  const ticks = page.locator("[data-paper-tick]");
  for (const tick of await ticks.all()) await tick.check();
  return ticks.count();
}

async function accept(): Promise<string> {
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/tiep-nhan\/xong/);
  return (await page.locator("h1").innerText()).trim();
}

describe("the counter", () => {
  it("shows the date and why before anything is saved, keeps the draft over a reload, receives once", async () => {
    await openForm(THREE_PAPERS);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const promise = page.getByRole("complementary");
    expect(await promise.innerText()).toMatch(/Hẹn trả kết quả\s+\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    await promise.getByText("Vì sao là ngày này?").click();
    expect(await promise.locator(".mc-why-lines li").count()).toBeGreaterThan(0);

    await enterNewPerson(PERSON);
    await page.getByText("Đã lưu nháp lúc").waitFor();
    await page.reload();
    expect(await page.locator('[name="owner.name"]').inputValue()).toBe(PERSON.name);
    expect(await tickAll()).toBe(3);

    const form = page.url();
    const code = await accept();
    expect(code).toMatch(/^H37\.05-\d{6}-\d{4,}$/);
    await expectAccessible(page);

    await page.goto(form);
    expect(page.url()).toMatch(/tiep-nhan\/xong/);
    expect((await page.locator("h1").innerText()).trim()).toBe(code);
    await page.goBack();
    await page.reload();
    expect((await page.locator("h1").innerText()).trim()).toBe(code);
  });

  it("takes a known person and three papers in under 25 key presses plus what is typed", async () => {
    await page.goto(`${server.url}/can-bo`);
    await keysReady(page);
    let presses = 0;
    const press = async (key: string) => {
      presses += 1;
      await page.keyboard.press(key);
    };
    await press("g");
    await press("n");
    await page.waitForURL(/tiep-nhan$/);
    await keysReady(page);
    await page.keyboard.type(THREE_PAPERS);
    await press("Enter");
    await page.waitForURL(/tiep-nhan\/nhap/);
    await keysReady(page);
    await page.keyboard.type(PERSON.number);
    await page.getByText("Đã có trong hệ thống").waitFor();
    expect(await page.locator('[name="owner.address"]').inputValue()).toBe(PERSON.address);
    await page.waitForFunction("document.activeElement?.matches('[data-paper-tick]')");
    for (let paper = 0; paper < 3; paper += 1) await press("Enter");
    expect(await page.locator("[data-paper-tick]:checked").count()).toBe(3);
    await press("Control+Enter");

    // The same person had the same procedure a minute ago: the counter is warned and says that it is another one.
    await page.getByText("Có thể trùng hồ sơ").waitFor();
    await keysReady(page);
    await expectAccessible(page);
    await press("Tab");
    await press("Enter");
    await page.waitForFunction("document.activeElement?.id === 'again'");
    await press("Space");
    await press("Control+Enter");
    await page.waitForURL(/tiep-nhan\/xong/);
    await keysReady(page);
    expect(await page.evaluate("document.activeElement?.textContent")).toContain("In giấy tiếp nhận");
    expect(presses).toBeLessThan(25);
  });

  it("never makes two dossiers of a double click", async () => {
    await openForm("doi moi sang tao");
    await enterNewPerson({ ...PERSON, number: "020185004321", name: "Hoàng Thị Đúp", phone: "0912345670" });
    await tickAll();
    const draft = page.url();
    const body = await page.evaluate<string>(
      "new URLSearchParams([...new FormData(document.getElementById('intake')), ['act', 'accept']]).toString()",
    );
    const post = () =>
      page.request.post(draft, {
        data: body,
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        maxRedirects: 0,
      });
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
    expect(new Set(answers.map((answer) => answer.headers()["location"])).size).toBe(1);
  });

  it("keeps what is typed while the server does not answer, and says so loudly", async () => {
    await openForm(THREE_PAPERS);
    await page.context().setOffline(true);
    await page.locator('[name="owner.name"]').fill("Triệu Mất Mạng");
    await page.getByText("Chưa lưu được bản nháp lên máy chủ").waitFor();
    await page.context().setOffline(false);
    await page.getByText("Đã lưu nháp lúc").waitFor();
    expect(await page.getByText("Chưa lưu được bản nháp lên máy chủ").isVisible()).toBe(false);
    await page.reload();
    expect(await page.locator('[name="owner.name"]').inputValue()).toBe("Triệu Mất Mạng");
  });

  it("warns of a person who is probably already known", async () => {
    await openForm(THREE_PAPERS);
    await enterNewPerson({ ...PERSON, number: "" });
    await tickAll();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Có thể là một trong những người sau").waitFor();
    await page.locator(".mc-hit").first().click();
    await page.getByText("Đã có trong hệ thống").waitFor();
    expect(await page.locator('[name="owner.id"]').inputValue()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("asks for what is missing with Mẫu 02, and takes it in later", async () => {
    await openForm(THREE_PAPERS);
    await enterNewPerson({ ...PERSON, number: "020185007777", name: "Vi Thị Thiếu", phone: "0912000777" });
    await page.getByRole("button", { name: "Chưa đủ: yêu cầu bổ sung (Mẫu 02)" }).click();
    await page.getByRole("heading", { name: "Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)" }).waitFor();
    await expectAccessible(page);
    expect(await page.locator('[name="asked"]:checked').count()).toBe(3);
    await page.keyboard.press("Control+Enter");
    await page.locator(".mc-error-summary").getByText("Ghi rõ lý do").waitFor();
    await page.getByLabel("Lý do").fill("Chưa có đơn và phương án");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đã lập phiếu yêu cầu bổ sung").waitFor();

    await page.getByRole("link", { name: "Mở hồ sơ" }).click();
    await page.getByText("Chờ bổ sung trước tiếp nhận").waitFor();
    await expectAccessible(page);
    await page.locator("#supply summary, #supply").first().click();
    await page.getByRole("button", { name: "Nhận giấy tờ bổ sung" }).click();
    await page.getByText("Đã xong: nhận giấy tờ bổ sung").waitFor();
    await page.getByRole("button", { name: "Tiếp nhận, cấp ngày hẹn" }).click();
    await page.getByText("Đã xong: tiếp nhận").waitFor();
    expect(await page.locator(".mc-state-line").innerText()).toContain("Đã tiếp nhận");
  });

  it("refuses with Mẫu 03, with a reason in words", async () => {
    await openForm(THREE_PAPERS);
    await enterNewPerson({ ...PERSON, number: "020185008888", name: "Lý Thị Trượt", phone: "0912000888" });
    await page.getByRole("button", { name: "Từ chối tiếp nhận (Mẫu 03)" }).click();
    await page.getByLabel("Lý do cụ thể").fill("Doanh nghiệp có trụ sở tại tỉnh khác; nộp tại nơi đặt trụ sở chính.");
    await expectAccessible(page);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đã từ chối tiếp nhận").waitFor();
    const print = page.getByRole("link", { name: /từ chối/i }).first();
    const pdf = await page.request.get(new URL((await print.getAttribute("href")) ?? "", server.url).toString());
    expect(pdf.status()).toBe(200);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("opens a dossier from a scan anywhere, also while a field has the focus", async () => {
    await openForm(THREE_PAPERS);
    await enterNewPerson({ ...PERSON, number: "020185009999", name: "Bế Thị Quét", phone: "0912000999" });
    await tickAll();
    const code = await accept();
    await openForm(THREE_PAPERS);
    await page.locator('[name="owner.name"]').focus();
    await scan(page, code);
    await page.waitForURL(/can-bo\/ho-so\//);
    expect(await page.locator(".mc-state-line").innerText()).toContain(code);
  });

  it("has a short way for what is settled at once: one box for the papers, no appointment slip unless asked", async () => {
    const notary = await officer({ url: server.url, browser }, "tiepnhan.pcc1");
    await notary.goto(`${server.url}/can-bo/tiep-nhan?q=chung+thuc+ban+sao`);
    await notary.locator("button.mc-case", { hasText: "Trả kết quả ngay" }).first().click();
    await notary.waitForURL(/tiep-nhan\/nhap/);
    await keysReady(notary);
    await notary.locator('[name="owner.nationalId"]').fill("020085660001");
    await notary.locator('[name="owner.name"]').fill("Lộc Văn Ngay");
    await notary.locator('[name="owner.phone"]').fill("0912660001");
    await notary.locator('[name="owner.address"]').fill("Số 7 đường Lê Lợi, Lạng Sơn");
    await expectAccessible(notary);
    await notary.locator('[name="allPapers"]').check();
    await notary.keyboard.press("Control+Enter");
    await notary.waitForURL(/tiep-nhan\/xong/);
    await keysReady(notary);
    expect(await notary.evaluate("document.activeElement?.textContent")).toContain("Giải quyết ngay");
    await notary.keyboard.press("Control+Enter");
    await notary.waitForURL(/can-bo\/ho-so\//);
    const papers = await notary.getByRole("region", { name: "Thành phần hồ sơ" }).innerText();
    expect(papers).toContain("Bản chính giấy tờ");
  });

  it("is usable on a narrow screen and tells all its keys", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/can-bo/tiep-nhan", "/can-bo/cho-tiep-nhan", "/can-bo/tra-ket-qua", "/can-bo/tra-cuu"]) {
      await page.goto(server.url + path);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${server.url}/can-bo/tra-cuu`);
    await keysReady(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Phím tắt" }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await page.locator(".mc-row-now").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/can-bo\/ho-so\//);
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement?.matches('[data-key-search]')")).toBe(true);
  });
});
