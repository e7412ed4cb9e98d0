import type { Condition } from "../fee-rule.ts";
import { wholeDong } from "./read-cost.ts";

/** One amount of lệ phí out of prose, with what it holds for. */
export type LevyRow = { readonly amount: number; readonly per: string; readonly when: readonly Condition[] };

export type Levy =
  | { readonly kind: "none" }
  | { readonly kind: "rows"; readonly rows: readonly LevyRow[] }
  | { readonly kind: "prose"; readonly text: string };

/**
 * Reads lệ phí out of prose: every amount with the conditions of its heading, its line and its brackets, the narrowest
 * first. Prose without any amount stays prose that somebody must confirm; "không có" is nothing.
 */
export function readLevy(text: string): Levy {
  const prose = text.normalize("NFC").trim();
  if (prose === "" || /^không (?:có|quy định)/iu.test(prose)) return { kind: "none" };
  const rows: LevyRow[] = [];
  let heading = "";
  for (const line of prose.split("\n")) {
    if (!AMOUNT.test(line)) heading = line;
    else rows.push(...rowsOf(line, line.startsWith("*") ? "" : heading));
  }
  if (rows.length === 0) return { kind: "prose", text: prose };
  return { kind: "rows", rows: rows.toSorted((a, b) => b.when.length - a.when.length) };
}

const AMOUNT = /(\d{1,3}(?:\.\d{3})+) đồng(?:\/([\p{L} ]+))?(?: *\(([^)]*)\))?/u;

function rowsOf(line: string, heading: string): readonly LevyRow[] {
  const [before = ""] = line.split(AMOUNT);
  const each = [...line.matchAll(new RegExp(AMOUNT, "gu"))];
  return each.map(([, amount = "", per = "", own = ""]) => ({
    amount: wholeDong(amount),
    per: per.trim(),
    when: conditionsOf(`${heading} ${before} ${own}`.toLowerCase()),
  }));
}

const READINGS: readonly (readonly [attribute: string, value: string, pattern: RegExp])[] = [
  ["subject", "organisation", /(?:hồ sơ|đối với) tổ chức/u],
  ["subject", "person", /cá nhân/u],
  ["act", "new", /cấp mới/u],
  ["act", "change", /chỉnh lý/u],
  ["object", "both", /đất và tài sản|quyền sở hữu tài sản/u],
  ["object", "land", /đối với đất(?! và)|\(?đất\)?$|giấy chứng nhận quyền sử dụng đất:/u],
  ["place", "commune", /tại các xã/u],
  ["place", "ward", /tại (?:các )?phường/u],
];

function conditionsOf(text: string): readonly Condition[] {
  const found: Condition[] = [];
  for (const [attribute, value, pattern] of READINGS) {
    if (found.some((one) => one.attribute === attribute) || !pattern.test(text.trim())) continue;
    found.push({ attribute, in: [value] });
  }
  return found;
}
