import { formatInstant, formatTime } from "#kernel/time.ts";
import { CHANNEL_NAMES, OUTCOME_NAMES } from "#modules/payments/index.ts";
import { countLines, sumOfCount } from "../domain/denominations.ts";
import type { Drawer } from "../domain/drawer.ts";
import type { ShiftReportView } from "../pages/shift-page.tsx";
import type { ExplainedGap, ReportLine, ShiftReport } from "../use-cases/shift-report.ts";
import { differenceWords, SHIFT_STATES } from "./present-shifts.ts";

/** A shift's report in words and figures, for the page, the paper and the sheet. */
export function presentReport(report: ShiftReport, name: (id: string | null) => string): ShiftReportView {
  const { shift, till, drawer, expected, difference } = report;
  const standing = report.lines.filter(({ payment }) => payment.state === "taken");
  const opening = sumOfCount(shift.opening);
  return {
    id: shift.id,
    tillName: till.name,
    teller: name(shift.cashierId),
    state: shift.state,
    stateName: SHIFT_STATES[shift.state],
    opened: formatInstant(shift.openedAt),
    closed: shift.closedAt === null ? "" : formatInstant(shift.closedAt),
    openingSum: opening,
    opening: countLines(shift.opening).filter(({ pieces }) => pieces > 0),
    openingReason: shift.openingReason,
    closing: shift.closing === null ? undefined : countLines(shift.closing).filter(({ pieces }) => pieces > 0),
    counted: shift.closing === null ? undefined : sumOfCount(shift.closing),
    expected: shift.expected ?? expected,
    difference: differenceWords(difference),
    differs: difference !== undefined && difference !== 0 ? "yes" : "no",
    reason: shift.reason,
    confirmedBy: name(shift.confirmedBy),
    countedBy: name(shift.countedBy),
    drawer: drawerLines(drawer),
    lines: report.lines.map((line) => presentLine(line, report, name)),
    sums: (["cash", "transfer"] as const).map((channel) => {
      const of = standing.filter(({ payment }) => payment.channel === channel);
      return {
        channel: CHANNEL_NAMES[channel],
        count: of.length,
        sum: of.reduce((total, { payment }) => total + payment.amount, 0),
      };
    }),
    gaps: gapSentences(report.gaps, report.lines),
    gapAlarm: report.gaps.some(({ missing }) => missing.length > 0) ? "yes" : "no",
    handIns: report.handIns.map((one) => ({
      at: formatTime(one.at),
      slip: one.slip,
      receiver: one.receiver,
      goesTo: HAND_IN_NAMES[one.goesTo],
      amount: one.amount,
    })),
    refunds: report.refunds.map((one) => ({
      at: one.paidAt === null ? "" : formatTime(one.paidAt),
      payee: one.payeeName,
      reference: one.paidReference,
      reason: one.reason,
      amount: one.amount,
    })),
    tries: report.tries.map(({ at, counted, expected: said }) => ({
      at: formatTime(at),
      counted,
      difference: differenceWords(counted - said),
    })),
  };
}

export const HAND_IN_NAMES = { account: "Nộp vào tài khoản", vault: "Trả tiền lẻ về quỹ" } as const;

function drawerLines(drawer: Drawer): ShiftReportView["drawer"] {
  return [
    { label: "Tồn theo sổ đầu ca", amount: drawer.carried },
    { label: "Nhận tiền lẻ từ quỹ ngân hàng", amount: drawer.floated },
    { label: "Chênh lệch đầu ca đã ghi sổ", amount: drawer.corrected },
    { label: "Thu tiền mặt", amount: drawer.taken },
    { label: "Hủy phiếu thu", amount: -drawer.voided },
    { label: "Hoàn trả bằng tiền mặt", amount: -drawer.refunded },
    { label: "Nộp quỹ", amount: -drawer.handedIn },
  ].filter(({ label, amount }) => amount !== 0 || label === "Thu tiền mặt");
}

function presentLine(
  { payment, request, receipts }: ReportLine,
  { voids }: ShiftReport,
  name: (id: string | null) => string,
): ShiftReportView["lines"][number] {
  const asked = voids.find(({ paymentId, decision }) => paymentId === payment.id && decision === "approved");
  const voided =
    payment.state === "taken"
      ? ""
      : `Đã hủy: ${payment.voidReason}. Đề nghị: ${name(payment.voidedBy)}. Duyệt: ${name(payment.voidApprovedBy)}${
          asked === undefined || asked.decidedAt === null ? "" : ` lúc ${formatTime(asked.decidedAt)}`
        }`;
  return {
    paymentId: payment.id,
    at: formatTime(payment.recordedAt),
    receipts: receipts.map(({ label }) => label).join("; "),
    code: request?.dossierCode ?? payment.reference ?? "",
    payer: payment.payerName === "" ? (request?.payerName ?? "") : payment.payerName,
    channel: CHANNEL_NAMES[payment.channel],
    amount: payment.amount,
    outcome: payment.outcome === "settled" ? "" : OUTCOME_NAMES[payment.outcome],
    voided,
  };
}

function gapSentences(gaps: readonly ExplainedGap[], lines: readonly ReportLine[]): readonly string[] {
  if (lines.every(({ receipts }) => receipts.length === 0)) return ["Ca này chưa lập biên lai nào."];
  if (gaps.length === 0) return ["Số biên lai của ca liên tục, không thiếu số nào."];
  return gaps.map(({ symbol, from, to, missing }) => {
    const span = from === to ? `số ${from}` : `số ${from} đến ${to}`;
    return missing.length === 0
      ? `Ký hiệu ${symbol}: ${span} do quầy hoặc ca khác lập, đều có biên lai.`
      : `Ký hiệu ${symbol}: ${span} không liền; KHÔNG có biên lai số ${missing.join(", ")}. Phải làm rõ.`;
  });
}
