import { dateInVietnam } from "#kernel/time.ts";
import type { Dossier, Paper, Party, ReceiveDossier } from "#modules/dossiers/index.ts";
import { keepAssessment } from "#modules/fees/index.ts";
import { enterPerson } from "#modules/identity/index.ts";
import type { ProcedureCase } from "#modules/procedures/index.ts";
import { joinTransaction, type Db } from "#platform/db/db.ts";
import { chance } from "../chance.ts";
import { inventCitizen, inventCompany } from "../invented-people.ts";
import type { Arrival, PlannedAct } from "../month/act.ts";
import { instantOfSecond } from "../month/office-hours.ts";
import { must } from "./acting-at.ts";
import type { PlayStage } from "./stage.ts";

export type Intake = { readonly arrival: Arrival; readonly act: PlannedAct; readonly seed: number };

/** Whoever comes, entered at the counter; a number that somebody else has already is invented anew. */
export async function enterOwner(stage: PlayStage, db: Db, { arrival, act, seed }: Intake): Promise<Party> {
  const dice = chance(Math.imul(seed, 31) + Math.imul(arrival.no + 1, 65_537));
  const entry = {
    officerId: stage.viewer(act.officer).officerId,
    today: dateInVietnam(instantOfSecond(act.at)),
    newId: stage.newId,
  };
  for (let tries = 0; ; tries += 1) {
    const invented = arrival.subject.byCompany ? inventCompany(dice) : inventCitizen(dice);
    const entered = await joinTransaction(db, (tx) =>
      enterPerson(tx, { ...invented, email: "", dateOfBirth: null }, entry),
    );
    if (!entered.ok && entered.error.kind === "identity/needs-confirmation" && tries < 9) continue;
    const { id, name, phone } = must(entered);
    return { id, name, phone };
  }
}

/** What the counter writes down of a dossier that is complete. */
export function intakeOf(stage: PlayStage, intake: Intake, owner: Party): ReceiveDossier {
  const { arrival } = intake;
  const procedureCase = stage.caseOf(arrival);
  return {
    caseId: procedureCase.id,
    idempotencyKey: stage.newId(),
    channel: arrival.channel,
    returnBy: "at-centre",
    receivingUnitId: stage.counterOfCase(procedureCase),
    owner,
    submitter: owner,
    summary: arrival.subject.summary,
    copies: 1,
    papers: papersOf(procedureCase),
    ...acceptanceOf(stage, intake),
  };
}

/** What the counter decides at acceptance: which originals stay, what is to be paid. */
export function acceptanceOf(stage: PlayStage, intake: Intake) {
  const { no, channel } = intake.arrival;
  const procedureCase = stage.caseOf(intake.arrival);
  const { lines: feeLines, total: feesDue } = feesOf(stage, intake).charge;
  const [first] = procedureCase.components;
  const keeps = !procedureCase.immediate && channel === "direct" && no % 3 === 0 && (first?.originals ?? 0) > 0;
  return {
    heldOriginals: keeps && first !== undefined ? [{ name: first.name, count: 1 }] : [],
    ...{ feesDue, feeLines },
    confirmedLimit: null,
  };
}

function feesOf(stage: PlayStage, { arrival, act }: Intake) {
  const subject = arrival.subject.byCompany ? "organisation" : "person";
  const on = dateInVietnam(instantOfSecond(act.at));
  return stage.usualCharge({ of: stage.caseOf(arrival), subject, channel: arrival.channel, on });
}

/** Keeps with an accepted dossier why it pays what it pays. */
export async function keepFees(stage: PlayStage, db: Db, intake: Intake, dossier: Dossier): Promise<Dossier> {
  const { kept } = feesOf(stage, intake);
  if (kept === undefined) return dossier;
  const { officerId } = stage.viewer(intake.act.officer);
  await keepAssessment(db, {
    id: stage.newId(),
    dossierId: dossier.id,
    at: instantOfSecond(intake.act.at),
    officerId,
    ...kept,
  });
  return dossier;
}

/** All papers of the case as they are asked for. */
export function papersOf({ components }: ProcedureCase): readonly Paper[] {
  return components.map(({ code, name, originals, copies }) => ({
    code,
    name,
    originals: Math.max(originals, copies === 0 ? 1 : 0),
    certified: 0,
    copies,
    waivedBecause: null,
  }));
}
