import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const pages = globSync("docs/law/*.md", { cwd: ROOT }).toSorted();
const files = globSync("{src,data,db,test,bench,e2e}/**/*.{ts,tsx,sql,json,typ}", { cwd: ROOT });
const tests = files.filter((file) => file.includes(".test."));
const sources = new Map<string, string>();

type Row = { readonly page: string; readonly text: string };

const rows: readonly Row[] = pages.flatMap((page) =>
  read(page)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((text) => ({ page, text })),
);

describe("the pages of the law", () => {
  it("name only files that exist", () => {
    const broken = pages.flatMap((page) =>
      pathsIn(read(page))
        .filter((path) => !isThere(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it("name only tests that exist, in the file named before them", () => {
    const broken = rows.flatMap(({ page, text }) =>
      namedTests(text)
        .filter(({ file, title }) => !isTested(title, file))
        .map(({ title }) => `${page}: ${title}`),
    );
    expect(broken).toEqual([]);
  });

  it("are all in the index, and the index names no other", () => {
    const listed = [...read("docs/law/README.md").matchAll(/\]\(([^)]+\.md)\)/g)].map(([, target = ""]) => target);
    const there = pages.map((page) => basename(page)).filter((page) => page !== "README.md");
    expect([...new Set(listed)].toSorted()).toEqual(there);
  });

  it("say of each act what is done in a table", () => {
    const without = pages.filter((page) => !rows.some((row) => row.page === page));
    expect(without).toEqual([]);
  });
});

describe("the core of the slices", () => {
  const index = read("docs/law/README.md");
  const indexed = new Set([...index.matchAll(/`([^`]+)`/g)].map(([, mark = ""]) => mark));
  const citing = globSync("src/modules/*/domain/*.ts", { cwd: ROOT })
    .filter((file) => !/\.(test|oracle)\./.test(file))
    .flatMap((file) => actsIn(commentsOf(read(file))).map((act) => ({ file, act })));

  it("cites acts", () => {
    expect(citing.length).toBeGreaterThan(20);
  });

  it("cites only acts that have a page", () => {
    expect(citing.filter(({ act }) => !indexed.has(act)).map(({ file, act }) => `${file}: ${act}`)).toEqual([]);
  });

  it("is searched by a guard that sees foreign acts", () => {
    expect(actsIn("/** As Decree 999/2031 Art. 1 and TT 7/2030/TT-BTP say; Labour Code 2012; Điều 5. */")).toEqual([
      "999/2031",
      "7/2030",
      "Labour Code",
    ]);
  });
});

/** Paths and file names in code marks: they have an extension of ours and no blank. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+\.(?:ts|tsx|sql|json|typ))`/g)].map(([, path = ""]) => path);
}

/** A path from the root or from the slices, the end of a path, or a pattern that fits some file. */
function isThere(path: string): boolean {
  if (path.includes("*")) return globSync(`src/**/${path}`, { cwd: ROOT }).length > 0;
  return existsSync(join(ROOT, path)) || files.some((file) => `/${file}`.endsWith(`/${path}`));
}

type NamedTest = { readonly file: string; readonly title: string };

/** Titles in the last cell of a row, each with the file that stands right before it, if any does. */
function namedTests(row: string): readonly NamedTest[] {
  const testCell = row.split("|").at(-2) ?? "";
  return [...testCell.matchAll(/(?:`([^`\s]+\.test\.ts)`\s+)?"([^"]+)"/g)].map(([, file = "", title = ""]) => ({
    file,
    title,
  }));
}

/** Whether one test file has every part of a title; dots stand for what was left out. */
function isTested(title: string, file: string): boolean {
  const parts = title.split("…").map((part) => part.trim());
  const where = tests.filter((test) => file === "" || test.endsWith(`/${file}`));
  return where.some((test) => parts.every((part) => sourceOf(test).includes(part)));
}

function sourceOf(file: string): string {
  const known = sources.get(file) ?? read(file);
  sources.set(file, known);
  return known;
}

function commentsOf(source: string): string {
  return [...source.matchAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm)].map(([comment]) => comment).join("\n");
}

/** Numbers and names of acts; a bare "Điều" is one of Decree 61/2018 by the rule of the index. */
function actsIn(text: string): readonly string[] {
  const numbered =
    /(?:NĐ|TT|QĐ|NQ|Luật|Nghị định|Thông tư|Decree|Circular|Resolution|Decision|Law(?: on \p{L}+)*)\s+(\d+(?:\/\d{4})?)(?!\d)/gu;
  const named = /Civil Code|Labour Code/g;
  return [
    ...[...text.matchAll(numbered)].map(([, number = ""]) => number),
    ...[...text.matchAll(named)].map(([name]) => name),
  ];
}
