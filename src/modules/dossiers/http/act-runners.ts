import type { z } from "zod";
import type { Result } from "#kernel/result.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Act } from "../domain/transitions.ts";
import type { Acting } from "../use-cases/acting.ts";
import { adjustDeadline } from "../use-cases/adjust-deadline.ts";
import { assignDossier } from "../use-cases/assign-dossier.ts";
import { closeDossier } from "../use-cases/close-dossier.ts";
import { extendDeadline } from "../use-cases/extend-deadline.ts";
import { meetObligation } from "../use-cases/meet-obligation.ts";
import type { Target } from "../use-cases/perform.ts";
import { recordStep } from "../use-cases/record-step.ts";
import { refuseDossier } from "../use-cases/refuse-dossier.ts";
import { requestObligation } from "../use-cases/request-obligation.ts";
import { requestSupplement } from "../use-cases/request-supplement.ts";
import { resolveDossier } from "../use-cases/resolve-dossier.ts";
import { stopDossier } from "../use-cases/stop-dossier.ts";
import { supply } from "../use-cases/supply.ts";
import { transferDossier } from "../use-cases/transfer-dossier.ts";
import { withdrawDossier } from "../use-cases/withdraw-dossier.ts";
import { ACT_FORMS } from "./forms.ts";
import { parseInput } from "#platform/http/input.ts";

/** The acts that need no idempotency key: the version they name already makes them happen once. */
export type VersionedAct = Exclude<Act, "accept" | MoneyAct | DeskAct>;

/** Money moves through the money desks alone: there each đồng has its entry in the ledger. */
type MoneyAct = "record-payment" | "charge-fee" | "void-payment" | "refund-fee";

/** What leaves the centre goes over a desk that looks who comes, what is due and how it was received (NĐ 61/2018 Điều 20). */
type DeskAct = "move-delivery" | "hand-over" | "give-back-originals";

type Runner = (acting: Acting, target: Target, body: unknown) => Promise<Result<Dossier, Refusal>>;

/** One runner for each act: body -> command -> use-case. */
export const ACT_RUNNERS = {
  refuse: runner(ACT_FORMS.refuse, refuseDossier),
  "request-supplement": runner(ACT_FORMS["request-supplement"], requestSupplement),
  supply: runner(ACT_FORMS.supply, supply),
  assign: runner(ACT_FORMS.assign, assignDossier),
  "record-step": runner(ACT_FORMS["record-step"], recordStep),
  transfer: runner(ACT_FORMS.transfer, transferDossier),
  "request-obligation": runner(ACT_FORMS["request-obligation"], requestObligation),
  "meet-obligation": runner(ACT_FORMS["meet-obligation"], meetObligation),
  "extend-deadline": runner(ACT_FORMS["extend-deadline"], extendDeadline),
  "adjust-deadline": runner(ACT_FORMS["adjust-deadline"], adjustDeadline),
  resolve: runner(ACT_FORMS.resolve, resolveDossier),
  stop: runner(ACT_FORMS.stop, stopDossier),
  withdraw: runner(ACT_FORMS.withdraw, withdrawDossier),
  close: runner(ACT_FORMS.close, closeDossier),
} as const satisfies Record<VersionedAct, Runner>;

function runner<C extends object>(
  form: z.ZodType<C>,
  act: (acting: Acting, command: Target & C) => Promise<Result<Dossier, Refusal>>,
): Runner {
  return (acting, target, body) => act(acting, { ...parseInput(form, body ?? {}), ...target });
}
