/** A row of a file: its cells, and the line of the file on which it begins. */
export type Row = { readonly at: number; readonly cells: readonly string[] };

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row that has not ended by now never will: a quote was left open. */
const LONGEST_ROW = 1_000_000;

export type CsvReader = {
  /** The rows that have become whole with this piece of the file. */
  readonly take: (piece: string) => readonly Row[];
  /** The last row, when no line break ends it. */
  readonly end: () => readonly Row[];
  /** The line on which a quote was opened and never closed. */
  readonly openQuoteAt: () => number | null;
};

/** Reads csv piece by piece (RFC 4180): quoted cells with doubled quotes and breaks inside, lines ended by CRLF or LF. */
export function csvReader(delimiter: Delimiter): CsvReader {
  let rest = "";
  let line = 1;
  let openQuoteAt: number | null = null;

  function take(piece: string): readonly Row[] {
    if (openQuoteAt !== null) return [];
    const text = rest === "" ? piece : rest + piece;
    const rows: Row[] = [];
    let from = 0;
    for (;;) {
      const end = endOfRow(text, from, delimiter);
      if (end === undefined) break;
      rows.push(rowOf(text.slice(from, end)));
      from = end + 1;
    }
    rest = text.slice(from);
    if (rest.length > LONGEST_ROW) openQuoteAt = line;
    return rows;
  }

  function rowOf(text: string): Row {
    const body = text.endsWith("\r") ? text.slice(0, -1) : text;
    const isQuoted = body.includes('"');
    const row = { at: line, cells: isQuoted ? quotedCells(body, delimiter) : body.split(delimiter) };
    line += isQuoted ? body.split("\n").length : 1;
    return row;
  }

  function end(): readonly Row[] {
    if (rest === "" || rest === "\r" || openQuoteAt !== null) return [];
    if (endOfRow(`${rest}\n`, 0, delimiter) === undefined) openQuoteAt = line;
    return openQuoteAt === null ? [rowOf(rest)] : [];
  }

  return { take, end, openQuoteAt: () => openQuoteAt };
}

/** Where the line break stands that ends the row begun at `from`; undefined while it has not arrived. */
function endOfRow(text: string, from: number, delimiter: string): number | undefined {
  const feed = text.indexOf("\n", from);
  if (feed === -1) return undefined;
  if (!text.slice(from, feed).includes('"')) return feed;
  let isInside = false;
  let isFresh = true;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (isInside && letter === '"' && text[at + 1] === '"') at += 1;
    else if (letter === '"' && (isInside || isFresh)) isInside = !isInside;
    else if (letter === "\n" && !isInside) return at;
    isFresh = letter === delimiter && !isInside;
  }
  return undefined;
}

function quotedCells(body: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const cell = body[at] === '"' ? quotedCell(body, at) : undefined;
    const end = body.indexOf(delimiter, cell?.next ?? at);
    const stop = end === -1 ? body.length : end;
    cells.push(cell === undefined ? body.slice(at, stop) : cell.text + body.slice(cell.next, stop));
    if (end === -1) return cells;
    at = end + 1;
  }
}

function quotedCell(body: string, from: number): { readonly text: string; readonly next: number } {
  let text = "";
  let at = from + 1;
  for (;;) {
    const quote = body.indexOf('"', at);
    if (quote === -1) return { text: text + body.slice(at), next: body.length };
    text += body.slice(at, quote);
    if (body[quote + 1] !== '"') return { text, next: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}
