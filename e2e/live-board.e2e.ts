import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Browser, Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useAssetManifest } from "#ui/assets.ts";
import { BarList } from "#ui/components/bar-list/bar-list.tsx";
import { TrendChart } from "#ui/components/chart/trend-chart.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { HeatMap } from "#ui/components/heat-map/heat-map.tsx";
import { ReportTable } from "#ui/components/report-table/report-table.tsx";
import { LeaderPage } from "#ui/layout/leader-page.tsx";
import { partAskedFor } from "#ui/layout/live.ts";
import { ROOT } from "#platform/root.ts";
import { openBrowser } from "./browser.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./pages.ts";

/** The policy of the real pages, so that what it refuses fails here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const viewer = { name: "Hương", title: "Giám đốc", unitName: "Trung tâm", roles: ["centre-manager"] };
const out = mkdtempSync(join(tmpdir(), "motcua-live-"));

let server: Server;
let browser: Browser;
let url: string;
let received = 596;
let asked = 0;
let answer: "figures" | "sign-in" | "fault" = "figures";

beforeAll(async () => {
  const built: unknown = await import(join(ROOT, "bin", "build-client.mjs"));
  const { buildClient } = built as { buildClient: (options: object) => Promise<Record<string, string>> };
  useAssetManifest(await buildClient({ outDir: out }));
  server = createServer((request, response) => serve(request.url ?? "/", partAskedFor(request.headers), response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  useAssetManifest(undefined);
  rmSync(out, { recursive: true, force: true });
});

function serve(path: string, part: "page" | "figures", response: ServerResponse): void {
  if (path.startsWith("/assets/")) {
    const type = path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : "font/woff2";
    response.setHeader("content-type", type);
    response.end(readFileSync(join(out, path)));
    return;
  }
  if (part === "figures") asked += 1;
  if (path === "/" && part === "figures" && answer === "sign-in") {
    response.writeHead(303, { location: "/can-bo/dang-nhap" }).end();
    return;
  }
  response.writeHead(part === "figures" && answer === "fault" ? 503 : 200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
  });
  response.end(`<!doctype html>${path === "/bieu" ? renderToString(report()) : renderToString(board(part))}`);
}

function board(part: "page" | "figures") {
  const points = Array.from({ length: 31 }, (_, index) => ({ key: `${index}`, label: `${index + 1}/1` }));
  return h(
    LeaderPage,
    {
      viewer,
      title: "Điều hành",
      asOf: `14:05:${asked} ngày 25/11/2026`,
      liveEverySeconds: 0.3,
      part,
      children: undefined,
    },
    h(
      FigureGrid,
      { label: "Số liệu chính", children: undefined },
      h(FigureCard, { label: "Đã tiếp nhận", value: received, href: "/ho-so", tone: "wrong" }),
    ),
    h(TrendChart, {
      id: "ngay",
      title: "Theo ngày",
      axis: "Ngày",
      points,
      series: [
        {
          name: "Tiếp nhận",
          as: "column",
          figures: points.map(({ key }) => ({ value: received, href: `/ngay/${key}` })),
        },
        { name: "Giải quyết", as: "line", figures: points.map((_, index) => ({ value: index })) },
      ],
    }),
    h(BarList, {
      id: "cq",
      title: "Theo cơ quan",
      axis: "Cơ quan",
      series: [
        { name: "Đúng hạn", tone: "light" },
        { name: "Quá hạn", tone: "late" },
      ],
      rows: (received > 600 ? ["Sở Y tế", "Sở Tư pháp"] : ["Sở Tư pháp", "Sở Y tế"]).map((name) => ({
        key: name,
        name,
        href: `/co-quan/${name}`,
        figures: [{ value: 9, href: `/co-quan/${name}/dung` }, { value: 1 }],
      })),
    }),
    h(HeatMap, {
      id: "gio",
      title: "Giờ đông khách",
      axis: "Giờ",
      columns: ["Hai", "Ba", "Tư", "Năm", "Sáu"].map((name) => ({ key: name, name: `Thứ ${name}`, short: name })),
      rows: [{ key: "7", name: "7–8", figures: [1, 2, 3, 4, 5].map((value) => ({ value, href: `/gio/${value}` })) }],
    }),
  );
}

function report() {
  const columns = Array.from({ length: 11 }, (_, index) => ({
    key: `${index}`,
    head: "Tổng số",
    number: `(${index})`,
  }));
  return h(
    LeaderPage,
    { viewer, title: "Biểu số II.06a", asOf: "14:05:00 ngày 25/11/2026", issuer: "Trung tâm", children: undefined },
    h(ReportTable, {
      caption: "TÌNH HÌNH GIẢI QUYẾT",
      captionShown: "yes",
      heads: [
        { key: "ten", head: "Đơn vị", kind: "name" },
        { head: "Số lượng hồ sơ", under: columns },
      ],
      rows: Array.from({ length: 60 }, (_, row) => ({
        key: `${row}`,
        cells: [`Ban Quản lý Khu kinh tế cửa khẩu số ${row}`, ...columns.map(() => 1284)],
      })),
    }),
  );
}

async function printed(
  page: Page,
): Promise<{ readonly text: string; readonly width: number; readonly height: number }> {
  const file = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(file));
  const [, , width = 0, height = 0] = (await document.getPage(1)).view;
  const { text } = await extractText(document, { mergePages: true });
  return { text: text.replaceAll(/\s+/g, " "), width, height };
}

async function opened(width = 1280): Promise<{ readonly page: Page; readonly refused: string[] }> {
  answer = "figures";
  received = 596;
  const page = await (await browser.newContext({ viewport: { width, height: 860 } })).newPage();
  const refused: string[] = [];
  page.on("console", (line) => {
    if (/Content Security Policy|TrustedHTML|not defined|TypeError/.test(line.text())) refused.push(line.text());
  });
  page.on("pageerror", (error) => refused.push(error.message));
  await page.goto(url);
  return { page, refused };
}

/** The page stops asking; its context stays, because the packed browser ends with its first closed context. */
async function leave(page: Page): Promise<void> {
  await page.goto("about:blank");
}

/** Machines are busy: what must happen has ten seconds, and is seen as soon as it does. */
const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 10_000 });
const big = (page: Page) => page.locator(".mc-figure-value").innerText();
const lost = (page: Page) => page.locator("[data-live-lost]").innerText();

describe("an open board", () => {
  it("changes its figures without losing focus or what is folded out, under the strictest policy", async () => {
    const { page, refused } = await opened();
    await page.locator(".mc-chart-data > summary").first().click();
    await page.locator(".mc-figure-value a").focus();
    received = 597;
    await eventually(() => big(page)).toBe("597");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("/ho-so");
    expect(await page.locator(".mc-chart-data").first().getAttribute("open")).not.toBeNull();
    expect(await page.locator(".mc-figures-behind td").first().innerText()).toBe("597");
    await eventually(() => page.locator("[data-live=as-of]").innerText()).toContain("Cập nhật lúc 14:05:");
    expect(refused).toEqual([]);
    await leave(page);
  });

  it("follows a link whose row changed its place", async () => {
    const { page } = await opened();
    await page.getByRole("link", { name: "Sở Tư pháp" }).focus();
    received = 650;
    await eventually(() => page.locator(".mc-bars tbody th").first().innerText()).toBe("Sở Y tế");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Sở Tư pháp");
    await leave(page);
  });

  it("says so when the network is lost, and goes on when it is back", async () => {
    const { page } = await opened();
    await page.context().setOffline(true);
    await eventually(() => lost(page)).toContain("Mất kết nối mạng");
    expect(await big(page)).toBe("596");
    received = 600;
    await page.context().setOffline(false);
    await eventually(() => big(page)).toBe("600");
    await eventually(() => lost(page)).toBe("");
    await leave(page);
  });

  it("keeps the last figures when the server fails, and says so", async () => {
    const { page } = await opened();
    answer = "fault";
    await eventually(() => lost(page)).toContain("Máy chủ chưa trả lời");
    expect(await big(page)).toBe("596");
    answer = "figures";
    received = 601;
    await eventually(() => big(page)).toBe("601");
    await leave(page);
  });

  it("stops asking and says so when the session is over", async () => {
    const { page } = await opened();
    answer = "sign-in";
    await eventually(() => lost(page)).toContain("đăng nhập");
    const before = asked;
    await page.waitForTimeout(900);
    expect(asked).toBe(before);
    expect(await big(page)).toBe("596");
    await leave(page);
  });

  it("can be paused, and asks nothing in a tab that nobody sees", async () => {
    const { page } = await opened();
    await page.getByRole("button", { name: "Tạm dừng cập nhật" }).click();
    await page.waitForTimeout(700);
    const paused = asked;
    await page.waitForTimeout(900);
    expect(asked).toBe(paused);
    await page.getByRole("button", { name: "Tiếp tục cập nhật" }).click();
    await eventually(() => asked).toBeGreaterThan(paused);
    const hide = (hidden: string): string =>
      `Object.defineProperty(document, "hidden", { configurable: true, value: ${hidden} }); document.dispatchEvent(new Event("visibilitychange"))`;
    await page.evaluate(hide("true"));
    await page.waitForTimeout(700);
    const hidden = asked;
    await page.waitForTimeout(900);
    expect(asked).toBe(hidden);
    received = 602;
    await page.evaluate(hide("false"));
    await eventually(() => big(page)).toBe("602");
    await leave(page);
  });

  it("prints the table behind each chart, folded or not, and of when the figures are", async () => {
    const { page } = await opened();
    const { text } = await printed(page);
    for (const words of ["Bảng số liệu", "31/1", "Cập nhật lúc 14:05", "Đã tiếp nhận"]) expect(text).toContain(words);
    expect(text.match(/596/g)?.length).toBeGreaterThanOrEqual(32);
    expect(text).not.toContain("Tạm dừng");
    await leave(page);
  });

  it("prints a statutory table on A4 landscape with its head on every page", async () => {
    const { page } = await opened();
    await page.goto(`${url}/bieu`);
    const { text, width, height } = await printed(page);
    expect(width).toBeGreaterThan(height);
    expect(text.match(/Số lượng hồ sơ/g)?.length).toBeGreaterThan(1);
    expect(text).toContain("cửa khẩu số 59");
    await leave(page);
  });

  it.each([1280, 390, 360])("is accessible and fits %d pixels", async (width) => {
    const { page } = await opened(width);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await leave(page);
  });
});
