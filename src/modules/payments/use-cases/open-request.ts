import type { Dossier, FeeLine, Reaction } from "#modules/dossiers/index.ts";
import { sumOfLines } from "#modules/dossiers/domain.ts";
import { formatReference } from "../domain/reference.ts";
import type { PaymentRequest, Purpose } from "../domain/payment.ts";
import { insertRequest, listRequestsOf, moveRequest } from "../store/requests.ts";
import type { Moment } from "./acting.ts";

export type NewRequest = {
  readonly lines: readonly FeeLine[];
  readonly purpose: Purpose;
  readonly reason: string;
  readonly stopsClock: boolean;
};

/** Writes a demand for a dossier under a reference that nobody has. */
export async function openRequest(
  { tx, now, acting }: Moment,
  dossier: Dossier,
  { lines, purpose, reason, stopsClock }: NewRequest,
): Promise<PaymentRequest> {
  for (;;) {
    const id = acting.newId();
    const request: PaymentRequest = {
      ...{ id, lines, purpose, reason, stopsClock },
      reference: formatReference(randomOf(id)),
      dossierId: dossier.id,
      dossierCode: dossier.code ?? "",
      agencyId: dossier.agencyId,
      amount: sumOfLines(lines),
      payerName: dossier.ownerName,
      payerAddress: "",
      issuedAt: now,
      issuedBy: acting.viewer.officerId,
      state: "open",
      settledAt: null,
      settlementId: null,
      endedReason: "",
    };
    if (await insertRequest(tx, request)) return request;
  }
}

/** The random half of an id that begins with the time. */
function randomOf(id: string): bigint {
  return BigInt(`0x${id.replaceAll("-", "").slice(-15)}`);
}

/** Asks for the fees of an accepted dossier, and for nothing more once it has ended (handbook §5.3). */
export const askForFees: Reaction = async (tx, dossier, events, acting) => {
  for (const event of events) {
    const moment: Moment = { tx, now: event.at, acting };
    if (event.kind === "dossier-accepted" && event.feesDue > 0) {
      const lines = event.feeLines ?? linesOfSum(event.feesDue);
      await openRequest(moment, dossier, { lines, purpose: "after", reason: "", stopsClock: false });
    }
    if (event.kind === "dossier-withdrawn" || event.kind === "dossier-stopped") await cancelOpen(moment, dossier);
  }
};

async function cancelOpen({ tx }: Moment, dossier: Dossier): Promise<void> {
  for (const request of await listRequestsOf(tx, dossier.id)) {
    if (request.state !== "open") continue;
    const endedReason = dossier.ending === "withdrawn" ? "Hồ sơ đã rút" : "Hồ sơ dừng giải quyết";
    await moveRequest(tx, request.id, { state: "cancelled", settledAt: null, settlementId: null, endedReason });
  }
}

/** What was charged before rules of fees were told apart: one line of phí. */
export function linesOfSum(amount: number): readonly FeeLine[] {
  return [{ kind: "phi", code: "PHI", name: "Phí, lệ phí giải quyết hồ sơ", amount }];
}
