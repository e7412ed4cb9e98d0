import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Delegation, Series } from "../domain/series.ts";
import type { Position } from "./books.ts";

type Entered = { readonly by: string | null; readonly at: Instant };

/** The series that opens a book for that position by itself, or undefined. */
export async function findSeries(db: Db, { principalId, holderId, kind, day }: Position): Promise<Series | undefined> {
  const on = sql`${day.toString()}::date`;
  const { rows } = await sql<Series>`
    select ${SERIES_COLUMNS} from receipt_series as series
    where principal_id = ${principalId} and holder_id = ${holderId} and kind = ${kind}
      and ${on} between effective_from and coalesce(effective_to, 'infinity')
      and not exists (select from receipt_closing where series_id = series.id and closed_from <= ${on})
    order by effective_from desc, stem limit 1`.execute(db);
  return rows[0];
}

/** The agreement under which the holder writes for the principal on that day, or undefined. */
export async function findDelegation(
  db: Db,
  { principalId, holderId, day }: Omit<Position, "kind">,
): Promise<Delegation | undefined> {
  const { rows } = await sql<Delegation>`
    select ${DELEGATION_COLUMNS} from receipt_delegation
    where principal_id = ${principalId} and delegate_id = ${holderId}
      and ${day.toString()}::date between starts_on and coalesce(ends_on, 'infinity')
    order by starts_on desc, id limit 1`.execute(db);
  return rows[0];
}

/** All agreements, the latest first. */
export async function listDelegations(db: Db): Promise<readonly Delegation[]> {
  const { rows } = await sql<Delegation>`
    select ${DELEGATION_COLUMNS} from receipt_delegation order by starts_on desc, id`.execute(db);
  return rows;
}

/** All series with the day from which they are closed. */
export async function listSeries(db: Db): Promise<readonly (Series & { readonly closedFrom: PlainDate | null })[]> {
  const { rows } = await sql<Series & { readonly closedFrom: PlainDate | null }>`
    select ${SERIES_COLUMNS}, (select closed_from from receipt_closing where series_id = series.id) as "closedFrom"
    from receipt_series as series order by form, stem`.execute(db);
  return rows;
}

/** Writes a series; a symbol that is taken already is left alone and false returned. */
export async function insertSeries(tx: Tx, series: Series, { by, at }: Entered): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into receipt_series (id, principal_id, holder_id, kind, form, stem, delegation_id, principal_tax_code, basis,
      effective_from, effective_to, entered_by, entered_at)
    values (${series.id}, ${series.principalId}, ${series.holderId}, ${series.kind}, ${series.form}, ${series.stem},
      ${series.delegationId}, ${series.principalTaxCode}, ${series.basis}, ${series.effectiveFrom.toString()}::date,
      ${series.effectiveTo?.toString() ?? null}::date, ${by}, ${sqlInstant(at)}::timestamptz)
    on conflict (form, stem) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Writes an agreement. */
export async function insertDelegation(tx: Tx, delegation: Delegation, { by, at }: Entered): Promise<void> {
  await sql`
    insert into receipt_delegation (id, principal_id, delegate_id, agreement_number, agreement_date, delegate_tax_code,
      notified_on, starts_on, ends_on, entered_by, entered_at)
    values (${delegation.id}, ${delegation.principalId}, ${delegation.delegateId}, ${delegation.agreementNumber},
      ${delegation.agreementDate.toString()}::date, ${delegation.delegateTaxCode},
      ${delegation.notifiedOn.toString()}::date, ${delegation.startsOn.toString()}::date,
      ${delegation.endsOn?.toString() ?? null}::date, ${by}, ${sqlInstant(at)}::timestamptz)`.execute(tx);
}

const SERIES_COLUMNS = sql`series.id, series.principal_id as "principalId", series.holder_id as "holderId", series.kind,
  series.form, series.stem, series.delegation_id as "delegationId", series.principal_tax_code as "principalTaxCode",
  series.basis, series.effective_from as "effectiveFrom", series.effective_to as "effectiveTo"`;

const DELEGATION_COLUMNS = sql`id, principal_id as "principalId", delegate_id as "delegateId",
  agreement_number as "agreementNumber", agreement_date as "agreementDate", delegate_tax_code as "delegateTaxCode",
  notified_on as "notifiedOn", starts_on as "startsOn", ends_on as "endsOn"`;
