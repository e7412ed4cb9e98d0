import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const out = mkdtempSync(join(tmpdir(), "motcua-client-"));
const KB = 1024;
let manifest: Readonly<Record<string, string>>;

beforeAll(async () => {
  const built: unknown = await import(join(ROOT, "bin", "build-client.mjs"));
  const { buildClient } = built as { buildClient: (options: object) => Promise<Record<string, string>> };
  manifest = await buildClient({ outDir: out, minify: true });
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

function sizeOf(name: string, ending = ""): number {
  return statSync(join(out, "assets", `${manifest[name] ?? name}${ending}`)).size;
}

describe("what a browser has to load", () => {
  it("is one stylesheet under 60 KB compressed", () => {
    expect(sizeOf("main.css", ".gz")).toBeLessThan(60 * KB);
  });

  it("is islands of less than 15 KB compressed each", () => {
    const islands = Object.keys(manifest).filter((name) => name.endsWith(".js"));
    expect(islands).toContain("keyboard.js");
    expect(islands).toContain("counter.js");
    for (const island of islands) expect(sizeOf(island, ".gz"), island).toBeLessThan(15 * KB);
  });

  it("is fonts of our own with all of Vietnamese, under 25 KB each", () => {
    const fonts = Object.keys(manifest).filter((name) => name.endsWith(".woff2"));
    expect(fonts).toHaveLength(4);
    for (const font of fonts) expect(sizeOf(font), font).toBeLessThan(25 * KB);
  });

  it("carries its content in its name, so that it may be kept for ever", () => {
    for (const [name, hashed] of Object.entries(manifest)) {
      expect(hashed, name).toMatch(/-[A-Za-z0-9]{8,10}\.\w+$/);
      expect(readdirSync(join(out, "assets"))).toContain(hashed);
    }
  });

  it("asks nobody else for anything", () => {
    const css = readFileSync(join(out, "assets", manifest["main.css"] ?? ""), "utf8");
    const addresses = [...css.matchAll(/url\(["']?([^)"']+)/g)].map(([, address = ""]) => address);
    for (const address of addresses) expect(address).toMatch(/^(?:\/assets\/|data:image\/svg\+xml|#)/);
    for (const font of Object.values(manifest).filter((name) => name.endsWith(".woff2"))) expect(css).toContain(font);
  });

  it("keeps the rules that pages use and drops the rest of the kit", () => {
    const css = readFileSync(join(out, "assets", manifest["main.css"] ?? ""), "utf8");
    for (const rule of [".btn-primary", ".form-control", ".table", ".card-header", ".mc-due", "@media print"]) {
      expect(css).toContain(rule);
    }
    expect(css).not.toContain(".apexcharts");
    expect(css.length).toBeLessThan(120 * KB);
  });
});

describe("our pages", () => {
  it("hold no inline style, script or handler, which the content policy would refuse", () => {
    for (const file of globSync("src/**/*.tsx", { cwd: ROOT }).filter((name) => !name.includes(".test."))) {
      const text = readFileSync(join(ROOT, file), "utf8");
      expect(text, file).not.toMatch(/\sstyle=[{"]|dangerouslySetInnerHTML|\son[A-Z]\w+=\{/);
    }
  });
});
