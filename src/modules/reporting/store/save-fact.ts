import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import type { DossierFact } from "../domain/dossier-fact.ts";

/** What the event itself adds to the fact: when, by whom, and the money it brought. */
export type Occasion = {
  readonly at: Instant;
  readonly actorId: string;
  /** The centre answered the applicant with this act. */
  readonly answered: boolean;
  /** By how much the money paid changes, in đồng; less than 0 when it was voided or given back. */
  readonly paid: number;
  readonly field: { readonly code: string; readonly name: string };
};

/** Writes the fact of a dossier after an act; a promise that moved is kept as a past one. One statement. */
export async function saveFact(tx: Tx, fact: DossierFact, occasion: Occasion): Promise<void> {
  const at = sqlInstant(occasion.at);
  const { field, actorId } = occasion;
  const dueOn = fact.dueOn?.toString() ?? null;
  const isSettled = fact.settledAt !== null;
  const acceptedAt = instantOrNull(fact.acceptedAt);
  const settledAt = instantOrNull(fact.settledAt);
  const paidAt = occasion.paid > 0 ? at : null;
  const answeredAt = occasion.answered ? at : null;
  await sql`
    with field as (
      insert into reported_field (code, name) values (${field.code}, ${field.name}) on conflict (code) do nothing
    ), procedure as (
      insert into reported_procedure (code, name, field_code)
      values (${fact.procedureCode}, ${fact.procedureName}, ${field.code}) on conflict (code) do nothing
    ), moved as (
      insert into past_promise (dossier_id, from_at, to_at, due_on, apologised)
      select dossier_id, due_since, ${at}, due_on, apologised from dossier_fact
      where dossier_id = ${fact.dossierId} and due_since is not null and settled_at is null and not ${isSettled}
        and (due_on is distinct from ${dueOn}::date or apologised <> ${fact.apologised})
      on conflict do nothing
    )
    insert into dossier_fact as fact (dossier_id, code, agency_id, field_code, procedure_code, version_id, channel,
      return_by, immediate, receiving_unit_id, submitted_at, answered_at, answer_due_at, accepted_at, accepted_by,
      refused_at, due_on, due_since, apologised, settled_at, settled_by, settlement, verdict, worked_minutes,
      handed_over_at, supplements, fees_due, fee_paid, fee_paid_at)
    values (${fact.dossierId}, ${fact.code}, ${fact.agencyId}, ${field.code}, ${fact.procedureCode},
      ${fact.versionId}, ${fact.channel}, ${fact.returnBy}, ${fact.immediate}, ${fact.receivingUnitId},
      ${sqlInstant(fact.submittedAt)}, ${answeredAt}::timestamptz, ${sqlInstant(fact.answerDueAt)},
      ${acceptedAt}::timestamptz, case when ${acceptedAt}::timestamptz is not null then ${actorId}::uuid end,
      ${instantOrNull(fact.refusedAt)}::timestamptz, ${dueOn}::date, ${acceptedAt}::timestamptz, ${fact.apologised},
      ${settledAt}::timestamptz, case when ${isSettled} then ${actorId}::uuid end, ${fact.settlement},
      ${fact.verdict}, ${fact.workedMinutes}, ${instantOrNull(fact.handedOverAt)}::timestamptz, ${fact.supplements},
      ${fact.feesDue}, ${Math.max(0, occasion.paid)}, ${paidAt}::timestamptz)
    on conflict (dossier_id) do update set
      code = excluded.code, accepted_at = excluded.accepted_at, refused_at = excluded.refused_at,
      answered_at = coalesce(fact.answered_at, excluded.answered_at),
      accepted_by = coalesce(fact.accepted_by, excluded.accepted_by),
      -- A promise moves only while the dossier is open; its last one stays for ever.
      due_since = case
        when fact.due_since is null then excluded.due_since
        when fact.settled_at is not null or excluded.settled_at is not null then fact.due_since
        when fact.due_on is distinct from excluded.due_on or fact.apologised <> excluded.apologised then ${at}
        else fact.due_since end,
      due_on = excluded.due_on, apologised = excluded.apologised,
      settled_at = excluded.settled_at, settlement = excluded.settlement, verdict = excluded.verdict,
      settled_by = coalesce(fact.settled_by, excluded.settled_by), worked_minutes = excluded.worked_minutes,
      handed_over_at = excluded.handed_over_at, supplements = excluded.supplements, fees_due = excluded.fees_due,
      fee_paid = fact.fee_paid + ${occasion.paid},
      -- Nobody has paid whose payment was voided or given back as a whole.
      fee_paid_at = case when fact.fee_paid + ${occasion.paid} > 0
        then coalesce(excluded.fee_paid_at, fact.fee_paid_at) end
  `.execute(tx);
}

function instantOrNull(instant: Instant | null): string | null {
  return instant === null ? null : sqlInstant(instant);
}
