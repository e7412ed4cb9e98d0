import { dateInVietnam, Temporal } from "#kernel/time.ts";
import { inspectFile } from "#modules/documents/index.ts";
import type { Row } from "../domain/csv-rows.ts";
import type { ProblemList } from "../domain/file-problem.ts";

/** Of a sheet: more than a statement of a day ever has; one million lines come as csv or MT940. */
const MOST_ROWS = 200_000;
const MOST_CELLS = 60;

/**
 * The rows of the first sheet. The archive is first looked at in a thread of its own, which refuses bombs, outside parts,
 * document types and macros; only then is it read.
 */
export async function* xlsxRows(bytes: Buffer, problems: ProblemList): AsyncGenerator<Row> {
  const verdict = await inspectFile(bytes, { name: "sao-ke.xlsx", mediaType: "" });
  if (!verdict.ok || verdict.kind !== "xlsx") {
    problems.add({ row: null, what: "unreadable", seen: "" });
    return;
  }
  const { streamXlsxRows } = await import("hucre/xlsx");
  let count = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
      count += 1;
      if (count > MOST_ROWS) {
        problems.add({ row: index + 1, what: "too-large", seen: "" });
        return;
      }
      yield { at: index + 1, cells: values.slice(0, MOST_CELLS).map(textOf) };
    }
  } catch {
    // The library says what is wrong with the parts of an office file; a bank's clerk can only export it again.
    problems.add({ row: null, what: "unreadable", seen: "" });
  }
}

/** A cell as text: whole numbers bare, days as `yyyy-mm-dd`, fractions with a point, so that they are refused later. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : `${value}!`;
  if (value instanceof Date) return dayOf(value);
  return typeof value === "boolean" ? String(value) : "";
}

// Sheets keep wall-clock days; the library gives them as midnight UTC and later hours of the same day.
function dayOf(value: Date): string {
  const ms = value.getTime();
  if (Number.isNaN(ms)) return "";
  return dateInVietnam(Temporal.Instant.fromEpochMilliseconds(ms).subtract({ hours: 7 })).toString();
}
