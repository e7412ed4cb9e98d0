import type { Result } from "#kernel/result.ts";
import { inVietnam, type Instant } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import {
  type Acting,
  type Dossier,
  extendDeadline,
  getDossier,
  type Reaction,
  type Refusal,
} from "#modules/dossiers/index.ts";
import { registerLetter } from "../store/letters.ts";

export type Apologise = {
  readonly dossierId: string;
  readonly version: number;
  readonly newDueAt: Instant;
  readonly reason: string;
};

/**
 * Apologises and re-appoints once: the letter gets the next number of the agency's year and the date changes, both or
 * neither (NĐ 61/2018/NĐ-CP Điều 19 khoản 9, Mẫu 04).
 */
export async function apologise(acting: Acting, command: Apologise): Promise<Result<Dossier, Refusal>> {
  const now = await acting.clock.now();
  const fixed = { ...acting, clock: { now: () => Promise.resolve(now) } };
  try {
    return await transact(acting.db, async (tx) => {
      const { handlingAgencyId } = await getDossier(tx, command.dossierId);
      const letterNumber = await registerLetter(tx, {
        id: acting.newId(),
        agencyId: handlingAgencyId,
        year: inVietnam(now).year,
        series: "PXL",
        dossierId: command.dossierId,
        issuedAt: now,
        issuedBy: acting.viewer.officerId,
      });
      const extended = await extendDeadline({ ...fixed, db: tx }, { ...command, letterNumber });
      if (!extended.ok) throw new NotExtended(extended);
      return extended;
    });
  } catch (error) {
    if (error instanceof NotExtended) return error.refused;
    throw error;
  }
}

/** Rolls the number back together with the refused act. */
class NotExtended extends Error {
  readonly refused: Extract<Result<Dossier, Refusal>, { readonly ok: false }>;

  constructor(refused: Extract<Result<Dossier, Refusal>, { readonly ok: false }>) {
    super("not extended");
    this.refused = refused;
  }
}

/** Gives the notice of a stopped or withdrawn dossier its number, in the transaction of the act itself. */
export const numberStopNotice: Reaction = async (tx, dossier, events, { newId, viewer }) => {
  for (const event of events) {
    if (event.kind !== "dossier-stopped" && event.kind !== "dossier-withdrawn") continue;
    if (dossier.acceptedAt === null) continue;
    await registerLetter(tx, {
      id: newId(),
      agencyId: dossier.handlingAgencyId,
      year: inVietnam(event.at).year,
      series: "TB",
      dossierId: dossier.id,
      issuedAt: event.at,
      issuedBy: viewer.officerId,
    });
  }
};
