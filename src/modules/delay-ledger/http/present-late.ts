import { formatDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { dossierPath, listDossiersById, maySee } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { LateDossierRow } from "../pages/late-dossiers.tsx";
import type { LateDossier } from "../store/late-dossiers.ts";

/** The dossiers behind a figure as rows; names and the way to it only for who may open it. */
export async function presentLate(
  db: Db,
  viewer: Viewer,
  { rows, words }: { readonly rows: readonly LateDossier[]; readonly words: (minutes: number) => string },
): Promise<readonly LateDossierRow[]> {
  const dossiers = await listDossiersById(
    db,
    rows.map(({ dossierId }) => dossierId),
  );
  const byId = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  return rows.map((row) => {
    const dossier = byId.get(row.dossierId);
    const isSeen = dossier !== undefined && maySee(viewer, dossier);
    return {
      key: row.dossierId,
      href: isSeen ? dossierPath(row.dossierId) : undefined,
      code: dossier?.code ?? "chưa có mã",
      procedureName: dossier?.procedureName ?? "",
      ownerName: isSeen ? dossier.ownerName : "Hồ sơ của cơ quan khác",
      endedOn: formatDate(row.endedOn),
      time: words(row.minutes),
      lateTime: words(row.lateMinutes),
    };
  });
}
