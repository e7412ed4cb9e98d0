import type { Db } from "#platform/db/db.ts";

/** How long a procedure usually takes and where that is explained; undefined while too little is known. */
export type UsualTime = (
  db: Db,
  procedureCode: string,
) => Promise<{ readonly words: string; readonly href: string } | undefined>;
