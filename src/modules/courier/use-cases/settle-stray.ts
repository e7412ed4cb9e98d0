import { ok, type Result } from "#kernel/result.ts";
import { findBundle, give, isSameCustodian, pass, type Bundle, type Custodian } from "#modules/custody/index.ts";
import { findUnit } from "#modules/organizations/index.ts";
import type { Refusal } from "../domain/refusal.ts";
import { manifestNumber, type Bag, type Discrepancy, type Run } from "../domain/run.ts";
import type { Acting, Within } from "./acting.ts";
import { unitOf } from "./scan-out.ts";

type Stray = { readonly run: Run; readonly bag: Bag; readonly signed: Discrepancy };

/**
 * An envelope that should not have been there comes into the books where it really is, once the three have signed: the
 * receiving unit takes it, and gives it on to whom it belongs or back to the giver, who acknowledges it like any hand-over.
 */
export async function settleStray(within: Within, { run, bag, signed }: Stray): Promise<Result<void, Refusal>> {
  const { dossierId, conclusion } = signed;
  const bundle = dossierId === null ? undefined : await findBundle(within.tx, dossierId);
  // A strange envelope, or one whose dossier has ended: there is no custody to move.
  if (bundle === undefined || bundle.endedAt !== null) return ok(undefined);
  const [giver, here] = [unitOf(bag.from), unitOf(bag.to)];
  // Back where the books had it all the time.
  if (conclusion === "returned" && isSameCustodian(bundle.custodian, giver)) return ok(undefined);
  const receiver = await asReceiver(within, bag, signed);
  const note = `Thừa trong túi ${manifestNumber(run, bag)}`;
  const taken = await take(receiver, { bundle, here, note, signed });
  if (!taken.ok) return taken;
  const to = conclusion === "sent-on" ? signed.to && unitOf(signed.to) : conclusion === "returned" ? giver : null;
  if (to === null || isSameCustodian(to, here)) return ok(undefined);
  const given = await give(receiver, { dossierIds: [bundle.dossierId], to, note });
  return given.ok ? ok(undefined) : given;
}

type Taking = {
  readonly bundle: Bundle;
  readonly here: Custodian;
  readonly note: string;
  readonly signed: Discrepancy;
};

async function take(acting: Acting, { bundle, here, note, signed }: Taking): Promise<Result<void, Refusal>> {
  const { custodian, dossierId } = bundle;
  if (isSameCustodian(custodian, here)) return ok(undefined);
  const signer = signed.signatures.find(({ side }) => side === "giver")?.officerId;
  const giverId = custodian.kind === "courier" ? custodian.id : signer;
  const passed = await pass(acting, { dossierIds: [dossierId], to: here, note, giverId });
  return passed.ok ? ok(undefined) : passed;
}

/**
 * The third to sign may be of any side; what the receiving unit does is done by who signed for it, who stood for it then
 * wherever the officer works today.
 */
async function asReceiver({ tx, acting }: Within, { to }: Bag, { signatures }: Discrepancy): Promise<Acting> {
  const signature = signatures.find(({ side }) => side === "receiver");
  const unit = await findUnit(tx, to.unitId);
  if (signature === undefined || unit === undefined) return acting;
  const appointments = [{ unitId: unit.id, agencyId: unit.agencyId, role: "specialist" }] as const;
  return { ...acting, viewer: { ...acting.viewer, officerId: signature.officerId, appointments } };
}
