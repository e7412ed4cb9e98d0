import { err, type Result } from "#kernel/result.ts";
import {
  receiveDossier,
  requestSupplement,
  submitDossier,
  type Dossier,
  type Party,
  type Submission,
} from "#modules/dossiers/index.ts";
import { getPerson } from "#modules/identity/index.ts";
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
  return moving(moment, slip, {
    act: "file",
    change: { dossierId: dossier.id, dossierCode: dossier.code, attention: null },
    payload: { dossierId: dossier.id, code: dossier.code, state: dossier.state },
  });
}

type Letting = { readonly consignment: Consignment; readonly unitId: string };

async function letIn(
  { tx, acting }: Moment,
  slip: PostalSlip,
  { consignment, unitId }: Letting,
): Promise<Result<Dossier, PostRefusal>> {
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
  const { feesDue, feeLines } = consignment;
  const charged = feeLines.length > 0 ? { feesDue, feeLines } : { feesDue };
  const received = await receiveDossier(acting, {
    ...{ ...command, ...charged, heldOriginals: [], confirmedLimit: null },
  });
  // A limit in prose is read by the counter itself: the dossier waits there, filed at this moment.
  if (!received.ok && received.error.kind === "dossiers/limit-unconfirmed") return submitDossier(acting, command);
  return received;
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
