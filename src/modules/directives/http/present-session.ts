import { dateInVietnam, formatDate, formatInstant, type PlainDate } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Directive } from "../domain/directive.ts";
import { isOverdue } from "../domain/standing.ts";
import { STATE_NAMES } from "../domain/texts.ts";
import type { Session, Tally } from "../use-cases/session-of.ts";
import { presentDirective, type Seen } from "./present.ts";

/** A line of the session: the same words on the page and on paper. */
export type SessionRow = {
  readonly id: string;
  readonly title: string;
  /** What it was written from; empty without a source. */
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly answer: string;
  readonly state: string;
  readonly late: "yes" | "no";
};

/** The lines of one part of a session, in the order in which they were written. */
export function presentRows(directives: readonly Directive[], seen: Seen): readonly SessionRow[] {
  return directives.map((directive) => {
    const view = presentDirective(directive, seen);
    const { source, answer } = directive;
    const chip = view.due === undefined ? "" : ` (${view.due.text})`;
    return {
      id: directive.id,
      title: directive.title,
      source: source === null ? "" : `${source.label}: ${source.value}`,
      from: `${view.from}, ${formatDate(dateInVietnam(directive.issuedAt))}`,
      to: view.to,
      dueOn: view.dueOn,
      answer: answer === null ? "" : `${formatDate(dateInVietnam(answer.at))}: ${answer.text}`,
      state: `${STATE_NAMES[directive.state].vi}${chip}`,
      late: isOverdue(directive, seen.now) ? "yes" : "no",
    };
  });
}

/** `12 việc: 5 đang chờ (2 quá hạn), 1 đã trả lời, 6 đã xong, 0 đã rút.` */
export function tallyLine({ total, waiting, overdue, answered, done, withdrawn }: Tally): string {
  return `${total} việc: ${waiting} đang chờ (${overdue} quá hạn), ${answered} đã trả lời chờ chấp nhận, ${done} đã xong, ${withdrawn} đã rút.`;
}

export type Paper = {
  readonly session: Session;
  readonly agency: Agency;
  readonly today: PlainDate;
  readonly seen: Seen;
};

/** The data of the template: every text is finished, the template only places it. */
export function sessionSheet({ session, agency, today, seen }: Paper) {
  return {
    paper: "a4-landscape",
    copies: [""],
    code: "",
    title: "TÌNH HÌNH THỰC HIỆN CHỈ ĐẠO, KIẾN NGHỊ",
    superior: agency.superiorName.toLocaleUpperCase("vi"),
    agency: agency.name.toLocaleUpperCase("vi"),
    place: agency.place,
    date: `ngày ${String(today.day).padStart(2, "0")} tháng ${today.month < 3 ? `0${today.month}` : today.month} năm ${today.year}`,
    period: periodLine(session),
    tally: tallyLine(session.counts),
    parts: [
      { title: "I. CHỈ ĐẠO", rows: presentRows(session.directives, seen) },
      { title: "II. KIẾN NGHỊ", rows: presentRows(session.recommendations, seen) },
    ],
  };
}

/** `Phục vụ phiên làm việc ngày …, từ ngày …; tính đến 16:30 …` */
export function periodLine({ from, to, asOf }: Session): string {
  return `Phục vụ phiên làm việc đến ngày ${formatDate(to)}, nhìn lại từ ngày ${formatDate(from)}; trạng thái tính đến ${formatInstant(asOf)}`;
}
