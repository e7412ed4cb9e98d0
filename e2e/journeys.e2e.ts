import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { citizen, expectAccessible, expectNoSidewaysScroll, keysReady, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
const desks = new Map<string, Page>();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The officer's own browser, signed in once. */
async function deskOf(username: string): Promise<Page> {
  const known = desks.get(username) ?? (await officer({ url: server.url, browser }, username));
  desks.set(username, known);
  return known;
}

/** Everybody through whose hands process 1a of decision 2487 goes, step by step, B1 to B7. */
const HANDS = [
  "tiepnhan.skhcn",
  "truongphong.skhcn",
  "chuyenvien.skhcn",
  "truongphong.skhcn",
  "lanhdao.skhcn",
  "vanthu.skhcn",
  "lanhdao.ubnd",
] as const;

/** Vietnam's date today, or so many days later, as the pages write it. */
function today(later = 0): string {
  const [year, month, day] = new Date(Date.now() + 7 * 3_600_000 + later * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return `${day}/${month}/${year}`;
}

/** Far behind every promise that is made today. */
const MUCH_LATER = today(120);

type Received = { readonly path: string; readonly code: string };

/** Receives a dossier of process 1a at the counter of the department. */
async function receive(person: { readonly number: string; readonly name: string }): Promise<Received> {
  const page = await deskOf("tiepnhan.skhcn");
  await page.goto(`${server.url}/can-bo/tiep-nhan?q=trung+tam+doi+moi+sang+tao`);
  await page.locator("button.mc-case", { hasText: "Không thành lập hội đồng" }).first().click();
  await page.waitForURL(/tiep-nhan\/nhap/);
  await keysReady(page);
  await page.locator('[name="owner.nationalId"]').fill(person.number);
  await page.locator('[name="owner.name"]').fill(person.name);
  await page.locator('[name="owner.phone"]').fill("0912345600");
  await page.locator('[name="owner.address"]').fill("Số 5 đường Bắc Sơn, Lạng Sơn");
  for (const tick of await page.locator("[data-paper-tick]").all()) await tick.check();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/tiep-nhan\/xong/);
  const code = (await page.locator("h1").innerText()).trim();
  const path = (await page.getByRole("link", { name: "Mở hồ sơ" }).getAttribute("href")) ?? "";
  return { path, code };
}

async function stateOn(page: Page, { path }: Received): Promise<string> {
  await page.goto(server.url + path);
  return page.locator(".mc-state-line").innerText();
}

/** Does the step that this officer has in hand, if any; answers whether there was one. */
async function doStep(page: Page, dossier: Received): Promise<boolean> {
  await page.goto(server.url + dossier.path);
  const claim = page.getByRole("button", { name: "Nhận việc" });
  if ((await claim.count()) > 0) {
    await claim.first().click();
    await page.goto(server.url + dossier.path);
  }
  const form = page
    .locator("form", { has: page.locator('[name="note"]') })
    .filter({ has: page.locator("[data-key-primary]") });
  if ((await form.count()) === 0) return false;
  const step = form.first();
  const assignee = step.locator('[name="assigneeId"]');
  if ((await assignee.count()) > 0) {
    const officers = assignee.locator("option:not([value=''])");
    const chosen = officers.filter({ hasText: "Vi Quang Huy" });
    const option = (await chosen.count()) > 0 ? chosen.first() : officers.first();
    await assignee.selectOption((await option.getAttribute("value")) ?? "");
  }
  const ways = step.locator('[name="way"]');
  if ((await ways.count()) > 0) await ways.first().check();
  const number = step.locator('[name="resultNumber"]');
  if ((await number.count()) > 0) {
    await number.fill("2101/QĐ-UBND");
    await step.locator('[name="signedOn"]').fill(today());
  }
  await step.locator("[data-key-primary]").click();
  await page.waitForLoadState("load");
  expect(await page.locator(".mc-error-summary").count(), await page.locator("main").innerText()).toBe(0);
  return true;
}

describe("a dossier of process 1a of decision 2487", () => {
  it("goes from the counter through every step of the real process and comes back with a result", async () => {
    const dossier = await receive({ number: "020085110001", name: "Trần Đức Hành" });
    for (const [index, username] of HANDS.entries()) {
      expect(await doStep(await deskOf(username), dossier), `B${index + 1}, ${username}`).toBe(true);
    }

    const desk = await deskOf("traketqua");
    expect(await stateOn(desk, dossier)).toContain("Đã có kết quả");
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
    await desk.goto(`${server.url}/can-bo/tra-ket-qua`);
    // Whoever waits longest stands on top: the one who is at the desk is found by the code.
    await desk.locator('[name="q"]').last().fill(dossier.code);
    await desk.locator('[name="q"]').last().press("Enter");
    await desk.locator('[name="card"]').fill("020085110001");
    await desk.getByRole("button", { name: "Xem lại trước khi trả" }).click();
    await desk.getByRole("heading", { name: /Xác nhận trả kết quả/ }).waitFor();
    await expectAccessible(desk);
    await desk.locator('[name="proof"][value="paper"]').check();
    await keysReady(desk);
    await desk.keyboard.press("Control+Enter");
    await desk.getByText("Đã trả kết quả.").waitFor();
    expect(await stateOn(desk, dossier)).toContain("Đã đóng hồ sơ");
    const history = await desk.locator(".mc-timeline").innerText();
    for (const word of [
      "Tiếp nhận hồ sơ",
      "Phân công",
      "Thẩm định",
      "Ký duyệt",
      "Vào số, đóng dấu",
      "Có kết quả",
      "Trả kết quả",
    ]) {
      expect(history).toContain(word);
    }
  });

  it("stands still while papers are missing and goes on when they come", async () => {
    const dossier = await receive({ number: "020085110002", name: "Lương Thị Chờ" });
    await doStep(await deskOf("tiepnhan.skhcn"), dossier);
    await doStep(await deskOf("truongphong.skhcn"), dossier);
    const specialist = await deskOf("chuyenvien.skhcn");
    await specialist.goto(server.url + dossier.path);
    await specialist.locator("#request-supplement > summary").click();
    const form = specialist.locator("#request-supplement");
    await form.locator('[name="asked"]').first().check();
    await form.locator('[name="reason"]').fill("Thuyết minh chưa có phần tài chính");
    await form.getByRole("button", { name: "Yêu cầu bổ sung" }).click();
    await specialist.getByRole("heading", { name: /Yêu cầu bổ sung: hồ sơ/ }).waitFor();
    await specialist.getByRole("button", { name: /Yêu cầu bổ sung/ }).click();
    await specialist.getByText("Đã xong: yêu cầu bổ sung").waitFor();
    expect(await specialist.locator(".mc-state-line").innerText()).toMatch(/Chờ bổ sung/);
    await expectAccessible(specialist);

    const counter = await deskOf("tiepnhan.skhcn");
    await counter.goto(server.url + dossier.path);
    await counter.getByRole("button", { name: "Nhận giấy tờ bổ sung" }).click();
    await counter.getByText("Đã xong: nhận giấy tờ bổ sung").waitFor();
    expect(await counter.locator(".mc-state-line").innerText()).toMatch(/còn \d+ ngày/);
  });

  it("is re-appointed once, with an apology", async () => {
    const dossier = await receive({ number: "020085110003", name: "Hứa Văn Hẹn" });
    const leader = await deskOf("lanhdao.skhcn");
    await leader.goto(server.url + dossier.path);
    await leader.locator("#extend-deadline > summary").click();
    const form = leader.locator("#extend-deadline");
    await form.locator('[name="newDate"]').fill("30/02/2031");
    await form.locator('[name="letterNumber"]').fill("12/PXL");
    await form.locator('[name="reason"]').fill("Chờ ý kiến của bộ");
    await form.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
    await leader.getByRole("button", { name: /Xin lỗi và hẹn lại/ }).click();
    await leader.locator(".mc-error-summary").getByText("Ngày viết theo ngày/tháng/năm").waitFor();
    expect(await form.locator('[name="reason"]').inputValue()).toBe("Chờ ý kiến của bộ");
    await form.locator('[name="newDate"]').fill(MUCH_LATER);
    await form.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
    await leader.getByRole("button", { name: /Xin lỗi và hẹn lại/ }).click();
    await leader.getByText("Đã xong: xin lỗi và hẹn lại").waitFor();
    expect(await leader.locator(".mc-state-line").innerText()).toContain(MUCH_LATER);
    expect(await leader.locator("#extend-deadline").count()).toBe(0);
    await leader.getByText("Vì sao là ngày này?").first().click();
    await expectAccessible(leader);
  });
});

describe("two officers at once", () => {
  it("tells the slower one what changed and who did it, and keeps what was typed", async () => {
    const dossier = await receive({ number: "020085110004", name: "Bế Thị Nhanh" });
    const counter = await deskOf("tiepnhan.skhcn");
    await counter.goto(server.url + dossier.path);
    await counter.locator("#withdraw > summary").click();
    await counter.locator('#withdraw [name="reason"]').fill("Đơn xin rút ngày 23/11/2026");

    const leader = await deskOf("lanhdao.skhcn");
    await leader.goto(server.url + dossier.path);
    await leader.locator("#extend-deadline > summary").click();
    const form = leader.locator("#extend-deadline");
    await form.locator('[name="newDate"]').fill(MUCH_LATER);
    await form.locator('[name="letterNumber"]').fill("13/PXL");
    await form.locator('[name="reason"]').fill("Chờ ý kiến của bộ");
    await form.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
    await leader.getByRole("button", { name: /Xin lỗi và hẹn lại/ }).click();
    await leader.getByText("Đã xong").waitFor();

    const [answer] = await Promise.all([
      counter.waitForResponse((response) => response.request().method() === "POST"),
      counter.getByRole("button", { name: "Rút hồ sơ" }).click(),
    ]);
    expect(answer.status()).toBe(409);
    await counter.getByRole("heading", { name: "Hồ sơ đã thay đổi" }).waitFor();
    const page = await counter.locator("main").innerText();
    expect(page).toContain("Chu Thị Diệp");
    expect(page).toContain("Xin lỗi và hẹn lại ngày trả");
    expect(await counter.locator('[name="reason"]').inputValue()).toBe("Đơn xin rút ngày 23/11/2026");
    await expectAccessible(counter);
    await counter.getByRole("button", { name: /Đã xem thay đổi/ }).click();
    await counter.getByRole("heading", { name: /Rút hồ sơ: hồ sơ/ }).waitFor();
    await counter.getByRole("button", { name: /Rút hồ sơ/ }).click();
    await counter.getByText("Đã xong: rút hồ sơ").waitFor();
  });
});

describe("a citizen without JavaScript", () => {
  it("finds the way from the front door, follows a dossier with the receipt, learns nothing with a wrong one", async () => {
    const page = await citizen(
      { url: server.url, browser },
      { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    );
    await page.goto(server.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByLabel("Ông/Bà cần làm thủ tục gì?").fill("lam lai can cuoc");
    await page.getByRole("button", { name: "Tìm thủ tục" }).click();
    await page.waitForURL(/thu-tuc/);
    expect(await page.locator("main").innerText()).toMatch(/căn cước/i);

    const example = new URL(server.example);
    await page.goto(server.url);
    await page.getByLabel("Mã hồ sơ").fill(example.searchParams.get("ma") ?? "");
    await page.getByLabel("Mã tra cứu (8 ký tự)").fill(example.searchParams.get("so") ?? "");
    await page.getByRole("button", { name: "Tra cứu hồ sơ" }).click();
    await page.waitForURL(/tra-cuu/);
    expect(await page.locator("main").innerText()).toContain("Ngày hẹn trả kết quả");

    const missed = await page.goto(`${server.url}/tra-cuu?ma=${example.searchParams.get("ma")}&so=AAAAAAAA`);
    expect(missed?.status()).toBe(404);
  });

  it("meets no page with a serious fault, also on a narrow screen", async () => {
    const page = await citizen({ url: server.url, browser }, { viewport: { width: 360, height: 740 } });
    for (const path of [
      "/",
      "/thu-tuc",
      "/thu-tuc?q=can+cuoc",
      "/tra-cuu",
      new URL(server.example).pathname + new URL(server.example).search,
      "/can-bo/dang-nhap",
    ]) {
      await page.goto(server.url + path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
});
