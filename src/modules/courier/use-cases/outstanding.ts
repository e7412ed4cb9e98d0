import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listBundles, type Custodian } from "#modules/custody/index.ts";
import { listJourneysOf, type Journey, type Period } from "../store/figures.ts";

/** A dossier that went out and has not come back: who has it now, since when, on which shelf. */
export type Outstanding = Journey & {
  readonly holder: Custodian | null;
  readonly since: Instant | null;
  readonly shelf: string | null;
};

/** Dossiers out with the courier in a period and not back by its end, with where each is now. */
export async function listOutstanding(db: Db, period: Period): Promise<readonly Outstanding[]> {
  return withHolders(db, await listJourneysOf(db, "outstanding", period));
}

/** The journeys with where their paper is now. */
export async function withHolders(db: Db, journeys: readonly Journey[]): Promise<readonly Outstanding[]> {
  const bundles = await listBundles(
    db,
    journeys.map(({ dossierId }) => dossierId),
  );
  const byDossier = new Map(bundles.map((bundle) => [bundle.dossierId, bundle]));
  return journeys.map((journey) => {
    const bundle = byDossier.get(journey.dossierId);
    return {
      ...journey,
      holder: bundle?.custodian ?? null,
      since: bundle?.since ?? null,
      shelf: bundle?.shelf ?? null,
    };
  });
}
