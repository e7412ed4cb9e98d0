import { formatDate } from "#kernel/time.ts";
import { formatCount, formatShare } from "#ui/text/numbers.ts";
import { worstFirst } from "../domain/agency-lines.ts";
import type { Board } from "../use-cases/board-of.ts";

/** Are we on time, where not, since when: the sentences on top of a board. */
export function presentVerdict(board: Board): readonly string[] {
  return [onTime(board), now(board), where(board)].filter((sentence) => sentence !== "");
}

function onTime({ period, totals, before }: Board): string {
  const { keptShare, resolved, late } = totals;
  if (keptShare === undefined) return `${period.name} chưa có hồ sơ nào được giải quyết xong.`;
  const lateWords = late === 0 ? "không có hồ sơ quá hạn" : `${formatCount(late)} hồ sơ quá hạn`;
  const share = keptShare === 1 ? "tất cả đúng hạn" : `${formatShare(keptShare)} đúng hạn, ${lateWords}`;
  return `${period.name} đã giải quyết ${formatCount(resolved)} hồ sơ, ${share}${compared(keptShare, before.keptShare, period.before.name)}.`;
}

function compared(share: number, before: number | undefined, against: string): string {
  if (before === undefined) return "";
  if (share === before) return ` (${against} cũng vậy)`;
  return ` (${against} là ${formatShare(before)})`;
}

function now({ stock }: Board): string {
  const { open, overdue, soon, overdueSince } = stock;
  if (open === 0) return "Hiện không có hồ sơ nào đang giải quyết.";
  const near = soon === 0 ? "" : `, ${formatCount(soon)} hồ sơ sắp đến hạn`;
  if (overdue === 0) return `Hiện có ${formatCount(open)} hồ sơ đang giải quyết, không hồ sơ nào quá hạn${near}.`;
  const since = overdueSince === undefined ? "" : `, lâu nhất là hồ sơ hẹn trả ngày ${formatDate(overdueSince)}`;
  return `Hiện có ${formatCount(open)} hồ sơ đang giải quyết: ${formatCount(overdue)} hồ sơ đã quá hạn${since}${near}.`;
}

function where({ lines, agencies }: Board): string {
  const worst = worstFirst(lines).filter(({ stock }) => stock.overdue > 0);
  if (worst.length === 0 || lines.length === 1) return "";
  const named = worst.slice(0, 3).map((line) => {
    const name = agencies.get(line.agencyId)?.shortName ?? "";
    return `${name} (${formatCount(line.stock.overdue)})`;
  });
  return `Hồ sơ quá hạn nhiều nhất ở ${named.join(", ")}.`;
}
