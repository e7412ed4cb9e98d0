import type { Bag, Discrepancy, Item, Run, Signature } from "../domain/run.ts";
import type { BagRow, DiscrepancyRow, ItemRow, RunRow, SignatureRow } from "./tables.ts";

/** The run that a row holds. */
export function runOf(row: RunRow): Run {
  return {
    id: row.id,
    number: row.number,
    route: row.route,
    courierId: row.courier_id,
    courierName: row.courier_name,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    departedAt: row.departed_at,
    departedBy: row.departed_by,
  };
}

/** The bag that a row holds. */
export function bagOf(row: BagRow): Bag {
  return {
    id: row.id,
    runId: row.run_id,
    ordinal: row.ordinal,
    direction: row.direction,
    from: { unitId: row.from_unit_id, label: row.from_label },
    to: { unitId: row.to_unit_id, label: row.to_label },
    seal: row.seal,
    sealedAt: row.sealed_at,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    sealFound: row.seal_found,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  };
}

/** The item that a row holds. */
export function itemOf(row: ItemRow): Item {
  return {
    id: row.id,
    bagId: row.bag_id,
    dossierId: row.dossier_id,
    code: row.code,
    sheets: row.sheets,
    originals: row.originals,
    state: row.state,
    outAt: row.out_at,
    outBy: row.out_by,
    outHandOverId: row.out_hand_over_id,
    struckAt: row.struck_at,
    struckReason: row.struck_reason,
    inAt: row.in_at,
    inBy: row.in_by,
    inBagId: row.in_bag_id,
    inHandOverId: row.in_hand_over_id,
  };
}

/** The discrepancy that its row and the rows of its signatures hold. */
export function discrepancyOf(row: DiscrepancyRow, signatures: readonly SignatureRow[]): Discrepancy {
  return {
    id: row.id,
    bagId: row.bag_id,
    kind: row.kind,
    itemId: row.item_id,
    dossierId: row.dossier_id,
    code: row.code,
    note: row.note,
    photoId: row.photo_id,
    foundAt: row.found_at,
    foundBy: row.found_by,
    conclusion: row.conclusion,
    conclusionText: row.conclusion_text,
    to: row.to_unit_id === null ? null : { unitId: row.to_unit_id, label: row.to_label ?? "" },
    settledAt: row.settled_at,
    signatures: signatures.filter(({ discrepancy_id: id }) => id === row.id).map(signatureOf),
  };
}

function signatureOf(row: SignatureRow): Signature {
  return { side: row.side, officerId: row.officer_id, officerName: row.officer_name, at: row.at };
}
