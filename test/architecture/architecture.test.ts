import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT, violationsIn } from "./cruise.ts";
import { TIERS } from "./rules.ts";

describe("architecture", () => {
  it("holds, and the checker really read the code", { timeout: 120_000 }, async () => {
    const { modules, violations } = await violationsIn(ROOT);
    const files = globSync("src/**/*.{ts,tsx}", { cwd: ROOT }).length;
    expect(modules).toBeGreaterThanOrEqual(files * 0.95);
    expect(violations).toEqual([]);
  });

  it("gives every slice a tier", () => {
    const slices = globSync("src/modules/*/", { cwd: ROOT }).map((path) => path.split("/").at(-1));
    expect(TIERS.flat()).toEqual(expect.arrayContaining(slices));
  });
});

describe("canaries: each rule catches the import it forbids", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "motcua-canary-"));
    write("package.json", JSON.stringify({ type: "module", imports: { "#*": "./src/*" } }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  const target = "export const thing = 1;\n";
  const importing = (specifier: string) => `import { thing } from "${specifier}";\nexport const other = thing;\n`;

  it.each([
    ["kernel-imports-nothing", "src/kernel/a.ts", "#platform/b.ts"],
    ["domain-is-pure", "src/modules/dossiers/domain/a.ts", "#platform/b.ts"],
    ["domain-is-pure", "src/modules/dossiers/domain/a.ts", "#modules/calendar/index.ts"],
    ["inner-domain-is-pure", "src/modules/payments/online/domain/a.ts", "#platform/b.ts"],
    ["pure-face-is-pure", "src/modules/dossiers/domain.ts", "#modules/dossiers/store/b.ts"],
    ["slices-meet-at-index", "src/modules/dossiers/store/a.ts", "#modules/calendar/store/b.ts"],
    ["app-meets-slices-at-index", "src/app/a.ts", "#modules/calendar/store/b.ts"],
    ["tiers-point-down-calendar", "src/modules/calendar/use-cases/a.ts", "#modules/dossiers/index.ts"],
    ["tiers-point-down-dossiers", "src/modules/dossiers/use-cases/a.ts", "#modules/processing/index.ts"],
    ["platform-and-ui-know-no-slice", "src/platform/a.ts", "#modules/calendar/index.ts"],
    ["platform-and-ui-know-no-slice", "src/ui/a.ts", "#modules/calendar/index.ts"],
    ["ui-fetches-nothing", "src/ui/components/a.ts", "#platform/b.ts"],
    ["slices-do-not-know-the-app", "src/modules/calendar/a.ts", "#app/b.ts"],
    ["no-orphan-imports", "src/app/a.ts", "#platform/not-there.ts"],
  ])("%s: %s importing %s", async (rule, from, specifier) => {
    write(from, importing(specifier));
    if (!specifier.includes("not-there")) write(specifier.replace("#", "src/"), target);
    const { violations } = await violationsIn(folder);
    expect(violations.map((violation) => violation.rule)).toContain(rule);
  });

  it("no-cycles", async () => {
    write("src/platform/a.ts", 'import { b } from "./b.ts";\nexport const a = () => b;\n');
    write("src/platform/b.ts", 'import { a } from "./a.ts";\nexport const b = () => a;\n');
    const { violations } = await violationsIn(folder);
    expect(violations.map((violation) => violation.rule)).toContain("no-cycles");
  });

  it("leaves an allowed import alone", async () => {
    write("src/modules/dossiers/domain/a.ts", importing("#modules/calendar/domain.ts"));
    write("src/modules/calendar/domain.ts", 'export { thing } from "./domain/b.ts";\n');
    write("src/modules/calendar/domain/b.ts", target);
    expect(await violationsIn(folder)).toEqual({ modules: 3, violations: [] });
  });
});
