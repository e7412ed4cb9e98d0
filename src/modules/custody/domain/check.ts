import { checkFreeText, type TextProblem } from "#kernel/vietnamese.ts";
import type { Count } from "./bundle.ts";
import type { Fault } from "./refusal.ts";

type TextField = Extract<Fault, { what: TextProblem }>["field"];

const MOST_SHEETS = 100_000;

/** What is wrong with a count: whole sheets, at most as many originals. */
export function countFaults({ sheets, originals }: Count): readonly Fault[] {
  const isCount = (n: number) => Number.isInteger(n) && n >= 0 && n <= MOST_SHEETS;
  return [
    ...(isCount(sheets) ? [] : [{ field: "sheets", what: "not-a-count" } as const]),
    ...(isCount(originals) ? [] : [{ field: "originals", what: "not-a-count" } as const]),
    ...(isCount(sheets) && isCount(originals) && originals > sheets
      ? [{ field: "originals", what: "more-originals-than-sheets" } as const]
      : []),
  ];
}

/** The text as it is kept, its fault noted; a note may be empty, a reason may not. */
export function checkedText(field: TextField, text: string, faults: Fault[]): string {
  if (text.trim() === "") {
    if (field !== "note") faults.push({ field, what: "empty" });
    return "";
  }
  const checked = checkFreeText(text, MOST[field]);
  if (checked.ok) return checked.value;
  faults.push({ field, what: checked.error });
  return text;
}

const MOST = {
  note: 500,
  reason: 500,
  shelf: 60,
  contents: 2000,
  remedyText: 1000,
  responsible: 200,
} as const satisfies Record<TextField, number>;
