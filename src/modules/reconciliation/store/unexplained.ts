import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";

/**
 * Đồng of the days from `from` to `to`, both included, that nobody has explained: lines of the bank that still wait for a
 * person, and money of ours that is on no statement. 0 when every line found its money and the other way round.
 */
export async function sumUnexplained(
  db: Db,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<number> {
  const { rows } = await sql<{ lines: number; awaited: number }>`select
      (select coalesce(sum(abs(line.amount)), 0)::bigint from bank_line line
        join bank_statement statement on statement.id = line.statement_id
        where statement.state in ('loading', 'loaded') and line.state <> 'settled'
          and line.day between ${from.toString()} and ${to.toString()}) as lines,
      (select coalesce(sum(abs(amount)), 0)::bigint from awaited_money
        where state = 'open' and day between ${from.toString()} and ${to.toString()}) as awaited`.execute(db);
  const [sums] = rows;
  return sums === undefined ? 0 : sums.lines + sums.awaited;
}
