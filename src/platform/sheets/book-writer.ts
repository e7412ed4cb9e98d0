import { closingParts, ROOT_RELATIONS, sheetPartName, STYLES_NAME, type BookSheet } from "./book-parts.ts";
import { inGroups } from "./in-groups.ts";
import { rowXml } from "./row-xml.ts";
import { sheetClosing, sheetOpening, repeatedRows } from "./sheet-xml.ts";
import { sheetName } from "./sheet-name.ts";
import { stylesXml } from "./styles.ts";
import type { Row, Table } from "./table.ts";
import {
  appendPacked,
  beginPart,
  EMPTY_ARCHIVE,
  endArchive,
  endPart,
  pack,
  type Archive,
  type Packed,
  type Written,
} from "./zip-parts.ts";

/** A book as far as it is written; plain JSON, from which `bookWriter` goes on. */
export type BookState = {
  readonly archive: Archive;
  readonly sheets: readonly BookSheet[];
  /** The next free row of the open sheet. */
  readonly nextRow: number;
};

/** The bytes to be written next, and the state of the book after them. */
export type BookPiece = { readonly bytes: Buffer; readonly state: BookState };

/**
 * Writes an xlsx file piece by piece: `beginBook`, for each sheet `beginSheet`, `addRows` as often as wanted, `endSheet`,
 * then `endBook`. Calls turn rows into XML at once and pack it on another thread; the pieces come in the order of the
 * calls, so a caller may ask for the next one while it writes the last.
 */
export type BookWriter = {
  readonly beginBook: () => Promise<BookPiece>;
  readonly beginSheet: (table: Table) => Promise<BookPiece>;
  readonly addRows: (rows: readonly Row[]) => Promise<BookPiece>;
  readonly endSheet: () => Promise<BookPiece>;
  readonly endBook: () => Promise<BookPiece>;
};

/** What one sheet may hold; past it the rows go on in a further sheet with the same head. */
export type SheetLimits = { readonly rows: number; readonly bytes: number };

/** A sheet of Excel has 1,048,576 rows; 3 GiB of XML keep well below what the archive can tell of one part. */
const EXCEL: SheetLimits = { rows: 1_048_576, bytes: 3 * 2 ** 30 };

type Resumption = { readonly table: Table; readonly state: BookState };

/** A writer of a new book, or one that goes on inside the sheet that was open in `from`. */
export function bookWriter(from?: Resumption, limits: SheetLimits = EXCEL): BookWriter {
  let sheets = from?.state.sheets ?? [];
  let sheet = from === undefined ? undefined : openSheet(from.table, from.state.nextRow);
  let size = from?.state.archive.open?.size ?? 0;
  let last: Promise<Archive> = Promise.resolve(from?.state.archive ?? EMPTY_ARCHIVE);

  function piece(actions: readonly Action[]): Promise<BookPiece> {
    const after = { sheets, nextRow: sheet?.nextRow ?? 0 };
    const done = last.then((archive) => carryOut(archive, actions));
    last = done.then(({ archive }) => archive);
    last.catch(() => undefined);
    return done.then(({ bytes, archive }) => ({ bytes, state: { archive, ...after } }));
  }

  function opening(table: Table): readonly Action[] {
    const { xml, firstRow } = sheetOpening(table);
    const name = sheetName(
      table.name,
      sheets.map(({ name }) => name),
    );
    sheets = [...sheets, { name, repeatedRows: repeatedRows(table) }];
    sheet = openSheet(table, firstRow);
    const part = sheetPartName(sheets.length);
    size = Buffer.byteLength(xml);
    return [(archive) => beginPart(archive, part), append(xml)];
  }

  function closing({ table, nextRow }: OpenSheet): readonly Action[] {
    return [append(sheetClosing(table, nextRow)), endPart];
  }

  function rowActions(rows: readonly Row[]): readonly Action[] {
    const actions: Action[] = [];
    let rest = rows;
    while (rest.length > 0) {
      const open = current();
      const room = limits.rows - (open.table.below ?? []).length - open.nextRow + 1;
      if (room <= 0 || size > limits.bytes) {
        actions.push(...closing({ ...open, table: { ...open.table, below: [] } }), ...opening(open.table));
        continue;
      }
      const fitting = rest.slice(0, room);
      rest = rest.slice(room);
      const xml = inGroups(fitting, (row, index) => open.write(row, open.nextRow + index));
      sheet = { ...open, nextRow: open.nextRow + fitting.length };
      size += xml.length;
      actions.push(append(xml));
    }
    return actions;
  }

  function current(): OpenSheet {
    if (sheet === undefined) throw new Error("no sheet is open");
    return sheet;
  }

  return {
    beginBook: () => piece([...whole(ROOT_RELATIONS.name, ROOT_RELATIONS.xml), ...whole(STYLES_NAME, stylesXml())]),
    beginSheet: async (table) => piece(opening(table)),
    addRows: async (rows) => piece(rowActions(rows)),
    endSheet: async () => {
      const actions = closing(current());
      sheet = undefined;
      return piece(actions);
    },
    endBook: () => piece([...closingParts(sheets).flatMap(({ name, xml }) => whole(name, xml)), endArchive]),
  };
}

type OpenSheet = { readonly table: Table; readonly nextRow: number; readonly write: ReturnType<typeof rowXml> };

function openSheet(table: Table, nextRow: number): OpenSheet {
  return { table, nextRow, write: rowXml(table.columns) };
}

/** One step of writing; the bytes may still be on their way from the thread that packs them. */
type Action = (archive: Archive) => Written | Promise<Written>;

function append(xml: string | Buffer): Action {
  const packing: Promise<Packed> = pack(typeof xml === "string" ? Buffer.from(xml) : xml);
  packing.catch(() => undefined);
  return async (archive) => appendPacked(archive, await packing);
}

function whole(name: string, xml: string): readonly Action[] {
  return [(archive) => beginPart(archive, name), append(xml), endPart];
}

async function carryOut(archive: Archive, actions: readonly Action[]): Promise<Written> {
  const bytes: Buffer[] = [];
  let at = archive;
  for (const action of actions) {
    const step = await action(at);
    bytes.push(step.bytes);
    at = step.archive;
  }
  return { bytes: Buffer.concat(bytes), archive: at };
}
