import type { Limit, WorkflowDefinition } from "./definition.ts";
import { sequence, type Row } from "./office.ts";

const UNIT_LETTERS = { hour: "H", "working-day": "WD", "calendar-day": "D", month: "M", year: "Y" } as const;

/** Code of the standard process for a limit: `STANDARD-5WD`, `STANDARD-4H`, `STANDARD-0.5WD`. */
export function standardCode(limit: Limit): string {
  return `STANDARD-${limit.value}${UNIT_LETTERS[limit.unit]}`;
}

/** The limit a standard code stands for, or undefined for any other code. */
export function limitOfStandardCode(code: string): Limit | undefined {
  const match = /^STANDARD-(\d+(?:\.\d+)?)(H|WD|D|M|Y)$/.exec(code);
  const unit = LIMIT_UNITS.find((each) => UNIT_LETTERS[each] === match?.[2]);
  return match === null || unit === undefined ? undefined : { value: Number(match[1]), unit };
}

const LIMIT_UNITS = ["hour", "working-day", "calendar-day", "month", "year"] as const;

/**
 * The usual process inside a department for any limit: receive, assign, appraise (the rest), review, sign,
 * register, return (NĐ 61/2018 Điều 17-20). Half days, or quarters and fewer people when the limit is short.
 */
export function standardWorkflow(limit: Limit): WorkflowDefinition {
  const { value, unit } = stepUnit(limit);
  return {
    code: standardCode(limit),
    name: `Quy trình chuẩn của cơ quan chuyên môn, ${inWords(limit)}`,
    legalBasis: STANDARD_BASIS,
    total: limit,
    steps: sequence(rowsFor(value), unit),
  };
}

/** Who can have a quarter each: all six officers from one and a half units on, four from one on, else two. */
function rowsFor(value: number): readonly Row[] {
  if (value < 1) return atOnce(0.25, value - 0.25);
  if (value < 1.5) return shortRows(value);
  const share = value >= 6 ? 0.5 : 0.25;
  return rows(share, value - 5 * share);
}

const STANDARD_BASIS = "NĐ 61/2018/NĐ-CP Điều 17-20; TT 01/2018/TT-VPCP Điều 8";

function rows(share: number, appraisal: number): readonly Row[] {
  return [
    row("B1", "counter", "receive", share, "Tiếp nhận, số hóa, chuyển hồ sơ", "Hồ sơ, giấy tiếp nhận"),
    row("B2", "head", "assign", share, "Phân công xử lý", "Ý kiến phân công"),
    row("B3", "specialist", "appraise", appraisal, "Thẩm định, dự thảo kết quả", "Báo cáo thẩm định, dự thảo"),
    row("B4", "head", "review", share, "Xem xét dự thảo", "Dự thảo đã xem xét"),
    row("B5", "leader", "sign", share, "Ký kết quả", "Văn bản đã ký"),
    row("B6", "registry", "register", share, "Vào số, đóng dấu, chuyển trả", "Kết quả đã phát hành"),
    row("B7", "returnDesk", "return-result", null, "Trả kết quả", "Kết quả, giấy biên nhận"),
  ];
}

function shortRows(value: number): readonly Row[] {
  return [
    row("B1", "counter", "receive", 0.25, "Tiếp nhận, chuyển hồ sơ ngay", "Hồ sơ, giấy tiếp nhận"),
    row("B2", "specialist", "appraise", value - 0.75, "Thẩm định, dự thảo kết quả", "Dự thảo kết quả"),
    row("B3", "leader", "sign", 0.25, "Ký kết quả", "Văn bản đã ký"),
    row("B4", "registry", "register", 0.25, "Vào số, đóng dấu, chuyển trả", "Kết quả đã phát hành"),
    row("B5", "returnDesk", "return-result", null, "Trả kết quả", "Kết quả, giấy biên nhận"),
  ];
}

function atOnce(receiving: number, resolving: number): readonly Row[] {
  return [
    row("B1", "counter", "receive", receiving, "Tiếp nhận, kiểm tra hồ sơ", "Hồ sơ"),
    row("B2", "leader", "sign", resolving, "Giải quyết, ký kết quả", "Kết quả đã ký"),
    row("B3", "returnDesk", "return-result", null, "Trả kết quả ngay", "Kết quả"),
  ];
}

function row(
  ...[code, office, act, time, title, paper]: [string, Row["office"], Row["act"], number | null, string, string]
): Row {
  return { code, office, act, time, title, paper };
}

/** Months and years are shared out in days; nobody is given a part of a month. */
function stepUnit(limit: Limit): Limit {
  if (limit.unit === "month") return { value: limit.value * 30, unit: "calendar-day" };
  if (limit.unit === "year") return { value: limit.value * 365, unit: "calendar-day" };
  return limit;
}

function inWords(limit: Limit): string {
  const names = {
    hour: "giờ làm việc",
    "working-day": "ngày làm việc",
    "calendar-day": "ngày",
    month: "tháng",
    year: "năm",
  };
  return `${String(limit.value).replace(".", ",")} ${names[limit.unit]}`;
}

/** Results given while the person waits: received, resolved by the one in charge, returned (Điều 17). */
export const IMMEDIATE: WorkflowDefinition = {
  code: "IMMEDIATE",
  name: "Giải quyết ngay khi tiếp nhận",
  legalBasis: "NĐ 61/2018/NĐ-CP Điều 17",
  total: { value: 4, unit: "hour" },
  steps: sequence(atOnce(1, 3), "hour"),
};

/** "4 tại chỗ": received, appraised, approved and returned at the centre, still by two people (Điều 14). */
export const ON_THE_SPOT: WorkflowDefinition = {
  code: "ON-THE-SPOT",
  name: "Quy trình 4 tại chỗ, trong 01 ngày làm việc",
  legalBasis: "NĐ 61/2018/NĐ-CP Điều 14; TT 01/2018/TT-VPCP Điều 3-6",
  total: { value: 1, unit: "working-day" },
  steps: sequence(
    [
      row("B1", "counter", "receive", 0.25, "Tiếp nhận, số hóa", "Hồ sơ, giấy tiếp nhận"),
      row("B2", "counter", "appraise", 0.5, "Thẩm định tại quầy, dự thảo kết quả", "Dự thảo kết quả"),
      row("B3", "leader", "sign", 0.25, "Phê duyệt tại Trung tâm", "Kết quả đã ký, đóng dấu"),
      row("B4", "returnDesk", "return-result", null, "Trả kết quả", "Kết quả, giấy biên nhận"),
    ],
    "working-day",
  ),
};
