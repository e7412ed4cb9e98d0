import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll, keysReady, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  desk = await officer({ url: server.url, browser }, "traketqua");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const LIST = "/can-bo/tra-ket-qua";

/** The next visitor whose result can be handed over: nothing to pay, the number of the card on file. */
async function nextVisitor(page: Page): Promise<string> {
  await page.goto(server.url + LIST);
  const links = page.locator("tbody tr").filter({ hasNotText: "Chưa nộp" }).locator("a.mc-row-link");
  const first = (await links.count()) === 0 ? undefined : await links.first().getAttribute("href");
  if (first == null) throw new Error("nobody waits in the demo");
  return first;
}

/** Goes on to the second look; where the card is on file the desk knows its last four digits alone, so it is authorised. */
async function bringPaper(page: Page, number: string, paper: string): Promise<void> {
  await page.locator("[name=receiver][value=authorised]").check();
  await page.locator('[name="card"]').fill(`${number}||Hoàng Thị Lụa|02031985|Nữ|Xã Mẫu Sơn, Lạng Sơn|25042021`);
  const details = page.locator("details[data-authorised]");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  for (const [name, value] of [
    ["person.phone", "0987654321"],
    ["auth.number", paper],
    ["auth.date", "20/11/2026"],
    ["auth.certifiedBy", "UBND xã Mẫu Sơn"],
    ["auth.scope", "Nhận kết quả"],
  ] as const) {
    await page.locator(`[name="${name}"]`).fill(value);
  }
}

describe("the return desk", () => {
  it("shows who waits, and takes a scan", async () => {
    await desk.goto(server.url + LIST);
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
    const code = await desk.locator("a.mc-row-link").first().innerText();
    await desk.getByLabel(/Quét giấy hẹn/).fill(code);
    await desk.keyboard.press("Enter");
    await desk.waitForURL(/tra-ket-qua\/[0-9a-f-]{36}/);
    expect(await desk.locator("h1").innerText()).toContain(code);
  });

  it("refuses another person's card and keeps what was typed", async () => {
    await desk.goto(server.url + (await nextVisitor(desk)));
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
    await desk.locator('[name="card"]').fill("020199000001");
    await keysReady(desk);
    await desk.keyboard.press("Control+Enter");
    await desk.locator(".mc-error-summary").waitFor();
    expect(await desk.locator(".mc-error-summary").innerText()).toContain("Số trên giấy tờ không phải");
    expect(await desk.locator('[name="card"]').inputValue()).toBe("020199000001");
  });

  it("hands over on a drawn signature", async () => {
    await desk.goto(server.url + (await nextVisitor(desk)));
    await bringPaper(desk, "020185000777", "05/2026");
    await desk.getByRole("button", { name: "Xem lại trước khi trả" }).click();
    await desk.getByRole("heading", { name: /Xác nhận trả kết quả/ }).waitFor();
    await expectAccessible(desk);
    const pad = desk.locator("canvas");
    const box = await pad.boundingBox();
    if (box === null) throw new Error("no pad");
    await desk.mouse.move(box.x + 40, box.y + 80);
    await desk.mouse.down();
    for (let n = 0; n < 30; n += 1) await desk.mouse.move(box.x + 40 + n * 12, box.y + (n % 2 === 0 ? 60 : 120));
    await desk.mouse.up();
    await desk.getByRole("button", { name: "Trả kết quả" }).click();
    await desk.getByText("Đã trả kết quả.").waitFor();
    await expectAccessible(desk);
    expect(await desk.locator(".mc-signature path").count()).toBe(1);
    expect(await desk.locator("main").innerText()).toContain("Hoàng Thị Lụa (người được ủy quyền)");
    // The same picture stands on the dossier's own page.
    await desk.getByRole("link", { name: "Mở hồ sơ" }).click();
    await desk.locator(".mc-signature path").waitFor();
  });

  it("takes a finger's signature on a phone's screen, and keeps it when something else is missing", async () => {
    const options = { hasTouch: true, viewport: { width: 390, height: 844 } };
    const page = await officer({ url: server.url, browser }, "traketqua2", options);
    await page.goto(server.url + (await nextVisitor(page)));
    await bringPaper(page, "020185000779", "07/2026");
    await page.getByRole("button", { name: "Xem lại trước khi trả" }).click();
    await page.getByRole("heading", { name: /Xác nhận trả kết quả/ }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.locator("canvas").scrollIntoViewIfNeeded();
    const box = await page.locator("canvas").boundingBox();
    if (box === null) throw new Error("no pad");
    const touch = await page.context().newCDPSession(page);
    const at = (n: number) => [{ x: box.x + 20 + n * 8, y: box.y + (n % 2 === 0 ? 20 : box.height - 20) }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (let n = 1; n < 30; n += 1) {
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(n) });
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    const drawn = await page.locator('[name="signature"]').inputValue();
    expect(drawn.split("L").length).toBeGreaterThan(12);
    await page.getByRole("button", { name: /Gửi mã đến/ }).click();
    await page.getByText("Đã gửi mã đến").waitFor();
    expect(await page.locator('[name="signature"]').inputValue()).toBe(drawn);
    await page.locator("[name=proof][value=signature]").check();
    await page.getByRole("button", { name: "Trả kết quả" }).click();
    await page.getByText("Đã trả kết quả.").waitFor();
    expect(await page.locator(".mc-signature path").getAttribute("d")).toBe(drawn);
    await expectNoSidewaysScroll(page);
  });

  it("hands over on a code, on a phone's screen, without JavaScript", async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
    const page = await officer({ url: server.url, browser }, "traketqua2", options);
    await page.goto(server.url + (await nextVisitor(page)));
    await bringPaper(page, "020185000778", "06/2026");
    await page.getByRole("button", { name: "Xem lại trước khi trả" }).click();
    const address = page.url();
    await page.getByRole("button", { name: /Gửi mã đến/ }).click();
    await page.getByText("Đã gửi mã đến").waitFor();
    await desk.goto(`${server.url}/can-bo/tin-nhan-demo`);
    const digits = /là (\d{6})/.exec(await desk.locator("main").innerText())?.[1] ?? "";
    expect(address).toContain(LIST);
    await page.locator('[name="digits"]').fill(digits);
    await page.getByRole("button", { name: "Trả kết quả" }).click();
    await page.getByText("Đã trả kết quả.").waitFor();
    expect(await page.locator("main").innerText()).toContain("mã gửi đến điện thoại");
  });
});
