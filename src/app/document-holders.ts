import { findDossier, dossierPath, findDraft, maySee } from "#modules/dossiers/index.ts";
import type { DocumentRouteDeps, Holder } from "#modules/documents/index.ts";
import { frontDeskPaths } from "#modules/front-desk/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";

const ENDED: readonly string[] = ["closed", "refused", "withdrawn", "stopped"];

/** Who may open and attach files: an officer's own drafts, and the dossiers that the officer may see. */
export function documentHolders(db: Db): Pick<DocumentRouteDeps, "maySee" | "mayAttach" | "pageOf"> {
  return {
    maySee: (viewer, holder) => reaches(db, viewer, holder),
    mayAttach: async (viewer, holder) => (await reaches(db, viewer, holder)) && !(await isEnded(db, holder)),
    pageOf: ({ kind, id }) => (kind === "draft" ? frontDeskPaths.draft(id) : dossierPath(id)),
  };
}

async function reaches(db: Db, viewer: Viewer, { kind, id }: Holder): Promise<boolean> {
  if (kind === "draft") return (await findDraft(db, viewer.officerId, id)) !== undefined;
  const dossier = await findDossier(db, id);
  return dossier !== undefined && maySee(viewer, dossier);
}

async function isEnded(db: Db, { kind, id }: Holder): Promise<boolean> {
  if (kind === "draft") return false;
  return ENDED.includes((await findDossier(db, id))?.state ?? "closed");
}
