import type { Result } from "#kernel/result.ts";
import { decideSupplementRequest, type SupplementRequest } from "../domain/request-supplement.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Asks the applicant for what is missing, once and fully, with Mẫu 02 (NĐ 61/2018 Điều 15.3, 19.4). */
export function requestSupplement(
  acting: Acting,
  { dossierId, version, ...command }: Target & SupplementRequest,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "request-supplement", (dossier, given) =>
    decideSupplementRequest(dossier, command, given),
  );
}
