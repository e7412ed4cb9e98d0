import { DELIMITERS } from "../domain/csv-rows.ts";
import { DAY_FORMATS } from "../domain/day-text.ts";
import { FORMATS, USUAL_PROFILE, type Columns, type Controls, type Profile } from "../domain/profile.ts";
import type { BankAccount } from "../store/accounts.ts";
import { textOf, type Posted } from "./posted.ts";

const COLUMN_FIELDS = [
  "day",
  "amount",
  "debit",
  "credit",
  "bankRef",
  "content",
  "balance",
] as const satisfies readonly (keyof Columns)[];
const CONTROL_FIELDS = [
  "total",
  "count",
  "opening",
  "closing",
  "number",
  "account",
] as const satisfies readonly (keyof Controls)[];

/** The form of an account as it was typed. */
export type AccountTyped = Readonly<
  Record<
    | "accountNo"
    | "bankName"
    | "holder"
    | "sources"
    | "cash"
    | "version"
    | "format"
    | "delimiter"
    | "dayFormat"
    | "grouping"
    | keyof Columns
    | keyof Controls,
    string
  >
>;

const HEAD_FIELDS = [
  "accountNo",
  "bankName",
  "holder",
  "sources",
  "cash",
  "version",
  "format",
  "dayFormat",
  "grouping",
] as const;

/** What was typed, every field kept. */
export function readTyped(posted: Posted): AccountTyped {
  const delimiter = posted["delimiter"];
  const texts = [...HEAD_FIELDS, ...COLUMN_FIELDS, ...CONTROL_FIELDS].map((name) => [name, textOf(posted, name)]);
  return {
    ...typedOf(undefined),
    ...Object.fromEntries(texts),
    delimiter: typeof delimiter === "string" ? delimiter : ",",
  };
}

/** The form of an account as it is, or of a new one. */
export function typedOf(account: BankAccount | undefined): AccountTyped {
  const { columns, controls, format, delimiter, dayFormat, grouping } = account?.profile ?? USUAL_PROFILE;
  return {
    accountNo: account?.accountNo ?? "",
    bankName: account?.bankName ?? "",
    holder: account?.holder ?? "",
    sources: account?.sources.join(", ") ?? "",
    cash: account?.cash ?? "receipts",
    version: String(account?.version ?? 0),
    ...{ format, delimiter, dayFormat, grouping },
    ...columns,
    ...controls,
  };
}

/** The account that the form describes; what no choice allows falls back to the first one. */
export function accountOf(typed: AccountTyped): BankAccount {
  const profile: Profile = {
    format: FORMATS.find((each) => each === typed.format) ?? "csv",
    delimiter: DELIMITERS.find((each) => each === typed.delimiter) ?? ",",
    dayFormat: DAY_FORMATS.find((each) => each === typed.dayFormat) ?? "dd/MM/yyyy",
    grouping: ([".", ",", ""] as const).find((each) => each === typed.grouping) ?? ".",
    columns: {
      day: typed.day,
      amount: typed.amount,
      debit: typed.debit,
      credit: typed.credit,
      bankRef: typed.bankRef,
      content: typed.content,
      balance: typed.balance,
    },
    controls: {
      total: typed.total,
      count: typed.count,
      opening: typed.opening,
      closing: typed.closing,
      number: typed.number,
      account: typed.account,
    },
  };
  const sources = typed.sources.split(/[,;\s]+/).filter((source) => /^[0-9]{4}:[A-Za-z0-9._-]{1,60}$/.test(source));
  const cash = typed.cash === "slips" ? "slips" : "receipts";
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : 0;
  const { accountNo, bankName, holder } = typed;
  return { accountNo, bankName, holder, profile, sources, cash, version };
}
