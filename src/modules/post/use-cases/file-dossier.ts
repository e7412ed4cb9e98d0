import { err, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { bindDraftDocuments } from "#modules/documents/index.ts";
import {
  receiveDossier,
  requestSupplement,
  submitDossier,
  type Dossier,
  type Party,
  type Submission,
} from "#modules/dossiers/index.ts";
import { assess } from "#modules/fees/domain.ts";
import { keepAssessment, ruleInForce } from "#modules/fees/index.ts";
import { getPerson } from "#modules/identity/index.ts";
import { findProcedureCase } from "#modules/procedures/index.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { Consignment, PostalSlip } from "../domain/slip.ts";
import { moving, type Moment } from "./acting.ts";
import { collectMoney } from "./collect-money.ts";

/**
 * Files what the post brought, at the moment of the minutes: a complete dossier is accepted with its appointment slip, one that
 * lacks papers is let in and asked for them (Mẫu 02), so that its time begins when it is complete (TT 17/2017 Điều 7).
 * The fees that were taken at the door settle its request in the same transaction.
 */
export async function fileDossier(
  moment: Moment,
  slip: PostalSlip,
  { unitId }: { readonly unitId: string },
): Promise<Result<PostalSlip, PostRefusal>> {
  const { consignment } = slip;
  if (consignment === null) return err({ kind: "post/transition", act: "file", state: slip.state });
  const filed = await letIn(moment, slip, { consignment, unitId });
  if (!filed.ok) return filed;
  const dossier = filed.value;
  if (consignment.feesTaken > 0) {
    const taken = await collectMoney(moment, slip, {
      purpose: "filing",
      dossierId: dossier.id,
      amount: consignment.feesTaken,
      at: slip.createdAt,
      payerName: slip.sender.name,
    });
    if (!taken.ok) return taken;
  }
  // What was scanned at the door becomes part of the dossier.
  await bindDraftDocuments(moment.tx, { draftId: slip.id, dossierId: dossier.id });
  return moving(moment, slip, {
    act: "file",
    change: { dossierId: dossier.id, dossierCode: dossier.code, attention: null },
    payload: { dossierId: dossier.id, code: dossier.code, state: dossier.state },
  });
}

type Letting = { readonly consignment: Consignment; readonly unitId: string };

async function letIn(
  moment: Moment,
  slip: PostalSlip,
  { consignment, unitId }: Letting,
): Promise<Result<Dossier, PostRefusal>> {
  const { tx, acting } = moment;
  const owner = await partyOf(tx, consignment.ownerId);
  const submission: Submission = {
    channel: "postal",
    returnBy: consignment.resultTo === null ? "at-centre" : "by-post",
    receivingUnitId: unitId,
    owner,
    submitter: owner,
    summary: consignment.summary,
    copies: consignment.copies,
    papers: consignment.papers,
  };
  const command = { ...submission, caseId: consignment.caseId, idempotencyKey: slip.id };
  if (consignment.missing.length > 0) return letInIncomplete({ acting, consignment, command });
  // What the rules left open is said by the counter: the dossier waits there, filed at this moment.
  if (consignment.feesOpen) return submitDossier(acting, command);
  const { feesDue, feeLines } = consignment;
  const charged = feeLines.length > 0 ? { feesDue, feeLines } : { feesDue };
  const received = await receiveDossier(acting, {
    ...{ ...command, ...charged, heldOriginals: [], confirmedLimit: null },
  });
  // A limit in prose is read by the counter itself: the dossier waits there as well.
  if (!received.ok && received.error.kind === "dossiers/limit-unconfirmed") return submitDossier(acting, command);
  if (received.ok) await keepReasons(moment, slip, { consignment, dossierId: received.value.id });
  return received;
}

type Reasons = { readonly consignment: Consignment; readonly dossierId: string };

/** Keeps with the dossier why it pays what the door said; where the rule was published anew since, that is what stays. */
async function keepReasons(
  { tx, now, acting }: Moment,
  { createdAt, number }: PostalSlip,
  { consignment, dossierId }: Reasons,
): Promise<void> {
  const { feeFacts: facts, feeLines: lines, feesDue: total } = consignment;
  const procedureCase = await findProcedureCase(tx, consignment.caseId);
  if (facts === null || procedureCase === undefined) return;
  const inForce = await ruleInForce(tx, procedureCase, dateInVietnam(createdAt));
  const assessment = assess(inForce.rule, facts, inForce.given);
  const correction = assessment.total === total ? null : `Thu theo Phiếu gửi ${number ?? ""} đã ký với người dân`;
  const charge = { lines, total, correction };
  const { officerId } = acting.viewer;
  await keepAssessment(tx, { id: acting.newId(), dossierId, at: now, officerId, inForce, facts, assessment, charge });
}

async function letInIncomplete({
  acting,
  consignment,
  command,
}: {
  readonly acting: Moment["acting"];
  readonly consignment: Consignment;
  readonly command: Parameters<typeof submitDossier>[1];
}): Promise<Result<Dossier, PostRefusal>> {
  const submitted = await submitDossier(acting, command);
  if (!submitted.ok) return submitted;
  return requestSupplement(acting, {
    dossierId: submitted.value.id,
    version: submitted.value.version,
    reason: "Hồ sơ nhận qua bưu chính còn thiếu giấy tờ theo danh mục đã công bố",
    papers: consignment.missing.map((name) => ({ name, originals: 1, certified: 0, copies: 0 })),
    secondBasis: null,
  });
}

async function partyOf(tx: Moment["tx"], personId: string): Promise<Party> {
  const { id, name, phone } = await getPerson(tx, personId);
  return { id, name, phone };
}
