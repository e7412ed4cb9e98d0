import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import { readDay } from "../read-day.ts";
import { SERVICE_LEVELS, type ServiceLevel } from "./service-level.ts";

/** What the form has typed in; kept as it was when something is wrong with it. */
export type TypedLevels = {
  readonly codes: readonly string[];
  readonly level: string;
  readonly basis: string;
  readonly from: string;
};

/** The names of the inputs, by which faults point at them. */
export type LevelField = "thu-tuc" | "muc" | "can-cu" | "tu-ngay";
export type LevelFault = { readonly field: LevelField; readonly vi: string };

export type ReadLevels = {
  readonly codes: readonly string[];
  readonly level: ServiceLevel;
  readonly legalBasis: string;
  readonly validFrom: PlainDate;
};

/** Reads procedures, level, basis and first day; every faulty field is named with a sentence. */
export function readLevels(typed: TypedLevels, known: ReadonlySet<string>): Result<ReadLevels, readonly LevelFault[]> {
  const codes = [...new Set(typed.codes)];
  const level = SERVICE_LEVELS.find((one) => one === typed.level);
  const legalBasis = normalizeText(typed.basis);
  const validFrom = readDay(typed.from);
  const faults = [
    ...codesFault(codes, known),
    ...(level === undefined ? [fault("muc", "Chọn mức độ trực tuyến.")] : []),
    ...(legalBasis === "" || legalBasis.length > 500
      ? [
          fault(
            "can-cu",
            "Ghi căn cứ: quyết định công bố thủ tục hoặc danh mục dịch vụ công trực tuyến, tối đa 500 ký tự.",
          ),
        ]
      : []),
    ...(validFrom === undefined ? [fault("tu-ngay", "Ngày viết như 01/01/2027.")] : []),
  ];
  if (level === undefined || validFrom === undefined || faults.length > 0) return err(faults);
  return ok({ codes, level, legalBasis, validFrom });
}

function codesFault(codes: readonly string[], known: ReadonlySet<string>): readonly LevelFault[] {
  if (codes.length === 0) return [fault("thu-tuc", "Chọn ít nhất một thủ tục trong danh sách.")];
  const unknown = codes.find((code) => !known.has(code));
  return unknown === undefined
    ? []
    : [fault("thu-tuc", `Không có thủ tục mã ${unknown.slice(0, 60)} trong số liệu. Chọn lại trong danh sách.`)];
}

function fault(field: LevelField, vi: string): LevelFault {
  return { field, vi };
}
