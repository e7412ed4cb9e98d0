import { isDeepStrictEqual } from "node:util";
import { ok, type Result } from "#kernel/result.ts";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { LandRecord } from "../domain/land/land-record.ts";
import { landRule } from "../domain/land/land-rule.ts";
import { lintFeeRule } from "../domain/lint-rule.ts";
import { highestNumber, insertRules, listVersions, lockRule } from "../store/fee-rules.ts";
import { readLandFile } from "./read-land-file.ts";

export type ImportFees = {
  readonly text: string;
  /** First day of the imported rules. */
  readonly from: PlainDate;
  readonly now: Instant;
  readonly newId: () => string;
};

/** What became of one record. An administrator's own rule is never overtaken by a file. */
export type ImportedFees = {
  readonly procedureCode: string;
  readonly title: string;
  readonly lines: number;
  readonly unread: number;
  readonly outcome: "new-version" | "unchanged" | "kept-administrator";
  /** What somebody must confirm. */
  readonly doubts: readonly string[];
};

export type FeesImport = {
  readonly imported: readonly ImportedFees[];
  readonly rejected: readonly { readonly at: number; readonly reason: string }[];
};

/** Enters the fees of a land office's file as rules, each a new version of its procedure; the same file again changes nothing. */
export async function importFees(db: Db, { text, from, now, newId }: ImportFees): Promise<Result<FeesImport, string>> {
  const file = readLandFile(text);
  if (!file.ok) return file;
  const imported: ImportedFees[] = [];
  for (const record of file.value.records) imported.push(await importRecord(db, record, { from, now, newId }));
  return ok({ imported, rejected: file.value.rejected });
}

async function importRecord(
  db: Db,
  record: LandRecord,
  { from, now, newId }: Omit<ImportFees, "text">,
): Promise<ImportedFees> {
  const { rule, read, unread } = landRule(record, from.toString());
  return transact(db, async (tx) => {
    await lockRule(tx, rule);
    const versions = await listVersions(tx, rule);
    const newest = versions.at(-1);
    const lint = lintFeeRule(rule, versions).map(({ text }) => text);
    const told = { procedureCode: rule.procedureCode, title: rule.title, lines: read, unread: unread.length };
    const doubts = [...new Set([...rule.doubts, ...lint.filter((one) => !one.startsWith("Cần xác nhận: "))])];
    if (newest?.source === "administrator") return { ...told, doubts, outcome: "kept-administrator" };
    if (newest !== undefined && isDeepStrictEqual({ ...newest.rule, from: rule.from }, plain(rule))) {
      return { ...told, doubts, outcome: "unchanged" };
    }
    const version = { id: newId(), number: (await highestNumber(tx, rule)) + 1, source: "imported", rule } as const;
    await insertRules(tx, [{ ...version, reason: "Nhập từ tệp", publishedAt: now, publishedBy: null }]);
    return { ...told, doubts, outcome: "new-version" };
  });
}

/** As it comes back out of the database. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
