import { sql } from "kysely";
import { newId } from "#platform/ids.ts";
import type { Db } from "#platform/db/db.ts";
import { canonicalJson } from "./store/canonical-json.ts";
import { chainHash, GENESIS, type Leaf } from "./store/chain.ts";

const STEPS = [
  ["dossier-submitted", "none", "submitted"],
  ["dossier-accepted", "submitted", "accepted"],
  ["dossier-assigned", "accepted", "in-progress"],
  ["step-recorded", "in-progress", "in-progress"],
  ["dossier-resolved", "in-progress", "resolved"],
] as const;
const BATCH = 2_000;

/** Events in the history of each dossier that `multiplyHistories` writes. */
export const EVENTS_EACH = STEPS.length;

/**
 * Copies one dossier many times, each with a history whose chain is true, for measuring how fast histories verify.
 * Guards are down while it writes. Run as the owner.
 */
export async function multiplyHistories(owner: Db, sampleId: string, copies: number): Promise<void> {
  await owner.connection().execute(async (db) => {
    await sql`alter table dossier disable trigger user`.execute(db);
    await sql`alter table journal disable trigger user`.execute(db);
    for (let made = 0; made < copies; made += BATCH) {
      const histories = Array.from({ length: Math.min(BATCH, copies - made) }, () => trueHistory(newId()));
      const heads = histories.map((rows, index) => ({
        id: rows[0]?.dossier_id,
        hash: rows.at(-1)?.hash,
        code: `Z99-260101-${String(made + index + 1).padStart(4, "0")}`,
      }));
      await sql`insert into dossier select copy.* from dossier as sample
        cross join jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as head (id text, hash text, code text)
        cross join lateral jsonb_populate_record(sample, jsonb_build_object('id', head.id, 'head_hash', head.hash,
          'code', head.code, 'state', 'resolved', 'version', ${sql.lit(STEPS.length)})) as copy
        where sample.id = ${sampleId}`.execute(db);
      await sql`insert into journal select * from jsonb_populate_recordset(null::journal,
        ${JSON.stringify(histories.flat())}::jsonb)`.execute(db);
    }
    await sql`alter table dossier enable trigger user`.execute(db);
    await sql`alter table journal enable trigger user`.execute(db);
  });
}

function trueHistory(dossierId: string) {
  let previous = GENESIS;
  return STEPS.map(([event, fromState, toState], index) => {
    const payload = {
      note: "Đủ điều kiện",
      step: "appraised",
      stepCode: `B${index}`,
      papers: [{ code: "TP01", count: 1 }],
    };
    const at = `2026-11-23T0${index}:15:00.000000Z`;
    const leaf: Leaf = {
      ...{ dossierId, seq: index + 1, event, payload: canonicalJson(payload), actorId: dossierId, unitId: dossierId },
      ...{ at, fromState, toState },
    };
    const hash = chainHash(previous, leaf);
    const row = {
      ...{ dossier_id: dossierId, seq: index + 1, event, payload, actor_id: dossierId, unit_id: dossierId, at },
      ...{ from_state: fromState, to_state: toState, prev_hash: `\\x${previous}`, hash: `\\x${hash}` },
    };
    previous = hash;
    return row;
  });
}
