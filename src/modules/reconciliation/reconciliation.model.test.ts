import { describe, expect, it, vi } from "vitest";
import type { BankLine, Reconciled, Verdict } from "./domain/lines.ts";
import { matchLines, type Question } from "./domain/match-lines.ts";
import { csvReader } from "./domain/csv-rows.ts";
import { fileChecker } from "./domain/check-file.ts";
import { problemList } from "./domain/file-problem.ts";
import { mt940Reader } from "./domain/mt940-reader.ts";
import { tableReader, type ReadLine } from "./domain/table-reader.ts";
import { tallyOf, unexplained } from "./domain/tally.ts";
import { ACCOUNT, asCsv, asMt940, aTruth, PLAIN_PROFILE, randomOf, shuffle, type Truth } from "./testing.ts";

const FILES = 100_000;
const PERIOD = { from: "2026-11-23", to: "2026-11-25" };

vi.setConfig({ testTimeout: 300_000 });

type Matcher = (question: Question) => Reconciled;

/** What is wrong with a matcher's answer about a file of known truth; undefined when all is right. */
function faultOf(match: Matcher, truth: Truth, lines: readonly BankLine[]): string | undefined {
  const { payments, unpaid, classes, onlyUs } = truth;
  const answer = match({ lines, payments, unpaid });
  const tally = tallyOf(answer);
  if (answer.verdicts.length !== lines.length) return "a line is lost or counted twice";
  const bank = lines.reduce((sum, { amount }) => sum + amount, 0);
  const ours = payments.reduce((sum, { amount }) => sum + amount, 0);
  if (tally.bank.amount !== bank || tally.ours.amount !== ours) return "the sums are not those of the files";
  if (tally.difference !== bank - ours || unexplained(tally) !== 0) return "a difference is not explained";
  const said = answer.verdicts.map((verdict) => `${verdict.line.amount} ${verdict.line.bankRef} ${verdict.class}`);
  const meant = lines.map(({ id, amount, bankRef }) => `${amount} ${bankRef} ${classes.get(id) ?? "?"}`);
  // Which of two lines that say the same is the copy does not matter.
  if (sorted(said) !== sorted(meant)) return `said ${sorted(said)} for ${sorted(meant)}`;
  if (sorted(answer.onlyUs.map(({ id }) => id)) !== sorted([...onlyUs])) return "only-us is not what is missing";
  return undefined;
}

function sorted(texts: readonly string[]): string {
  return texts.toSorted().join("\n");
}

/** Reads the lines back from the file that they were written into; their ids are found by what they say. */
function throughFile(truth: Truth, seed: number): readonly BankLine[] {
  const problems = problemList();
  const checker = fileChecker(PERIOD, ACCOUNT, problems);
  const read: ReadLine[] = [];
  const keep = (line: ReadLine | undefined) => {
    if (line === undefined) return;
    checker.take(line);
    read.push(line);
  };
  if (seed % 2 === 0) {
    const csv = csvReader(",");
    const table = tableReader(PLAIN_PROFILE, problems);
    const text = asCsv(truth.lines, randomOf(seed)).replace(/^\ufeff/, "");
    for (const row of [...csv.take(text), ...csv.end()]) keep(table.take(row));
    checker.end(table.declared());
  } else {
    const mt940 = mt940Reader(problems);
    asMt940(truth.lines)
      .split("\n")
      .forEach((text, index) => keep(mt940.take(text, index + 1)));
    const { line, declared } = mt940.end();
    keep(line);
    checker.end(declared);
  }
  expect(problems.listed()).toEqual([]);
  return truth.lines.map(({ id }, index) => {
    const { day = "", amount = 0, bankRef = "", content = "" } = read[index] ?? {};
    return { id, day, amount, bankRef, content };
  });
}

describe("100,000 random files of a bank", () => {
  it("reconcile to the đồng, each fault in its class, in any order", () => {
    let lines = 0;
    for (let seed = 0; seed < FILES; seed += 1) {
      const truth = aTruth(seed);
      const read = throughFile(truth, seed);
      lines += read.length;
      const fault = faultOf(matchLines, truth, read);
      if (fault !== undefined) expect.fail(`file ${seed}: ${fault}`);
    }
    expect(lines).toBeGreaterThan(FILES * 3);
  });

  it("say the same when the lines stand in another order", () => {
    const words = (answer: Reconciled) =>
      answer.verdicts.map((verdict) => `${verdict.line.id} ${wordsOf(verdict)}`).toSorted();
    for (let seed = 0; seed < 2_000; seed += 1) {
      const { lines, payments, unpaid } = aTruth(seed, 20);
      const random = randomOf(seed + 1);
      const other = { lines: shuffle(lines, random), payments: shuffle(payments, random), unpaid };
      expect(words(matchLines(other))).toEqual(words(matchLines({ lines, payments, unpaid })));
    }
  });
});

function wordsOf(verdict: Verdict): string {
  switch (verdict.class) {
    case "exact":
    case "differs":
      return `${verdict.class} ${verdict.payment.id} ${verdict.by}`;
    case "only-bank":
      return `only-bank ${verdict.reference ?? ""} ${verdict.proposal?.id ?? ""}`;
    case "duplicate":
      return `duplicate ${verdict.of}`;
  }
}

const change = (answer: Reconciled, of: (verdict: Verdict) => Verdict): Reconciled => ({
  ...answer,
  verdicts: answer.verdicts.map(of),
});

/** Matchers that are wrong in one point; the harness must see each. */
const MUTANTS: Readonly<Record<string, Matcher>> = {
  "one đồng does not matter": (question) =>
    change(matchLines(question), (verdict) =>
      verdict.class === "differs" && Math.abs(verdict.line.amount - verdict.payment.amount) <= 1
        ? { ...verdict, class: "exact" }
        : verdict,
    ),
  "the sum of our side takes the bank's amount": (question) =>
    change(matchLines(question), (verdict) =>
      verdict.class === "differs"
        ? { ...verdict, payment: { ...verdict.payment, amount: verdict.line.amount } }
        : verdict,
    ),
  "a copy is forgotten": (question) => {
    const answer = matchLines(question);
    return { ...answer, verdicts: answer.verdicts.filter((verdict) => verdict.class !== "duplicate") };
  },
  "a copy is money of a stranger": (question) =>
    change(matchLines(question), (verdict) =>
      verdict.class === "duplicate"
        ? { line: verdict.line, class: "only-bank", reference: null, proposal: null }
        : verdict,
    ),
  "a reference is found only as we write it": (question) => {
    const known = [...question.payments.map(({ reference }) => reference ?? "?"), ...(question.unpaid ?? [])];
    const lines = question.lines.map((line) =>
      known.some((reference) => line.content.includes(reference)) ? line : { ...line, content: "" },
    );
    return matchLines({ ...question, lines });
  },
  "the number of the transaction is not looked at": (question) =>
    matchLines({ ...question, payments: question.payments.map((payment) => ({ ...payment, providerRef: "" })) }),
  "one payment may be paid by many lines": (question) => {
    const alone = question.lines.flatMap((line) => matchLines({ ...question, lines: [line] }).verdicts);
    const paid = new Set(alone.flatMap((verdict) => ("payment" in verdict ? [verdict.payment.id] : [])));
    return { verdicts: alone, onlyUs: question.payments.filter(({ id }) => !paid.has(id)) };
  },
  "what is proposed is taken": (question) => {
    const answer = matchLines({ ...question, payments: question.payments });
    const taken = new Set<string>();
    const verdicts = answer.verdicts.map((verdict): Verdict => {
      if (verdict.class !== "only-bank") return verdict;
      const guess = answer.onlyUs.find(({ id }) => !taken.has(id));
      if (guess === undefined) return verdict;
      taken.add(guess.id);
      return { line: verdict.line, class: "differs", payment: guess, by: "reference" };
    });
    return { verdicts, onlyUs: answer.onlyUs.filter(({ id }) => !taken.has(id)) };
  },
  "lines are paired as they come": (question) => {
    const free = [...question.payments];
    const verdicts = question.lines.map((line): Verdict => {
      const [only] = matchLines({ ...question, lines: [line], payments: free }).verdicts;
      if (only === undefined) throw new Error("no verdict");
      if (only.class === "exact" || only.class === "differs") free.splice(free.indexOf(only.payment), 1);
      return only;
    });
    return { verdicts, onlyUs: free };
  },
  "money out pays for money in": (question) => {
    const lines = question.lines.map((line) => ({ ...line, amount: Math.abs(line.amount) }));
    return matchLines({ ...question, lines });
  },
};

describe("the harness", () => {
  it.each(Object.entries(MUTANTS))("catches the mutant: %s", (_name, mutant) => {
    const caught = Array.from({ length: 400 }, (_, seed) => aTruth(seed)).some(
      (truth) => faultOf(mutant, truth, truth.lines) !== undefined,
    );
    expect(caught).toBe(true);
  });
});
