import file from "../../../../../data/index-766.json" with { type: "json" };
import { checkSetting } from "./check-setting.ts";
import { INDEX_RULES, INDEX_SOURCES, type IndexSetting } from "./index-766.ts";

/** The setting that the project carries: points of the groups as published, everything below them to be configured. */
export const FIRST_SETTING: {
  readonly setting: IndexSetting;
  readonly legalBasis: string;
  readonly validFrom: string;
} = {
  setting: carried(),
  legalBasis: file.legalBasis,
  validFrom: file.validFrom,
};

function carried(): IndexSetting {
  const groups = file.groups.map(({ indicators, ...group }) => ({
    ...group,
    indicators: indicators.map((indicator) => ({
      ...indicator,
      source: known(INDEX_SOURCES, indicator.source),
      rule: known(INDEX_RULES, indicator.rule),
    })),
  }));
  const checked = checkSetting({ groups, bands: file.bands });
  if (!checked.ok) throw new Error(checked.error.map(({ vi }) => vi).join(" "));
  return checked.value;
}

function known<T extends string>(names: readonly T[], text: string): T {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new RangeError(`unknown word in index-766.json: ${text}`);
  return found;
}
