import type { Grouping } from "./amount-text.ts";
import type { Delimiter } from "./csv-rows.ts";
import type { DayFormat } from "./day-text.ts";

export const FORMATS = ["csv", "xlsx", "mt940"] as const;
export type Format = (typeof FORMATS)[number];

/** The heading of each column in the bank's file; empty when the file has no such column. */
export type Columns = {
  readonly day: string;
  /** One column with a sign, or the pair of debit and credit. */
  readonly amount: string;
  readonly debit: string;
  readonly credit: string;
  readonly bankRef: string;
  readonly content: string;
  readonly balance: string;
};

/** Words at the head of control rows of the file; empty when it has none. */
export type Controls = {
  readonly total: string;
  readonly count: string;
  readonly opening: string;
  readonly closing: string;
  readonly number: string;
  readonly account: string;
};

/** How the statements of one bank account are read. */
export type Profile = {
  readonly format: Format;
  readonly delimiter: Delimiter;
  readonly dayFormat: DayFormat;
  readonly grouping: Grouping;
  readonly columns: Columns;
  readonly controls: Controls;
};

/** What a profile starts from: the headings that banks here write most. */
export const USUAL_PROFILE: Profile = {
  format: "csv",
  delimiter: ",",
  dayFormat: "dd/MM/yyyy",
  grouping: ".",
  columns: {
    day: "Ngày giao dịch",
    amount: "",
    debit: "Ghi nợ",
    credit: "Ghi có",
    bankRef: "Số tham chiếu",
    content: "Nội dung",
    balance: "Số dư",
  },
  controls: {
    total: "Tổng cộng",
    count: "Số giao dịch",
    opening: "Số dư đầu kỳ",
    closing: "Số dư cuối kỳ",
    number: "Số sao kê",
    account: "Số tài khoản",
  },
};

/** A mistake of a profile: the field and its sentence. */
export type ProfileFault = { readonly field: keyof Columns | keyof Controls; readonly message: string };

const LONGEST = 80;

/** What keeps a profile from being used; MT940 needs no columns. */
export function profileFaults({ format, columns, controls }: Profile): readonly ProfileFault[] {
  const faults: ProfileFault[] = [];
  for (const [field, text] of Object.entries({ ...columns, ...controls })) {
    if (text.length > LONGEST && isField(field, columns, controls))
      faults.push({ field, message: "Tên dài nhất 80 ký tự." });
  }
  if (format === "mt940") return faults;
  if (columns.day === "") faults.push({ field: "day", message: "Hãy ghi tên cột ngày giao dịch." });
  if (columns.content === "") faults.push({ field: "content", message: "Hãy ghi tên cột nội dung chuyển tiền." });
  const isPair = columns.debit !== "" && columns.credit !== "";
  if (columns.amount !== "" && (columns.debit !== "" || columns.credit !== "")) {
    faults.push({ field: "amount", message: "Chọn một cách: một cột số tiền có dấu, hoặc hai cột ghi nợ và ghi có." });
  } else if (columns.amount === "" && !isPair) {
    faults.push({ field: "amount", message: "Hãy ghi cột số tiền, hoặc cả hai cột ghi nợ và ghi có." });
  }
  return faults;
}

function isField(field: string, columns: Columns, controls: Controls): field is ProfileFault["field"] {
  return field in columns || field in controls;
}
