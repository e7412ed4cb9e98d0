import { err, ok, type Result } from "#kernel/result.ts";
import { fileChecker, type FileSummary, type Period } from "../domain/check-file.ts";
import { csvReader, type Row } from "../domain/csv-rows.ts";
import { problemList, type FileProblem, type ProblemList } from "../domain/file-problem.ts";
import { mt940Reader } from "../domain/mt940-reader.ts";
import type { Profile } from "../domain/profile.ts";
import { tableReader, type ReadLine } from "../domain/table-reader.ts";
import { textDecoderOf } from "./read-text.ts";
import { xlsxRows } from "./read-xlsx.ts";

export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export type FileToRead = {
  readonly pieces: Pieces;
  readonly profile: Profile;
  readonly accountNo: string;
  readonly period: Period;
};

/** A file that is refused whole: how many problems, and the first of them with their rows. */
export type BrokenFile = { readonly count: number; readonly problems: readonly FileProblem[] };

/** Where lines go as they are read; a promise is waited for, so that a big file is never in memory as a whole. */
export type Sink = (lines: readonly ReadLine[]) => Promise<void> | void;

/** A line of MT940 has 65 letters; one that does not end is no statement. */
const LONGEST_LINE = 100_000;
/** Largest sheet that is unpacked in memory; csv and MT940 are read piece by piece. */
const MOST_XLSX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a bank's file and holds it against itself (B-37). Lines go to the sink before the end is known: only when the
 * answer is ok do they count.
 */
export async function readBankFile(
  file: FileToRead,
  sink: Sink = () => undefined,
): Promise<Result<FileSummary, BrokenFile>> {
  const problems = problemList();
  const checker = fileChecker(file.period, file.accountNo, problems);
  const flow = (lines: readonly ReadLine[]) => {
    for (const line of lines) checker.take(line);
    return lines.length === 0 ? undefined : sink(lines);
  };
  const declared =
    file.profile.format === "mt940" ? await readMt940(file, problems, flow) : await readTable(file, problems, flow);
  const summary = declared === undefined ? undefined : checker.end(declared);
  if (summary !== undefined && problems.count() === 0) return ok(summary);
  return err({ count: problems.count(), problems: problems.listed() });
}

type Flow = (lines: readonly ReadLine[]) => Promise<void> | void;

async function readTable({ pieces, profile }: FileToRead, problems: ProblemList, flow: Flow) {
  const reader = tableReader(profile, problems);
  const linesOf = (rows: readonly Row[]) => rows.map(reader.take).filter((line) => line !== undefined);
  if (profile.format === "xlsx") {
    const bytes = await gather(pieces);
    if (bytes.length > MOST_XLSX_BYTES || bytes.length === 0) {
      problems.add({ row: null, what: bytes.length === 0 ? "empty" : "too-large", seen: "" });
      return undefined;
    }
    for await (const row of xlsxRows(bytes, problems)) await flow(linesOf([row]));
    return problems.listed().some(({ what }) => what === "unreadable") ? undefined : reader.declared();
  }
  const csv = csvReader(profile.delimiter);
  for await (const text of texts(pieces, problems)) await flow(linesOf(csv.take(text)));
  await flow(linesOf(csv.end()));
  const at = csv.openQuoteAt();
  if (at !== null) problems.add({ row: at, what: "quote", seen: "" });
  return isHopeless(problems) ? undefined : reader.declared();
}

async function readMt940({ pieces }: FileToRead, problems: ProblemList, flow: Flow) {
  const reader = mt940Reader(problems);
  let rest = "";
  let row = 0;
  for await (const text of texts(pieces, problems)) {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > LONGEST_LINE) {
      problems.add({ row: row + 1, what: "mt940-line", seen: rest.slice(0, 60) });
      return undefined;
    }
    await flow(parts.map((part) => reader.take(part, (row += 1))).filter((line) => line !== undefined));
  }
  if (rest !== "") await flow([reader.take(rest, row + 1)].filter((line) => line !== undefined));
  if (isHopeless(problems)) return undefined;
  const { line, declared } = reader.end();
  if (line !== undefined) await flow([line]);
  return declared;
}

/** Text of the pieces; ends at once when the file is of another code or holds nothing. */
async function* texts(pieces: Pieces, problems: ProblemList): AsyncGenerator<string> {
  const decoder = textDecoderOf(problems);
  let size = 0;
  for await (const piece of pieces) {
    if (piece.length === 0) continue;
    size += piece.length;
    const text = decoder.take(piece);
    if (text === undefined) return;
    yield text;
  }
  if (size === 0) problems.add({ row: null, what: "empty", seen: "" });
  yield decoder.end();
}

/** A file of another code or without content says nothing more that is worth listing. */
function isHopeless(problems: ProblemList): boolean {
  return problems.listed().some(({ what }) => what === "utf-16" || what === "empty");
}

async function gather(pieces: Pieces): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size <= MOST_XLSX_BYTES + 1) parts.push(piece);
  }
  return Buffer.concat(parts, size > MOST_XLSX_BYTES ? MOST_XLSX_BYTES + 1 : size);
}
