import { foldedWords } from "#kernel/vietnamese.ts";
import { readAmount } from "./amount-text.ts";
import type { Row } from "./csv-rows.ts";
import { readBankDay } from "./day-text.ts";
import type { ProblemKind, ProblemList } from "./file-problem.ts";
import type { Columns, Controls, Profile } from "./profile.ts";

/** A line as it was read, with its row in the file. */
export type ReadLine = {
  readonly row: number;
  readonly day: string;
  readonly amount: number;
  readonly bankRef: string;
  readonly content: string;
  readonly balance: number | null;
};

/** What a file says of itself; null where it says nothing. */
export type Declared = {
  readonly account: string | null;
  readonly number: string | null;
  readonly opening: number | null;
  readonly closing: number | null;
  readonly total: number | null;
  readonly count: number | null;
};

export const NOTHING_DECLARED: Declared = {
  account: null,
  number: null,
  opening: null,
  closing: null,
  total: null,
  count: null,
};

const LONGEST_CONTENT = 1_000;
const LONGEST_REF = 100;

/** Reads the rows of a csv or xlsx file by a profile, one by one: control rows, the heading wherever it stands, lines. */
export function tableReader(profile: Profile, problems: ProblemList) {
  let places: Places | undefined;
  let declared: Declared = NOTHING_DECLARED;
  let missing: readonly string[] = namesOf(profile.columns);

  function take(row: Row): ReadLine | undefined {
    if (row.cells.every((cell) => cell.trim() === "")) return undefined;
    const said = controlOf(row, profile, places);
    if (said !== undefined) {
      declare(row, said);
      return undefined;
    }
    if (places === undefined) {
      const found = findPlaces(profile.columns, row.cells);
      if (typeof found === "object" && "missing" in found) {
        if (found.missing.length < missing.length) missing = found.missing;
      } else places = found;
      return undefined;
    }
    return lineOf(row, { profile, places, problems });
  }

  function declare(row: Row, { what, text }: Said): void {
    if (what === "number" || what === "account") declared = { ...declared, [what]: text.slice(0, LONGEST_REF) };
    else {
      const amount = readAmount(text, profile.grouping);
      if (amount === undefined) problems.add({ row: row.at, what: "amount", seen: text });
      else declared = { ...declared, [what]: amount };
    }
  }

  return {
    take,
    declared: (): Declared => {
      if (places === undefined) problems.add({ row: null, what: "no-header", seen: missing.join(", ") });
      return declared;
    },
  };
}

type Places = Readonly<Record<keyof Columns, number>>;

function namesOf(columns: Columns): readonly string[] {
  return Object.values(columns).filter((name) => name !== "");
}

/** Where each column stands, when the row has all headings of the profile; -1 for those the profile leaves out. */
function findPlaces(columns: Columns, cells: readonly string[]): Places | { readonly missing: readonly string[] } {
  const heads = cells.map(keyOf);
  const place = (name: string) => (name === "" ? -1 : heads.indexOf(keyOf(name)));
  const missing = namesOf(columns).filter((name) => place(name) === -1);
  if (missing.length > 0) return { missing };
  return {
    day: place(columns.day),
    amount: place(columns.amount),
    debit: place(columns.debit),
    credit: place(columns.credit),
    bankRef: place(columns.bankRef),
    content: place(columns.content),
    balance: place(columns.balance),
  };
}

function keyOf(text: string): string {
  return foldedWords(text).join(" ");
}

type Said = { readonly what: keyof Controls; readonly text: string };

/** What a control row declares; its word stands in the first cell that is not empty. */
function controlOf({ cells }: Row, { controls, grouping }: Profile, places: Places | undefined): Said | undefined {
  // A line of the bank begins with a day: nearly all rows end here.
  const first = cells.findIndex((cell) => cell.trim() !== "");
  const head = cells[first] ?? "";
  if (/^\s*\d/.test(head)) return undefined;
  const [label = "", behind = ""] = head.split(/[:：](.*)/s);
  const what = CONTROL_KINDS.find((kind) => controls[kind] !== "" && keyOf(label).startsWith(keyOf(controls[kind])));
  if (what === undefined || keyOf(controls[what]) === "") return undefined;
  const others = [behind, ...cells.slice(first + 1)].map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (what === "number" || what === "account") return { what, text: others[0] ?? "" };
  if (what === "total" && places !== undefined && others.length > 0)
    return { what, text: totalOf(cells, places, grouping) };
  return { what, text: others[0] ?? "" };
}

const CONTROL_KINDS = ["total", "count", "opening", "closing", "number", "account"] as const;

/** The total of a row stands under its own columns: credit less debit, or the one amount. */
function totalOf(cells: readonly string[], places: Places, grouping: Profile["grouping"]): string {
  const cell = (place: number) => (place === -1 ? "" : (cells[place] ?? "").trim());
  if (places.amount !== -1) return cell(places.amount);
  const sides = [cell(places.credit), cell(places.debit)].map((text) => (text === "" ? 0 : readAmount(text, grouping)));
  const [credit, debit] = sides;
  if (credit === undefined || debit === undefined) return `${cell(places.credit)} ${cell(places.debit)}`;
  return String(credit - Math.abs(debit));
}

type Reading = { readonly profile: Profile; readonly places: Places; readonly problems: ProblemList };

function lineOf(row: Row, { profile, places, problems }: Reading): ReadLine | undefined {
  const cell = (place: number) => (place === -1 ? "" : (row.cells[place] ?? "").trim());
  const refuse = (what: ProblemKind, seen: string): undefined => {
    problems.add({ row: row.at, what, seen });
  };
  const dayText = cell(places.day);
  const day = readBankDay(dayText, profile.dayFormat) ?? readBankDay(dayText, "yyyy-MM-dd");
  if (day === undefined) return dayText === "" ? refuse("missing-cell", profile.columns.day) : refuse("day", dayText);
  const amount = amountOf(cell, places, profile);
  if (typeof amount === "object") return refuse(amount.what, amount.seen);
  const content = withoutControls(cell(places.content));
  const bankRef = withoutControls(cell(places.bankRef));
  if (content.length > LONGEST_CONTENT || bankRef.length > LONGEST_REF) return refuse("too-long", "");
  const balanceText = cell(places.balance);
  const balance = balanceText === "" ? null : readAmount(balanceText, profile.grouping);
  if (balance === undefined) return refuse("amount", balanceText);
  return { row: row.at, day, amount, bankRef, content, balance };
}

type Wrong = { readonly what: ProblemKind; readonly seen: string };

function amountOf(cell: (place: number) => string, places: Places, { grouping }: Profile): number | Wrong {
  if (places.amount !== -1) {
    const text = cell(places.amount);
    const amount = readAmount(text, grouping);
    if (amount === undefined) return { what: "amount", seen: text };
    return amount === 0 ? { what: "zero", seen: "" } : amount;
  }
  const texts = { debit: cell(places.debit), credit: cell(places.credit) };
  const debit = texts.debit === "" ? 0 : readAmount(texts.debit, grouping);
  const credit = texts.credit === "" ? 0 : readAmount(texts.credit, grouping);
  if (debit === undefined) return { what: "amount", seen: texts.debit };
  if (credit === undefined) return { what: "amount", seen: texts.credit };
  if ((debit === 0) === (credit === 0)) return { what: "both-sides", seen: `${texts.debit} / ${texts.credit}` };
  return credit === 0 ? -Math.abs(debit) : credit;
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** Text without control characters, composed: banks' programs leave both behind. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, " ").normalize("NFC");
}
