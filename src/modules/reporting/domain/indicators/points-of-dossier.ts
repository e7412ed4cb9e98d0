import type { Verdict } from "../dossier-fact.ts";
import { completionPoints, ownTimePoints, totalTimePoints } from "./dossier-points.ts";
import { NINE_INDICATORS, type IndicatorNumber } from "./nine-indicators.ts";
import type { Points } from "./tally.ts";

/** What a resolved dossier tells: how its date was kept, how often papers were asked for, who made it late. */
export type DossierTold = {
  readonly verdict: Verdict;
  readonly supplements: number;
  readonly agencies: readonly { readonly agencyId: string; readonly time: "shorter" | "longer" }[];
};

export type DossierPoints = {
  readonly number: IndicatorNumber;
  /** The agency of indicator 2; null for the others. */
  readonly agencyId: string | null;
  /** Null where the dossier alone does not tell. */
  readonly points: Points | null;
};

/** The points of one dossier, indicator by indicator, number 2 for each agency (TT 01/2018/TT-VPCP Điều 13). */
export function pointsOfDossier({ verdict, supplements, agencies }: DossierTold): readonly DossierPoints[] {
  return NINE_INDICATORS.filter(({ of }) => of === "dossier").flatMap(({ number }): readonly DossierPoints[] => {
    switch (number) {
      case 1:
        return [{ number, agencyId: null, points: totalTimePoints(verdict) }];
      case 2:
        return agencies.map(({ agencyId, time }) => ({ number, agencyId, points: ownTimePoints(time) }));
      case 3:
        return [{ number, agencyId: null, points: completionPoints(supplements) }];
      case 4:
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
        return [{ number, agencyId: null, points: null }];
    }
  });
}
