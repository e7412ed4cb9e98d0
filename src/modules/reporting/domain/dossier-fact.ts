import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { workingMinutesBetween } from "#modules/deadlines/domain.ts";
import { answerDueAt, type Channel, type Dossier, type ReturnBy } from "#modules/dossiers/domain.ts";

export type Verdict = "early" | "on-time" | "late";

/** How a dossier left the stock of those being resolved. */
export type Settlement = "resolved" | "withdrawn" | "stopped";

/** What reports count of one dossier. Ids, dates and amounts only: no name of a person. */
export type DossierFact = {
  readonly dossierId: string;
  readonly code: string | null;
  readonly agencyId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly versionId: string;
  readonly channel: Channel;
  readonly returnBy: ReturnBy;
  readonly immediate: boolean;
  readonly receivingUnitId: string;
  readonly submittedAt: Instant;
  readonly answerDueAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly refusedAt: Instant | null;
  readonly dueOn: PlainDate | null;
  readonly apologised: boolean;
  readonly settledAt: Instant | null;
  readonly settlement: Settlement | null;
  readonly verdict: Verdict | null;
  /** Working minutes from acceptance to settlement while the clock ran. */
  readonly workedMinutes: number | null;
  readonly handedOverAt: Instant | null;
  readonly supplements: number;
  readonly feesDue: number;
};

/** The fact of a dossier as it stands; total, and the same for the same history. */
export function factOf(dossier: Dossier, calendar: WorkingCalendar): DossierFact {
  const { acceptedAt, dueAt } = dossier;
  const dueOn = dueAt === null ? null : dateInVietnam(dueAt);
  const settlement = settlementOf(dossier);
  const settledAt = settlement === null ? null : (dossier.resolvedAt ?? dossier.endedAt);
  const answerDue = answerDueAt({ ...dossier, state: "submitted" }, calendar) ?? dossier.submittedAt;
  return {
    dossierId: dossier.id,
    code: dossier.code,
    agencyId: dossier.agencyId,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    versionId: dossier.versionId,
    channel: dossier.channel,
    returnBy: dossier.returnBy,
    immediate: dossier.immediate,
    receivingUnitId: dossier.receivingUnitId,
    submittedAt: dossier.submittedAt,
    answerDueAt: answerDue,
    acceptedAt,
    refusedAt: dossier.ending === "refused" ? dossier.endedAt : null,
    dueOn,
    apologised: dossier.extensions.length > 0,
    settledAt,
    settlement,
    verdict: settledAt === null || acceptedAt === null ? null : verdictOn(dueOn, dateInVietnam(settledAt)),
    workedMinutes:
      settledAt === null || acceptedAt === null ? null : workedMinutes(dossier, acceptedAt, settledAt, calendar),
    handedOverAt: dossier.handOver === null ? null : dossier.endedAt,
    supplements: dossier.supplements.length,
    feesDue: dossier.feesDue,
  };
}

/** Early, on time or late by dates, never by the clock (handbook §3.3); without a promised date on time. */
export function verdictOn(dueOn: PlainDate | null, settledOn: PlainDate): Verdict {
  if (dueOn === null) return "on-time";
  const order = Temporal.PlainDate.compare(settledOn, dueOn);
  return order < 0 ? "early" : order === 0 ? "on-time" : "late";
}

function settlementOf({ resolvedAt, ending }: Dossier): Settlement | null {
  if (resolvedAt !== null) return "resolved";
  return ending === "withdrawn" || ending === "stopped" ? ending : null;
}

/** Waiting for the applicant's papers or payment is not the agency's working time (NĐ 61/2018 Điều 19.4). */
function workedMinutes(dossier: Dossier, from: Instant, to: Instant, calendar: WorkingCalendar): number {
  const waits = [
    ...dossier.supplements
      .filter(({ phase }) => phase === "processing")
      .map(({ askedAt, suppliedAt }) => ({ start: askedAt, end: suppliedAt })),
    ...dossier.obligations.map(({ askedAt, metAt }) => ({ start: askedAt, end: metAt })),
  ];
  const waited = waits.reduce((sum, { start, end }) => sum + workingMinutesBetween(calendar, start, end ?? to), 0);
  return Math.max(0, workingMinutesBetween(calendar, from, to) - waited);
}
