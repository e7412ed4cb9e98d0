import { sql } from "kysely";
import { parseDossierCode, verifyHistory } from "#modules/dossiers/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Acknowledged } from "./office.ts";

type Kept = { readonly id: string; readonly code: string; readonly secret: string; readonly summary: string };

/**
 * Compares every promise with the database: key -> code -> content. Counting codes alone would miss a lost receipt
 * whose number was given again to another citizen. Answers one line for each broken promise.
 */
export async function brokenPromises(db: Db, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const { rows } = await sql<Kept>`select id, code, secret, summary from dossier`.execute(db);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const perContent = Map.groupBy(rows, ({ summary }) => summary);
  const broken: string[] = [];

  for (const { key, id, code, secret, summary } of acknowledged) {
    const row = byCode.get(code);
    if (row === undefined) broken.push(`lost: ${code} of key ${key}`);
    else if (row.id !== id || row.summary !== summary || row.secret !== secret)
      broken.push(`given again: ${code} of key ${key}`);
    const same = perContent.get(summary)?.length ?? 0;
    if (same > 1) broken.push(`twice: ${same} dossiers for key ${key}`);
  }
  const promised = new Set(acknowledged.map(({ summary }) => summary));
  for (const { code, summary } of rows) if (!promised.has(summary)) broken.push(`nobody was told of ${code}`);
  for (const [day, codes] of Map.groupBy(rows, ({ code }) => parseDossierCode(code)?.day.toString() ?? "none")) {
    const ordinals = codes.map(({ code }) => parseDossierCode(code)?.ordinal ?? 0).sort((a, b) => a - b);
    if (ordinals.some((ordinal, index) => ordinal !== index + 1)) broken.push(`a gap or a double number on ${day}`);
  }
  const { badDossiers } = await verifyHistory(db);
  if (badDossiers > 0) broken.push(`${badDossiers} histories do not verify`);
  return broken;
}
