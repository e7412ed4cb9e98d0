import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll, keysReady, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
let counter: Page;
let teller: Page;
let accountant: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  const visit = { url: server.url, browser };
  counter = await officer(visit, "tiepnhan.pcc1");
  teller = await officer(visit, "thungan.vietinbank");
  accountant = await officer(visit, "ketoan.trungtam");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

let dossierUrl = "";
let reference = "";

describe("money that goes back", () => {
  it("was asked for by the counter, with its reason on the dossier's card of money", async () => {
    await counter.goto(`${server.url}/can-bo/tiep-nhan?q=chung+thuc+ban+sao`);
    await counter.locator("button.mc-case").first().click();
    await counter.waitForURL(/tiep-nhan\/nhap/);
    await keysReady(counter);
    await counter.locator('[name="owner.nationalId"]').fill("020085770001");
    await counter.locator('[name="owner.name"]').fill("Hứa Thị Hoàn");
    await counter.locator('[name="owner.phone"]').fill("0912770001");
    await counter.locator('[name="owner.address"]').fill("Số 9 đường Lê Lợi, Lạng Sơn");
    const all = counter.locator('[name="allPapers"]');
    if ((await all.count()) > 0) await all.check();
    else for (const tick of await counter.locator("[data-paper-tick]").all()) await tick.check();
    await counter.keyboard.press("Control+Enter");
    await counter.waitForURL(/tiep-nhan\/xong/);
    await counter
      .getByRole("link", { name: /Mở hồ sơ|Giải quyết ngay/ })
      .first()
      .click();
    await counter.waitForURL(/can-bo\/ho-so\//);
    dossierUrl = counter.url();
    await counter.getByRole("link", { name: "Yêu cầu nộp thêm" }).click();
    await expectAccessible(counter);
    await counter.keyboard.press("Control+Enter");
    await counter.locator(".mc-error-summary").getByText("Ghi rõ vì sao phải nộp thêm.").waitFor();
    await counter.locator('[name="name1"]').fill("Lệ phí cấp lại");
    await counter.locator('[name="kind1"]').selectOption("le-phi");
    await counter.locator('[name="amount1"]').fill("90000");
    await counter.locator('[name="reason"]').fill("Cấp lại theo đề nghị của người nộp");
    await counter.keyboard.press("Control+Enter");
    await counter.waitForURL(/can-bo\/ho-so\//);
    const card = counter.locator(".mc-demand", { hasText: "90.000" });
    expect(await card.innerText()).toContain("Cấp lại theo đề nghị");
    reference = /HS[0-9A-Z]{9}/.exec(await card.innerText())?.[0] ?? "";
    await expectAccessible(counter);
  });

  it("was paid over the counter, and its shift was closed: it can no longer be undone", async () => {
    await teller.goto(`${server.url}/can-bo/thu-phi`);
    await keysReady(teller);
    await teller.getByLabel("100.000", { exact: true }).fill("2");
    await teller.locator('[name="floated"]').fill("200000");
    if ((await teller.getByText("Theo sổ trong quỹ còn 0 đ").count()) === 0) {
      await teller.locator('[name="reason"]').fill("Quỹ mẫu của buổi thử");
    }
    await teller.keyboard.press("Control+Enter");
    await teller.getByText("Đã mở ca").waitFor();
    await teller.goto(`${server.url}/can-bo/thu-phi?q=${reference}`);
    await keysReady(teller);
    await teller.keyboard.press("Control+Enter");
    await teller.getByText(/Đã thu 90\.000 đ/).waitFor();
  });

  it("is claimed from the payment with reason and basis", async () => {
    await accountant.goto(`${server.url}/can-bo/thu-phi/ca`);
    await accountant.locator("a.mc-row-link").first().click();
    await accountant.locator("table a.mc-row-link").first().click();
    await accountant.getByRole("heading", { name: /Phiếu thu 90\.000 đ/ }).waitFor();
    await expectAccessible(accountant);
    // While the shift is open two people undo it; the refund is for afterwards.
    expect(await accountant.getByRole("button", { name: "Lập đề nghị hoàn trả" }).count()).toBe(0);
    const paymentUrl = accountant.url();
    await teller.goto(`${server.url}/can-bo/thu-phi`);
    await teller.getByRole("link", { name: "Kiểm quỹ, đóng ca" }).click();
    await teller.getByLabel("100.000", { exact: true }).fill("2");
    await teller.getByLabel("50.000", { exact: true }).fill("1");
    await teller.getByLabel("20.000", { exact: true }).fill("2");
    await teller.keyboard.press("Control+Enter");
    await teller.getByText("Đã đóng ca").waitFor();
    await accountant.goto(paymentUrl);
    await accountant.getByText("Ca thu đã đóng nên không hủy được").waitFor();
    await accountant.getByLabel("Lý do hoàn trả").fill("Thu thừa một khoản lệ phí");
    await accountant.getByLabel("Căn cứ").fill("Biên bản đối chiếu ngày hôm nay");
    await accountant.getByRole("button", { name: "Lập đề nghị hoàn trả" }).click();
    await accountant.getByText("Đã lập đề nghị hoàn trả").waitFor();
    await expectAccessible(accountant);
    expect(await accountant.getByRole("button", { name: "Duyệt hoàn trả" }).count()).toBe(0);
  });

  it("is approved by another person of the centre, and paid by the accountant by transfer", async () => {
    const refundUrl = accountant.url().split("?")[0] ?? "";
    const manager = await officer({ url: server.url, browser }, "giamdoc");
    await manager.goto(`${server.url}/can-bo/thu-phi/hoan-tra`);
    await expectAccessible(manager);
    await expectNoSidewaysScroll(manager);
    await manager.goto(refundUrl);
    await manager.getByRole("button", { name: "Không duyệt" }).click();
    await manager.locator(".mc-error-summary").getByText("Ghi lý do không duyệt.").waitFor();
    await manager.getByRole("button", { name: "Duyệt hoàn trả" }).click();
    await manager.locator(".mc-flash").getByText("Đã duyệt").waitFor();
    await accountant.goto(refundUrl);
    await accountant.getByLabel("Số ủy nhiệm chi").fill("UNC-0007");
    await accountant.keyboard.press("Control+Enter");
    await accountant.getByText("Đã ghi nhận chi tiền").waitFor();
    await expectAccessible(accountant);
  });

  it("is told on the dossier: the demand given back, the receipt cancelled", async () => {
    await counter.goto(dossierUrl);
    const page = await counter.locator("main").innerText();
    expect(page).toContain("Đã hoàn phí");
    expect(page).toContain("đã hoàn trả");
    expect(page).toContain("(đã hủy)");
    await expectAccessible(counter);
  });
});
