/** One line of an import's report: what became of a record and why. */
export type ReportEntry = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "rejected" | "doubtful" | "updated";
  readonly reasons: readonly string[];
  /** Codes of open dossiers that keep the version before (for "updated"). */
  readonly dossiers: readonly string[];
};

const OUTCOMES = {
  rejected: "Không nhập được",
  doubtful: "Cần xác nhận",
  updated: "Phiên bản mới",
} as const satisfies Record<ReportEntry["outcome"], string>;

/** Header of the report, with the mark by which spreadsheet programs know UTF-8. */
export const REPORT_HEADER = "\uFEFFDòng,Mã,Tên thủ tục,Kết quả,Lý do,Hồ sơ đang mở bị ảnh hưởng\r\n";

/** One row of comma-separated values (RFC 4180); a cell that a spreadsheet would run as a formula is made text. */
export function reportRow(entry: ReportEntry): string {
  const cells = [
    String(entry.line),
    entry.code,
    entry.name,
    OUTCOMES[entry.outcome],
    entry.reasons.join("; "),
    entry.dossiers.join(" "),
  ];
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
