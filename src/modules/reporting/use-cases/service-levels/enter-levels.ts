import type { Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { ReadLevels } from "../../domain/service-levels/read-levels.ts";
import { insertLevels } from "../../store/service-levels/service-levels.ts";

type Entering = {
  readonly db: Db;
  readonly newId: () => string;
  readonly now: Instant;
  readonly officerId: string;
};

/** Keeps the online level of procedures, a line each (NĐ 224/2026 Điều 14); a correction is a further line. */
export async function enterLevels({ db, newId, now, officerId }: Entering, levels: ReadLevels): Promise<void> {
  const { codes, ...level } = levels;
  const lines = codes.map((procedureCode) => ({
    ...level,
    ...{ id: newId(), procedureCode, enteredBy: officerId, enteredAt: now },
  }));
  await transact(db, (tx) => insertLevels(tx, lines));
}
