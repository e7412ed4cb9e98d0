import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll, officer } from "./pages.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
let browser: Browser;
let postman: Page;
let counter: Page;

const PHONE = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  // The postman works on a phone, and so that nothing rests on scripts, without any.
  postman = await officer({ url: server.url, browser }, "buucuc", PHONE);
  counter = await officer({ url: server.url, browser }, "tiepnhan.skhcn");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const at = (path: string) => `${server.url}${path}`;

/** Fills the form at the door for a procedure that the words find. */
async function openDoorForm(words: string): Promise<void> {
  await postman.goto(at(`/can-bo/buu-chinh/nhan?q=${encodeURIComponent(words)}`));
  await postman.locator(".mc-post-choices a").first().click();
  await postman.waitForURL(/buu-chinh\/nhan\//);
}

async function fillSender(name: string): Promise<void> {
  await postman.fill('[name="sender.name"]', name);
  await postman.fill('[name="sender.phone"]', "0912345678");
  await postman.fill('[name="sender.address"]', "Thôn Nà Lình, xã Bắc Quỳnh");
  await postman.fill('[name="sender.province"]', "Tỉnh Lạng Sơn");
  await postman.fill('[name="postage"]', "30000");
}

describe("the public post", () => {
  it("takes a dossier at the door: what is missing is said first, nothing typed is lost", async () => {
    await openDoorForm("doanh nghiep khoa hoc");
    await expectNoSidewaysScroll(postman);
    await fillSender("Nông Văn Thử");
    await postman.getByRole("button", { name: "Nhận hồ sơ, cấp mã bưu gửi" }).click();
    const summary = postman.getByRole("alert");
    expect(await summary.innerText()).toContain("giấy tờ bắt buộc");
    expect(await postman.inputValue('[name="sender.name"]')).toBe("Nông Văn Thử");

    for (const count of await postman.locator('[name$=".originals"]').all()) await count.fill("1");
    for (const box of ["sealed", "customerSigned", "officerSigned"]) await postman.check(`[name="${box}"]`);
    await postman.getByRole("button", { name: "Nhận hồ sơ, cấp mã bưu gửi" }).click();
    await postman.waitForURL(/buu-chinh\/phieu\//);
    expect(await postman.locator("h1").innerText()).toMatch(/^EB\d{9}VN$/);
    await expectNoSidewaysScroll(postman);
    const slip = await postman.request.get(`${postman.url().split("?")[0]}/phieu-gui.pdf`);
    expect(slip.headers()["content-type"]).toBe("application/pdf");
  });

  it("hands it over at the counter: the signing of the minutes files it", async () => {
    await postman.goto(at("/can-bo/buu-chinh"));
    await postman.locator('[name="slip"]').first().check();
    await postman.getByRole("button", { name: "Lập biên bản giao Trung tâm" }).first().click();
    await postman.waitForURL(/buu-chinh\/chuyen\//);
    const minutes = new URL(postman.url()).pathname;

    await counter.goto(at(minutes));
    await expectAccessible(counter);
    await counter.getByRole("button", { name: /ký nhận/ }).click();
    expect(await counter.getByRole("alert").innerText()).toContain("chưa kiểm đếm");
    await counter.getByLabel("Đủ, đúng phiếu gửi").check();
    await counter.getByRole("button", { name: /ký nhận/ }).click();
    await counter.waitForURL(/xong=ky/);
    expect(await counter.locator("main").innerText()).toMatch(/\d{4}\/BBGN-\d{4}/);
    await counter.locator(".mc-post-items a[href*='/can-bo/ho-so/']").click();
    await counter.waitForURL(/can-bo\/ho-so\//);
    expect(await counter.locator("main").innerText()).toContain("Đã tiếp nhận");
    const print = await postman.request.get(at(`${minutes}/ban-in.pdf`));
    expect(print.headers()["content-type"]).toBe("application/pdf");
  });

  it("is refused at the door where the person has to come, with the rule", async () => {
    await postman.goto(at(`/can-bo/buu-chinh/nhan?q=${encodeURIComponent("1.000894")}`));
    expect(await postman.locator("main").innerText()).toContain("không nhận qua bưu chính");
  });

  it("every part of the room opens on a phone and on a screen, says what to do when empty, and never scrolls sideways", async () => {
    const manager = await officer({ url: server.url, browser }, "giamdoc");
    for (const part of [
      "",
      "/chuyen",
      "/gui",
      "/tren-duong",
      "/phat-hoan",
      "/khieu-nai",
      "/tien-thu-ho",
      "/day-so",
      "/thiet-lap",
    ]) {
      for (const page of [postman, manager]) {
        await page.goto(at(`/can-bo/buu-chinh${part}`));
        await expectNoSidewaysScroll(page);
      }
      // The check of accessibility is a script: the postman's pages run none.
      await expectAccessible(manager);
    }
  });
});
