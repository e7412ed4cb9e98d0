import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import { verdictOn } from "./domain/dossier-fact.ts";
import type { PlainHistory } from "./testing-plain-history.ts";

/** The rows that the acts of a history leave behind, in the columns of the tables; dates and instants as text. */
export type FactRows = {
  readonly fact: Readonly<Record<string, unknown>>;
  readonly promises: readonly Readonly<Record<string, unknown>>[];
};

type Draft = {
  answeredAt: Instant | null;
  acceptedAt: Instant | null;
  refusedAt: Instant | null;
  dueOn: PlainDate | null;
  dueSince: Instant | null;
  apologised: boolean;
  settledAt: Instant | null;
  settlement: string | null;
  verdict: string | null;
  paidAt: Instant | null;
  paid: number;
  handedOverAt: Instant | null;
};

const NOBODY = "00000000-0000-4000-9000-000000000000";

/** Writes a history down the way the product does, act by act; past promises are kept as they move. */
export function factRowsOf(history: PlainHistory): FactRows {
  const promises: Record<string, unknown>[] = [];
  const fact: Draft = {
    ...{ answeredAt: null, acceptedAt: null, refusedAt: null, dueOn: null, dueSince: null, apologised: false },
    ...{ settledAt: null, settlement: null, verdict: null, paidAt: null, paid: 0, handedOverAt: null },
  };
  const promise = (at: Instant, dueOn: PlainDate | null, apologised: boolean) => {
    const isSame = fact.dueOn === null ? dueOn === null : dueOn !== null && fact.dueOn.equals(dueOn);
    if (isSame && fact.apologised === apologised) return;
    const from = fact.dueSince?.toString() ?? "";
    if (!promises.some((past) => past["from_at"] === from && past["to_at"] === at.toString())) {
      promises.push({
        ...{ dossier_id: history.id, from_at: from, to_at: at.toString() },
        ...{ due_on: fact.dueOn?.toString() ?? null, apologised: fact.apologised },
      });
    }
    Object.assign(fact, { dueOn, apologised, dueSince: at });
  };
  for (const happening of history.happenings) {
    const { at } = happening;
    switch (happening.kind) {
      case "asked-for-papers":
        fact.answeredAt ??= at;
        break;
      case "refused":
        fact.answeredAt ??= at;
        fact.refusedAt = at;
        break;
      case "accepted":
        fact.answeredAt ??= at;
        Object.assign(fact, { acceptedAt: at, dueSince: at, dueOn: happening.dueOn });
        break;
      case "paused":
        promise(at, null, fact.apologised);
        break;
      case "resumed":
        promise(at, happening.dueOn, fact.apologised);
        break;
      case "extended":
        promise(at, happening.dueOn, true);
        break;
      case "paid":
        Object.assign(fact, { paidAt: at, paid: happening.amount });
        break;
      case "handed-over":
        fact.handedOverAt = at;
        break;
      case "resolved":
      case "withdrawn":
      case "stopped":
        Object.assign(fact, { settledAt: at, settlement: happening.kind });
        fact.verdict = fact.acceptedAt === null ? null : verdictOn(fact.dueOn, dateInVietnam(at));
    }
  }
  return { fact: columnsOf(history, fact), promises };
}

function columnsOf(history: PlainHistory, fact: Draft): Readonly<Record<string, unknown>> {
  const text = (at: Instant | null) => at?.toString() ?? null;
  return {
    ...{ dossier_id: history.id, code: history.id.slice(-6), agency_id: history.agencyId, field_code: history.field },
    ...{ procedure_code: history.procedure, version_id: NOBODY, channel: history.channel, return_by: history.returnBy },
    ...{ immediate: false, receiving_unit_id: NOBODY, submitted_at: text(history.submittedAt) },
    ...{ answered_at: text(fact.answeredAt), answer_due_at: text(history.answerDueAt) },
    ...{ accepted_at: text(fact.acceptedAt), accepted_by: fact.acceptedAt === null ? null : NOBODY },
    ...{ refused_at: text(fact.refusedAt), due_on: fact.dueOn?.toString() ?? null, due_since: text(fact.dueSince) },
    ...{ apologised: fact.apologised, settled_at: text(fact.settledAt) },
    ...{ settled_by: fact.settledAt === null ? null : NOBODY, settlement: fact.settlement, verdict: fact.verdict },
    ...{ worked_minutes: fact.verdict === null ? null : 60, handed_over_at: text(fact.handedOverAt), supplements: 0 },
    ...{ fees_due: 0, fee_paid: fact.paid, fee_paid_at: text(fact.paidAt) },
  };
}
