import { err, ok, type Result } from "#kernel/result.ts";
import { dayIn, type EditError } from "./read-field.ts";
import type { TypedRule } from "./typed-rows.ts";
import type { ProvincialAmount } from "./fee-rule.ts";

/** Reads the form of an amount of the province; `tables` are those that some rule needs. */
export function readProvincial(
  typed: TypedRule,
  tables: readonly string[],
): Result<ProvincialAmount, readonly EditError[]> {
  const errors: EditError[] = [];
  const fail = (field: string, message: string) => void errors.push({ field, message });
  const text = (field: string) => (typed[field] ?? "").trim();
  const reading = { text, fail };
  const table = text("muc");
  if (!tables.includes(table)) fail("muc", "Chọn mức cần nhập.");
  const amount = typed["soTien"] ?? "";
  if (!/^\d{1,12}$/.test(amount)) fail("soTien", "Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.");
  const from = dayIn(reading, "tu");
  if (text("tu") === "") fail("tu", "Nhập ngày bắt đầu áp dụng.");
  const to = dayIn(reading, "den");
  if (from !== null && to !== null && to < from) fail("den", "Ngày hết hiệu lực trước ngày bắt đầu.");
  const resolution = text("nghiQuyet");
  if (resolution === "") fail("nghiQuyet", "Ghi số, ngày nghị quyết của HĐND tỉnh.");
  return errors.length > 0 || from === null ? err(errors) : ok({ table, amount: Number(amount), resolution, from, to });
}
