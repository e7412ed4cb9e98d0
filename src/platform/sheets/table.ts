import type { Instant, PlainDate } from "#kernel/time.ts";

/** How the value of a cell is shown. Numbers take the separators of the reader's own program; `1.234` in Vietnam. */
export type Format = "text" | "integer" | "decimal" | "percent" | "money" | "date" | "instant";

/** How loud a body cell is: totals are `strong`, what does not add up is `alert`, what explains is `quiet`. */
export type Look = "plain" | "strong" | "alert" | "quiet";

export type Align = "left" | "centre" | "right";

/**
 * What a cell holds. Text stays text, whatever it begins with. A number is shown as its column says; a percentage is a
 * ratio (0.985 is shown as 98,5 %). A date is a day in Vietnam, an instant is shown on the wall clock of Vietnam. In
 * columns of instants and dates a number is milliseconds since 1970: a million rows of Temporal take twice the time.
 */
export type Value = string | number | PlainDate | Instant | null;

/** A value that is shown otherwise than its column says. */
export type Styled = {
  readonly value: Value;
  readonly format?: Format;
  readonly look?: Look;
  readonly align?: Align;
};

export type Cell = Value | Styled;

/** One row of the table: its cells from the left, or the same with one look for the whole row (a row of totals). */
export type Row = readonly Cell[] | { readonly cells: readonly Cell[]; readonly look: Look };

export type Column = {
  /** The heading, when the table has a head of one row; and the name of the column in csv. */
  readonly name?: string;
  readonly format: Format;
  /** In digits of the body's letters; a fitting width for the format when left out. */
  readonly width?: number;
  readonly align?: Align;
  /** Long text is broken into lines instead of running into the next cell. */
  readonly wrap?: "wrap";
};

/** A cell of the head; `across` columns and `down` rows of the head are merged into one. */
export type HeadCell = { readonly text: string; readonly across?: number; readonly down?: number };

/** A line above or below the table. Parts share its width; breaks in the text make further lines. */
export type Line = {
  readonly left?: string;
  readonly centre?: string;
  readonly right?: string;
  readonly look?: "plain" | "title" | "strong" | "italic" | "alert";
  /** Parts stand in the middle of their share instead of at its edge: letterheads and signatures. */
  readonly align?: "centred";
};

/** A sheet but for its rows. */
export type Table = {
  /** The name on the tab; what Excel refuses in it is replaced. */
  readonly name: string;
  readonly above?: readonly Line[];
  readonly columns: readonly Column[];
  /** Rows of the head as in an HTML table, each cell named once; left out, one row of the columns' names. */
  readonly head?: readonly (readonly HeadCell[])[];
  /** Notes after the last row: the reconciliation line, remarks, signatures. Part of the csv, too. */
  readonly below?: readonly Line[];
  /** A4; landscape when left out. Always as wide as one page. */
  readonly page?: "landscape" | "portrait";
};
