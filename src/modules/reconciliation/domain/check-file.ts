import type { ProblemList } from "./file-problem.ts";
import type { Declared, ReadLine } from "./table-reader.ts";

/** The days that the person who loads the file has chosen, `yyyy-mm-dd`, both included. */
export type Period = { readonly from: string; readonly to: string };

/** What a file amounts to. */
export type FileSummary = {
  readonly count: number;
  readonly total: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly declared: Declared;
};

/** Holds every line and, at the end, the sums of a file against what the file says of itself (B-37). */
export function fileChecker(period: Period, accountNo: string, problems: ProblemList) {
  let count = 0;
  let total = 0;
  let from: string | null = null;
  let to: string | null = null;
  let last: ReadLine | undefined;
  let first: ReadLine | undefined;
  const chain = { down: true, up: true, brokenAt: 0 };

  function take(line: ReadLine): void {
    count += 1;
    total += line.amount;
    if (from === null || line.day < from) from = line.day;
    if (to === null || line.day > to) to = line.day;
    if (line.day < period.from || line.day > period.to)
      problems.add({ row: line.row, what: "other-day", seen: line.day });
    follow(line);
    first ??= line;
    last = line;
  }

  /** Running balances follow from line to line, from the oldest down or from the newest up. */
  function follow(line: ReadLine): void {
    if (last === undefined || line.balance === null || last.balance === null) return;
    const isDown = last.balance + line.amount === line.balance;
    const isUp = line.balance + last.amount === last.balance;
    if (!isDown && chain.down && chain.brokenAt === 0) chain.brokenAt = line.row;
    chain.down &&= isDown;
    chain.up &&= isUp;
  }

  function end(declared: Declared): FileSummary {
    const sum = total;
    if (declared.account !== null && digitsOf(declared.account) !== digitsOf(accountNo)) {
      problems.add({ row: null, what: "other-account", seen: declared.account });
    }
    if (declared.total !== null && declared.total !== sum) {
      problems.add({ row: null, what: "total-wrong", seen: `tệp ghi ${declared.total}, cộng được ${sum}` });
    }
    if (declared.count !== null && declared.count !== count) {
      problems.add({ row: null, what: "count-wrong", seen: `tệp ghi ${declared.count}, đếm được ${count}` });
    }
    if (!chain.down && !chain.up) problems.add({ row: chain.brokenAt, what: "balance-wrong", seen: "" });
    else checkEnds(declared, sum);
    return { count, total, from, to, declared };
  }

  function checkEnds({ opening, closing }: Declared, sum: number): void {
    if (opening !== null && closing !== null && opening + sum !== closing) {
      const what = count === 0 ? "no-lines" : "balance-wrong";
      problems.add({ row: null, what, seen: `${opening} + ${sum} khác ${closing}` });
      return;
    }
    const newest = chain.down ? last : first;
    const ends = newest?.balance ?? null;
    if (closing !== null && ends !== null && ends !== closing) {
      problems.add({ row: newest?.row ?? null, what: "balance-wrong", seen: `${ends} khác số dư cuối ${closing}` });
    }
  }

  return { take, end };
}

/** Account numbers are the same whatever spaces, dots or bank codes stand around their digits. */
function digitsOf(text: string): string {
  return (text.split("/").at(-1) ?? "").replace(/\D/g, "");
}
