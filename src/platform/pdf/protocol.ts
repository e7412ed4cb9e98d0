/** What the parent tells the typesetting child once, before the first job. */
export type WorkerSetup = {
  readonly templates: string;
  /** Folder whose templates every other folder may import as its own: page, letterhead, signatures. */
  readonly shared: string;
  readonly fonts: readonly string[];
};

/** One document to set: a template's file name and its data as JSON text, never as source text. */
export type WorkerJob = {
  readonly id: number;
  readonly template: string;
  readonly data: string;
  readonly createdAt: number;
};

/** The child's answer to one job. */
export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** The name of the environment variable that carries the setup, as JSON. */
export const SETUP_VARIABLE = "TYPST_WORKER_SETUP";
