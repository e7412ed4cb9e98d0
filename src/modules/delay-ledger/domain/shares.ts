import type { Charge, Owner, Share } from "./charge.ts";

/** Whether the promise was broken: by date once there is a result, by the clock while it is open. */
export type Verdict = "late" | "in-time";

/**
 * What each owner had of a dossier's time, largest first. A late dossier is late because of those who used more than
 * their own share (handbook §15.14); where nobody did, because of those who had it after its due date.
 */
export function sharesOf(charges: readonly Charge[], verdict: Verdict): readonly Share[] {
  const groups = [...Map.groupBy(charges, ownerKey).values()];
  const someoneBeyond = charges.some((charge) => excess(charge) > 0);
  const blame = someoneBeyond ? excess : (charge: Charge) => charge.pastDue;
  return groups
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { kind, agencyId, unitId, officerId } = first;
      const sum = (of: (charge: Charge) => number) => group.reduce((total, charge) => total + of(charge), 0);
      const late = verdict === "late" ? sum(blame) : 0;
      return [{ kind, agencyId, unitId, officerId, minutes: sum(minutesOf), beyond: sum(beyondOf), late }];
    })
    .toSorted((a, b) => b.minutes - a.minutes);
}

/** The owners who made a dossier late, worst first; none when it is in time. */
export function lateBecause(shares: readonly Share[]): readonly Share[] {
  return shares.filter(({ late }) => late > 0).toSorted((a, b) => b.late - a.late);
}

/** All working minutes charged. */
export function totalMinutes(shares: readonly Pick<Share, "minutes">[]): number {
  return shares.reduce((total, { minutes }) => total + minutes, 0);
}

const minutesOf = (charge: Charge) => charge.minutes;
const beyondOf = (charge: Charge) => charge.beyond;

/** Minutes beyond the own share while the dossier's clock ran. */
function excess({ beyond, counted }: Charge): number {
  return counted === "yes" ? beyond : 0;
}

function ownerKey({ kind, agencyId, unitId, officerId }: Owner): string {
  return `${kind} ${agencyId ?? ""} ${unitId ?? ""} ${officerId ?? ""}`;
}
