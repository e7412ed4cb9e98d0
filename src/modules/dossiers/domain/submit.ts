import { err, ok } from "#kernel/result.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import type { Decision, Given } from "./decision.ts";
import { isBlank } from "./decision.ts";
import type { Channel, Paper, Party, ReturnBy } from "./dossier.ts";
import type { DossierSubmitted, PinnedCase } from "./events.ts";
import { authorityToReceive } from "./policy.ts";

export type Submission = {
  readonly channel: Channel;
  readonly returnBy: ReturnBy;
  readonly receivingUnitId: string;
  readonly owner: Party;
  readonly submitter: Party;
  readonly summary: string;
  readonly copies: number;
  readonly papers: readonly Paper[];
};

/** Identity of a new dossier, made outside the core. */
export type Minted = { readonly dossierId: string; readonly secret: string };

export const SUMMARY_MAX = 1000;

/** Lets a dossier in; the catalogue's case is pinned to it for life (NĐ 61/2018 Điều 16; handbook §15.27). */
export function decideSubmission(
  procedureCase: ProcedureCase,
  submission: Submission & Minted,
  given: Given,
): Decision<DossierSubmitted> {
  if (authorityToReceive(given.viewer, procedureCase.agencyId) === undefined) {
    return err({ kind: "dossiers/not-allowed", act: "accept" });
  }
  if (isBlank(submission.summary) || submission.summary.length > SUMMARY_MAX) {
    return err({ kind: "dossiers/summary-length" });
  }
  if (!Number.isInteger(submission.copies) || submission.copies < 1 || submission.copies > 99) {
    return err({ kind: "dossiers/copies" });
  }
  return ok({
    kind: "dossier-submitted",
    at: given.now,
    dossierId: submission.dossierId,
    secret: submission.secret,
    channel: submission.channel,
    returnBy: submission.returnBy,
    receivingUnitId: submission.receivingUnitId,
    owner: submission.owner,
    submitter: submission.submitter,
    copies: submission.copies,
    papers: submission.papers,
    summary: submission.summary.normalize("NFC").trim(),
    pinned: pin(procedureCase),
  });
}

function pin(from: ProcedureCase): PinnedCase {
  return {
    procedureId: from.procedureId,
    procedureCode: from.procedureCode,
    procedureName: from.procedureName,
    versionId: from.versionId,
    caseId: from.id,
    caseName: from.caseName,
    immediate: from.immediate,
    workflowVersionId: from.workflowVersionId,
    agencyId: from.agencyId,
    rule: from.rule,
    supplementRule: from.supplementRule,
    maxSupplements: from.maxSupplements,
  };
}
