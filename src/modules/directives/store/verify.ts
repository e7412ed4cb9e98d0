import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";

export type BadDirective = { readonly directiveId: string; readonly seq: number };

/**
 * Walks every history and names the rows that no longer say what their hash covers, do not follow the row before them,
 * or end elsewhere than the directive says. The formula stands here once more, so that a changed function is found out.
 */
export async function verifyDirectives(db: Db): Promise<readonly BadDirective[]> {
  const { rows } = await sql<BadDirective>`
    with walked as (
      select directive_event.*, row_number() over line as n, lag(hash) over line as hash_before,
        lag(to_state) over line as state_before, lead(seq) over line is null as is_last
      from directive_event window line as (partition by directive_id order by seq)
    )
    select walked.directive_id as "directiveId", walked.seq from walked
    join directive on directive.id = walked.directive_id
    where walked.seq <> n
      or prev_hash <> coalesce(hash_before, decode(repeat('00', 32), 'hex'))
      or from_state <> coalesce(state_before, 'none')
      or hash <> sha256(convert_to(concat_ws('|', 'v1', encode(prev_hash, 'hex'), directive_id, walked.seq, event,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, unit_id, from_state, to_state,
        payload::text), 'UTF8'))
      or is_last and (directive.version <> walked.seq or directive.state <> to_state)
    order by walked.directive_id, walked.seq`.execute(db);
  return rows;
}
