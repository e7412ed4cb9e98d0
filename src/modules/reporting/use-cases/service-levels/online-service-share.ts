import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Share } from "../../domain/indicators/index-766.ts";
import { onlinePartOn } from "../../domain/service-levels/service-level.ts";
import { listProceduresReceived, readOnline } from "../../store/service-levels/read-online.ts";
import { listLevels } from "../../store/service-levels/service-levels.ts";

type Asked = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
};

/**
 * Of the procedures that are whole or part online on the last day told, how many had an online dossier in the period (QĐ
 * 766/2022, CLGQ). For some agencies only the procedures that they received dossiers in count. Null while nothing is
 * classified.
 */
export async function onlineServiceShare(db: Db, { from, until, agencyIds }: Asked): Promise<Share | null> {
  const lines = await listLevels(db, { enteredBefore: until });
  const last = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const classified = [...lines].flatMap(([code, own]) => (onlinePartOn(own, last) === "other" ? [] : [code]));
  if (classified.length === 0) return null;
  const [online, received] = await Promise.all([
    readOnline(db, { stretches: [{ from, until }], ...(agencyIds === undefined ? {} : { agencyIds }) }),
    agencyIds === undefined ? undefined : listProceduresReceived(db, { from, until, agencyIds }),
  ]);
  const services = received === undefined ? classified : classified.filter((code) => received.has(code));
  const used = new Set(online.map(({ procedureCode }) => procedureCode));
  if (services.length === 0) return null;
  return { numerator: services.filter((code) => used.has(code)).length, denominator: services.length };
}
