import { formatDate, type Instant } from "#kernel/time.ts";
import { isOverdue, isWaiting, type Directive } from "#modules/directives/index.ts";
import { sayUntil } from "#modules/reporting/index.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { formatCount, formatFigure, formatPoints, formatShare } from "#ui/text/numbers.ts";
import { SECTION_NAMES, type NoteSection } from "../domain/session-note.ts";
import { shareOf } from "../domain/totals.ts";
import type { Session } from "../use-cases/session-of.ts";
import { announcedSentence } from "./present-announced.ts";
import { balanceOf } from "./present-briefing.ts";
import { presentWhy } from "./present-why.ts";
import type { SessionPart, SessionReport, SessionSentence } from "./session-report.ts";
import { agencyTable, comparisonTable, directiveTable, whyTable } from "./session-tables.ts";

export type Presented = { readonly session: Session; readonly agencies: readonly Agency[] };

/** The report of a session: what the figures say, in words and tables. */
export function presentSession({ session, agencies }: Presented): SessionReport {
  const { period, until } = session.briefing;
  return {
    title: "BÁO CÁO TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    period: `Từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`,
    asOf: `Số liệu tính đến ${sayUntil(until)}`,
    parts: [
      results(session),
      byAgency(session),
      difficulties(session),
      instructions(session, agencies),
      proposals(session),
    ],
  };
}

const plain = (text: string): SessionSentence => ({ text, isWrong: "no" });
const wrong = (text: string): SessionSentence => ({ text, isWrong: "yes" });

function results(session: Session): SessionPart {
  const { whole } = session.briefing;
  const balance = balanceOf(whole);
  return {
    key: "ket-qua",
    title: "I. KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT",
    sentences: [
      plain(receivedSentence(session)),
      plain(resolvedSentence(session)),
      plain(openSentence(session)),
      balance.difference === 0
        ? plain(`Đối chiếu: ${balance.sentence}.`)
        : wrong(`Đối chiếu: ${balance.sentence}; lệch ${formatCount(Math.abs(balance.difference))} hồ sơ.`),
    ],
    tables: [comparisonTable(session)],
  };
}

/** How many came, compared with the period before, and how many of them online. */
export function receivedSentence({ briefing, before, totals }: Session): string {
  const { received } = briefing.whole;
  const share = totals.onlineShare;
  const online =
    share === undefined ? "" : `; tiếp nhận trực tuyến ${formatCount(totals.online)} hồ sơ, đạt ${formatShare(share)}`;
  return `Trong kỳ, Trung tâm tiếp nhận ${formatCount(received)} hồ sơ${changed(received, before.whole.received)}${online}.`;
}

function changed(now: number, before: number): string {
  if (before === 0) return " (kỳ trước không có hồ sơ)";
  const by = now - before;
  if (by === 0) return ", bằng kỳ trước";
  return `, ${by > 0 ? "tăng" : "giảm"} ${formatCount(Math.abs(by))} hồ sơ (${formatShare(Math.abs(by) / before)}) so với kỳ trước`;
}

/** How many were resolved and how many of them in time. */
export function resolvedSentence({ briefing, before }: Session): string {
  const { resolved, onTime, late } = briefing.whole;
  const share = shareOf(onTime, resolved);
  if (share === undefined) return "Chưa có hồ sơ nào được giải quyết xong trong kỳ.";
  const then = shareOf(before.whole.onTime, before.whole.resolved);
  const compared =
    then === undefined
      ? ""
      : then === share
        ? ", bằng kỳ trước"
        : `, ${share > then ? "tăng" : "giảm"} ${formatPoints(share - then)} so với kỳ trước`;
  const lateWords = late === 0 ? "không có hồ sơ giải quyết quá hạn" : `${formatCount(late)} hồ sơ giải quyết quá hạn`;
  return `Đã giải quyết ${formatCount(resolved)} hồ sơ; trước và đúng hạn ${formatCount(onTime)} hồ sơ, đạt tỷ lệ ${formatShare(share)}${compared}; ${lateWords}.`;
}

function openSentence({ briefing: { whole } }: Session): string {
  if (whole.inProcess === 0) return "Đến hết kỳ không còn hồ sơ nào đang giải quyết.";
  const overdue =
    whole.overdue === 0 ? "tất cả còn trong hạn" : `trong đó ${formatCount(whole.overdue)} hồ sơ đã quá hạn`;
  return `Đến hết kỳ còn ${formatCount(whole.inProcess)} hồ sơ đang giải quyết, ${overdue}.`;
}

function byAgency(session: Session): SessionPart {
  const { lines, whole } = session.briefing;
  const busiest = lines
    .filter(({ briefing }) => briefing.received > 0)
    .toSorted((a, b) => b.briefing.received - a.briefing.received)
    .slice(0, 3)
    .map(({ agency, briefing }) => `${agency.name} (${formatCount(briefing.received)} hồ sơ)`);
  const idle = lines.filter(({ briefing }) => briefing.received === 0).map(({ agency }) => agency.shortName);
  return {
    key: "theo-co-quan",
    title: "II. KẾT QUẢ THEO CƠ QUAN",
    sentences: [
      ...(busiest.length === 0 ? [] : [plain(`Tiếp nhận nhiều nhất: ${busiest.join(", ")}.`)]),
      ...(idle.length === 0 || whole.received === 0
        ? []
        : [plain(`${formatCount(idle.length)} cơ quan không phát sinh hồ sơ trong kỳ: ${idle.join(", ")}.`)]),
    ],
    tables: [agencyTable(session)],
  };
}

function difficulties(session: Session): SessionPart {
  const { briefing, why, notes } = session;
  const found = [...lateSentences(session), ...rateSentences(session)];
  const off = briefing.announced.map(announcedSentence).flatMap((text, index) => {
    const figure = briefing.announced[index];
    if (figure === undefined || text.endsWith("khớp")) return [];
    return [wrong(`Số liệu công bố chưa khớp: ${figure.title}. ${text}.`)];
  });
  const written = notesOf(notes, "difficulty");
  const all = [...found.map(plain), ...off, ...written.map(plain)];
  return {
    key: "kho-khan",
    title: `III. ${SECTION_NAMES.difficulty.toLocaleUpperCase("vi")}`,
    sentences: all.length === 0 ? [plain("Số liệu của kỳ không cho thấy khó khăn, vướng mắc nào.")] : all,
    tables: why.length === 0 ? [] : [whyTable(presentWhy(why))],
  };
}

function lateSentences({ briefing: { lines } }: Session): readonly string[] {
  const late = lines
    .filter(({ briefing }) => briefing.late > 0 || briefing.overdue > 0)
    .toSorted((a, b) => b.briefing.late + b.briefing.overdue - a.briefing.late - a.briefing.overdue);
  if (late.length === 0) return [];
  const named = late.slice(0, 5).map(({ agency, briefing }) => {
    const parts = [
      briefing.late > 0 ? `${formatCount(briefing.late)} hồ sơ giải quyết quá hạn` : "",
      briefing.overdue > 0 ? `${formatCount(briefing.overdue)} hồ sơ đang quá hạn` : "",
    ].filter((part) => part !== "");
    return `${agency.name} (${parts.join(", ")})`;
  });
  const more = late.length > 5 ? ` và ${formatCount(late.length - 5)} cơ quan khác` : "";
  return [`Hồ sơ quá hạn phát sinh ở ${formatCount(late.length)} cơ quan: ${named.join("; ")}${more}.`];
}

function rateSentences({ briefing: { whole }, holds }: Session): readonly string[] {
  const of = (count: number) => formatFigure(shareOf(count, whole.received), "share");
  const refused =
    whole.refused === 0
      ? []
      : [`${formatCount(whole.refused)} hồ sơ không được tiếp nhận, bằng ${of(whole.refused)} số hồ sơ tiếp nhận.`];
  const held =
    holds === 0
      ? []
      : [
          `${formatCount(holds)} hồ sơ phải tạm dừng để người nộp bổ sung giấy tờ hoặc thực hiện nghĩa vụ tài chính, bằng ${of(holds)} số hồ sơ tiếp nhận.`,
        ];
  return [...refused, ...held];
}

function instructions({ asked, briefing: { until } }: Session, agencies: readonly Agency[]): SessionPart {
  return {
    key: "chi-dao",
    title: "IV. THỰC HIỆN CHỈ ĐẠO, KIẾN NGHỊ",
    sentences: [plain(askedSentence(asked, until))],
    tables: asked.length === 0 ? [] : [directiveTable({ asked, until, agencies })],
  };
}

/** How many directives and recommendations there are and how they stand. */
export function askedSentence(asked: readonly Directive[], until: Instant): string {
  if (asked.length === 0) return "Trong kỳ không có chỉ đạo, kiến nghị nào đang thực hiện.";
  const count = (keep: (directive: Directive) => boolean) => formatCount(asked.filter(keep).length);
  return (
    `Trong kỳ có ${count(({ kind }) => kind === "directive")} chỉ đạo, ${count(({ kind }) => kind === "recommendation")} kiến nghị: ` +
    `${count(({ state }) => state === "done")} đã xong, ${count(({ state }) => state === "answered")} đã trả lời, ` +
    `${count(isWaiting)} đang chờ trả lời (${count((directive) => isOverdue(directive, until))} quá hạn), ` +
    `${count(({ state }) => state === "withdrawn")} đã rút.`
  );
}

function proposals({ notes }: Session): SessionPart {
  const written = notesOf(notes, "proposal");
  return {
    key: "de-xuat",
    title: `V. ${SECTION_NAMES.proposal.toLocaleUpperCase("vi")}`,
    sentences: written.length === 0 ? [plain("Không có đề xuất, kiến nghị.")] : written.map(plain),
    tables: [],
  };
}

function notesOf(notes: Session["notes"], section: NoteSection): readonly string[] {
  return notes.filter((note) => note.section === section).map(({ text }) => text);
}
