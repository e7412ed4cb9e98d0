import type { IndexSetting } from "./index-766.ts";
import { ENTERED_INDICATORS, indicator, OFFICER_INDICATORS, type IndicatorNumber } from "./nine-indicators.ts";

/** What somebody may enter: a tally of points, or a share of dossiers or procedures. */
export type EnteredMeasure = {
  /** Stable name: `tt01-4`, `766-CKMB-1`. */
  readonly id: string;
  readonly name: string;
  readonly kind: "tally" | "share";
  readonly of: "agency" | "officer";
};

/** Name under which the tally of one of the nine indicators is entered. */
export function tallyMeasure(number: IndicatorNumber): string {
  return `tt01-${number}`;
}

/** Name under which the two counts of a sub-indicator of the index 766 are entered. */
export function shareMeasure(code: string): string {
  return `766-${code}`;
}

/** Everything that is entered about an agency: what neither dossiers nor tasks tell. */
export function agencyMeasures(setting: IndexSetting): readonly EnteredMeasure[] {
  const shares = setting.groups.flatMap(({ name, indicators }) =>
    indicators
      .filter(({ source }) => source === "entered")
      .map(({ code, name: own }) => ({
        ...{ id: shareMeasure(code), name: `${name}: ${own}` },
        ...{ kind: "share" as const, of: "agency" as const },
      })),
  );
  return [...ENTERED_INDICATORS.map((number) => tallied(number, "agency")), ...shares];
}

/** Everything that is entered about an officer. */
export function officerMeasures(): readonly EnteredMeasure[] {
  return ENTERED_INDICATORS.filter((number) => OFFICER_INDICATORS.some((own) => own === number)).map((number) =>
    tallied(number, "officer"),
  );
}

function tallied(number: IndicatorNumber, of: EnteredMeasure["of"]): EnteredMeasure {
  return { id: tallyMeasure(number), name: `Chỉ số ${number}: ${indicator(number).name}`, kind: "tally", of };
}
