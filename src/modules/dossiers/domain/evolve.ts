import type { Dossier, Ending, Paper } from "./dossier.ts";
import type {
  DossierAccepted,
  DossierEvent,
  DossierSubmitted,
  DueNow,
  SupplementRequested,
  SupplementSupplied,
} from "./events.ts";
import { sumOfLines } from "./fee-lines.ts";
import { stillHeld } from "./give-back-originals.ts";
import { ACTS, EVENT_OF, stateAfter, type Act } from "./transitions.ts";

/** The dossier as its first event makes it. */
export function born(event: DossierSubmitted): Dossier {
  const { pinned, owner, submitter } = event;
  return {
    id: event.dossierId,
    version: 1,
    code: null,
    secret: event.secret,
    state: "submitted",
    ending: null,
    money: "nothing-due",
    delivery: "not-ready",
    sync: "pending",
    channel: event.channel,
    returnBy: event.returnBy,
    ...pinned,
    handlingAgencyId: pinned.agencyId,
    involvedAgencyIds: [pinned.agencyId],
    receivingUnitId: event.receivingUnitId,
    handlerId: null,
    ownerId: owner.id,
    ownerName: owner.name,
    ownerPhone: owner.phone,
    submitterId: submitter.id,
    submitterName: submitter.name,
    summary: event.summary,
    copies: event.copies,
    papers: event.papers,
    heldOriginals: [],
    feesDue: 0,
    feesPaid: 0,
    submittedAt: event.at,
    acceptedAt: null,
    originalDueAt: null,
    dueAt: null,
    dueTrace: [],
    clockEvents: [],
    supplements: [],
    extensions: [],
    adjustments: [],
    obligations: [],
    refusalReason: null,
    result: null,
    handOver: null,
    resolvedAt: null,
    endedAt: null,
    closedAt: null,
  };
}

/** The dossier after one more event; the only way in which a dossier changes. Throws on an event the law does not know. */
export function evolve(dossier: Dossier, event: Exclude<DossierEvent, DossierSubmitted>): Dossier {
  const state = stateAfter(dossier.state, actOf(event));
  if (state === undefined) throw new Error(`${event.kind} cannot follow the state ${dossier.state}`);
  const next: Dossier = { ...dossier, version: dossier.version + 1, sync: "pending", state };
  switch (event.kind) {
    case "dossier-accepted":
      return accepted(next, event);
    case "dossier-refused":
      return { ...ended(next, "refused", event), code: event.code, refusalReason: event.reason };
    case "supplement-requested":
      return supplementRequested(next, event);
    case "supplement-supplied":
      return supplementSupplied(next, event);
    case "dossier-assigned":
      return { ...next, handlerId: event.handlerId };
    case "step-recorded": {
      const { dueAt = null, dueTrace = [], clockEvent = null } = event;
      return clockEvent === null ? next : withClock(next, { dueAt, dueTrace, clockEvent });
    }
    case "dossier-transferred":
      return {
        ...next,
        handlingAgencyId: event.toAgencyId,
        handlerId: null,
        involvedAgencyIds: [...new Set([...next.involvedAgencyIds, event.toAgencyId])],
      };
    case "obligation-requested": {
      const { at: askedAt, notice } = event;
      const obligations = [...next.obligations, { askedAt, notice, metAt: null, evidence: null }];
      return { ...withClock(next, event), obligations };
    }
    case "obligation-met": {
      const { at: metAt, evidence } = event;
      return { ...withClock(next, event), obligations: replaceLast(next.obligations, { metAt, evidence }) };
    }
    case "deadline-extended": {
      const { at, previousDueAt, newDueAt, reason, letterNumber, late } = event;
      const extensions = [...next.extensions, { at, previousDueAt, newDueAt, reason, letterNumber, late }];
      return { ...withClock(next, { ...event, dueAt: newDueAt }), extensions };
    }
    case "deadline-adjusted": {
      const { at, previousDueAt, newDueAt, reason, dueTrace } = event;
      const adjustments = [...next.adjustments, { at, previousDueAt, newDueAt, reason }];
      return { ...next, dueAt: newDueAt, dueTrace, adjustments };
    }
    case "fee-paid":
      return withMoney(next, { feesPaid: next.feesPaid + event.amount });
    case "fee-charged":
      return withMoney(next, { feesDue: next.feesDue + sumOfLines(event.lines) });
    case "payment-voided":
      return withMoney(next, { feesPaid: next.feesPaid - event.amount });
    case "fee-refunded": {
      const refunded = { feesPaid: next.feesPaid - event.amount, feesDue: next.feesDue - event.amount };
      return refunded.feesDue > 0 ? withMoney(next, refunded) : { ...next, ...refunded, money: "refunded" };
    }
    case "delivery-moved":
      return { ...next, delivery: event.delivery };
    case "dossier-resolved":
      return { ...next, result: event.result, resolvedAt: event.at, delivery: "awaiting-pickup" };
    case "dossier-stopped":
      return ended(next, "stopped", event);
    case "dossier-withdrawn":
      return ended(next, "withdrawn", event);
    case "dossier-handed-over":
      return { ...ended(next, "returned", event), handOver: event.handOver, delivery: "delivered" };
    case "originals-given-back":
      return { ...next, heldOriginals: stillHeld(next.heldOriginals, event.originals) };
    case "dossier-closed":
      return { ...next, closedAt: event.at };
  }
}

function actOf(event: DossierEvent): Act {
  const act = ACTS.find((candidate) => EVENT_OF[candidate] === event.kind);
  if (act === undefined) throw new Error(`${event.kind} is not the event of an act`);
  return act;
}

function withMoney(next: Dossier, change: Partial<Pick<Dossier, "feesDue" | "feesPaid">>): Dossier {
  const changed = { ...next, ...change };
  return { ...changed, money: changed.feesPaid < changed.feesDue ? "due" : "paid" };
}

function accepted(next: Dossier, event: DossierAccepted): Dossier {
  return {
    ...next,
    code: event.code,
    rule: event.rule,
    acceptedAt: event.at,
    originalDueAt: event.dueAt,
    dueAt: event.dueAt,
    dueTrace: event.dueTrace,
    papers: event.papers,
    heldOriginals: event.heldOriginals,
    feesDue: event.feesDue,
    money: event.feesDue > 0 ? "due" : "nothing-due",
    supplements: replaceLast(next.supplements, { suppliedAt: next.supplements.at(-1)?.suppliedAt ?? event.at }),
  };
}

function supplementRequested(next: Dossier, event: SupplementRequested): Dossier {
  const { at: askedAt, phase, reason, papers, secondBasis, late } = event;
  const supplement = { phase, askedAt, reason, papers, secondBasis, late, suppliedAt: null, previousDueAt: next.dueAt };
  return { ...withClock(next, event), code: event.code, supplements: [...next.supplements, supplement] };
}

function supplementSupplied(next: Dossier, event: SupplementSupplied): Dossier {
  return {
    ...withClock(next, event),
    papers: mergePapers(next.papers, event.papers),
    supplements: replaceLast(next.supplements, { suppliedAt: event.at }),
  };
}

function withClock(next: Dossier, { dueAt, dueTrace, clockEvent }: DueNow): Dossier {
  const clockEvents = clockEvent === null ? next.clockEvents : [...next.clockEvents, clockEvent];
  return { ...next, dueAt, dueTrace, clockEvents };
}

function ended(next: Dossier, ending: Ending, { at }: DossierEvent): Dossier {
  return { ...next, ending, endedAt: at };
}

/** Papers supplied later stand in the place of those with the same code. */
function mergePapers(before: readonly Paper[], supplied: readonly Paper[]): readonly Paper[] {
  const replaced = new Set(supplied.map(({ code }) => code));
  return [...before.filter(({ code }) => !replaced.has(code)), ...supplied];
}

function replaceLast<T extends object>(list: readonly T[], change: Partial<T>): readonly T[] {
  return list.map((item, index) => (index === list.length - 1 ? { ...item, ...change } : item));
}
