import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { formatInteger, formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Json } from "#platform/pdf/printable.ts";
import type { Sheet } from "#platform/sheets/sheet-streams.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { ShiftReportView } from "../pages/shift-page.tsx";
import { letterheadOf } from "./present-day.ts";

/** The report as the template places it: every text is finished. */
export function shiftPaper(view: ShiftReportView, agency: Agency, at: Instant): Json {
  const counted = view.counted ?? 0;
  return {
    ...letterheadOf(agency, dateInVietnam(at)),
    title: "BÁO CÁO CA THU PHÍ, LỆ PHÍ",
    till: view.tillName,
    teller: view.teller,
    opened: view.opened,
    closed: view.closed === "" ? view.stateName : view.closed,
    lines: view.lines.map(({ at: time, receipts, code, payer, channel, amount, outcome, voided }) => ({
      ...{ time, receipts, code, payer, voided },
      how: outcome === "" ? channel : `${channel}. ${outcome}`,
      amount: formatInteger(amount),
    })),
    sums: view.sums.map(({ channel, count, sum }) => `${channel}: ${count} khoản, ${formatMoney(sum)}`),
    gaps: [...view.gaps],
    drawer: view.drawer.map(({ label, amount }) => ({ label, amount: formatMoney(amount) })),
    expected: formatMoney(view.expected),
    counted: formatMoney(counted),
    words: moneyInWords(counted),
    difference: view.difference,
    reason: view.countedBy === "" ? view.reason : `${view.reason} (${view.countedBy} đếm thay thu ngân)`,
    confirmedBy: view.confirmedBy,
    notes: (view.closing ?? []).map(({ note, pieces, sum }) => ({
      note: formatInteger(note),
      pieces: formatInteger(pieces),
      sum: formatMoney(sum),
    })),
    handIns: view.handIns.map(({ at: time, slip, goesTo, receiver, amount }) => ({
      ...{ time, slip, goesTo, receiver },
      amount: formatMoney(amount),
    })),
    refunds: view.refunds.map(({ at: time, reference, payee, reason, amount }) => ({
      ...{ time, reference, payee, reason },
      amount: formatMoney(amount),
    })),
    tries: view.tries.length > 1 ? `Đã đếm quỹ ${view.tries.length} lần trước khi chốt.` : "",
  };
}

/** The payments of a shift as a sheet, with its sums and its count below. */
export function shiftSheet(view: ShiftReportView): Sheet {
  return {
    table: {
      name: "Ca thu",
      page: "landscape",
      above: [
        { left: "BÁO CÁO CA THU PHÍ, LỆ PHÍ", look: "title" },
        { left: `${view.tillName}. Thu ngân: ${view.teller}. Mở: ${view.opened}. Đóng: ${view.closed}` },
      ],
      columns: [
        { name: "STT", format: "integer" },
        { name: "Lúc", format: "text" },
        { name: "Biên lai", format: "text", width: 30 },
        { name: "Mã hồ sơ", format: "text", width: 24 },
        { name: "Người nộp", format: "text", width: 28 },
        { name: "Hình thức", format: "text", width: 16 },
        { name: "Số tiền", format: "money" },
        { name: "Kết quả", format: "text", width: 24 },
        { name: "Hủy", format: "text", width: 50 },
      ],
      below: [
        ...view.sums.map(({ channel, count, sum }) => ({ left: `${channel}: ${count} khoản, ${formatMoney(sum)}` })),
        ...view.gaps.map((left) => ({ left })),
        {
          left: `Phải có theo sổ: ${formatMoney(view.expected)}. Đếm được: ${formatMoney(view.counted ?? 0)} (${view.difference}).`,
        },
        { left: "Thu ngân", centre: "Kiểm soát viên ngân hàng", right: "Kế toán", look: "strong", align: "centred" },
      ],
    },
    rows: view.lines.map((line, index) => ({
      look: line.voided === "" ? "plain" : "quiet",
      cells: [
        ...[index + 1, line.at, line.receipts, line.code, line.payer, line.channel],
        ...[line.amount, line.outcome, line.voided],
      ],
    })),
  };
}
