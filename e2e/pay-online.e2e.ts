import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { citizen, expectAccessible, expectNoSidewaysScroll, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE = { width: 360, height: 740 };
const PICTURES = process.env["MOTCUA_PICTURES"];

async function look(page: Page, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** Agencies whose dossiers have fees; what was sent from home is not paid yet. */
const WITH_FEES = ["H37.15", "H37.10", "H37.09", "H37.02", "H37.08", "H37.04", "H37.03"];

/** The link to pay for the first dossier that has something to pay; what was paid before has nothing any more. */
async function unpaid(nth: number): Promise<string> {
  const desk = await officer({ url: server.url, browser }, "giamdoc");
  for (const code of WITH_FEES) {
    await desk.goto(`${server.url}/can-bo/tra-cuu?q=${code}`);
    const links = await desk
      .locator('a[href^="/can-bo/ho-so/"]')
      .evaluateAll((all) => [
        ...new Set(
          all
            .map((one) => one.getAttribute("href") ?? "")
            .filter((href) => /^\/can-bo\/ho-so\/[0-9a-f-]{36}$/.test(href)),
        ),
      ]);
    for (const href of links) {
      await desk.goto(`${server.url}${href}/nop-phi`);
      if ((await desk.getByRole("button", { name: "Tạo đường dẫn nộp thay" }).count()) === 0) continue;
      await look(desk, `staff-${nth}`);
      await desk.getByRole("button", { name: "Tạo đường dẫn nộp thay" }).first().click();
      await look(desk, `staff-link-${nth}`);
      return (await desk.locator("code", { hasText: "/thanh-toan/" }).first().textContent()) ?? "";
    }
  }
  throw new Error("the demo has nothing to pay");
}

describe.each(["without JavaScript", "with JavaScript"] as const)("paying %s on a phone", (how) => {
  const javaScriptEnabled = how === "with JavaScript";
  const nth = javaScriptEnabled ? 1 : 0;
  const visit = () => citizen({ url: server.url, browser }, { viewport: PHONE, javaScriptEnabled: true });

  it("leads from the link over the platform back to a receipt; money is told of at each step", async () => {
    const link = await unpaid(nth);
    // The checks of the page itself need scripts of ours; the pages have none, so both visits see the same bytes.
    const payer = javaScriptEnabled
      ? await visit()
      : await (await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })).newPage();
    await payer.goto(link);
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toMatch(/^Cần nộp [\d.]+ đ$/);
    expect(await payer.getByRole("img", { name: /^Mã VietQR/ }).count()).toBe(1);
    if (javaScriptEnabled) await look(payer, "pay");

    await payer.getByRole("button", { name: /^Thanh toán trực tuyến/ }).click();
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toBe("Đang chờ ngân hàng xác nhận");
    if (javaScriptEnabled) await look(payer, "pay-waiting");
    await payer.getByRole("link", { name: "Mở cổng thanh toán" }).click();
    expect(await payer.textContent("body")).toContain("Không có tiền thật");
    if (PICTURES !== undefined && javaScriptEnabled) await payer.screenshot({ path: join(PICTURES, "platform.png") });
    const choice = javaScriptEnabled ? "Thanh toán" : "Thanh toán, nhưng mất thông báo về Trung tâm";
    await payer.getByRole("button", { name: choice, exact: true }).click();
    await payer.getByRole("link", { name: "Quay lại trang của Trung tâm" }).click();
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toMatch(/^Đã nhận [\d.]+ đ lúc \d\d:\d\d/);
    if (javaScriptEnabled) await look(payer, "returned");

    await payer.goto(link);
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toMatch(/^Đã nhận/);
    expect(await payer.getByRole("button", { name: /Thanh toán/ }).count()).toBe(0);
    if (javaScriptEnabled) await look(payer, "paid");
    const receipt = await payer
      .getByRole("link", { name: /^Tải biên lai/ })
      .first()
      .getAttribute("href");
    const answer = await payer.request.get(`${server.url}${receipt}`);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  });
});

describe("a payer who goes away", () => {
  it("is told that nothing was taken, and may begin anew", async () => {
    const link = await unpaid(2);
    const payer = await citizen({ url: server.url, browser }, { viewport: PHONE });
    await payer.goto(link);
    await payer.getByRole("button", { name: /^Thanh toán trực tuyến/ }).click();
    await payer.getByRole("link", { name: "Mở cổng thanh toán" }).click();
    await payer.getByRole("button", { name: "Hủy, không thanh toán" }).click();
    await payer.getByRole("link", { name: "Quay lại trang của Trung tâm" }).click();
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toContain("Chưa trừ tiền");
    await payer.goto(link);
    expect(await payer.getByRole("heading", { level: 1 }).textContent()).toBe(
      "Chưa trừ tiền: lần thanh toán trước đã hủy",
    );
    expect(await payer.getByRole("button", { name: /^Thanh toán trực tuyến/ }).count()).toBe(1);
  });
});

describe("administrators", () => {
  it("see accounts, platform and what waits, at 1280 and on a phone", async () => {
    for (const [name, viewport] of [
      ["settings-1280", { width: 1280, height: 800 }],
      ["settings-390", { width: 390, height: 800 }],
    ] as const) {
      const desk = await officer({ url: server.url, browser }, "quantri", { viewport });
      await desk.goto(`${server.url}/can-bo/quan-tri/thanh-toan`);
      expect(await desk.textContent("body")).toContain("Không có giao dịch nào cần xử lý.");
      await look(desk, name);
    }
  });
});
