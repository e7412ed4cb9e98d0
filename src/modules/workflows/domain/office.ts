import type { Actor, Limit, Step, StepAct } from "./definition.ts";

/** The positions that internal processes name, with their usual act; keeps tables of steps short to read. */
export const OFFICES = {
  counter: { actor: { place: "centre", role: "counter-officer" }, label: "Công chức Bộ phận Một cửa" },
  head: { actor: { place: "division", role: "head-of-division" }, label: "Lãnh đạo phòng chuyên môn" },
  specialist: { actor: { place: "division", role: "specialist" }, label: "Chuyên viên phòng chuyên môn" },
  leader: { actor: { place: "department", role: "department-leader" }, label: "Lãnh đạo cơ quan" },
  registry: { actor: { place: "registry", role: "registry-clerk" }, label: "Văn thư" },
  province: { actor: { place: "provincial-committee", role: "provincial-leader" }, label: "UBND tỉnh" },
  council: { actor: { place: "council", role: "specialist" }, label: "Hội đồng" },
  applicant: { actor: { place: "applicant", role: null }, label: "Người nộp hồ sơ" },
  returnDesk: { actor: { place: "return-desk", role: "return-officer" }, label: "Quầy trả kết quả" },
} as const satisfies Record<string, { actor: Actor; label: string }>;

export type Office = keyof typeof OFFICES;

/** One row as it is written in a table: code, office, act, quarters of a day or null, title, paper. */
export type Row = {
  readonly code: string;
  readonly office: Office;
  readonly act: StepAct;
  readonly time: number | null;
  readonly title: string;
  readonly paper: string;
  readonly actorLabel?: string;
  readonly legalBasis?: string;
};

/**
 * Rows one after another as steps: each leads to the next, and each but the first may return the work to
 * the steps before it since, and including, the last piece of drafting.
 */
export function sequence(rows: readonly Row[], unit: Limit["unit"]): readonly Step[] {
  return rows.map((row, at) => {
    const following = rows[at + 1];
    return {
      code: row.code,
      title: { vi: row.title },
      act: row.act,
      actor: OFFICES[row.office].actor,
      actorLabel: row.actorLabel ?? OFFICES[row.office].label,
      limit: row.time === null ? null : { value: row.time, unit },
      paper: row.paper,
      next: following === undefined ? [] : [{ to: following.code, label: following.title }],
      ...(RETURNS.includes(row.act) ? { back: backTo(rows.slice(0, at)) } : {}),
      ...(row.legalBasis === undefined ? {} : { legalBasis: row.legalBasis }),
    };
  });
}

const RETURNS: readonly StepAct[] = ["review", "sign", "register", "decide"];
const DRAFTING: readonly StepAct[] = ["appraise", "receive", "convene", "await-applicant"];

function backTo(before: readonly Row[]): readonly string[] {
  const drafting = before.findLastIndex((row) => DRAFTING.includes(row.act));
  return before.slice(Math.max(drafting, 0)).flatMap((row) => (row.office === "applicant" ? [] : [row.code]));
}
