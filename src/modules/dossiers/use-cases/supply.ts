import type { Result } from "#kernel/result.ts";
import { decideSupply, type Supply } from "../domain/supply.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Takes in the supplement; the clock does what the procedure's rule says (NĐ 61/2018 Điều 19.4). */
export function supply(
  acting: Acting,
  { dossierId, version, ...command }: Target & Supply,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "supply", (dossier, given) => decideSupply(dossier, command, given));
}
