import { err, ok, type Result } from "#kernel/result.ts";
import type { IndexSetting } from "./index-766.ts";

/** Why a setting of the index cannot be used; `field` names the input of the page. */
export type SettingFault = { readonly field: string; readonly vi: string };

const WHOLE = 100;

/** The setting as it may be used, or every fault: points that do not add up, targets and bands out of their bounds. */
export function checkSetting(setting: IndexSetting): Result<IndexSetting, readonly SettingFault[]> {
  const faults = [
    ...setting.groups.flatMap(groupFaults),
    ...(sum(setting.groups.map(({ points }) => points)) === WHOLE
      ? []
      : [
          {
            field: `nhom-${setting.groups[0]?.code ?? ""}`,
            vi: `Tổng điểm các nhóm phải là 100, hiện là ${decimal(sum(setting.groups.map(({ points }) => points)))}.`,
          },
        ]),
    ...bandFaults(setting.bands),
  ];
  return faults.length === 0 ? ok(setting) : err(faults);
}

function groupFaults({ code, name, points, indicators }: IndexSetting["groups"][number]): readonly SettingFault[] {
  const total = sum(indicators.map((indicator) => indicator.points));
  return [
    ...indicators.flatMap(({ code: own, name: called, points: most, target }) => [
      ...(isPoints(most) ? [] : [{ field: `diem-${own}`, vi: `${called}: điểm từ 0 đến 100, tối đa hai số lẻ.` }]),
      ...(target > 0 && target <= 1
        ? []
        : [{ field: `chi-tieu-${own}`, vi: `${called}: chỉ tiêu lớn hơn 0, tối đa 100 %.` }]),
    ]),
    ...(isPoints(points) ? [] : [{ field: `nhom-${code}`, vi: `${name}: điểm từ 0 đến 100, tối đa hai số lẻ.` }]),
    ...(total === points
      ? []
      : [
          {
            field: `nhom-${code}`,
            vi: `${name}: các chỉ số cộng lại ${decimal(total)} điểm, nhóm ghi ${decimal(points)}. Hai số phải bằng nhau.`,
          },
        ]),
  ];
}

function bandFaults(bands: IndexSetting["bands"]): readonly SettingFault[] {
  return bands.flatMap(({ name, from }, index) => {
    const field = `muc-${index}`;
    const isLast = index === bands.length - 1;
    if (isLast && from !== 0) return [{ field, vi: `${name}: mức cuối bắt đầu từ 0 điểm.` }];
    const above = bands[index - 1];
    const isBelow = above === undefined ? from <= WHOLE : from < above.from;
    return isBelow && from >= 0 ? [] : [{ field, vi: `${name}: phải thấp hơn mức trên và không quá 100 điểm.` }];
  });
}

function isPoints(value: number): boolean {
  return value >= 0 && value <= WHOLE && Math.round(value * 100) === Number((value * 100).toFixed(6));
}

function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}

function decimal(value: number): string {
  return String(value).replace(".", ",");
}
