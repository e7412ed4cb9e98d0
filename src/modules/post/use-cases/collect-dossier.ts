import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { FeeFacts } from "#modules/fees/domain.ts";
import { enterPerson, type PersonInput } from "#modules/identity/index.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import { findProcedureCase, type ProcedureCase } from "#modules/procedures/index.ts";
import { checkConsignment, type CheckedConsignment, type TypedConsignment } from "../domain/check-consignment.ts";
import { paperLine } from "../domain/count-papers.ts";
import { acceptedNow } from "../domain/move-slip.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { findBarred } from "../store/barred.ts";
import { takeNumber } from "../store/numbers.ts";
import { findSlip, insertSlip } from "../store/slips.ts";
import { assessAtDoor } from "./assess-at-door.ts";
import { performing, type Moment } from "./acting.ts";

export type CollectDossier = {
  /** Made when the form was opened: the same form sent twice makes one slip. */
  readonly formId: string;
  readonly caseId: string;
  readonly owner: PersonInput;
  readonly typed: TypedConsignment;
};

/**
 * Takes a dossier from a citizen at home or at a post point: counted against the published list, sealed, signed by both on
 * the Phiếu gửi (QĐ 45/2016 Điều 6; TT 17/2017 Điều 9). It is not filed yet: that is the minutes at the centre.
 */
export function collectDossier(acting: Acting, command: CollectDossier): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx } = moment;
    const place = dutyOf(acting.viewer, "collect");
    if (place === undefined) return err({ kind: "post/not-allowed", duty: "collect" });
    const twin = await findSlip(tx, command.formId);
    if (twin !== undefined) return sameForm(twin, acting, command);
    const procedureCase = await findProcedureCase(tx, command.caseId);
    if (procedureCase === undefined) return err({ kind: "dossiers/unknown-case" });
    const barred = await findBarred(tx, procedureCase.procedureCode);
    if (barred !== undefined) return err({ kind: "post/barred", reason: barred.reason, basis: barred.basis });
    const on = dateInVietnam(moment.now);
    const basis = { fees: command.typed.fees, kind: command.owner.kind, on };
    const { facts, assessment } = await assessAtDoor(tx, procedureCase, basis);
    const checked = checkConsignment(command.typed, { components: procedureCase.components, assessment });
    if (!checked.ok) return err({ kind: "post/invalid", faults: checked.error });

    const { officerId } = acting.viewer;
    const entry = { officerId, today: on, newId: acting.newId };
    const owner = await enterPerson(tx, command.owner, entry);
    if (!owner.ok) return owner;
    const number = await takeNumber(tx);
    if (number === undefined) return err({ kind: "post/no-numbers" });

    const form = { ...checked.value, feeFacts: facts, procedureCase, number, ownerId: owner.value.id };
    const after = await slipOfForm(moment, command.formId, form);
    const slip: PostalSlip = { ...after, carrier: { officerId, unitId: place.unitId, agencyId: place.agencyId } };
    const written = await insertSlip(tx, {
      event: "slip-collected",
      before: "none",
      after: slip,
      actorId: officerId,
      at: moment.now,
      payload: { number, feesTaken: checked.value.feesTaken, missing: checked.value.count.missing.length },
    });
    if (written) return ok(slip);
    const faster = await findSlip(tx, command.formId);
    return faster === undefined ? err({ kind: "post/stale" }) : sameForm(faster, acting, command);
  });
}

type ReadForm = CheckedConsignment & {
  readonly procedureCase: ProcedureCase;
  readonly feeFacts: FeeFacts;
  readonly number: string;
  readonly ownerId: string;
};

async function slipOfForm({ tx, now, acting }: Moment, id: string, form: ReadForm): Promise<PostalSlip> {
  const { procedureCase, count } = form;
  return {
    id,
    version: 1,
    direction: "to-centre",
    state: "collected",
    service: form.service,
    number: form.number,
    agencyId: procedureCase.agencyId,
    procedureCode: procedureCase.procedureCode,
    procedureName: procedureCase.procedureName,
    dossierId: null,
    dossierCode: null,
    sender: form.sender,
    receiver: await centreAsParty(tx),
    contents: count.papers.map(paperLine),
    consignment: {
      caseId: procedureCase.id,
      ownerId: form.ownerId,
      summary: form.summary,
      copies: form.copies,
      papers: count.papers,
      missing: count.missing,
      guidance: count.guidance,
      feeLines: form.feeLines,
      feesDue: form.feesDue,
      feesTaken: form.feesTaken,
      feeFacts: form.feeFacts,
      feesOpen: form.feesOpen,
      resultTo: form.service === "send" ? null : form.receiver,
    },
    scope: form.scope,
    transitDays: form.days,
    ...acceptedNow({ transitDays: form.days }, now, acting.calendar),
    postage: form.postage,
    postagePaidBy: form.postagePaidBy,
    quality: form.quality,
    codAmount: 0,
    collected: form.feesTaken,
    sealed: true,
    signatures: form.signatures,
    parcelId: null,
    batchId: null,
    carrier: null,
    order: "none",
    endedAt: null,
    attention: null,
    note: "",
    createdAt: now,
    createdBy: acting.viewer.officerId,
  };
}

const CENTRE_CODE = "H37.00";

/** The centre as one end of a slip. */
export async function centreAsParty(tx: Moment["tx"]): Promise<PostalParty> {
  const centre = await findAgencyByCode(tx, CENTRE_CODE);
  return {
    name: centre?.name ?? "Trung tâm Phục vụ hành chính công",
    phone: centre?.phone ?? "",
    email: "",
    address: centre?.address ?? "",
    district: "",
    province: centre?.place ?? "",
  };
}

/** The same form again is the same slip; with other words under the same number it is refused. */
function sameForm(
  twin: PostalSlip,
  { viewer }: Acting,
  { typed, caseId }: CollectDossier,
): Result<PostalSlip, PostRefusal> {
  const same =
    twin.createdBy === viewer.officerId &&
    twin.consignment?.caseId === caseId &&
    twin.consignment.summary === typed.summary.normalize("NFC").trim() &&
    twin.sender.name === typed.sender.name;
  return same ? ok(twin) : err({ kind: "post/same-form-other-words" });
}
