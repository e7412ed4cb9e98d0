import type { Db } from "#platform/db/db.ts";
import { usualTimeInWords } from "../../domain/public/usual-time.ts";
import { findPublishedTime } from "../../store/public/publications.ts";
import { PUBLIC_FIGURES_PATH } from "./paths.ts";

/** What the page of a procedure says about how long it usually takes; undefined while too little is known. */
export async function usualTimeOf(
  db: Db,
  procedureCode: string,
): Promise<{ readonly words: string; readonly href: string } | undefined> {
  const time = await findPublishedTime(db, procedureCode);
  if (time === undefined || time.days === null) return undefined;
  return { words: usualTimeInWords(time), href: `${PUBLIC_FIGURES_PATH}#thoi-gian` };
}
