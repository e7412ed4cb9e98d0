import type { LateLine } from "#modules/delay-ledger/index.ts";
import { formatCount, formatShare } from "#ui/text/numbers.ts";

/** Whose working time made dossiers late, as a row of the board. */
export type WhyRow = { readonly key: string; readonly name: string; readonly hours: number; readonly dossiers: number };

const NAMES: Readonly<Record<string, string>> = {
  counter: "Bộ phận tiếp nhận",
  agency: "Cơ quan giải quyết",
  opinion: "Cơ quan cho ý kiến",
  citizen: "Người nộp hồ sơ",
  payment: "Nghĩa vụ tài chính",
  post: "Bưu chính",
  outage: "Sự cố hệ thống",
};

/** The rows, most time first; time in whole working hours, never nought where there was some. */
export function presentWhy(lines: readonly LateLine[]): readonly WhyRow[] {
  return lines.map(({ key, lateMinutes, lateDossiers }) => ({
    key,
    name: NAMES[key] ?? "Chưa rõ",
    hours: Math.max(1, Math.round(lateMinutes / 60)),
    dossiers: lateDossiers,
  }));
}

/** Why dossiers were late, in one sentence; empty when none was. */
export function whySentence(lines: readonly LateLine[]): string {
  const [first] = lines;
  if (first === undefined) return "";
  const all = lines.reduce((sum, { lateMinutes }) => sum + lateMinutes, 0);
  const name = (NAMES[first.key] ?? "chưa rõ").toLocaleLowerCase("vi");
  return `${formatShare(first.lateMinutes / all)} thời gian làm hồ sơ quá hạn nằm ở ${name} (${formatCount(first.lateDossiers)} hồ sơ).`;
}
