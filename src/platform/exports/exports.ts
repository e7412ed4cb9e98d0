import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { isClaimed } from "./claim.ts";
import { openFile, type ExportFile } from "./export-file.ts";
import type { ExportJob, ExportOrder, ExportProgress } from "./export-job.ts";
import { newManifest, readManifest, writeManifest, type Manifest } from "./manifest.ts";
import { runExport, type RunEnd } from "./run-export.ts";

/**
 * Big tables written in the background into files under a folder that all processes of the product share.
 *
 * The page that asks for one calls `order` and enqueues a job of the queue; the worker makes the `ExportJob` from the
 * order and calls `run`; pages show `progress`; the download opens the finished file. After a restart of the worker the
 * queue runs the job again, or the worker runs what `list` shows as `waiting`, and the export goes on where it was.
 */
export type Exports = {
  /** Notes an order, to be run later. Ordering the same id again changes nothing. */
  readonly order: (order: ExportOrder) => Promise<void>;
  /** Runs an export to its end, or on from where an earlier run was cut off. Throws the faults of its source. */
  readonly run: (job: ExportJob, signal?: AbortSignal) => Promise<RunEnd>;
  readonly progress: (id: string) => Promise<ExportProgress | undefined>;
  /** Every export there is, the one touched last first. */
  readonly list: () => Promise<readonly ExportProgress[]>;
  /** The finished file, or undefined while there is none. */
  readonly open: (id: string) => Promise<ExportFile | undefined>;
  /** Takes an export away; a run of it stops by itself. */
  readonly remove: (id: string) => Promise<void>;
  /** Removes exports that nobody has worked on for a day. Answers how many. */
  readonly sweep: () => Promise<number>;
};

const KEPT_HOURS = 24;

/** The exports under a folder, which comes into being with the first order; times come from the clock. */
export function openExports(folder: string, clock: Clock): Exports {
  const placeOf = (id: string) => join(folder, assertId(id));

  async function order(wish: ExportOrder): Promise<void> {
    await mkdir(placeOf(wish.id), { recursive: true, mode: 0o700 });
    if ((await readManifest(placeOf(wish.id))) !== undefined) return;
    await writeManifest(placeOf(wish.id), newManifest(wish, await clock.now()));
  }

  async function ids(): Promise<readonly string[]> {
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => ID.test(name));
  }

  async function progress(id: string): Promise<ExportProgress | undefined> {
    const manifest = await readManifest(placeOf(id));
    return manifest === undefined ? undefined : present(manifest, await isClaimed(placeOf(id)));
  }

  return {
    order,
    run: async (job, signal) => {
      await order(job);
      return runExport(job, { folder: placeOf(job.id), clock, ...(signal === undefined ? {} : { signal }) });
    },
    progress,
    list: async () => {
      const all = await Promise.all((await ids()).map(progress));
      const known = all.filter((one) => one !== undefined);
      return known.sort((a, b) => b.touchedAt.epochMilliseconds - a.touchedAt.epochMilliseconds);
    },
    open: async (id) => {
      const manifest = await readManifest(placeOf(id));
      return manifest?.state === "done" ? openFile(placeOf(id), manifest) : undefined;
    },
    remove: (id) => rm(placeOf(id), { recursive: true, force: true, maxRetries: 3 }),
    sweep: async () => {
      const before = (await clock.now()).subtract({ hours: KEPT_HOURS }).epochMilliseconds;
      let swept = 0;
      for (const id of await ids()) {
        if ((await touchedMs(placeOf(id))) > before || (await isClaimed(placeOf(id)))) continue;
        await rm(placeOf(id), { recursive: true, force: true, maxRetries: 3 });
        swept += 1;
      }
      return swept;
    },
  };
}

const ID = /^[0-9a-z][0-9a-z-]{7,63}$/;

// An id becomes the name of a folder.
function assertId(id: string): string {
  if (!ID.test(id)) throw new RangeError("the id of an export has 8 to 64 small letters, digits and hyphens");
  return id;
}

async function touchedMs(place: string): Promise<number> {
  const manifest = await readManifest(place);
  if (manifest !== undefined) return manifest.touchedAt.epochMilliseconds;
  return (await stat(place).catch(() => undefined))?.mtimeMs ?? 0;
}

function present(manifest: Manifest, running: boolean): ExportProgress {
  const { id, fileName, format, request, rows, total, bytes, touchedAt } = manifest;
  const state = stateOf(manifest, running);
  return { id, fileName, format, request, state, rows, total: total ?? undefined, bytes, touchedAt };
}

function stateOf({ state }: Manifest, running: boolean): ExportProgress["state"] {
  if (state === "done") return "done";
  if (running) return "running";
  return state === "failed" ? "failed" : "waiting";
}
