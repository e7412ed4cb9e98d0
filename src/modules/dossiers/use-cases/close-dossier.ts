import type { Result } from "#kernel/result.ts";
import { decideClosing } from "../domain/close.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Closes a dossier that has ended and holds no original any more (handbook §15.21). */
export function closeDossier(acting: Acting, target: Target): Promise<Result<Dossier, Refusal>> {
  return perform(acting, target, "close", decideClosing);
}
