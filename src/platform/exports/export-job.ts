import type { Instant } from "#kernel/time.ts";
import type { FileFormat } from "../sheets/table-writer.ts";
import type { Row, Table } from "../sheets/table.ts";

/** What somebody asked for; kept with the file, so that the job can be made again from it after a restart. */
export type ExportOrder = {
  /** 8 to 64 small letters, digits and hyphens; a UUID is good. The same id is the same export. */
  readonly id: string;
  /** The name for whoever downloads it, with its ending. */
  readonly fileName: string;
  readonly format: FileFormat;
  /** The caller's own words: who asked, for what, as of when. Never looked into here. */
  readonly request: string;
};

/**
 * A big table to be written in the background. It must give the same rows whenever it is asked again (ask "as of" an
 * instant): then an export that was cut off and continued has the same bytes as one that ran through.
 */
export type ExportJob = ExportOrder & {
  readonly table: Table;
  /** How many rows there will be, for the progress; asked once. */
  readonly total: () => Promise<number>;
  /** The rows after a cursor (null: from the first), at most `limit`, and the next cursor; null when these are the last. */
  readonly rowsAfter: (cursor: string | null, limit: number) => Promise<RowPage>;
};

export type RowPage = { readonly rows: readonly Row[]; readonly cursor: string | null };

export type ExportProgress = ExportOrder & {
  /** `waiting`: nobody works on it, it has not begun or was cut off. `failed`: the last run ended in a fault. */
  readonly state: "waiting" | "running" | "failed" | "done";
  readonly rows: number;
  /** Undefined before it has begun. */
  readonly total: number | undefined;
  readonly bytes: number;
  readonly touchedAt: Instant;
};
