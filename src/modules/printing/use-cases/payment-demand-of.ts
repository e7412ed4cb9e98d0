import { dateInVietnam } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { ruleInForce } from "#modules/fees/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import {
  heldFor,
  listRequestsOf,
  openLink,
  payPath,
  transferDataOf,
  type PaymentRequest,
} from "#modules/payments/index.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import type { Pdf } from "#platform/pdf/typesetter.ts";
import { payUntil, presentPaymentDemand, type PaymentDemand } from "../domain/payment-demand.ts";
import { gatherFacts, headingOf, officerOf } from "./facts.ts";
import type { PrintDeps } from "./print-form.ts";

export type DemandDeps = PrintDeps & { readonly clock: Clock };

export type PrintDemand = {
  readonly dossier: Dossier;
  /** One request; undefined: all that are open. */
  readonly requestId: string | undefined;
  readonly viewer: Viewer;
};

/** Prints what a dossier has still to pay; undefined when nothing is open. */
export async function printDemands(deps: DemandDeps, wanted: PrintDemand): Promise<Pdf | undefined> {
  const { dossier, requestId, viewer } = wanted;
  const open = (await listRequestsOf(deps.db, dossier.id)).filter(({ state }) => state === "open");
  const asked = open.filter(({ id }) => requestId === undefined || id === requestId);
  const [first] = asked;
  if (first === undefined) return undefined;
  const facts = await gatherFacts(deps.db, { dossier, copies: "single" });
  const sheet = presentPaymentDemand({
    heading: headingOf(facts, facts.centre, first.issuedAt),
    procedure: dossier.procedureName,
    demands: await Promise.all(asked.map((request) => demandOf(deps, { request, dossier, viewer }))),
  });
  return deps.printer.print(sheet, first.issuedAt);
}

type Of = { readonly request: PaymentRequest; readonly dossier: Dossier; readonly viewer: Viewer };

async function demandOf(deps: DemandDeps, { request, dossier, viewer }: Of): Promise<PaymentDemand> {
  const { db, publicUrl } = deps;
  const transfer = await transferDataOf(db, request);
  // The link that was given out before, while it opens; the paper is worth nothing without one.
  const link = await openLink(deps, { requestId: request.id, madeBy: viewer.officerId });
  const { name } = await getAgency(db, request.agencyId);
  return {
    reference: request.reference,
    agency: name,
    payer: request.payerName,
    lines: request.lines,
    bases: await basesOf(deps, request, dossier),
    reason: request.reason,
    amount: request.amount,
    held: await heldFor(db, request.id),
    until: payUntil(request, dossier.dueAt),
    transfer: transfer && {
      qrSvg: transfer.qrSvg,
      accountNumber: transfer.account.accountNumber,
      accountName: transfer.account.accountName,
      bank: transfer.account.bankName,
      purpose: transfer.purpose,
    },
    link: link.ok
      ? { url: `${publicUrl}${payPath(link.value.token)}`, opensUntil: dateInVietnam(link.value.expiresAt) }
      : undefined,
    officer: (await officerOf(db, request.issuedBy)).name,
  };
}

/** Longer lists of acts are those of the whole procedure, which nobody reads on a demand. */
const LONGEST_BASIS = 240;

/** The acts that set the amounts of these lines, as the rule of fees in force on the day of the request names them. */
async function basesOf({ db }: DemandDeps, request: PaymentRequest, dossier: Dossier): Promise<readonly string[]> {
  const of = await getProcedureCase(db, dossier.caseId);
  const { rule } = await ruleInForce(db, of, dateInVietnam(request.issuedAt));
  const bases = request.lines.map(({ code }) => rule.items.find((item) => item.code === code)?.basis || rule.basis);
  return [...new Set(bases)].filter((basis) => basis !== "" && basis.length <= LONGEST_BASIS);
}
