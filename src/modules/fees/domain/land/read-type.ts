import { foldVietnamese } from "#kernel/vietnamese.ts";

/** A choice read from the source: a value for the rule, a label for people. */
export type Choice = { readonly value: string; readonly label: string };

/** What a heading says of who asks and for which act: `Hồ sơ tổ chức (Cấp mới)`. */
export type LineType = {
  readonly subject: "person" | "organisation" | null;
  /** What stands in brackets: `cấp mới`, `chỉnh lý`, …; null when nothing does. */
  readonly act: Choice | null;
};

/** Reads the heading of a line; no heading names both people and organisations in these sources. */
export function readType(text: string): LineType {
  const [, head = "", inBrackets = ""] = /^([^(]*)(?:\((.*)\))?/su.exec(text.normalize("NFC").trim()) ?? [];
  const words = head.toLowerCase();
  const subject = words.includes("tổ chức") ? "organisation" : /cá nhân|hộ gia đình/u.test(words) ? "person" : null;
  return { subject, act: inBrackets === "" ? null : actOf(inBrackets) };
}

/** Reads what the line is about: `Đối với cả đất và tài sản` and `Đối với đất và tài sản` are the same. */
export function readService(text: string): Choice {
  const label = lowerFirst(text.normalize("NFC").trim()).replace(/^đối với (?:cả )?/u, "");
  return { value: KNOWN_OBJECTS.get(label) ?? slug(label), label };
}

const KNOWN_OBJECTS: ReadonlyMap<string, string> = new Map([
  ["đất", "land"],
  ["tài sản", "asset"],
  ["đất và tài sản", "both"],
]);

function actOf(text: string): Choice {
  const label = text
    .split(/ *- */u)
    .map((part) => lowerFirst(part.trim()))
    .join(", ");
  if (label === "cấp mới") return { value: "new", label };
  return label === "chỉnh lý" ? { value: "change", label } : { value: slug(label), label };
}

/** Lower case at the beginning, but not of an abbreviation such as VPĐKĐĐ. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function slug(label: string): string {
  return foldVietnamese(label)
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "")
    .slice(0, 60);
}
