import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Directive, DirectiveKind, DirectiveState } from "../domain/directive.ts";
import { replay } from "../domain/evolve.ts";
import type { Reach } from "../domain/policy.ts";
import { isOverdue, isWaiting } from "../domain/standing.ts";
import { eventOf } from "./codec.ts";
import { inReach } from "./lists.ts";
import type { DirectiveEventRow } from "./tables.ts";

export type AsOfQuery = {
  /** The state of everything is that of this instant, computed from the events up to it: asked again next year, the same. */
  readonly asOf: Instant;
  readonly kind?: DirectiveKind | undefined;
  /** Issued at or after this instant. */
  readonly from?: Instant | undefined;
  /** Issued before this instant. */
  readonly to?: Instant | undefined;
  /** Leaves out what had ended before this instant. */
  readonly liveSince?: Instant | undefined;
  readonly state?: DirectiveState | "waiting" | "overdue" | undefined;
  /** Only what this viewer may see; everything when absent. */
  readonly reach?: Reach | undefined;
};

/** Directives and recommendations as they stood at an instant, oldest first. */
export async function listDirectives(db: Db, query: AsOfQuery): Promise<readonly Directive[]> {
  const { asOf, kind, from, to, liveSince, reach = "province" } = query;
  const conditions = [
    sql`issued_at <= ${asOf.toString()}`,
    inReach(reach),
    kind === undefined ? sql`true` : sql`kind = ${kind}`,
    from === undefined ? sql`true` : sql`issued_at >= ${from.toString()}`,
    to === undefined ? sql`true` : sql`issued_at < ${to.toString()}`,
    liveSince === undefined ? sql`true` : sql`(ended_at is null or ended_at >= ${liveSince.toString()})`,
  ];
  const { rows } = await sql<DirectiveEventRow>`
    select happened.* from directive
    join directive_event happened on happened.directive_id = directive.id and happened.at <= ${asOf.toString()}
    where ${sql.join(conditions, sql` and `)}
    order by directive.issued_at, directive.id, happened.seq`.execute(db);
  return [...Map.groupBy(rows, ({ directive_id: id }) => id).values()]
    .flatMap((events) => replay(events.map(eventOf)) ?? [])
    .filter((directive) => isIn(directive, query));
}

function isIn(directive: Directive, { state, asOf }: AsOfQuery): boolean {
  if (state === undefined) return true;
  if (state === "waiting") return isWaiting(directive);
  if (state === "overdue") return isOverdue(directive, asOf);
  return directive.state === state;
}
