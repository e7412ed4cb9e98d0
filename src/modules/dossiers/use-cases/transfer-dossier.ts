import type { Result } from "#kernel/result.ts";
import { decideTransfer, type Transfer } from "../domain/transfer.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Hands the file on to another agency of an interlinked procedure (NĐ 61/2018 Điều 19.6-19.7). */
export function transferDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & Transfer,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "transfer", (dossier, given) =>
    decideTransfer(dossier, command, given),
  );
}
