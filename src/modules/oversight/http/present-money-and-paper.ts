import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { formatCount } from "#ui/text/numbers.ts";
import type { AnnouncedFigure, AnnouncedSubject } from "../domain/announced-figure.ts";
import type { MoneyAndPaperView } from "../pages/money-and-paper-card.tsx";
import type { PeriodBriefing } from "../use-cases/period-briefing.ts";
import { presentAnnounced, type AnnouncedView } from "./present-announced.ts";

const MOST_SHOWN = 100;

type Counted = Pick<PeriodBriefing, "whole" | "moneyAndPaper">;

/** Paper that travelled and money at the bank, with the dossiers that are still out and where each is now. */
export function presentMoneyAndPaper({
  moneyAndPaper,
  outstanding,
}: Pick<PeriodBriefing, "moneyAndPaper" | "outstanding">): MoneyAndPaperView {
  const { courierOut, courierBack, courierOutstanding, bankDossiers, bankAmount, bankUnexplained } = moneyAndPaper;
  return {
    lines: [
      { term: "Bưu điện chuyển đi", value: `${formatCount(courierOut)} hồ sơ` },
      { term: "Đã chuyển về", value: `${formatCount(courierBack)} hồ sơ` },
      { term: "Chưa về", value: `${formatCount(courierOutstanding)} hồ sơ` },
      { term: "Nộp phí, lệ phí tại ngân hàng", value: `${formatCount(bankDossiers)} hồ sơ` },
      { term: "Số tiền ngân hàng thu", value: formatMoney(bankAmount) },
      { term: "Chưa đối chiếu được", value: formatMoney(bankUnexplained) },
    ],
    isWrong: bankUnexplained === 0 && courierOut === courierBack + courierOutstanding ? "no" : "yes",
    outstanding: outstanding.slice(0, MOST_SHOWN).map(({ code, dossierId, outAt, to, holder, since }) => ({
      key: `${dossierId} ${outAt.toString()}`,
      code,
      outAt: formatInstant(outAt),
      to,
      holder: holder?.label ?? "",
      since: since === null ? "" : formatInstant(since),
    })),
  };
}

/** An announced figure, held against what the system counts of the same thing in the period. */
export function presentHeldAgainst(figure: AnnouncedFigure, counted: Counted): AnnouncedView {
  const value = countOf(figure.subject, counted);
  if (value === undefined) return presentAnnounced(figure);
  const shown = figure.subject === "bank-amount" ? formatMoney(value) : formatCount(value);
  const difference = value - figure.total;
  const verdict =
    difference === 0
      ? "khớp"
      : `${difference > 0 ? "nhiều hơn" : "ít hơn"} ${figure.subject === "bank-amount" ? formatMoney(Math.abs(difference)) : formatCount(Math.abs(difference))}`;
  const sentence = `Hệ thống tính được ${shown} trong kỳ này; ${verdict}`;
  return { ...presentAnnounced(figure), counted: { sentence, isWrong: difference === 0 ? "no" : "yes" } };
}

function countOf(subject: AnnouncedSubject, { whole, moneyAndPaper }: Counted): number | undefined {
  switch (subject) {
    case "received":
      return whole.received;
    case "resolved":
      return whole.resolved;
    case "courier-out":
      return moneyAndPaper.courierOut;
    case "courier-back":
      return moneyAndPaper.courierBack;
    case "bank-dossiers":
      return moneyAndPaper.bankDossiers;
    case "bank-amount":
      return moneyAndPaper.bankAmount;
    case "procedures":
    case "other":
      return undefined;
  }
}
