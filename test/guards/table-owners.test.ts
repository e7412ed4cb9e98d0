import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");

/** The slice whose migrations (by the time HHmm in the file's name) create a table. */
const RANGES: readonly (readonly [number, number, string])[] = [
  [10, 19, "organizations"],
  [20, 29, "identity"],
  [30, 39, "calendar"],
  [40, 49, "procedures"],
  [50, 54, "workflows"],
  [55, 59, "documents"],
  [60, 69, "dossiers"],
  [70, 79, "processing"],
  [80, 89, "printing"],
  [90, 99, "front-desk"],
  [110, 119, "delay-ledger"],
  [120, 129, "directives"],
  [130, 139, "reporting"],
  [140, 149, "oversight"],
  [150, 159, "ledger"],
  [160, 169, "fees"],
  [170, 179, "receipts"],
  [180, 189, "payments"],
  [190, 199, "bank-desk"],
  [200, 209, "reconciliation"],
  [210, 219, "custody"],
  [220, 229, "courier"],
  [230, 239, "post"],
  [240, 249, "return-desk"],
];

/** The same for tables that came on a later day, by day and time. */
const LATER_RANGES: typeof RANGES = [
  [202611260170, 202611260174, "custody"],
  [202611260190, 202611260209, "post"],
  [202611260210, 202611260229, "return-desk"],
];

function owners(): ReadonlyMap<string, string> {
  const pairs = globSync("db/migrations/*.sql", { cwd: ROOT }).flatMap((file) => {
    const [, day = "", time = ""] = /(\d{8})(\d{4})_/.exec(file) ?? [];
    const within =
      (number: number) =>
      ([from, to]: (typeof RANGES)[number]) =>
        number >= from && number <= to;
    const slice = (LATER_RANGES.find(within(Number(day + time))) ?? RANGES.find(within(Number(time))))?.[2];
    const text = readFileSync(join(ROOT, file), "utf8");
    const names = [...text.matchAll(/create (?:table|view|materialized view)(?: if not exists)? (\w+)/g)];
    return slice === undefined ? [] : names.map(([, table = ""]): [string, string] => [table, slice]);
  });
  return new Map(pairs);
}

/** Every table that a piece of code names, in Kysely calls and in SQL text. */
function tablesNamed(text: string): readonly string[] {
  const calls = text.matchAll(/(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\(\s*"(\w+)(?: as \w+)?"/g);
  const sql = [...text.matchAll(/sql(?:<[^`]*?>)?`([^`]*)`/g)].flatMap(([, body = ""]) => [
    ...body.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\b/g),
  ]);
  return [...calls, ...sql].map(([, table = ""]) => table);
}

describe("tables", () => {
  const owner = owners();

  it("are created by a slice", () => {
    expect(owner.size).toBeGreaterThan(5);
  });

  it("are named only by the slice that owns them", () => {
    const foreign = globSync("src/modules/*/**/*.{ts,tsx}", { cwd: ROOT })
      .filter((file) => !/\.(test|model)\.|testing[a-z-]*\.ts/.test(file))
      .flatMap((file) => {
        const slice = file.split("/")[2] ?? "";
        const named = tablesNamed(readFileSync(join(ROOT, file), "utf8"));
        return named
          .filter((table) => owner.has(table) && owner.get(table) !== slice)
          .map((table) => `${file}: ${table}`);
      });
    expect([...new Set(foreign)]).toEqual([]);
  });

  it("canary: the reader sees Kysely calls and SQL text", () => {
    const text =
      'db.selectFrom("dossier as d").innerJoin("task", "a", "b"); sql<{ n: number }>`select 1 from journal join person on true`';
    expect(tablesNamed(text)).toEqual(["dossier", "task", "journal", "person"]);
  });
});
