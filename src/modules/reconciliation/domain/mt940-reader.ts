import { dayOf } from "./day-text.ts";
import type { ProblemList } from "./file-problem.ts";
import { NOTHING_DECLARED, withoutControls, type Declared, type ReadLine } from "./table-reader.ts";

/** `:61:` of SWIFT MT940: value date, entry date, mark, funds code, amount, type, reference, bank's reference. */
const LINE =
  /^(?<yy>\d{2})(?<month>\d{2})(?<day>\d{2})(?<entry>\d{4})?(?<mark>RC|RD|C|D)(?<funds>[A-Z])?(?<amount>\d{1,15},\d{0,2})(?<type>[A-Z][A-Z0-9]{3})(?<reference>.{0,34}?)(?:\/\/(?<bankRef>.{0,34}))?$/;
const BALANCE =
  /^(?<mark>[CD])(?<yy>\d{2})(?<month>\d{2})(?<day>\d{2})(?<currency>[A-Z]{3})(?<amount>\d{1,15},\d{0,2})$/;
const TAG = /^:(?<tag>\d{2}[A-Z]?):(?<text>.*)$/s;
const LONGEST_CONTENT = 1_000;

type Open = { readonly row: number; readonly head: string; readonly info: string[]; readonly extra: string[] };

/**
 * Reads MT940 line by line. Balances are held against each other: of every message opening + lines = closing, and the
 * next message opens with what the last one closed. Only đồng without fractions.
 */
export function mt940Reader(problems: ProblemList) {
  let declared: Declared = NOTHING_DECLARED;
  let balance: number | null = null;
  let open: Open | undefined;
  let tag = "";
  let seen = 0;

  function take(text: string, row: number): ReadLine | undefined {
    const body = text.replace(/^\{.*\{4:\s*/s, "").trimEnd();
    if (body === "" || body === "-" || body === "-}" || /^\{[15]:/.test(body)) return undefined;
    const match = TAG.exec(body)?.groups;
    if (match === undefined) {
      goOn(body, row);
      return undefined;
    }
    const { tag: next = "", text: rest = "" } = match;
    const done = next === "86" && open !== undefined ? undefined : finish();
    tag = next;
    seen += 1;
    begin(rest.trim(), row);
    return done;
  }

  /** A further line of the tag before it. */
  function goOn(body: string, row: number): void {
    if (tag === "86") open?.info.push(body);
    else if (tag === "61") open?.extra.push(body);
    else if (tag === "") problems.add({ row, what: "mt940-tag", seen: body });
  }

  function begin(text: string, row: number): void {
    switch (tag) {
      case "25":
        declared = { ...declared, account: text };
        break;
      case "28":
      case "28C":
        declared = { ...declared, number: declared.number ?? text };
        break;
      case "60F":
      case "60M":
        opens(text, row);
        break;
      case "61":
        if (balance === null) problems.add({ row, what: "mt940-tag", seen: ":61: trước :60F:" });
        open = { row, head: text, info: [], extra: [] };
        break;
      case "62F":
      case "62M":
        closes(text, row);
        break;
      case "86":
        open?.info.push(text);
        break;
      default:
    }
  }

  function opens(text: string, row: number): void {
    const amount = readBalance(text, row, problems);
    if (amount === undefined) return;
    if (declared.closing !== null && declared.closing !== amount) {
      problems.add({ row, what: "balance-wrong", seen: `${declared.closing} và ${amount}` });
    }
    declared = { ...declared, opening: declared.opening ?? amount };
    balance = amount;
  }

  function closes(text: string, row: number): void {
    const amount = readBalance(text, row, problems);
    if (amount === undefined) return;
    if (balance === null) problems.add({ row, what: "mt940-tag", seen: ":62F: không có :60F:" });
    else if (balance !== amount) {
      problems.add({ row, what: "balance-wrong", seen: `tính được ${balance}, tệp ghi ${amount}` });
    }
    declared = { ...declared, closing: amount };
    balance = null;
  }

  function finish(): ReadLine | undefined {
    if (open === undefined) return undefined;
    const line = readLine(open, problems);
    open = undefined;
    if (line !== undefined && balance !== null) balance += line.amount;
    return line;
  }

  function end(): { readonly line: ReadLine | undefined; readonly declared: Declared } {
    const line = finish();
    if (seen === 0 || declared.opening === null) problems.add({ row: null, what: "mt940-tag", seen: ":60F:" });
    if (declared.account === null) problems.add({ row: null, what: "mt940-tag", seen: ":25:" });
    if (declared.closing === null || balance !== null) problems.add({ row: null, what: "mt940-tag", seen: ":62F:" });
    return { line, declared };
  }

  return { take, end };
}

function readBalance(text: string, row: number, problems: ProblemList): number | undefined {
  const parts = BALANCE.exec(text)?.groups;
  if (parts === undefined) {
    problems.add({ row, what: "mt940-tag", seen: text });
    return undefined;
  }
  if (parts["currency"] !== "VND") problems.add({ row, what: "currency", seen: parts["currency"] ?? "" });
  const amount = wholeDong(parts["amount"] ?? "");
  if (amount === undefined) problems.add({ row, what: "amount", seen: text });
  return amount === undefined || parts["mark"] === "C" ? amount : -amount;
}

function readLine({ row, head, info, extra }: Open, problems: ProblemList): ReadLine | undefined {
  const parts = LINE.exec(head)?.groups;
  if (parts === undefined) {
    problems.add({ row, what: "mt940-line", seen: head });
    return undefined;
  }
  const day = dayOf({ year: `20${parts["yy"] ?? ""}`, month: parts["month"] ?? "", day: parts["day"] ?? "" });
  const amount = wholeDong(parts["amount"] ?? "");
  if (day === undefined) problems.add({ row, what: "day", seen: head.slice(0, 6) });
  if (amount === undefined) problems.add({ row, what: "amount", seen: parts["amount"] ?? "" });
  else if (amount === 0) problems.add({ row, what: "zero", seen: "" });
  const own = parts["reference"] === "NONREF" ? "" : (parts["reference"] ?? "").trim();
  const content = withoutControls([...info, ...extra].join(" "));
  if (content.length > LONGEST_CONTENT) problems.add({ row, what: "too-long", seen: "" });
  if (day === undefined || amount === undefined || amount === 0 || content.length > LONGEST_CONTENT) return undefined;
  // RC takes a credit back, RD gives a debit back.
  const isIn = parts["mark"] === "C" || parts["mark"] === "RD";
  const bankRef = withoutControls((parts["bankRef"] ?? own).trim());
  return { row, day, amount: isIn ? amount : -amount, bankRef, content, balance: null };
}

/** `119000,` or `119000,00`; undefined for parts of a đồng. */
function wholeDong(text: string): number | undefined {
  const [whole = "", fraction = ""] = text.split(",");
  const value = Number(whole);
  return /^0*$/.test(fraction) && Number.isSafeInteger(value) ? value : undefined;
}
