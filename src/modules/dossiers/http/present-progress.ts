import { formatInstant, isoInVietnam, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Agency } from "#modules/organizations/domain.ts";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { Language } from "#ui/language.ts";
import type { Dossier } from "../domain/dossier.ts";
import { dossierDueChip } from "../domain/due-chip.ts";
import type { EventKind } from "../domain/events.ts";
import { nationalStatus, NATIONAL_STATUS_NAME } from "../domain/national-status.ts";
import { EVENT_NAMES } from "../domain/texts.ts";
import { isOverdue } from "../domain/timeliness.ts";
import type { ProgressView } from "../pages/citizen/progress-page.tsx";
import type { TimelineEntry } from "../store/timeline.ts";
import { CHIP_TONES } from "./present-due.ts";
import { FEES_LEFT, LATE, PROGRESS_SENTENCES } from "./progress-sentences.ts";

export type ProgressFacts = {
  readonly dossier: Dossier;
  readonly entries: readonly TimelineEntry[];
  readonly agency: Pick<Agency, "name" | "phone">;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly language: Language;
};

/** A dossier as its receipt shows it to anybody: no name of any person, citizen or officer (handbook §15.28). */
export function presentProgressView(facts: ProgressFacts): ProgressView {
  const { dossier, entries, agency, now, language } = facts;
  const sentence = isOverdue(dossier, now) ? LATE : PROGRESS_SENTENCES[dossier.state](dossier);
  const { headline, next } = sentence[language];
  const { originalDueAt, dueAt } = dossier;
  const hasMoved = originalDueAt !== null && dueAt !== null && !originalDueAt.equals(dueAt);
  return {
    code: dossier.code ?? "",
    procedureName: dossier.procedureName,
    status: NATIONAL_STATUS_NAME[nationalStatus(dossier)][language],
    headline,
    next,
    agency: { name: agency.name, phone: agency.phone },
    submitted: formatInstant(dossier.submittedAt),
    promised: shown(dueAt),
    firstPromise: hasMoved ? shown(originalDueAt) : "",
    resolved: shown(dossier.resolvedAt),
    ended: shown(dossier.endedAt),
    fees: dossier.money === "due" ? FEES_LEFT[language](formatMoney(dossier.feesDue - dossier.feesPaid)) : "",
    due: dueView(facts),
    asked: askedNow(dossier),
    steps: entries
      .filter(({ event }) => PUBLIC_EVENTS.has(event))
      .map((entry) => step(entry, language))
      .toReversed(),
  };
}

function dueView({ dossier, calendar, now, language }: ProgressFacts): ProgressView["due"] {
  const chip = dossierDueChip(dossier, calendar, now);
  if (chip === undefined) return undefined;
  const why = dossier.dueTrace.map((line) => line[language]);
  return { tone: CHIP_TONES[chip.kind], text: chip.text[language], at: shown(dossier.dueAt), why };
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

function step({ seq, event, at }: TimelineEntry, language: Language): TimelineEvent {
  const what = EVENT_NAMES[event][language];
  return { key: String(seq), at: formatInstant(at), iso: isoInVietnam(at), what, audience: "public" };
}

function shown(instant: Instant | null): string {
  return instant === null ? "" : formatInstant(instant);
}
