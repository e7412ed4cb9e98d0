import { bandOf, type Band } from "./rating.ts";

/** Where the two counts of a sub-indicator come from: the facts of dossiers, or what somebody entered. */
export const INDEX_SOURCES = ["in-time", "online", "entered"] as const;
export type IndexSource = (typeof INDEX_SOURCES)[number];

/** How a rate becomes points: against its target, full points from there on; or in proportion. */
export const INDEX_RULES = ["target", "rate"] as const;
export type IndexRule = (typeof INDEX_RULES)[number];

export type SubIndicator = {
  readonly code: string;
  readonly name: string;
  readonly source: IndexSource;
  /** The most points it can give. */
  readonly points: number;
  /** Above 0, at most 1. */
  readonly target: number;
  readonly rule: IndexRule;
};

export type IndexGroup = {
  readonly code: string;
  readonly name: string;
  readonly points: number;
  readonly indicators: readonly SubIndicator[];
};

/** The six groups of Decision 766/QĐ-TTg with the points, targets and bands that the province has set. */
export type IndexSetting = {
  readonly groups: readonly IndexGroup[];
  /** Best first; the last begins at 0. */
  readonly bands: readonly Band[];
};

/** A share of dossiers or procedures: numerator of denominator. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** One sub-indicator worked out; `points` is null where nothing was recorded. */
export type WorkedIndicator = {
  readonly indicator: SubIndicator;
  readonly share: Share | null;
  readonly points: number | null;
};

export type WorkedGroup = {
  readonly group: IndexGroup;
  readonly indicators: readonly WorkedIndicator[];
  readonly points: number;
  /** What the recorded indicators could have given at most. */
  readonly attainable: number;
  /** Points of the indicators of which nothing is recorded. */
  readonly withoutData: number;
};

export type WorkedIndex = {
  readonly groups: readonly WorkedGroup[];
  readonly points: number;
  readonly attainable: number;
  readonly withoutData: number;
  /** The band as it would be if the missing points were all lost, and if they were all won. */
  readonly bands: { readonly lowest: Band; readonly highest: Band };
};

/** Works the index out; `shares` holds what is recorded, by code of the sub-indicator. */
export function workOut(setting: IndexSetting, shares: ReadonlyMap<string, Share>): WorkedIndex {
  const groups = setting.groups.map((group) => workGroup(group, shares));
  const points = sum(groups.map((group) => group.points));
  const withoutData = sum(groups.map((group) => group.withoutData));
  return {
    groups,
    points,
    attainable: sum(groups.map((group) => group.attainable)),
    withoutData,
    bands: {
      lowest: bandOf(points, setting.bands),
      highest: bandOf(inHundredths(points + withoutData), setting.bands),
    },
  };
}

/** Points of a share, to two decimals: min(1, rate / target) x most, or rate x most; null of an empty denominator. */
export function pointsOf({ points, target, rule }: SubIndicator, { numerator, denominator }: Share): number | null {
  if (denominator === 0) return null;
  const rate = Math.min(1, numerator / denominator);
  return inHundredths((rule === "rate" ? rate : Math.min(1, rate / target)) * points);
}

function workGroup(group: IndexGroup, shares: ReadonlyMap<string, Share>): WorkedGroup {
  const indicators = group.indicators.map((indicator) => {
    const share = shares.get(indicator.code) ?? null;
    return { indicator, share, points: share === null ? null : pointsOf(indicator, share) };
  });
  const recorded = indicators.filter(({ points }) => points !== null);
  const attainable = sum(recorded.map(({ indicator }) => indicator.points));
  return {
    group,
    indicators,
    points: sum(recorded.map(({ points }) => points ?? 0)),
    attainable,
    withoutData: inHundredths(group.points - attainable),
  };
}

function sum(values: readonly number[]): number {
  return inHundredths(values.reduce((total, value) => total + value, 0));
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
