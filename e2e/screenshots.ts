import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { DEMO_PASSWORD } from "#modules/identity/domain.ts";
import { ROOT } from "#platform/root.ts";
import { openBrowser } from "./browser.ts";
import { startServer } from "./server.ts";

/** Makes the README's pictures from the running demo, so that they never lie. */
const OUT = join(ROOT, "docs", "screenshots");
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

export async function takeScreenshots(): Promise<readonly string[]> {
  mkdirSync(OUT, { recursive: true });
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const officer = await signedIn(browser, server.url, "chuyenvien.skhcn");
    await officer.goto(`${server.url}/can-bo`);
    const pictures = [await keep(officer, "my-work.png")];
    await officer.locator("table a[href^='/can-bo/ho-so/']").first().click();
    await officer.waitForLoadState();
    await officer.locator("summary", { hasText: "Vì sao là ngày này?" }).first().click();
    pictures.push(await keep(officer, "dossier.png"));

    const counter = await signedIn(browser, server.url, "tiepnhan.skhcn");
    await counter.goto(`${server.url}/can-bo/tiep-nhan?q=trung+tam+doi+moi`);
    await counter.locator("form[method=post] button, a[href*='/tiep-nhan/']").first().click();
    await counter.waitForLoadState();
    pictures.push(await keep(counter, "counter.png"));

    const leader = await signedIn(browser, server.url, "lanhdao.ubnd");
    await leader.goto(`${server.url}/dieu-hanh`);
    pictures.push(await keep(leader, "board.png"));
    await leader.goto(`${server.url}/can-bo/thong-ke`);
    await leader.locator("a[href*='ii-06c']").first().click();
    await leader.waitForLoadState();
    pictures.push(await keep(leader, "report.png"));

    const citizen = await browser.newPage({ viewport: PHONE });
    await citizen.goto(server.example);
    pictures.push(await keep(citizen, "tracking-phone.png"));
    return pictures;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function signedIn(browser: Browser, url: string, username: string): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(`${url}/can-bo/dang-nhap`);
  await page.fill("input[name=username]", username);
  await page.fill("input[name=password]", DEMO_PASSWORD);
  await page.press("input[name=password]", "Enter");
  await page.waitForURL(`${url}/can-bo`);
  return page;
}

async function keep(page: Page, name: string): Promise<string> {
  await page.screenshot({ path: join(OUT, name) });
  return name;
}
