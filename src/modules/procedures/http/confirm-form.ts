import { sameLimit, type Limit, type LimitUnit } from "../domain/limit.ts";
import type { CaseConfirmation, Confirmation } from "../domain/confirm.ts";
import type { CaseContent, ProcedureContent } from "../domain/procedure.ts";

/** Fields of the form by name, as typed; repeated fields (check boxes) are lists. */
export type TypedForm = Readonly<Record<string, readonly string[]>>;

export type FormError = { readonly field: string; readonly message: string };

export type ReadConfirmation = {
  readonly basedOn: number;
  readonly reason: string;
  readonly confirmation: Confirmation;
  readonly errors: readonly FormError[];
};

export const LIMIT_UNITS: readonly { readonly value: LimitUnit; readonly label: string }[] = [
  { value: "working-day", label: "ngày làm việc" },
  { value: "calendar-day", label: "ngày" },
  { value: "hour", label: "giờ làm việc" },
  { value: "month", label: "tháng" },
  { value: "year", label: "năm" },
];

/** The body of a form as lists of text; anything else in it is left out. */
export function typedForm(body: unknown): TypedForm {
  if (typeof body !== "object" || body === null) return {};
  const entries = Object.entries(body).map(([name, value]: [string, unknown]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return [name, values.filter((one) => typeof one === "string").map((one) => one.slice(0, 2000))] as const;
  });
  return Object.fromEntries(entries);
}

/** Reads the confirmation of a version's doubtful values; mistakes are said per field and what was typed is kept. */
export function readConfirmation(
  form: TypedForm,
  content: ProcedureContent,
  agencies: readonly { readonly code: string; readonly name: string }[],
): ReadConfirmation {
  const errors: FormError[] = [];
  const reason = first(form, "lyDo").trim();
  if (reason === "") errors.push({ field: "lyDo", message: "Ghi lý do xác nhận." });
  const legalBasis = first(form, "canCu").trim();
  if (legalBasis === "") errors.push({ field: "canCu", message: "Ghi văn bản làm căn cứ." });
  const agencyCode = first(form, "coQuan");
  const agency = agencies.find((one) => one.code === agencyCode) ?? null;
  if (agencyCode !== "" && agency === null)
    errors.push({ field: "coQuan", message: "Cơ quan không có trong danh mục." });
  const cases = content.cases.map((one, at) => readCase({ form, one, at, errors }));
  const settled = (form["daXem"] ?? []).flatMap((index) => content.doubts[Number(index)]?.vi ?? []);
  const basedOn = /^\d{1,9}$/u.test(first(form, "phienBan")) ? Number(first(form, "phienBan")) : 0;
  const chosen =
    agency === null || agency.code === content.agencyCode ? null : { code: agency.code, name: agency.name };
  return { basedOn, reason, errors, confirmation: { agency: chosen, cases, settled, legalBasis } };
}

type CaseReading = {
  readonly form: TypedForm;
  readonly one: CaseContent;
  readonly at: number;
  readonly errors: FormError[];
};

function readCase({ form, one, at, errors }: CaseReading): CaseConfirmation {
  const limit = readLimit(form, at, errors);
  const amounts = one.fees.map((fee, index) => {
    const field = `muc-${at}-${index}`;
    const text = first(form, field).trim();
    if (fee.amount !== null || text === "") return null;
    const amount = readAmount(text);
    if (amount === null) errors.push({ field, message: "Mức thu là số đồng nguyên, ví dụ 150000 hoặc 150.000." });
    return amount;
  });
  const workflow = first(form, `quyTrinh-${at}`).trim();
  const sameDay = sameDayOf(form, at);
  const unchanged =
    limit !== null && sameLimit(one.rule?.limit ?? null, limit) && (one.rule?.sameDay ?? false) === sameDay;
  return {
    caseCode: one.caseCode,
    // A rule that nobody touched keeps its stages, additions and legal basis.
    limit: unchanged ? null : limit,
    sameDay,
    amounts,
    workflowCode: workflow === "" ? null : workflow,
  };
}

function sameDayOf(form: TypedForm, at: number): boolean {
  return first(form, `trongNgay-${at}`) === "yes";
}

function readLimit(form: TypedForm, at: number, errors: FormError[]): Limit | null {
  const text = first(form, `thoiHan-${at}`).trim();
  if (text === "") return null;
  const unit = LIMIT_UNITS.find((one) => one.value === first(form, `donVi-${at}`))?.value;
  const value = /^\d{1,4}([.,]\d{1,2})?$/u.test(text) ? Number(text.replace(",", ".")) : 0;
  if (unit === undefined) errors.push({ field: `donVi-${at}`, message: "Chọn đơn vị của thời hạn." });
  if (!(value > 0) || !Number.isInteger(value * 4)) {
    errors.push({ field: `thoiHan-${at}`, message: "Thời hạn là số dương, lẻ đến một phần tư, ví dụ 10 hoặc 2,5." });
  }
  return unit === undefined || !(value > 0) ? null : { value, unit };
}

/** `150000` or `150.000`; nothing else is an amount. */
export function readAmount(text: string): number | null {
  if (/^\d{1,12}$/u.test(text)) return Number(text);
  if (/^\d{1,3}(\.\d{3}){1,3}$/u.test(text)) return Number(text.replaceAll(".", ""));
  return null;
}

/** The first value of a field, or nothing. */
export function first(form: TypedForm, field: string): string {
  return Object.hasOwn(form, field) ? (form[field]?.[0] ?? "") : "";
}
