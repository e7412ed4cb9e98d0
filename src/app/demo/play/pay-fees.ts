import { authority, getDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { cashAccount } from "#modules/ledger/index.ts";
import { listRequestsOf, takePayment } from "#modules/payments/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import { must } from "./acting-at.ts";

/** The fees of a dossier over the counter of whoever acts: the bank's teller, the notary's office, the return desk. */
export async function payFees(acting: Acting, dossier: Dossier): Promise<Dossier> {
  const desk = authority(acting.viewer, "record-payment", dossier);
  const [request] = (await listRequestsOf(acting.db, dossier.id)).filter(({ state }) => state === "open");
  if (desk === undefined || request === undefined) throw new Error("nobody takes money that nobody asked for");
  const { code } = await getAgency(acting.db, desk.agencyId);
  const taken = must(
    await takePayment(acting, {
      provider: code,
      providerRef: request.reference,
      reference: request.reference,
      amount: request.amount,
      channel: "cash",
      account: cashAccount(code),
      paidAt: await acting.clock.now(),
      payerName: request.payerName,
      note: "",
      shiftId: null,
    }),
  );
  if (taken.outcome !== "settled") throw new Error(`the plan pays what is due, and it was ${taken.outcome}`);
  return getDossier(acting.db, dossier.id);
}
