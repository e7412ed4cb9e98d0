import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { transact, type Tx } from "#platform/db/db.ts";
import { bindDraftDocuments } from "#modules/documents/index.ts";
import {
  listSameOwner,
  receiveDossier,
  refuseDossier,
  requestSupplement,
  submitDossier,
  type Acting,
  type Dossier,
  type IntakeRefusal as RefusalAtIntake,
  type Refusal,
  type SameOwnerDossier,
  type Submission,
  type SupplementRequest,
} from "#modules/dossiers/index.ts";
import type { Person, PersonRefusal } from "#modules/identity/index.ts";
import { authorityToReceive } from "#modules/dossiers/domain.ts";
import { checkCharge, type Charge } from "#modules/fees/domain.ts";
import { FEE_FIELD, keepAssessment } from "#modules/fees/index.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import { checkForm, type CheckedForm, type FormError } from "../domain/check-form.ts";
import type { IntakeForm } from "../domain/intake-form.ts";
import { assessIntake, type AssessedIntake } from "./assess-intake.ts";
import { findIntakeDraft, lockDraft, markIntakeDraft } from "./intake-draft.ts";
import { resolvePerson, type DuplicatePerson } from "./resolve-person.ts";

/** How the counter answers: accept with Mẫu 01, ask for more with Mẫu 02, or refuse with Mẫu 03. */
export type Answer =
  | { readonly kind: "accept" }
  | ({ readonly kind: "supplement" } & SupplementRequest)
  | ({ readonly kind: "refuse" } & RefusalAtIntake);

export type IntakeFault =
  | { readonly kind: "front-desk/invalid"; readonly errors: readonly FormError[] }
  | { readonly kind: "front-desk/person"; readonly who: "owner" | "submitter"; readonly refusal: PersonRefusal }
  | ({ readonly who: "owner" | "submitter" } & DuplicatePerson)
  | { readonly kind: "front-desk/same-dossier"; readonly dossiers: readonly SameOwnerDossier[] }
  | { readonly kind: "front-desk/draft-gone" }
  | { readonly kind: "front-desk/dossier"; readonly refusal: Refusal };

export type Intake = { readonly draftId: string; readonly form: IntakeForm; readonly answer: Answer };

/**
 * Turns a draft into a dossier, once: people, dossier, answer and the mark on the draft are one transaction,
 * and a twin of the same draft waits for the first and gets its dossier (B-07, B-50).
 */
export async function receiveIntake(acting: Acting, intake: Intake): Promise<Result<Dossier["id"], IntakeFault>> {
  const at = await acting.clock.now();
  const fixed: Acting = { ...acting, clock: { now: () => Promise.resolve(at) } };
  const kept = { officerId: acting.viewer.officerId, id: intake.draftId };
  return undoing(acting, async (tx) => {
    await lockDraft(tx, intake.draftId);
    const draft = await findIntakeDraft(tx, kept);
    if (draft === undefined) return err({ kind: "front-desk/draft-gone" });
    if (draft.kind === "done") return ok(draft.dossierId);
    const dossier = await receive({ ...fixed, db: tx }, tx, intake);
    if (!dossier.ok) return dossier;
    await markIntakeDraft(tx, { ...kept, at, dossierId: dossier.value.id });
    await bindDraftDocuments(tx, { draftId: intake.draftId, dossierId: dossier.value.id });
    return ok(dossier.value.id);
  });
}

async function receive(
  acting: Acting,
  tx: Tx,
  { draftId, form, answer }: Intake,
): Promise<Result<Dossier, IntakeFault>> {
  const procedureCase = await getProcedureCase(tx, form.caseId);
  const checked = checkForm(form, procedureCase);
  const at = await acting.clock.now();
  // Mẫu 02 and 03 ask for no money: the clock does not run, nothing is accepted.
  const assessed = answer.kind === "accept" ? await assessIntake(tx, { form, procedureCase, at }) : undefined;
  const charge = assessed === undefined ? ok(undefined) : chargeOf(form, assessed);
  if (!checked.ok || !charge.ok) {
    const errors = [...(checked.ok ? [] : checked.error), ...(charge.ok ? [] : charge.error)];
    return err({ kind: "front-desk/invalid", errors });
  }
  const counter = authorityToReceive(acting.viewer, procedureCase.agencyId);
  if (counter === undefined) return dossierFault({ kind: "dossiers/not-allowed", act: "accept" });

  const people = await resolvePeople(acting, tx, { form, checked: checked.value });
  if (!people.ok) return people;
  const { owner, submitter } = people.value;
  if (!form.again) {
    const { procedureId } = procedureCase;
    const dossiers = await listSameOwner(tx, { ownerId: owner.id, procedureId, now: at });
    if (dossiers.length > 0) return err({ kind: "front-desk/same-dossier", dossiers });
  }
  const submission: Submission = {
    channel: form.channel,
    returnBy: form.returnBy,
    receivingUnitId: counter.unitId,
    owner: { id: owner.id, name: owner.name, phone: owner.phone },
    submitter: { id: submitter.id, name: submitter.name, phone: submitter.phone },
    summary: checked.value.summary,
    copies: checked.value.copies,
    papers: checked.value.papers,
  };
  const { heldOriginals, confirmedLimit } = checked.value;
  const command = { ...submission, caseId: form.caseId, idempotencyKey: draftId };
  if (answer.kind === "accept") {
    if (assessed === undefined || charge.value === undefined) throw new Error("an acceptance without its assessment");
    const { lines: feeLines, total: feesDue } = charge.value;
    const received = await receiveDossier(acting, { ...command, heldOriginals, feesDue, feeLines, confirmedLimit });
    if (!received.ok) return asFault(received);
    const kept = { id: acting.newId(), dossierId: received.value.id, at, officerId: acting.viewer.officerId };
    await keepAssessment(tx, { ...kept, ...assessed, charge: charge.value });
    return received;
  }
  const submitted = await submitDossier(acting, command);
  if (!submitted.ok) return asFault(submitted);
  return asFault(await answerWith(acting, submitted.value, answer));
}

const MONEY_FIELDS: Readonly<Record<string, string>> = { phi: "fee", "le-phi": "levy", reason: "feeReason" };

/** The charge that the form asks for, its mistakes at the fields of the form (B-30). */
function chargeOf({ fees }: IntakeForm, { assessment }: AssessedIntake): Result<Charge, readonly FormError[]> {
  const checked = checkCharge(assessment, {
    typed: { phi: fees.phi, "le-phi": fees.lePhi },
    shown: { phi: fees.shownPhi, "le-phi": fees.shownLePhi },
    reason: fees.reason,
  });
  if (checked.ok) return checked;
  const fieldOf = (field: string) => MONEY_FIELDS[field] ?? `${FEE_FIELD}${field === "claim" ? "proof" : field}`;
  return err(checked.error.map(({ field, message }) => ({ field: fieldOf(field), message })));
}

function answerWith(acting: Acting, dossier: Dossier, answer: Exclude<Answer, { kind: "accept" }>) {
  const target = { dossierId: dossier.id, version: dossier.version };
  switch (answer.kind) {
    case "supplement": {
      const { kind: _kind, ...request } = answer;
      return requestSupplement(acting, { ...target, ...request });
    }
    case "refuse": {
      const { kind: _kind, ...refusal } = answer;
      return refuseDossier(acting, { ...target, ...refusal });
    }
  }
}

type People = { readonly owner: Person; readonly submitter: Person };

async function resolvePeople(
  acting: Acting,
  tx: Tx,
  { form, checked }: { readonly form: IntakeForm; readonly checked: CheckedForm },
): Promise<Result<People, IntakeFault>> {
  const today = dateInVietnam(await acting.clock.now());
  const entry = { officerId: acting.viewer.officerId, today, newId: acting.newId };
  const owner = await resolvePerson(tx, { fields: form.owner, birth: checked.ownerBirth }, entry);
  if (!owner.ok) return personFault("owner", owner.error);
  if (!form.hasSubmitter) return ok({ owner: owner.value, submitter: owner.value });
  const submitter = await resolvePerson(tx, { fields: form.submitter, birth: checked.submitterBirth }, entry);
  return submitter.ok
    ? ok({ owner: owner.value, submitter: submitter.value })
    : personFault("submitter", submitter.error);
}

function personFault(who: "owner" | "submitter", refusal: PersonRefusal | DuplicatePerson): Result<never, IntakeFault> {
  return refusal.kind === "front-desk/duplicate-person"
    ? err({ ...refusal, who })
    : err({ kind: "front-desk/person", who, refusal });
}

function dossierFault(refusal: Refusal): Result<never, IntakeFault> {
  return err({ kind: "front-desk/dossier", refusal });
}

function asFault(result: Result<Dossier, Refusal>): Result<Dossier, IntakeFault> {
  return result.ok ? result : dossierFault(result.error);
}

/** A refusal half-way takes back everything that was written before it. */
class Undone extends Error {
  readonly fault: IntakeFault;
  constructor(fault: IntakeFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

async function undoing<T>(
  { db }: Acting,
  work: (tx: Tx) => Promise<Result<T, IntakeFault>>,
): Promise<Result<T, IntakeFault>> {
  try {
    return await transact(db, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Undone(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return err(error.fault);
    throw error;
  }
}
