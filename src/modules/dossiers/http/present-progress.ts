import { formatInstant, isoInVietnam, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Agency } from "#modules/organizations/domain.ts";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { Dossier, DossierState } from "../domain/dossier.ts";
import { dossierDueChip } from "../domain/due-chip.ts";
import type { EventKind } from "../domain/events.ts";
import { nationalStatus, NATIONAL_STATUS_NAME } from "../domain/national-status.ts";
import { EVENT_NAMES } from "../domain/texts.ts";
import { isOverdue } from "../domain/timeliness.ts";
import type { ProgressView } from "../pages/citizen/progress-page.tsx";
import type { TimelineEntry } from "../store/timeline.ts";
import { CHIP_TONES } from "./present-due.ts";

export type ProgressFacts = {
  readonly dossier: Dossier;
  readonly entries: readonly TimelineEntry[];
  readonly agency: Pick<Agency, "name" | "phone">;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
};

/** A dossier as its receipt shows it to anybody: no name of any person, citizen or officer (handbook §15.28). */
export function presentProgressView({ dossier, entries, agency, calendar, now }: ProgressFacts): ProgressView {
  const { headline, next } = isOverdue(dossier, now) ? LATE : SENTENCES[dossier.state](dossier);
  const { originalDueAt, dueAt } = dossier;
  const hasMoved = originalDueAt !== null && dueAt !== null && !originalDueAt.equals(dueAt);
  return {
    code: dossier.code ?? "",
    procedureName: dossier.procedureName,
    status: NATIONAL_STATUS_NAME[nationalStatus(dossier)].vi,
    headline,
    next,
    agency: { name: agency.name, phone: agency.phone },
    submitted: formatInstant(dossier.submittedAt),
    promised: shown(dueAt),
    firstPromise: hasMoved ? shown(originalDueAt) : "",
    resolved: shown(dossier.resolvedAt),
    ended: shown(dossier.endedAt),
    fees:
      dossier.money === "due"
        ? `Cần nộp ${formatMoney(dossier.feesDue - dossier.feesPaid)} trước khi nhận kết quả`
        : "",
    due: dueView(dossier, calendar, now),
    asked: askedNow(dossier),
    steps: entries
      .filter(({ event }) => PUBLIC_EVENTS.has(event))
      .map(step)
      .toReversed(),
  };
}

type Sentence = (dossier: Dossier) => { readonly headline: string; readonly next: string };

const WAIT = "Ông/Bà không cần làm gì thêm. Kết quả có thể có sớm hơn ngày hẹn.";

/** A promise that was not kept is said first, with whom to ask; "nothing to do" would be an insult. */
const LATE = {
  headline: "Hồ sơ đã quá ngày hẹn trả kết quả",
  next: "Cơ quan giải quyết xin lỗi Ông/Bà vì sự chậm trễ. Ông/Bà không phải nộp lại hồ sơ; xin hỏi thời gian trả kết quả theo số điện thoại bên dưới.",
};

const SENTENCES = {
  submitted: () => ({
    headline: "Hồ sơ đang chờ tiếp nhận",
    next: "Trung tâm trả lời trong 8 giờ làm việc kể từ khi nhận được hồ sơ.",
  }),
  "awaiting-intake-supplement": (dossier) => ({
    headline: supplementHeadline(dossier),
    next: "Hồ sơ được tiếp nhận khi đủ giấy tờ. Ông/Bà nộp tại quầy đã nộp hồ sơ.",
  }),
  refused: ({ refusalReason }) => ({
    headline: "Hồ sơ không được tiếp nhận",
    next: `Lý do: ${refusalReason ?? ""}. Ông/Bà có thể hỏi lại cơ quan giải quyết theo số điện thoại bên dưới.`,
  }),
  accepted: () => ({ headline: "Hồ sơ đã được tiếp nhận", next: WAIT }),
  "in-progress": () => ({ headline: "Hồ sơ đang được xử lý", next: WAIT }),
  "awaiting-supplement": (dossier) => ({
    headline: supplementHeadline(dossier),
    next: "Ông/Bà nộp giấy tờ bổ sung tại Trung tâm; không cần làm lại hồ sơ.",
  }),
  "awaiting-obligation": () => ({
    headline: "Ông/Bà cần thực hiện nghĩa vụ tài chính",
    next: "Thời gian này không tính vào thời hạn giải quyết. Nộp theo thông báo đã nhận, rồi báo Trung tâm.",
  }),
  resolved: () => ({
    headline: "Hồ sơ đã có kết quả",
    next: "Mời Ông/Bà mang giấy tiếp nhận và giấy tờ tùy thân đến nhận. Người nhận thay cần giấy ủy quyền.",
  }),
  returned: () => ({ headline: "Kết quả đã được trả", next: "Hồ sơ đã hoàn thành. Cảm ơn Ông/Bà." }),
  closed: ({ ending }) => ({
    headline: "Hồ sơ đã kết thúc",
    next: ending === "returned" ? "Kết quả đã được trả." : "",
  }),
  withdrawn: () => ({
    headline: "Hồ sơ đã được rút theo yêu cầu",
    next: "Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào.",
  }),
  stopped: () => ({
    headline: "Hồ sơ đã dừng giải quyết",
    next: "Thông báo dừng giải quyết ghi rõ căn cứ. Ông/Bà có thể hỏi cơ quan giải quyết theo số điện thoại bên dưới.",
  }),
} as const satisfies Record<DossierState, Sentence>;

function supplementHeadline({ supplements }: Dossier): string {
  const count = supplements.at(-1)?.papers.length ?? 0;
  return `Ông/Bà cần bổ sung ${count} giấy tờ`;
}

function dueView(dossier: Dossier, calendar: WorkingCalendar, now: Instant): ProgressView["due"] {
  const chip = dossierDueChip(dossier, calendar, now);
  if (chip === undefined) return undefined;
  const why = dossier.dueTrace.map((line) => line.vi);
  return { tone: CHIP_TONES[chip.kind], text: chip.text.vi, at: shown(dossier.dueAt), why };
}

function askedNow({ state, supplements }: Dossier): ProgressView["asked"] {
  const last = supplements.at(-1);
  if (last === undefined || (state !== "awaiting-intake-supplement" && state !== "awaiting-supplement"))
    return undefined;
  return { reason: last.reason, papers: last.papers.map(({ name }) => name) };
}

/** What happened between the centre and the applicant; who did it inside is nobody's business here. */
const PUBLIC_EVENTS: ReadonlySet<EventKind> = new Set<EventKind>([
  "dossier-submitted",
  "dossier-accepted",
  "dossier-refused",
  "supplement-requested",
  "supplement-supplied",
  "obligation-requested",
  "obligation-met",
  "deadline-extended",
  "deadline-adjusted",
  "fee-paid",
  "fee-charged",
  "payment-voided",
  "fee-refunded",
  "delivery-moved",
  "dossier-resolved",
  "dossier-stopped",
  "dossier-withdrawn",
  "dossier-handed-over",
]);

function step({ seq, event, at }: TimelineEntry): TimelineEvent {
  const { vi: what } = EVENT_NAMES[event];
  return { key: String(seq), at: formatInstant(at), iso: isoInVietnam(at), what, audience: "public" };
}

function shown(instant: Instant | null): string {
  return instant === null ? "" : formatInstant(instant);
}
