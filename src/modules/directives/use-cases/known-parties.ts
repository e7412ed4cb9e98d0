import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { findDossier, maySee, STATE_NAMES } from "#modules/dossiers/index.ts";
import { listOfficers, type Viewer } from "#modules/identity/index.ts";
import { findAgency, findUnit } from "#modules/organizations/index.ts";
import type { Assignee, Source } from "../domain/directive.ts";
import type { AssigneeFault, KnownAssignee, SourceFault } from "../domain/issue.ts";
import { LEADERS, UNIT_VOICES } from "../domain/policy.ts";
import { figureSource, type SourceInput } from "../domain/source.ts";

/** Looks up whom a draft is for, and whether anybody there could answer. */
export async function knownAssignee(
  db: Db,
  viewer: Viewer,
  assignee: Assignee,
): Promise<Result<KnownAssignee, AssigneeFault>> {
  const { agencyId, unitId, officerId } = assignee;
  if (!isUuid(agencyId) || (await findAgency(db, agencyId)) === undefined) return err("unknown-agency");
  const unit = unitId === null || !isUuid(unitId) ? undefined : await findUnit(db, unitId);
  if (unitId !== null && unit?.agencyId !== agencyId) return err("unknown-unit");
  if (officerId !== null) {
    const there = await listOfficers(db, unitId === null ? { agencyId } : { agencyId, unitId });
    if (!there.some(({ id }) => id === officerId)) return err("unknown-officer");
  }
  const canAnswer = officerId !== null || (await hasVoice(db, viewer, assignee)) ? "yes" : "no";
  return ok({ ...assignee, unitKind: unit?.kind ?? null, canAnswer });
}

/** Looks up what a draft was written from; a dossier that the writer may not see is one that does not exist. */
export async function knownSource(
  db: Db,
  viewer: Viewer,
  { input, now }: { readonly input: SourceInput | null; readonly now: Instant },
): Promise<Result<Source | null, SourceFault>> {
  if (input === null) return ok(null);
  if (input.kind === "figure") return figureSource(input);
  const dossier = isUuid(input.dossierId) ? await findDossier(db, input.dossierId) : undefined;
  if (dossier === undefined || !maySee(viewer, dossier)) return err("unknown-dossier");
  return ok({
    kind: "dossier",
    label: dossier.code === null ? dossier.procedureName : `Hồ sơ ${dossier.code}`,
    value: STATE_NAMES[dossier.state].vi,
    asOf: now,
    href: `/can-bo/ho-so/${dossier.id}`,
    dossierId: dossier.id,
  });
}

async function hasVoice(db: Db, viewer: Viewer, { agencyId, unitId }: Assignee): Promise<boolean> {
  const leaders = LEADERS.map((role) => listOfficers(db, { agencyId, role }));
  const voices = unitId === null ? [] : UNIT_VOICES.map((role) => listOfficers(db, { unitId, role }));
  const found = await Promise.all([...leaders, ...voices]);
  return found.flat().some(({ id }) => id !== viewer.officerId);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as this system writes them. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
