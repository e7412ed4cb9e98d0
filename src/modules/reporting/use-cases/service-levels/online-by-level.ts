import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { levelStretches, partsOfOnline, type OnlineParts } from "../../domain/service-levels/service-level.ts";
import { midnight } from "../../store/flow-rows.ts";
import { readOnline } from "../../store/service-levels/read-online.ts";
import { listLevels } from "../../store/service-levels/service-levels.ts";

export type OnlineByLevel = {
  readonly byAgency: ReadonlyMap<string, OnlineParts>;
  readonly whole: OnlineParts;
};

type Asked = { readonly from: PlainDate; readonly until: Instant; readonly agencyIds?: readonly string[] };

/**
 * Online dossiers received in a period by the level of their procedure on the day of acceptance (NĐ 224/2026 Điều 14);
 * null while no level was entered before `until`, so that an old report stays as it was.
 */
export async function onlineByLevel(db: Db, { from, until, agencyIds }: Asked): Promise<OnlineByLevel | null> {
  const lines = await listLevels(db, { enteredBefore: until });
  if (lines.size === 0) return null;
  const stretches = levelStretches(lines, { from, until }, midnight);
  const counts = await readOnline(db, { stretches, ...(agencyIds === undefined ? {} : { agencyIds }) });
  const byAgency = Map.groupBy(counts, ({ agencyId }) => agencyId);
  return {
    byAgency: new Map([...byAgency].map(([agencyId, own]) => [agencyId, partsOfOnline(own, lines)])),
    whole: partsOfOnline(counts, lines),
  };
}
