import { checkFreeText } from "#kernel/vietnamese.ts";
import type { Fault } from "./refusal.ts";

/** A field of free text, with the most letters that it takes. */
export type TextRule = { readonly field: "title" | "text" | "basis" | "answer" | "reason"; readonly most: number };

/** The text as it is kept: NFC, one kind of line break, no hidden characters; a mistake joins the others. */
export function checkText(text: string, { field, most }: TextRule, faults: Fault[]): string {
  const checked = checkFreeText(text.replaceAll("\r\n", "\n"), most);
  if (!checked.ok) faults.push({ field, what: checked.error });
  else if (checked.value === "") faults.push({ field, what: "empty" });
  return checked.ok ? checked.value : "";
}

/** The longest of each field. */
export const TEXT_RULES = {
  title: { field: "title", most: 200 },
  text: { field: "text", most: 5000 },
  basis: { field: "basis", most: 500 },
  answer: { field: "answer", most: 5000 },
  reason: { field: "reason", most: 1000 },
} as const satisfies Record<TextRule["field"], TextRule>;
