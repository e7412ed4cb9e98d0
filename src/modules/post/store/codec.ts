import { sqlInstant } from "#platform/db/db.ts";
import type { BatchSide, PostBatch } from "../domain/batch.ts";
import type { PostalClaim } from "../domain/claim.ts";
import type { Consignment, PostalParty, PostalSlip } from "../domain/slip.ts";
import type { BatchRow, ClaimRow, SlipRow } from "./tables.ts";

/** A row as the domain reads it; what stands in json was written by this slice and is read as it was written. */
export function slipOf(row: SlipRow): PostalSlip {
  return {
    id: row.id,
    version: row.version,
    direction: row.direction,
    state: row.state,
    service: row.service,
    number: row.number,
    agencyId: row.agency_id,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    dossierId: row.dossier_id,
    dossierCode: row.dossier_code,
    sender: row.sender as PostalParty,
    receiver: row.receiver as PostalParty,
    contents: row.contents as readonly string[],
    consignment: row.consignment === null ? null : consignmentOf(row.consignment),
    scope: row.scope,
    transitDays: row.transit_days,
    promisedOn: row.promised_on,
    postage: row.postage,
    postagePaidBy: row.postage_paid_by,
    quality: row.quality,
    codAmount: row.cod_amount,
    collected: row.collected,
    sealed: row.sealed,
    signatures: row.signatures as PostalSlip["signatures"],
    parcelId: row.parcel_id,
    batchId: row.batch_id,
    carrier: row.carrier as PostalSlip["carrier"],
    order: row.order_state,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    attention: row.attention,
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

type KeptConsignment = Omit<Consignment, "feeFacts" | "feesOpen"> & Partial<Pick<Consignment, "feeFacts" | "feesOpen">>;

/** Slips from before the fee rules came to the door know no facts and had nothing left open. */
function consignmentOf(kept: unknown): Consignment {
  const { feeFacts = null, feesOpen = false, ...known } = kept as KeptConsignment;
  return { ...known, feeFacts, feesOpen };
}

/** A slip as its row. */
export function rowOfSlip(slip: PostalSlip) {
  return {
    id: slip.id,
    version: slip.version,
    direction: slip.direction,
    state: slip.state,
    service: slip.service,
    number: slip.number,
    agency_id: slip.agencyId,
    procedure_code: slip.procedureCode,
    procedure_name: slip.procedureName,
    dossier_id: slip.dossierId,
    dossier_code: slip.dossierCode,
    sender: JSON.stringify(slip.sender),
    receiver: JSON.stringify(slip.receiver),
    contents: JSON.stringify(slip.contents),
    consignment: slip.consignment === null ? null : JSON.stringify(slip.consignment),
    scope: slip.scope,
    transit_days: slip.transitDays,
    promised_on: slip.promisedOn?.toString() ?? null,
    postage: slip.postage,
    postage_paid_by: slip.postagePaidBy,
    quality: slip.quality,
    cod_amount: slip.codAmount,
    collected: slip.collected,
    sealed: slip.sealed,
    signatures: slip.signatures === null ? null : JSON.stringify(slip.signatures),
    parcel_id: slip.parcelId,
    batch_id: slip.batchId,
    carrier: slip.carrier === null ? null : JSON.stringify(slip.carrier),
    order_state: slip.order,
    accepted_at: slip.acceptedAt && sqlInstant(slip.acceptedAt),
    ended_at: slip.endedAt && sqlInstant(slip.endedAt),
    attention: slip.attention,
    note: slip.note,
    created_at: sqlInstant(slip.createdAt),
    created_by: slip.createdBy,
  };
}

/** A batch as the domain reads it. */
export function batchOf(row: BatchRow): PostBatch {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    agencyId: row.agency_id,
    state: row.state,
    giver: { officerId: row.giver_id, unitId: row.giver_unit_id },
    givenAt: row.given_at,
    receiver: sideOf(row.receiver_id, row.receiver_unit_id),
    signedAt: row.signed_at,
    note: row.note,
  };
}

/** A complaint as the domain reads it. */
export function claimOf(row: ClaimRow): PostalClaim {
  return {
    id: row.id,
    slipId: row.slip_id,
    kind: row.kind,
    claimant: row.claimant,
    text: row.text,
    openedAt: row.opened_at,
    answerDueOn: row.answer_due_on,
    answer: row.answer,
    compensation: row.compensation,
    answeredAt: row.answered_at,
  };
}

function sideOf(officerId: string | null, unitId: string | null): BatchSide | null {
  return officerId === null || unitId === null ? null : { officerId, unitId };
}
