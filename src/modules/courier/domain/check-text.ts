import { checkFreeText } from "#kernel/vietnamese.ts";
import type { Fault } from "./refusal.ts";

type TextField = Extract<Fault, { field: "route" | "seal" | "reason" | "text" | "note" | "code" }>["field"];

/** The text as it is kept; its fault is noted. Only a note may be empty. */
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

const MOST = { route: 200, seal: 40, reason: 500, text: 1000, note: 1000, code: 60 } as const satisfies Record<
  TextField,
  number
>;
