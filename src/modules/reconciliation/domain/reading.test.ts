import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount } from "./amount-text.ts";
import { fileChecker } from "./check-file.ts";
import { csvReader } from "./csv-rows.ts";
import { readBankDay } from "./day-text.ts";
import { MOST_LISTED, problemList, problemSentence, type ProblemKind } from "./file-problem.ts";
import { mt940Reader } from "./mt940-reader.ts";
import { profileFaults, USUAL_PROFILE, type Profile } from "./profile.ts";
import { tableReader, type ReadLine } from "./table-reader.ts";
import { ACCOUNT, asMt940, PLAIN_PROFILE } from "../testing.ts";

const PERIOD = { from: "2026-11-23", to: "2026-11-25" };

describe("an amount as banks write it", () => {
  it.each([
    ["119000", ".", 119_000],
    ["119.000", ".", 119_000],
    ["1.005.021,00", ".", 1_005_021],
    ["1,005,021.00", ",", 1_005_021],
    ["-119.000", ".", -119_000],
    ["+1 000 VND", "", 1_000],
    ["119000,", ".", undefined],
    ["119000,00", ".", 119_000],
    ["0", ".", 0],
    ["119.000 đ", ".", 119_000],
  ] as const)("%s is %s grouped: %s", (text, grouping, amount) => {
    expect(readAmount(text, grouping)).toBe(amount);
  });

  it.each(["1e3", "0x10", "", "0.5", "1.00.000", "1.0000", "9007199254740993", "--1", "1,5", "mười", "1.005.021,50"])(
    "refuses %s (B-30)",
    (text) => {
      for (const grouping of [".", ","] as const) expect(readAmount(text, grouping)).toBeUndefined();
    },
  );

  it("reads back whatever is written with groups", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (amount) => {
        const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
        expect(readAmount(grouped, ".")).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe("a day as banks write it", () => {
  it.each([
    ["23/11/2026", "dd/MM/yyyy", "2026-11-23"],
    ["3/1/2026 08:15:00", "dd/MM/yyyy", "2026-01-03"],
    ["11/23/2026", "MM/dd/yyyy", "2026-11-23"],
    ["20261123", "yyyyMMdd", "2026-11-23"],
    ["2026-11-23T08:00:00.000", "yyyy-MM-dd", "2026-11-23"],
    ["31/02/2026", "dd/MM/yyyy", undefined],
    ["23/11/26", "dd/MM/yyyy", undefined],
    ["", "dd/MM/yyyy", undefined],
  ] as const)("%s as %s", (text, format, day) => {
    expect(readBankDay(text, format)).toBe(day);
  });
});

describe("csv", () => {
  const rowsOf = (text: string, size: number) => {
    const reader = csvReader(",");
    const rows = [];
    for (let at = 0; at < text.length; at += size) rows.push(...reader.take(text.slice(at, at + size)));
    rows.push(...reader.end());
    return { rows, openQuoteAt: reader.openQuoteAt() };
  };

  it("gives back what was quoted, however the file is cut into pieces", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", " ", "1"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom("\n", "\r\n"), (cells, size, end) => {
        const text = cells.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join(end);
        expect(rowsOf(text, size).rows.map((row) => row.cells)).toEqual(cells);
      }),
    );
  });

  it("knows the line of the file on which a row begins", () => {
    const { rows } = rowsOf('a,"x\ny"\r\nb,c\n\nd', 3);
    expect(rows).toEqual([
      { at: 1, cells: ["a", "x\ny"] },
      { at: 3, cells: ["b", "c"] },
      { at: 4, cells: [""] },
      { at: 5, cells: ["d"] },
    ]);
  });

  it("finds the quote that was left open, and takes one in the middle of a cell as it is", () => {
    expect(rowsOf('a,b\n"c,d\n', 4).openQuoteAt).toBe(2);
    expect(rowsOf('a 5" b,c\n', 4).rows[0]?.cells).toEqual(['a 5" b', "c"]);
  });
});

function readTable(profile: Profile, rows: readonly (readonly string[])[]) {
  const problems = problemList();
  const checker = fileChecker(PERIOD, ACCOUNT, problems);
  const reader = tableReader(profile, problems);
  const lines: ReadLine[] = [];
  rows.forEach((cells, index) => {
    const line = reader.take({ at: index + 1, cells });
    if (line === undefined) return;
    checker.take(line);
    lines.push(line);
  });
  const summary = checker.end(reader.declared());
  return { lines, summary, problems: problems.listed().map(({ row, what }) => `${row ?? "-"} ${what}`) };
}

const HEAD = ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Nội dung", "Số dư"];

describe("a table of a bank", () => {
  it("finds the heading under the letterhead, by names without case and diacritics", () => {
    const { lines, summary, problems } = readTable(USUAL_PROFILE, [
      ["NGÂN HÀNG X"],
      [`Số tài khoản: ${ACCOUNT.replace(/(\d{4})/g, "$1 ")}`],
      ["Số dư đầu kỳ", "100.000"],
      HEAD.map((name) => name.toUpperCase()),
      ["23/11/2026", "FT1", "", "20.000", "mot", "120.000"],
      ["24/11/2026", "FT2", "5.000", "", "hai", "115.000"],
      ["Tổng cộng", "", "5.000", "20.000", "", ""],
      ["Số giao dịch", "2"],
      ["Số dư cuối kỳ", "115.000"],
    ]);
    expect(problems).toEqual([]);
    expect(lines.map(({ amount }) => amount)).toEqual([20_000, -5_000]);
    expect(summary).toMatchObject({ count: 2, total: 15_000, from: "2026-11-23", to: "2026-11-24" });
  });

  it("takes the newest line first, too", () => {
    const { problems } = readTable(USUAL_PROFILE, [
      HEAD,
      ["24/11/2026", "FT2", "5.000", "", "hai", "115.000"],
      ["23/11/2026", "FT1", "", "20.000", "mot", "120.000"],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["both sides", ["23/11/2026", "F", "5", "5", "x", ""], "2 both-sides"],
    ["no side", ["23/11/2026", "F", "", "", "x", ""], "2 both-sides"],
    ["a broken amount", ["23/11/2026", "F", "", "1e3", "x", ""], "2 amount"],
    ["a broken day", ["23-11", "F", "", "5", "x", ""], "2 day"],
    ["no day", ["", "F", "", "5", "x", ""], "2 missing-cell"],
    ["another day", ["22/11/2026", "F", "", "5", "x", ""], "2 other-day"],
    ["a novel", ["23/11/2026", "F", "", "5", "x".repeat(1_001), ""], "2 too-long"],
    ["a broken balance", ["23/11/2026", "F", "", "5", "x", "1,5"], "2 amount"],
  ])("lists the row with %s", (_what, row, problem) => {
    expect(readTable(USUAL_PROFILE, [HEAD, row]).problems).toEqual([problem]);
  });

  it("sees a line that is missing by the balances", () => {
    const { problems } = readTable(USUAL_PROFILE, [
      HEAD,
      ["23/11/2026", "FT1", "", "20.000", "mot", "120.000"],
      ["23/11/2026", "FT3", "", "20.000", "ba", "160.000"],
    ]);
    expect(problems).toEqual(["3 balance-wrong"]);
  });

  it("sees totals, counts and closing balances that are not those of the lines", () => {
    const rows = (total: string, count: string, closing: string) => [
      ["Số dư đầu kỳ", "0"],
      ["Ngày giao dịch", "Số tham chiếu", "Số tiền", "Nội dung"],
      ["23/11/2026", "F", "5", "x"],
      ["Tổng cộng", "", total],
      ["Số giao dịch", count],
      ["Số dư cuối kỳ", closing],
    ];
    expect(readTable(PLAIN_PROFILE, rows("5", "1", "5")).problems).toEqual([]);
    expect(readTable(PLAIN_PROFILE, rows("6", "1", "5")).problems).toEqual(["- total-wrong"]);
    expect(readTable(PLAIN_PROFILE, rows("5", "2", "5")).problems).toEqual(["- count-wrong"]);
    expect(readTable(PLAIN_PROFILE, rows("5", "1", "6")).problems).toEqual(["- balance-wrong"]);
  });

  it("says which columns it looked for", () => {
    expect(readTable(PLAIN_PROFILE, [["Ngày giao dịch", "Số tiền"]]).problems).toEqual(["- no-header"]);
  });
});

describe("MT940", () => {
  const read = (text: string) => {
    const problems = problemList();
    const checker = fileChecker(PERIOD, ACCOUNT, problems);
    const reader = mt940Reader(problems);
    const lines = text
      .split("\n")
      .map((each, index) => reader.take(each, index + 1))
      .filter((line) => line !== undefined);
    const { line, declared } = reader.end();
    if (line !== undefined) lines.push(line);
    lines.forEach(checker.take);
    checker.end(declared);
    return { lines, problems: problems.listed().map(({ what }) => what) };
  };
  const good = [
    "{1:F01BANKVNVXAXXX0000000000}{2:I940X}{4:",
    ":20:REF",
    `:25:ICBVVNVX/${ACCOUNT}`,
    ":28C:00042/001",
    ":60F:C261122VND100000,",
    ":61:2611231123CD20000,00NTRFNONREF//FT1",
    "supplementary",
    ":86:CT DEN HS",
    " LE PHI",
    ":61:261123RC5000,NMSCOWN1",
    ":86:tra lai",
    ":61:261123D1000,NCHGNONREF",
    ":62F:C261123VND114000,",
    ":86:of the statement itself",
    "-}",
  ];

  it("reads marks, references and content that goes over lines", () => {
    const { lines, problems } = read(good.join("\r\n"));
    expect(problems).toEqual([]);
    expect(lines.map(({ amount, bankRef, content }) => [amount, bankRef, content])).toEqual([
      [20_000, "FT1", "CT DEN HS  LE PHI supplementary"],
      [-5_000, "OWN1", "tra lai"],
      [-1_000, "", ""],
    ]);
  });

  it("follows the balances from message to message", () => {
    const next = [
      ":20:B",
      `:25:${ACCOUNT}`,
      ":28C:42/2",
      ":60M:C261123VND114000,",
      ":61:261123RD1,NMSCX",
      ":62M:C261123VND114001,",
    ];
    expect(read([...good, ...next].join("\n")).problems).toEqual([]);
    expect(
      read([...good, ...next].join("\n").replace("60M:C261123VND114000", "60M:C261123VND114005")).problems,
    ).toContain("balance-wrong");
  });

  it.each([
    ["a closing balance one đồng off", (text: string) => text.replace("114000,", "114001,"), "balance-wrong"],
    ["dollars", (text: string) => text.replace("261122VND", "261122USD"), "currency"],
    ["parts of a đồng", (text: string) => text.replace("20000,00", "20000,50"), "amount"],
    ["another account", (text: string) => text.replace(ACCOUNT, "999999"), "other-account"],
    ["no opening", (text: string) => text.replace(/:60F:.*\n/, ""), "mt940-tag"],
    ["no closing", (text: string) => text.replace(/:62F:.*\n/, ""), "mt940-tag"],
    ["a broken line", (text: string) => text.replace("CD20000,00", "C2o000,"), "mt940-line"],
    ["31 February", (text: string) => text.replace("261123D", "260231D"), "day"],
    ["a day outside", (text: string) => text.replace("261123D", "261122D"), "other-day"],
    ["something else altogether", () => "Ngày,Số tiền\n1,2\n", "mt940-tag"],
  ])("refuses %s", (_what, spoil, problem) => {
    expect(read(spoil(good.join("\n"))).problems).toContain(problem);
  });

  it("reads back what the harness writes", () => {
    const line = { id: "1", day: "2026-11-23", amount: -7, bankRef: "FT9", content: "x" };
    expect(read(asMt940([line])).lines).toMatchObject([
      { day: "2026-11-23", amount: -7, bankRef: "FT9", content: "x" },
    ]);
  });
});

describe("a profile", () => {
  it("needs a day, a content and one way of amounts", () => {
    const columns = { ...USUAL_PROFILE.columns };
    expect(profileFaults(USUAL_PROFILE)).toEqual([]);
    const fields = (change: Partial<typeof columns>) =>
      profileFaults({ ...USUAL_PROFILE, columns: { ...columns, ...change } }).map(({ field }) => field);
    expect(fields({ day: "", content: "" })).toEqual(["day", "content"]);
    expect(fields({ amount: "Số tiền" })).toEqual(["amount"]);
    expect(fields({ debit: "" })).toEqual(["amount"]);
    expect(fields({ bankRef: "x".repeat(81) })).toEqual(["bankRef"]);
    const bare = { ...columns, day: "", content: "", debit: "", credit: "" };
    expect(profileFaults({ ...USUAL_PROFILE, format: "mt940", columns: bare })).toEqual([]);
  });
});

describe("problems of a file", () => {
  it("are all counted, the first ones listed, each a sentence", () => {
    const problems = problemList();
    for (let row = 0; row < MOST_LISTED + 5; row += 1) problems.add({ row, what: "amount", seen: "1e3" });
    expect(problems.count()).toBe(MOST_LISTED + 5);
    expect(problems.listed()).toHaveLength(MOST_LISTED);
    expect(problemSentence({ row: 1, what: "amount", seen: "1e3" })).toBe("Số tiền không phải số nguyên đồng: 1e3.");
    const kinds: readonly ProblemKind[] = ["utf-16", "zero", "quote", "too-large"];
    for (const what of kinds) expect(problemSentence({ row: null, what, seen: "" })).toMatch(/\.$/);
  });
});
