import { dateInVietnam, isoInVietnam, type Instant } from "#kernel/time.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { availableActions } from "../domain/available-actions.ts";
import type { Dossier } from "../domain/dossier.ts";
import { nationalStatus } from "../domain/national-status.ts";
import { isOverdue, timeliness } from "../domain/timeliness.ts";
import type { DossierLine } from "../store/lists.ts";
import type { TimelineEntry } from "../store/timeline.ts";
import { isHttpAct } from "./forms.ts";

/** What a new receipt says: the same letters for the first answer and for every replay. */
export function presentReceipt(dossier: Dossier) {
  return {
    id: dossier.id,
    version: dossier.version,
    code: dossier.code,
    secret: dossier.secret,
    state: dossier.state,
    submittedAt: isoInVietnam(dossier.submittedAt),
    acceptedAt: iso(dossier.acceptedAt),
    dueAt: iso(dossier.dueAt),
    dueTrace: dossier.dueTrace,
    ownerId: dossier.ownerId,
    submitterId: dossier.submitterId,
    caseId: dossier.caseId,
    summary: dossier.summary,
    copies: dossier.copies,
    papers: dossier.papers,
    heldOriginals: dossier.heldOriginals,
    feesDue: dossier.feesDue,
  };
}

/** A dossier for an officer's program: facts, axes, what the viewer may do now. */
export function presentDossier(dossier: Dossier, viewer: Viewer, now: Instant) {
  const { secret: _secret, ...receipt } = presentReceipt(dossier);
  return {
    ...receipt,
    nationalStatus: nationalStatus(dossier),
    money: dossier.money,
    delivery: dossier.delivery,
    sync: dossier.sync,
    ending: dossier.ending,
    channel: dossier.channel,
    returnBy: dossier.returnBy,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    caseName: dossier.caseName,
    agencyId: dossier.agencyId,
    handlingAgencyId: dossier.handlingAgencyId,
    receivingUnitId: dossier.receivingUnitId,
    handlerId: dossier.handlerId,
    ownerName: dossier.ownerName,
    submitterName: dossier.submitterName,
    originalDueAt: iso(dossier.originalDueAt),
    overdue: isOverdue(dossier, now),
    timeliness: timeliness(dossier) ?? null,
    supplements: dossier.supplements.map(({ askedAt, suppliedAt, previousDueAt, ...rest }) => ({
      ...rest,
      askedAt: isoInVietnam(askedAt),
      suppliedAt: iso(suppliedAt),
      previousDueAt: iso(previousDueAt),
    })),
    extensions: dossier.extensions.map(({ at, previousDueAt, newDueAt, ...rest }) => ({
      ...rest,
      at: isoInVietnam(at),
      previousDueAt: isoInVietnam(previousDueAt),
      newDueAt: isoInVietnam(newDueAt),
    })),
    refusalReason: dossier.refusalReason,
    result: dossier.result,
    resolvedAt: iso(dossier.resolvedAt),
    endedAt: iso(dossier.endedAt),
    closedAt: iso(dossier.closedAt),
    availableActions: availableActions(dossier, viewer).filter(isHttpAct),
  };
}

/** A line of a list. */
export function presentLine({ submittedAt, acceptedAt, dueAt, resolvedAt, ...line }: DossierLine) {
  const times = { acceptedAt: iso(acceptedAt), dueAt: iso(dueAt), resolvedAt: iso(resolvedAt) };
  return { ...line, submittedAt: isoInVietnam(submittedAt), ...times };
}

/** A row of the history for a program. */
export function presentEntry({ at, ...entry }: TimelineEntry) {
  return { ...entry, at: isoInVietnam(at) };
}

/** What anybody with the receipt may know: progress, dates and why; no names (handbook §15.28). */
export function presentProgress(dossier: Dossier, now: Instant) {
  return {
    code: dossier.code,
    procedureName: dossier.procedureName,
    state: dossier.state,
    nationalStatus: nationalStatus(dossier),
    submittedOn: dateInVietnam(dossier.submittedAt).toString(),
    acceptedAt: iso(dossier.acceptedAt),
    dueAt: iso(dossier.dueAt),
    dueTrace: dossier.dueTrace,
    overdue: isOverdue(dossier, now),
    resolvedAt: iso(dossier.resolvedAt),
    endedAt: iso(dossier.endedAt),
  };
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : isoInVietnam(instant);
}
