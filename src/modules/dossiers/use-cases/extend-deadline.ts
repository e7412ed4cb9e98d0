import type { Result } from "#kernel/result.ts";
import { decideExtension, type DeadlineExtension } from "../domain/extend-deadline.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Re-appoints once, with the letter of apology Mẫu 04 (NĐ 61/2018 Điều 19.9). */
export function extendDeadline(
  acting: Acting,
  { dossierId, version, ...command }: Target & DeadlineExtension,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "extend-deadline", (dossier, given) =>
    decideExtension(dossier, command, given),
  );
}
