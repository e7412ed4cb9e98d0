import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { tableWriter, type Piece } from "../sheets/table-writer.ts";
import { claimFolder } from "./claim.ts";
import type { ExportJob } from "./export-job.ts";
import { NotOurs, openRecorder, type Recorder } from "./recorder.ts";
import { FILE_NAME, startingPoint } from "./starting-point.ts";

/** `busy`: another run is alive in it. `stopped`: by the signal, or because the export was removed or taken over. */
export type RunEnd = "done" | "busy" | "stopped";

type Surroundings = { readonly folder: string; readonly clock: Clock; readonly signal?: AbortSignal };

/** Rows of one step: what is done again at most when the process dies. Two steps are in memory at a time. */
const ROWS_AT_ONCE = 5_000;

/**
 * Writes an export to its end, going on from the last complete step of an earlier run. A fault of the source or of the
 * disk is thrown and leaves the export as `failed`; running it again goes on.
 */
export async function runExport(job: ExportJob, { folder, clock, signal }: Surroundings): Promise<RunEnd> {
  const claim = await claimFolder(folder);
  if (claim === undefined) return "busy";
  try {
    const start = await startingPoint(job, { folder, clock });
    if (start.state === "done") return "done";
    const file = await open(join(folder, FILE_NAME), start.bytes === 0 ? "w" : "r+", 0o600);
    try {
      await file.truncate(start.bytes);
      return await writeSteps(job, openRecorder({ start, file, folder, clock, claim }), signal);
    } finally {
      await file.close();
    }
  } finally {
    await claim.release();
  }
}

async function writeSteps(job: ExportJob, recorder: Recorder, signal: AbortSignal | undefined): Promise<RunEnd> {
  const { bytes, cursor: from, writer: state } = recorder.manifest();
  const writer = tableWriter(job.format, job.table, state);
  let recording: Promise<void> = Promise.resolve();
  try {
    // The opening is recorded together with the first rows: so bytes without a cursor mean that all rows are in.
    let opening = bytes === 0 ? [writer.begin()] : [];
    let cursor = from;
    let more = bytes === 0 || cursor !== null;
    while (more) {
      if (signal?.aborted === true) break;
      const page = await job.rowsAfter(cursor, ROWS_AT_ONCE);
      // Rows become bytes while the step before is still being packed and written.
      const step = joined([...opening, writer.rows(page.rows)]);
      step.catch(() => undefined);
      await recording;
      recording = recorder.add(step, { rows: page.rows.length, cursor: page.cursor });
      recording.catch(() => undefined);
      opening = [];
      cursor = page.cursor;
      more = cursor !== null;
    }
    await recording;
    if (more) return "stopped";
    await recorder.finish(writer.end());
    return "done";
  } catch (error) {
    await recording.catch(() => undefined);
    if (error instanceof NotOurs) return "stopped";
    await recorder.fail();
    throw error;
  }
}

async function joined(pieces: readonly Promise<Piece>[]): Promise<Piece> {
  const all = await Promise.all(pieces);
  return { bytes: Buffer.concat(all.map(({ bytes }) => bytes)), state: all.at(-1)?.state ?? null };
}
