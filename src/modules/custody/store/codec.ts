import type { Bundle, HandOver } from "../domain/bundle.ts";
import type { BundleRow, HandOverRow, NewBundleRow, NewHandOverRow } from "./tables.ts";

/** The bundle as its row. */
export function rowOfBundle(bundle: Bundle): NewBundleRow {
  const { custodian } = bundle;
  return {
    dossier_id: bundle.dossierId,
    version: bundle.version,
    code: bundle.code,
    immediate: bundle.immediate,
    home_unit_id: bundle.homeUnitId,
    custodian_kind: custodian.kind,
    custodian_id: custodian.id,
    custodian_label: custodian.label,
    since: bundle.since.toString(),
    shelf: bundle.shelf,
    sheets: bundle.sheets,
    originals: bundle.originals,
    opened_at: bundle.openedAt.toString(),
    forward_by: bundle.forwardBy.toString(),
    forwarded_at: bundle.forwardedAt?.toString() ?? null,
    ended_at: bundle.endedAt?.toString() ?? null,
  };
}

/** The bundle that a row holds. */
export function bundleOf(row: BundleRow): Bundle {
  return {
    dossierId: row.dossier_id,
    version: row.version,
    code: row.code,
    immediate: row.immediate,
    homeUnitId: row.home_unit_id,
    custodian: { kind: row.custodian_kind, id: row.custodian_id, label: row.custodian_label },
    since: row.since,
    shelf: row.shelf,
    sheets: row.sheets,
    originals: row.originals,
    openedAt: row.opened_at,
    forwardBy: row.forward_by,
    forwardedAt: row.forwarded_at,
    endedAt: row.ended_at,
  };
}

/** The hand-over as its row. */
export function rowOfHandOver(handOver: HandOver): NewHandOverRow {
  const { from, to, counted } = handOver;
  return {
    id: handOver.id,
    batch_id: handOver.batchId,
    dossier_id: handOver.dossierId,
    state: handOver.state,
    from_kind: from.kind,
    from_id: from.id,
    from_label: from.label,
    to_kind: to.kind,
    to_id: to.id,
    to_label: to.label,
    sheets: handOver.sheets,
    originals: handOver.originals,
    note: handOver.note,
    given_at: handOver.givenAt.toString(),
    given_by: handOver.givenBy,
    acknowledge_by: handOver.acknowledgeBy.toString(),
    ended_at: handOver.endedAt?.toString() ?? null,
    ended_by: handOver.endedBy,
    reason: handOver.reason,
    counted_sheets: counted?.sheets ?? null,
    counted_originals: counted?.originals ?? null,
    difference: handOver.difference,
    settled_at: handOver.settledAt?.toString() ?? null,
    settled_by: handOver.settledBy,
    settlement: handOver.settlement,
  };
}

/** The hand-over that a row holds. */
export function handOverOf(row: HandOverRow): HandOver {
  const { counted_sheets: sheets, counted_originals: originals } = row;
  return {
    id: row.id,
    batchId: row.batch_id,
    dossierId: row.dossier_id,
    state: row.state,
    from: { kind: row.from_kind, id: row.from_id, label: row.from_label },
    to: { kind: row.to_kind, id: row.to_id, label: row.to_label },
    sheets: row.sheets,
    originals: row.originals,
    note: row.note,
    givenAt: row.given_at,
    givenBy: row.given_by,
    acknowledgeBy: row.acknowledge_by,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    reason: row.reason,
    counted: sheets === null || originals === null ? null : { sheets, originals },
    difference: row.difference,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    settlement: row.settlement,
  };
}
