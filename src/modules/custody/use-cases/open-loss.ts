import { dateInVietnam } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { findDossier, type Paper } from "#modules/dossiers/index.ts";
import type { Bundle, Count } from "../domain/bundle.ts";
import type { Given } from "../domain/given.ts";
import { lost, type Between, type Loss } from "../domain/loss.ts";
import { insertLoss } from "../store/losses.ts";

export type OpenLoss = Between & {
  readonly bundle: Pick<Bundle, "dossierId">;
  readonly id: string;
  readonly handOverId: string | null;
  readonly lost: Count;
  readonly circumstances: string;
};

/** Begins the minutes of a loss, with the papers that the receipt names as what may have been in it. */
export async function openLoss(
  tx: Tx,
  { now, viewer }: Pick<Given, "now" | "viewer">,
  { bundle, ...losing }: OpenLoss,
): Promise<Loss> {
  const dossier = await findDossier(tx, bundle.dossierId);
  const loss = lost(bundle, {
    ...losing,
    isoDay: dateInVietnam(now).toString(),
    contents: (dossier?.papers ?? []).map(lineOf).join("\n"),
    at: now,
    by: viewer.officerId,
  });
  await insertLoss(tx, loss);
  return loss;
}

function lineOf({ name, originals, certified, copies }: Paper): string {
  const parts = [
    { n: originals, what: "bản chính" },
    { n: certified, what: "bản chứng thực" },
    { n: copies, what: "bản sao" },
  ];
  const counted = parts.filter(({ n }) => n > 0).map(({ n, what }) => `${n} ${what}`);
  return counted.length === 0 ? name : `${name}: ${counted.join(", ")}`;
}
