import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { findPerson } from "#modules/identity/index.ts";
import { assess } from "../domain/assess.ts";
import { sumOfKind, type FeeLine } from "../domain/assessment.ts";
import type { CatalogueCase } from "../domain/catalogue-rule.ts";
import { checkCharge } from "../domain/check-charge.ts";
import { bareFacts, type FeeChannel } from "../domain/fee-facts.ts";
import type { FeeKind } from "../domain/fee-rule.ts";
import { keepAssessment } from "../use-cases/keep-assessment.ts";
import { ruleInForce } from "../use-cases/rule-in-force.ts";

type Waiting = { readonly ownerId: string; readonly channel: FeeChannel };
type Typed = { readonly phi: string; readonly lePhi: string; readonly reason: string };
type Actor = {
  readonly clock: { readonly now: () => Promise<Instant> };
  readonly viewer: { readonly officerId: string };
};
type Keep = (tx: Tx, dossier: { readonly id: string }, events: unknown, acting: Actor) => Promise<void>;
type Charged = { readonly feesDue: number; readonly feeLines: readonly FeeLine[]; readonly keep: Keep };

const FIELDS: Readonly<Record<string, string>> = { phi: "fee", "le-phi": "levy", reason: "feeReason" };

/**
 * What the rules of today ask of a dossier that waits for acceptance, from what is known of it; what would have to be
 * asked first stands blank and is said by the officer with its basis.
 */
export function feesAtAcceptanceFor({
  db,
  clock,
  newId,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  return async ({ ownerId, channel }: Waiting, of: CatalogueCase) => {
    const inForce = await ruleInForce(db, of, dateInVietnam(await clock.now()));
    const owner = await findPerson(db, ownerId);
    const facts = bareFacts(owner?.kind === "organisation" ? "organisation" : "person", channel);
    const assessment = assess(inForce.rule, facts, inForce.given);
    const sum = (kind: FeeKind) => (assessment.openKinds.includes(kind) ? "" : String(sumOfKind(assessment, kind)));
    const shown = { phi: sum("phi"), "le-phi": sum("le-phi") };
    const charge = ({ phi, lePhi, reason }: Typed): Result<Charged, readonly FieldError[]> => {
      const checked = checkCharge(assessment, { typed: { phi, "le-phi": lePhi }, shown, reason });
      if (!checked.ok)
        return err(checked.error.map(({ field, message }) => ({ field: FIELDS[field] ?? "fee", message })));
      const keep: Keep = async (tx, { id: dossierId }, _events, { clock: fixed, viewer: { officerId } }) =>
        keepAssessment(tx, {
          id: newId(),
          dossierId,
          at: await fixed.now(),
          officerId,
          inForce,
          facts,
          assessment,
          charge: checked.value,
        });
      return ok({ feesDue: checked.value.total, feeLines: checked.value.lines, keep });
    };
    const open = [...assessment.missing.map(({ question }) => question), ...assessment.unconfirmed];
    return { phi: shown.phi, lePhi: shown["le-phi"], why: [...assessment.why, ...open], charge };
  };
}
