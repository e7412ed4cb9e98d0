import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const tracked = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(ROOT, file)));
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const isText = (file: string) => /\.(ts|tsx|mjs|json|md|sql|css|typ|yml|sh)$/.test(file);
const sources = tracked.filter((file) => /^src\/.*\.tsx?$/.test(file));
const isTest = (file: string) => /\.(test|model|oracle)\.|testing\.ts|examples\.tsx/.test(file);

describe("the repository", () => {
  it("locks its dependencies without download addresses", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  });

  it("locks every platform's package of a tool, or npm ci would refuse the lock file", () => {
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      read("package-lock.json"),
    );
    const locked = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).flatMap((name) => (locked.has(name) ? [] : [`${path}: ${name}`])),
    );
    expect(missing).toEqual([]);
  });

  it("has no file over 400 lines (500 for tests)", () => {
    const long = sources.filter((file) => read(file).split("\n").length > (isTest(file) ? 501 : 401));
    expect(long).toEqual([]);
  });

  it("has no name that says nothing", () => {
    expect(
      sources.filter((file) => /(^|[/.-])(utils?|helpers?|commons?|managers?|misc|services?)([/.]|$)/.test(file)),
    ).toEqual([]);
  });

  it("hides no missing part behind a note to self", () => {
    const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "X" + "XX"].map((word) => `\\b${word}\\b`).join("|"));
    expect(tracked.filter((file) => isText(file) && marks.test(read(file)))).toEqual([]);
  });

  it("switches no test off", () => {
    const tests = tracked.filter(
      (file) => /\.(test|e2e)\.tsx?$/.test(file) && file !== "test/guards/repository.test.ts",
    );
    expect(tests.filter((file) => /\b(it|describe|test)\.(only|skip)\(/.test(read(file)))).toEqual([]);
  });

  it("holds no private key, token or password in an address", () => {
    const secrets =
      /-----BEGIN [A-Z ]*PRIVATE KEY|ghp_[A-Za-z0-9]{20}|AKIA[0-9A-Z]{16}|postgres(?:ql)?:\/\/[a-z]+:[A-Za-z0-9]{12,}@/;
    expect(tracked.filter((file) => isText(file) && secrets.test(read(file)))).toEqual([]);
  });

  it("has every file that its documents link to", () => {
    const broken = tracked
      .filter((file) => file.endsWith(".md"))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = ""]) => ({ file, target })),
      )
      .filter(({ file, target }) => !existsSync(join(ROOT, dirname(file), target)));
    expect(broken).toEqual([]);
  });

  it("tells every slice's purpose in a README", () => {
    const slices = new Set(sources.flatMap((file) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect([...slices].filter((slice) => !existsSync(join(ROOT, "src", "modules", slice, "README.md")))).toEqual([]);
  });
});
