import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
let leader: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  leader = await officer({ url: server.url, browser }, "lanhdao.ubnd");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

describe("a leader's way from a red number to the dossier and back", () => {
  it.each([
    ["at the desk", DESK, "Đôn đốc hồ sơ quá hạn (máy bàn)"],
    ["on a phone", PHONE, "Đôn đốc hồ sơ quá hạn (điện thoại)"],
  ])("%s, with a directive written from the number", async (_, viewport, title) => {
    await leader.setViewportSize(viewport);
    await leader.goto(`${server.url}/dieu-hanh`);
    await expectAccessible(leader);
    await expectNoSidewaysScroll(leader);
    const red = leader.locator(".mc-figure-wrong").first();
    const number = red.locator(".mc-figure-value a");
    const label = ((await number.getAttribute("aria-label")) ?? "").split(":")[0] ?? "";
    const count = Number((await number.innerText()).replaceAll(".", ""));
    expect(count).toBeGreaterThan(0);

    await number.click();
    await leader.waitForURL(/thong-ke\/ho-so/);
    await expectNoSidewaysScroll(leader);
    const rows = leader.locator("tbody tr a[href^='/can-bo/ho-so/']");
    expect(await rows.count()).toBe(Math.min(50, count));
    const code = (await rows.first().innerText()).trim();
    await rows.first().click();
    await leader.waitForURL(/can-bo\/ho-so\//);
    expect(await leader.locator("main").innerText()).toContain(code);

    await leader.goBack();
    await leader.goBack();
    await leader.getByRole("link", { name: `Chỉ đạo từ số liệu ${label}` }).click();
    await leader.waitForURL(/chi-dao\/moi/);
    expect(await leader.locator("main").innerText()).toContain(label);
    await writeDirective(title);
    expect(await leader.locator("main").innerText()).toContain(title);
    const { pathname } = new URL(leader.url());

    await leader.goto(`${server.url}/dieu-hanh`);
    expect(await leader.locator(`a[href="${pathname}"]`).innerText()).toBe(`Chỉ đạo: ${title}`);
  });

  it("keeps the board up to date without reloading", async () => {
    await leader.setViewportSize(DESK);
    await leader.goto(`${server.url}/dieu-hanh`);
    await leader.getByRole("button", { name: "Tạm dừng cập nhật" }).waitFor();
    const answered = leader.waitForResponse((response) => response.request().headers()["x-live-part"] === "figures");
    await leader.getByRole("button", { name: "Tạm dừng cập nhật" }).click();
    await leader.getByRole("button", { name: "Tiếp tục cập nhật" }).click();
    expect((await answered).status()).toBe(200);
  });
});

/** Fills the form of a directive and sends it. */
async function writeDirective(title: string): Promise<void> {
  await leader.getByLabel("Tên việc").fill(title);
  await leader.getByLabel("Nội dung").fill("Rà soát từng hồ sơ, báo cáo nguyên nhân và ngày giải quyết xong.");
  await leader.getByLabel("Cơ quan thực hiện").selectOption({ label: "Sở Xây dựng" });
  await leader.getByLabel("Hạn trả lời").fill(aWeekdayLater());
  await leader.getByRole("button", { name: "Gửi" }).click();
  await leader.waitForURL(/chi-dao\/[0-9a-f-]{36}/);
}

/** A Monday to Friday some days ahead, in Vietnam, as people write it. */
function aWeekdayLater(): string {
  const days = [6, 7, 8].map((ahead) => new Date(Date.now() + 7 * 3_600_000 + ahead * 86_400_000));
  const day = days.find((each) => each.getUTCDay() >= 1 && each.getUTCDay() <= 5) ?? days[0];
  const [year, month, date] = (day ?? new Date()).toISOString().slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}

describe("the other pages of the leaders' room", () => {
  it.each([
    "/dieu-hanh/tinh?ky=nam",
    "/dieu-hanh/bao-cao-nhanh",
    "/dieu-hanh/phien-hop",
    "/dieu-hanh/so-lieu-cong-bo",
    "/can-bo/bang-viec",
  ])("%s reads at both widths and is accessible", async (path) => {
    for (const viewport of [DESK, PHONE]) {
      await leader.setViewportSize(viewport);
      await leader.goto(server.url + path);
      expect(await leader.locator("h1").count()).toBe(1);
      await expectNoSidewaysScroll(leader);
      await expectAccessible(leader);
    }
  });

  it("answer the same questions without JavaScript", async () => {
    const plain = await officer({ url: server.url, browser }, "giamdoc", { javaScriptEnabled: false });
    await plain.goto(`${server.url}/dieu-hanh`);
    await plain.getByRole("link", { name: "Toàn tỉnh" }).click();
    await plain.getByRole("heading", { name: "Bảng điều hành toàn tỉnh" }).waitFor();
    await plain.getByRole("link", { name: "Báo cáo nhanh" }).click();
    await plain.getByLabel("Từ ngày").fill("tháng trước");
    await plain.getByRole("button", { name: "Xem" }).click();
    await plain.getByText("Ngày đầu viết như 10/01/2019.").first().waitFor();
    expect(await plain.getByLabel("Từ ngày").inputValue()).toBe("tháng trước");
  });
});
