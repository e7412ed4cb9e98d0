import type { Db } from "#platform/db/db.ts";

/** 0 done · 1 refused (the input or the state says no) · 2 wrong use. */
export type ExitStatus = 0 | 1 | 2;

/** One command of the command line. */
export type Command = {
  readonly summary: string;
  /** Usage lines shown by `--help`. */
  readonly help: string;
  readonly run: (argv: readonly string[], io: CommandIo) => Promise<ExitStatus>;
};

/** What a command may touch of the outside. */
export type CommandIo = {
  /** True with `--json`: one JSON object on standard output, nothing else there. */
  readonly json: boolean;
  readonly stdin: NodeJS.ReadableStream;
  /** A line on standard output; waits while the reader is slow. */
  readonly print: (text: string) => Promise<void>;
  /** A line on standard error, for people. */
  readonly note: (text: string) => void;
  /** A progress bar on standard error; silent when it is not a terminal, except the last line. */
  readonly progress: (label: string, total?: number) => Progress;
  /** The configured database, or the embedded one started (or joined) and migrated. Closed by the command line. */
  readonly database: () => Promise<CommandDatabase>;
};

export type Progress = { readonly advance: (done: number) => void; readonly end: (summary?: string) => void };

export type CommandDatabase = {
  readonly db: Db;
  readonly owner: Db;
  /** Further connections for a bulk load, where the database allows them. */
  readonly openBulk?: () => Db;
  readonly dataDir: string;
};
