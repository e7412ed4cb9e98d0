import { missingPapers, type Paper } from "#modules/dossiers/domain.ts";
import type { Component } from "#modules/procedures/domain.ts";

/** What the postman counted for one component, exactly as typed. */
export type CountedPaper = {
  readonly code: string;
  readonly originals: string;
  readonly certified: string;
  readonly copies: string;
};

export type PaperCount = {
  readonly papers: readonly Paper[];
  /** Names of the required papers that were not there. */
  readonly missing: readonly string[];
  /** What the postman tells the citizen; empty when all is there (QĐ 45/2016 Điều 6). */
  readonly guidance: string;
  /** Codes of the components whose count is no number. */
  readonly unreadable: readonly string[];
};

const MOST_SHEETS = 99;

/** Counts what was handed over against the published list of components. */
export function countPapers(components: readonly Component[], counted: readonly CountedPaper[]): PaperCount {
  const typed = new Map(counted.map((paper) => [paper.code, paper]));
  const unreadable: string[] = [];
  const papers = components.map(({ code, name }): Paper => {
    const { originals = "", certified = "", copies = "" } = typed.get(code) ?? {};
    const numbers = [originals, certified, copies].map(countOf);
    if (numbers.some((number) => number === undefined)) unreadable.push(code);
    const [first = 0, second = 0, third = 0] = numbers;
    return { code, name, originals: first, certified: second, copies: third, waivedBecause: null };
  });
  const handedIn = papers.filter(({ originals, certified, copies }) => originals + certified + copies > 0);
  const missing = missingPapers(components, handedIn);
  return { papers: handedIn, missing, guidance: guidanceFor(missing), unreadable };
}

/** One line of the slip's list: what it is and how many of each kind. */
export function paperLine({ name, originals, certified, copies }: Paper): string {
  const parts = [
    originals > 0 ? `${originals} bản chính` : "",
    certified > 0 ? `${certified} bản chứng thực` : "",
    copies > 0 ? `${copies} bản sao` : "",
  ].filter((part) => part !== "");
  return `${name}: ${parts.join(", ")}`;
}

function countOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return 0;
  const count = /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return count <= MOST_SHEETS ? count : undefined;
}

function guidanceFor(missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const count = missing.length;
  return `Hồ sơ còn thiếu ${count} giấy tờ bắt buộc: ${missing.join("; ")}. Đề nghị Ông/Bà bổ sung trước khi gửi; nếu vẫn gửi, hồ sơ chỉ được tính là đã nộp khi Trung tâm nhận đủ.`;
}
