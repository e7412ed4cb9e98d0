import { sql, type RawBuilder } from "kysely";

/** What figures are summed by. */
export type Measure = "owner" | "agency" | "officer" | "procedure";

/** The scope of figures about the whole province. */
export const EVERYBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Charges counted once for each key, scope, dossier and entry: a dossier counts once for an agency, however many of its
 * officers had it; taken-back entries count as minus one. A procedure counts every late dossier, whoever was at fault. `lines` names a relation with the columns of `charge`.
 */
export function countedOnce(lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select measure, scope, key, entered_on, ended_on, dossier_id, entry, sign as dossiers,
      sign * sum(minutes) as minutes, case when bool_or(measure = 'procedure' and was_late or late > 0) then sign else 0 end as late_dossiers,
      sign * sum(late) as late_minutes
    from (select k.measure, s.scope, k.key, c.* from ${lines} c
      cross join lateral (values
        ('owner', c.kind, c.competent_id),
        ('agency', c.agency_id::text, c.competent_id),
        ('officer', c.officer_id::text, c.agency_id),
        ('procedure', c.procedure_code, c.competent_id)) k (measure, key, scope)
      cross join lateral (values (k.scope), (${EVERYBODY}::uuid)) s (scope)
      where k.key is not null and s.scope is not null) keyed
    group by measure, scope, key, entered_on, ended_on, dossier_id, entry, sign`;
}
