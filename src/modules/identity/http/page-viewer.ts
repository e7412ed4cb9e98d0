import { findUnit } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { Viewer } from "../domain/viewer.ts";

/** The signed-in officer as the frame of every staff page shows them: name, title, first unit, roles. */
export async function pageViewer(db: Db, viewer: Viewer): Promise<PageViewer> {
  const first = viewer.appointments[0];
  const unit = first === undefined ? undefined : await findUnit(db, first.unitId);
  const roles = [...new Set(viewer.appointments.map((held) => held.role))];
  return { name: viewer.name, title: viewer.title, unitName: unit?.name ?? "", roles };
}
