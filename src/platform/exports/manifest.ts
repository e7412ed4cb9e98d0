import { randomUUID } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Temporal } from "#kernel/time.ts";
import type { WriterState } from "../sheets/table-writer.ts";
import type { ExportOrder } from "./export-job.ts";

/** Raised whenever the same rows would give other bytes: an export begun before it starts anew. */
const VERSION = 1;
const NAME = "manifest.json";

const schema = z.object({
  version: z.literal(VERSION),
  id: z.string(),
  fileName: z.string(),
  format: z.enum(["xlsx", "csv"]),
  request: z.string(),
  /** Of the table: when the program that continues would write another one, it starts anew. */
  fingerprint: z.number(),
  total: z.number().nullable(),
  rows: z.number(),
  /** How far the file is complete, and the CRC-32 of that much. */
  bytes: z.number(),
  checksum: z.number(),
  cursor: z.string().nullable(),
  writer: z.custom<WriterState>((value) => typeof value === "object"),
  state: z.enum(["unfinished", "failed", "done"]),
  touchedAt: z.string().transform((text) => Temporal.Instant.from(text)),
});

/** What is known of an export beside its file. It always tells of complete steps, never of one being written. */
export type Manifest = z.output<typeof schema>;

/** Of an export that has not begun. */
export function newManifest(order: ExportOrder, touchedAt: Temporal.Instant): Manifest {
  const { id, fileName, format, request } = order;
  const nothing = { total: null, rows: 0, bytes: 0, checksum: 0, cursor: null, writer: null };
  return {
    version: VERSION,
    id,
    fileName,
    format,
    request,
    fingerprint: 0,
    ...nothing,
    state: "unfinished",
    touchedAt,
  };
}

/** Reads the manifest of a folder; undefined when there is none or it cannot be understood. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, NAME), "utf8")));
  } catch {
    return undefined;
  }
}

/** Replaces the manifest as a whole: a reader sees the old one or the new one, also after a power cut. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  // Under a name of its own: two orders of the same export may arrive at once.
  const next = join(folder, `${NAME}.${randomUUID()}`);
  const file = await open(next, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify({ ...manifest, touchedAt: manifest.touchedAt.toString() }));
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(next, join(folder, NAME));
}
