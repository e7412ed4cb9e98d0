import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

/** The password of every account of the demo centre. */
export const DEMO_PASSWORD = "mot-cua-demo-2026";

export type Visit = { readonly url: string; readonly browser: Browser };

/** An officer at their own machine: a fresh context, signed in, with every script error failing the test. */
export async function officer(
  { url, browser }: Visit,
  username: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await citizen({ url, browser }, options);
  await page.goto(`${url}/can-bo/dang-nhap`);
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => !address.pathname.includes("dang-nhap"));
  return page;
}

/** Somebody at home, not signed in. */
export async function citizen({ browser }: Visit, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => {
    throw new Error(`script error on ${page.url()}: ${error.message}`);
  });
  return page;
}

/** No serious or critical finding of axe on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  const grave = results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(grave, page.url()).toEqual([]);
}

/** The page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(over, `${page.url()} is ${over} px too wide`).toBeLessThanOrEqual(0);
}

/** The keyboard layer has started. */
export async function keysReady(page: Page): Promise<void> {
  await page.waitForFunction("document.documentElement.dataset.keys === 'ready'");
}

/** Types like a barcode scanner: all keys within a few milliseconds, Enter at the end. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(`(() => {
    const target = document.activeElement ?? document.body;
    for (const key of [...${JSON.stringify(code)}, "Enter"]) {
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  })()`);
}
