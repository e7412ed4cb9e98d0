import type { PlainDate } from "#kernel/time.ts";
import { addFlows, NO_FLOW, openAfter, resolvedIn, type Flow } from "../flow.ts";
import type { PublishedMonth } from "./published.ts";

export type FlowOfMonth = { readonly month: PlainDate; readonly agencyId: string; readonly flow: Flow };

/**
 * The months of every agency that ever had a dossier, each with its stock at the end: what was open before, plus
 * everything that flowed since. A month without an act is there too, because its stock is not nothing.
 */
export function monthsOf(
  months: readonly PlainDate[],
  { before, flows }: { readonly before: ReadonlyMap<string, Flow>; readonly flows: readonly FlowOfMonth[] },
): readonly PublishedMonth[] {
  const agencyIds = [...new Set([...before.keys(), ...flows.map(({ agencyId }) => agencyId)])].toSorted();
  return agencyIds.flatMap((agencyId) => {
    let passed = before.get(agencyId) ?? NO_FLOW;
    return months.map((month) => {
      const flow = flows
        .filter((one) => one.agencyId === agencyId && one.month.equals(month))
        .reduce((sum, one) => addFlows(sum, one.flow), NO_FLOW);
      passed = addFlows(passed, flow);
      return {
        ...{ month, agencyId, received: flow.received, refused: flow.refused, resolved: resolvedIn(flow) },
        ...{ onTime: flow.early + flow.onTime, late: flow.late, withdrawn: flow.withdrawn, stopped: flow.stopped },
        inProcess: openAfter(passed),
      };
    });
  });
}
