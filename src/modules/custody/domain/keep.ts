import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, Count, HandOver, Outcome } from "./bundle.ts";
import { checkedText, countFaults } from "./check.ts";
import { isLastPlace, type Custodian } from "./custodian.ts";
import type { Given } from "./given.ts";
import { actsFor } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

/** Puts the bundle into a place of its custodian: kho, kệ, ngăn. Empty text takes it off the shelf. */
export function decideShelving(bundle: Bundle, shelf: string, given: Given): Result<Outcome, Refusal> {
  const { code, custodian } = bundle;
  if (
    !actsFor(given.viewer, custodian, given.agencyOfUnit) ||
    (custodian.kind !== "unit" && custodian.kind !== "archive")
  ) {
    return err({ kind: "custody/not-holder", code, holder: custodian.label });
  }
  const faults: Fault[] = [];
  const place = shelf.trim() === "" ? null : checkedText("shelf", shelf, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  const after = { ...bundle, version: bundle.version + 1, shelf: place };
  return ok({ event: "shelved", at: given.now, note: "", before: bundle, after, handOver: null });
}

export type Adding = {
  readonly added: Count;
  readonly note: string;
  /** How the bundle stood when the viewer saw it; whatever it is where it is left out. */
  readonly version?: number | undefined;
};

/** Puts further sheets into the bundle: a supplement, a result (NĐ 61/2018 Điều 17). */
export function decideAdding(
  bundle: Bundle,
  pending: HandOver | null,
  { added, note, version }: Adding,
  given: Given,
): Result<Outcome, Refusal> {
  const { code, custodian } = bundle;
  if (version !== undefined && version !== bundle.version) return err({ kind: "custody/changed", code });
  if (isLastPlace(custodian)) return err({ kind: "custody/ended", code, holder: custodian.label });
  if (!actsFor(given.viewer, custodian, given.agencyOfUnit)) {
    return err({ kind: "custody/not-holder", code, holder: custodian.label });
  }
  if (pending !== null)
    return err({ kind: "custody/pending", code, receiver: pending.to.label, since: pending.givenAt });
  const faults: Fault[] = [...countFaults(added)];
  const kept = checkedText("note", note, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  return ok(addedTo(bundle, added, { at: given.now, note: kept }));
}

/** The bundle with further sheets in it. */
export function addedTo(bundle: Bundle, added: Count, { at, note }: Pick<Outcome, "at" | "note">): Outcome {
  const after = {
    ...bundle,
    version: bundle.version + 1,
    sheets: bundle.sheets + added.sheets,
    originals: bundle.originals + added.originals,
  };
  return { event: "added", at, note, before: bundle, after, handOver: null };
}

/** The custody ends where the paper lies: with the applicant, or in the archive of an agency. */
export function ended(bundle: Bundle, to: Custodian, at: Outcome["at"]): Outcome {
  const after = { ...bundle, version: bundle.version + 1, custodian: to, since: at, endedAt: at };
  return {
    event: "ended",
    at,
    note: "",
    before: bundle,
    after: { ...after, shelf: to.kind === "archive" ? bundle.shelf : null },
    handOver: null,
  };
}
