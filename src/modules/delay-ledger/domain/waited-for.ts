/** A piece of work with a beginning and an end, in milliseconds; `ended` is null while it is open. */
export type Branch = {
  readonly created: number;
  readonly ended: number | null;
  readonly isCancelled: boolean;
  /** When the work is due by its own limit, as known at an instant; null when it is not counted. */
  readonly dueAt: (at: number) => number | null;
};

export type Wait<B extends Branch> = { readonly branch: B; readonly from: number; readonly to: number };

/**
 * The one branch that everybody waited for at each instant, oldest first; instants with no work at all are left out.
 *
 * Where branches run side by side, it is the branch that ended last: the walk goes backwards from the end, from each
 * task to the one whose end opened it. While several are open, it is the branch whose task is due first. So minutes of
 * an open dossier may still change their owner; those of an ended one never do.
 */
export function waitedFor<B extends Branch>(
  branches: readonly B[],
  { from, to, isOver }: { readonly from: number; readonly to: number; readonly isOver: boolean },
): readonly Wait<B>[] {
  const waits: Wait<B>[] = [];
  let at = to;
  while (at > from) {
    const branch = last(branches, at, at === to && !isOver ? "open" : "ended");
    if (branch === undefined) {
      const earlier = Math.max(from, ...branches.flatMap(({ ended }) => (ended !== null && ended < at ? [ended] : [])));
      at = earlier;
      continue;
    }
    waits.push({ branch, from: Math.max(branch.created, from), to: at });
    at = branch.created;
  }
  return waits.reverse();
}

/** The branch that reaches an instant: of those still open or of those that ended just then, whichever is asked for first. */
function last<B extends Branch>(branches: readonly B[], at: number, first: "open" | "ended"): B | undefined {
  const reaching = branches.filter(({ created, ended }) => created < at && (ended === null || ended >= at));
  const rank = (branch: B) => {
    if (branch.ended !== at) return first === "open" ? 0 : 2;
    return branch.isCancelled ? 1.5 : 1;
  };
  return reaching.reduce<B | undefined>((best, branch) => {
    if (best === undefined) return branch;
    const order =
      rank(branch) - rank(best) || dueOrLast(branch, at) - dueOrLast(best, at) || branch.created - best.created;
    return order < 0 ? branch : best;
  }, undefined);
}

function dueOrLast(branch: Branch, at: number): number {
  return branch.dueAt(at) ?? Number.MAX_SAFE_INTEGER;
}
