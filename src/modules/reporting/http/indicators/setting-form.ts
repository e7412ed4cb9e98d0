import { err, ok, type Result } from "#kernel/result.ts";
import { formatDate, type PlainDate } from "#kernel/time.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import { checkSetting, type SettingFault } from "../../domain/indicators/check-setting.ts";
import { INDEX_RULES, type IndexSetting, type SubIndicator } from "../../domain/indicators/index-766.ts";
import { readDay } from "../../domain/read-day.ts";
import type { StoredSetting } from "../../store/indicators/settings.ts";

/** Everything that the form of a setting holds, by the names of its inputs, as typed. */
export type TypedSetting = Readonly<Record<string, string>>;

export type ReadSetting = Pick<StoredSetting, "setting" | "legalBasis" | "reason" | "validFrom">;

/** The form as it begins: the setting in force, to be valid from a day. */
export function settingAsTyped(
  { setting, legalBasis }: Pick<StoredSetting, "setting" | "legalBasis">,
  from: PlainDate,
): TypedSetting {
  const inputs = setting.groups.flatMap(({ code, points, indicators }): [string, string][] => [
    [`nhom-${code}`, decimal(points)],
    ...indicators.flatMap((indicator): [string, string][] => [
      [`diem-${indicator.code}`, decimal(indicator.points)],
      [`chi-tieu-${indicator.code}`, decimal(Math.round(indicator.target * 10_000) / 100)],
      [`cach-${indicator.code}`, indicator.rule],
    ]),
  ]);
  const bands = setting.bands.map(({ from: lowest }, index): [string, string] => [`muc-${index}`, decimal(lowest)]);
  return Object.fromEntries([
    ...inputs,
    ...bands,
    ["can-cu", legalBasis],
    ["ly-do", ""],
    ["tu-ngay", formatDate(from)],
  ]);
}

/** Takes the inputs of a form out of a body; what is not there is as it was in force. */
export function typedSetting(begin: TypedSetting, body: unknown): TypedSetting {
  return Object.fromEntries(
    Object.entries(begin).map(([name, value]) => {
      const given: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
      return [name, typeof given === "string" ? given.slice(0, 2_000) : value];
    }),
  );
}

/** Reads a form into a setting that may be used, or every fault with the name of its input. */
export function readSetting(base: IndexSetting, typed: TypedSetting): Result<ReadSetting, readonly SettingFault[]> {
  const number = (name: string) => numberIn(typed[name] ?? "");
  const setting: IndexSetting = {
    groups: base.groups.map((group) => ({
      ...group,
      points: number(`nhom-${group.code}`),
      indicators: group.indicators.map((indicator) => ({
        ...indicator,
        points: number(`diem-${indicator.code}`),
        target: Math.round(number(`chi-tieu-${indicator.code}`) * 100) / 10_000,
        rule: ruleIn(typed[`cach-${indicator.code}`], indicator.rule),
      })),
    })),
    bands: base.bands.map((band, index) => ({ ...band, from: number(`muc-${index}`) })),
  };
  const unreadable = Object.entries(typed)
    .filter(([name, text]) => /^(?:nhom|diem|chi-tieu|muc)-/.test(name) && Number.isNaN(numberIn(text)))
    .map(([field]) => ({ field, vi: "Nhập một số từ 0 trở lên, viết như 4 hoặc 4,5." }));
  const [legalBasis, reason] = [normalizeText(typed["can-cu"] ?? ""), normalizeText(typed["ly-do"] ?? "")];
  const validFrom = readDay(typed["tu-ngay"] ?? "");
  const checked = unreadable.length > 0 ? err(unreadable) : checkSetting(setting);
  const faults = [
    ...(checked.ok ? [] : checked.error),
    ...wordsFault("can-cu", legalBasis, "Ghi căn cứ: quyết định, kế hoạch của tỉnh, tối đa 500 ký tự."),
    ...wordsFault("ly-do", reason, "Ghi lý do thay đổi, tối đa 500 ký tự."),
    ...(validFrom === undefined ? [{ field: "tu-ngay", vi: "Ngày viết như 01/01/2027." }] : []),
  ];
  if (!checked.ok || validFrom === undefined || faults.length > 0) return err(faults);
  return ok({ setting: checked.value, legalBasis, reason, validFrom });
}

function wordsFault(field: string, text: string, vi: string): readonly SettingFault[] {
  return text === "" || text.length > 500 ? [{ field, vi }] : [];
}

function ruleIn(text: string | undefined, before: SubIndicator["rule"]): SubIndicator["rule"] {
  return INDEX_RULES.find((rule) => rule === text) ?? before;
}

/** `4,5` as a number; NaN when it is none. */
function numberIn(text: string): number {
  return /^\s*\d{1,3}(?:[.,]\d{1,2})?\s*$/.test(text) ? Number(text.trim().replace(",", ".")) : Number.NaN;
}

function decimal(value: number): string {
  return String(value).replace(".", ",");
}
