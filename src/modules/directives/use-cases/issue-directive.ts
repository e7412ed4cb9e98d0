import { err, ok, type Result } from "#kernel/result.ts";
import type { Assignee, Directive } from "../domain/directive.ts";
import { born } from "../domain/evolve.ts";
import { decideIssue, type Draft } from "../domain/issue.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { SourceInput } from "../domain/source.ts";
import { findDirective } from "../store/load.ts";
import { insertDirective } from "../store/save.ts";
import { inTransaction, momentOf, type Acting } from "./acting.ts";
import { isUuid, knownAssignee, knownSource } from "./known-parties.ts";

export type IssueDirective = Omit<Draft, "id"> & {
  /** Made when the form was opened: the same form sent twice makes one directive. */
  readonly formId: string;
  readonly assignee: Assignee;
  readonly source: SourceInput | null;
};

/** Writes a directive or, where the writer does not command, a recommendation. */
export async function issueDirective(acting: Acting, command: IssueDirective): Promise<Result<Directive, Refusal>> {
  const { viewer, calendar } = acting;
  const now = await momentOf(acting);
  const id = isUuid(command.formId) ? command.formId : acting.newId();
  return inTransaction(acting.db, async (tx) => {
    const known = {
      assignee: await knownAssignee(tx, viewer, command.assignee),
      source: await knownSource(tx, viewer, { input: command.source, now }),
    };
    const decided = decideIssue({ ...command, id }, known, { now, calendar, viewer });
    if (!decided.ok) return decided;
    const event = decided.value;
    const after = born(event);
    const { officerId: actorId, unitId } = event.issuer;
    if (await insertDirective(tx, { event, before: "none", after, actorId, unitId })) return ok(after);
    const twin = await findDirective(tx, id);
    return twin !== undefined && saysTheSame(twin, after) ? ok(twin) : err({ kind: "directives/already-issued" });
  });
}

/** Whether the form that was sent twice said the same both times. */
function saysTheSame(one: Directive, other: Directive): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf({ issuer, assignee, title, text, basis, urgency, firstDueOn, source }: Directive): string {
  const { agencyId, unitId, officerId } = assignee;
  const words = [title, text, basis, urgency, firstDueOn.toString(), source?.href ?? null];
  return JSON.stringify([issuer.officerId, agencyId, unitId, officerId, ...words]);
}
