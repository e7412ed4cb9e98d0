import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { DEMO_PASSWORD, expectAccessible, expectNoSidewaysScroll, keysReady, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

const ROOM = "/can-bo/giao-nhan";
const RUNS = `${ROOM}/chuyen-thu`;
const PHONE = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };

let server: Server;
let browser: Browser;
let counter: Page;
let division: Page;
let codes: readonly [string, string] = ["", ""];
let missing = "";

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  counter = await officer({ url: server.url, browser }, "tiepnhan.skhcn");
  // The department counts on a phone, and so that nothing rests on scripts, without any.
  division = await officer({ url: server.url, browser }, "chuyenvien.skhcn", PHONE);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const at = (path: string) => `${server.url}${path}`;

/** Chooses the option whose words hold all of these. */
async function choose(page: Page, name: string, ...words: readonly string[]): Promise<void> {
  const options = await page.locator(`select[name="${name}"] option`).all();
  for (const option of options) {
    const text = await option.innerText();
    if (!words.every((word) => text.includes(word))) continue;
    await page.selectOption(`select[name="${name}"]`, (await option.getAttribute("value")) ?? "");
    return;
  }
  throw new Error(`no option of ${name} holds ${words.join(", ")}`);
}

/** Scans as a scanner does: the code and Enter, into the field that has the focus. */
async function scan(page: Page, code: string, says: string): Promise<void> {
  const field = page.locator('[name="ma"]');
  await field.fill(code);
  await field.press("Enter");
  await page.locator("[data-scan-tone]", { hasText: `${code} ${says}` }).waitFor();
}

/** A paper dossier that has to go to its department. */
async function receive(number: string, name: string): Promise<string> {
  await counter.goto(at("/can-bo/tiep-nhan?q=trung+tam+doi+moi+sang+tao"));
  await counter.locator("button.mc-case", { hasText: "Không thành lập hội đồng" }).first().click();
  await counter.waitForURL(/tiep-nhan\/nhap/);
  await keysReady(counter);
  await counter.locator('[name="owner.nationalId"]').fill(number);
  await counter.locator('[name="owner.name"]').fill(name);
  await counter.locator('[name="owner.phone"]').fill(`09121${number.slice(-5)}`);
  await counter.locator('[name="owner.address"]').fill("Số 9 đường Trần Đăng Ninh, Lạng Sơn");
  for (const tick of await counter.locator("[data-paper-tick]").all()) await tick.check();
  await counter.keyboard.press("Control+Enter");
  await counter.waitForURL(/tiep-nhan\/xong/);
  return (await counter.locator("h1").innerText()).trim();
}

async function signFor(page: Page, side: string, username: string): Promise<void> {
  const form = page.locator("form", { has: page.locator(`input[name="ben"][value="${side}"]`) });
  await form.locator('[name="taiKhoan"]').fill(username);
  await form.locator('[name="matKhau"]').fill(DEMO_PASSWORD);
  await form.getByRole("button", { name: "Ký" }).click();
  await page.waitForLoadState();
}

async function figures(page: Page): Promise<readonly number[]> {
  await page.goto(at(RUNS));
  const texts = await page.locator(".mc-figure-value a").allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(".", "")));
}

describe("a courier's run with a missing envelope", () => {
  let before: readonly number[] = [];

  it("begins with the counter's list of what must be forwarded", async () => {
    before = await figures(counter);
    codes = [await receive("020085110071", "Hoàng Thị Gửi"), await receive("020085110072", "Lý Văn Thư")];
    await counter.goto(at(`${ROOM}?muc=can-chuyen`));
    const rows = await counter.locator("tbody .mc-row-link").allInnerTexts();
    expect(rows.map((text) => text.trim())).toEqual(expect.arrayContaining([...codes]));
    await expectAccessible(counter);
    await expectNoSidewaysScroll(counter);
  });

  it("packs by scanner: a code scanned twice or unknown is said, the bag is sealed, the courier leaves", async () => {
    await counter.goto(at(RUNS));
    await counter.fill('[name="tuyen"]', "Trung tâm – Sở Khoa học và Công nghệ");
    await counter.getByRole("button", { name: "Mở chuyến thư" }).click();
    await choose(counter, "benNhan", "KH&CN", "Phòng");
    await counter.getByRole("button", { name: "Thêm túi và quét hồ sơ" }).click();
    await counter.waitForURL(/chuyen-thu\/tui\//);
    for (const code of codes) await scan(counter, code, "đã vào túi");
    await counter.locator('[name="ma"]').fill(codes[0]);
    await counter.locator('[name="ma"]').press("Enter");
    await counter.locator('[data-scan-tone="error"]', { hasText: "đã quét rồi" }).waitFor();
    await expectAccessible(counter);
    await counter.fill('[name="niemPhong"]', "NP-2026-01");
    await counter.getByRole("button", { name: "Niêm phong túi" }).click();
    await counter.getByText("Đã niêm phong NP-2026-01").first().waitFor();
    const print = await counter.request.get(`${counter.url().split("?")[0]}/ban-ke.pdf`);
    expect(print.headers()["content-type"]).toBe("application/pdf");
    await counter.locator(".mc-over a").click();
    await counter.getByRole("button", { name: "Chuyến thư lên đường" }).click();
    await counter.waitForLoadState();
    expect((await figures(counter))[0]).toBe((before[0] ?? 0) + 2);
  });

  it("is counted by the department on a phone without scripts, and one envelope is missing", async () => {
    await division.goto(at(RUNS));
    await expectNoSidewaysScroll(division);
    await division.locator("tbody .mc-row-link").first().click();
    await division.locator("tbody .mc-row-link").first().click();
    await division.getByRole("button", { name: "Mở túi và quét nhận" }).click();
    await scan(division, codes[0], "đã nhận đủ");
    await expectNoSidewaysScroll(division);
    // What nobody knows is no scan; it is noted as a strange envelope, with what stands on it.
    await division.locator('[name="ma"]').fill("QC-17");
    await division.locator('[name="ma"]').press("Enter");
    await division.locator('[data-scan-tone="error"]', { hasText: "QC-17" }).waitFor();
    await division.fill('[name="moTa"]', "Gửi Sở Y tế");
    await division.getByRole("button", { name: "Ghi phong bì lạ" }).click();
    await division.locator("[data-scan-tone]", { hasText: "Đã ghi phong bì lạ QC-17" }).waitFor();
    await division.getByRole("button", { name: "báo thiếu 1 hồ sơ" }).click();
    await division.locator("a[href*='/lech/']", { hasText: codes[1] }).click();
    missing = new URL(division.url()).pathname;
    expect(await division.locator("h1").innerText()).toContain(codes[1]);

    await division.goto(at(`${ROOM}?q=${codes[1]}`));
    expect(await division.locator("#ket-qua").innerText()).toContain("Bưu tá");
  });

  it("is settled by three signatures, nobody signing twice", async () => {
    await division.goto(at(missing));
    await division.selectOption('[name="ketLuan"]', "sent-again");
    await division.fill('[name="noiDung"]', "Để quên ở bưu cục, gửi lại chuyến sau.");
    await division.getByRole("button", { name: "Ghi kết luận" }).click();
    await division.getByText("Ba bên cùng ký").waitFor();
    await counter.goto(at(missing));
    await expectAccessible(counter);
    await expectNoSidewaysScroll(division);
    await signFor(division, "receiver", "chuyenvien.skhcn");
    await signFor(division, "giver", "chuyenvien.skhcn");
    expect(await division.getByRole("alert").innerText()).toContain("Mỗi người chỉ ký cho một bên");
    await signFor(division, "giver", "tiepnhan.skhcn");
    await signFor(division, "courier", "buuta");
    expect(await division.locator("main").innerText()).toContain("Đủ ba chữ ký");
  });

  it("brings the other one back; what is out is back or outstanding, one click away", async () => {
    await division.goto(at(RUNS));
    await division.fill('[name="tuyen"]', "Sở Khoa học và Công nghệ – Trung tâm");
    await division.getByRole("button", { name: "Mở chuyến thư" }).click();
    await choose(division, "benNhan", "KH&CN", "Quầy");
    await division.getByRole("button", { name: "Thêm túi và quét hồ sơ" }).click();
    await scan(division, codes[0], "đã vào túi");
    const bag = new URL(division.url()).pathname;
    await division.fill('[name="niemPhong"]', "NP-2026-02");
    await division.getByRole("button", { name: "Niêm phong túi" }).click();
    await division.locator(".mc-over a").click();
    await division.getByRole("button", { name: "Chuyến thư lên đường" }).click();

    await counter.goto(at(bag));
    await counter.getByRole("button", { name: "Mở túi và quét nhận" }).click();
    await scan(counter, codes[0], "đã nhận đủ");
    await counter.getByRole("button", { name: "Kết thúc: đã nhận đủ" }).click();
    await counter.waitForURL(/xong=ket-thuc/);

    const [out = 0, back = 0, outstanding = 0] = await figures(counter);
    expect(out).toBe(back + outstanding);
    // The envelope that is sent again is counted when it is.
    expect(back).toBe((before[1] ?? 0) + 1);
    await counter.locator(".mc-figure-value a").last().click();
    await counter.waitForURL(/xem=outstanding/);
    await expectAccessible(counter);
  });

  it("finds the original and counts its shelf by scanner and keyboard alone", async () => {
    await counter.goto(at(ROOM));
    await keysReady(counter);
    await counter.keyboard.type(codes[0]);
    await counter.keyboard.press("Enter");
    await counter.waitForURL(/q=/);
    expect(await counter.locator("#ket-qua").innerText()).toContain("đang giữ");
    await counter.fill('[name="choDe"]', "Kệ 9");
    await counter.locator('[name="choDe"]').press("Enter");
    await counter.waitForURL(/xong=xep-ke/);
    await counter.goto(at(`${ROOM}/kiem-ke`));
    await counter.locator("a", { hasText: "Kệ 9" }).first().click();
    await keysReady(counter);
    await expectAccessible(counter);
    for (const code of [codes[0], "SACH-9"]) {
      await counter.keyboard.type(code);
      await counter.keyboard.press("Enter");
      await counter.locator(".mc-lines li", { hasText: code }).waitFor();
      await keysReady(counter);
    }
    await counter.keyboard.press("Control+Enter");
    await counter.getByText("0 thiếu, 1 thừa").waitFor();
    await expectAccessible(counter);
    await expectNoSidewaysScroll(counter);
  });
});
