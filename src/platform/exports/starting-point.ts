import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Clock } from "../clock.ts";
import type { ExportJob } from "./export-job.ts";
import { newManifest, readManifest, writeManifest, type Manifest } from "./manifest.ts";

/** The file of an export in its folder. */
export const FILE_NAME = "file";

/**
 * Where a run begins: after the last complete step, when the same table was being written and the file has every byte
 * that the manifest tells of; otherwise at the very beginning.
 */
export async function startingPoint(
  job: ExportJob,
  { folder, clock }: { readonly folder: string; readonly clock: Clock },
): Promise<Manifest> {
  const known = await readManifest(folder);
  const fingerprint = fingerprintOf(job);
  if (known !== undefined && known.bytes > 0 && known.fingerprint === fingerprint && (await isWhole(folder, known))) {
    return known;
  }
  const fresh = { ...newManifest(job, await clock.now()), fingerprint, total: await job.total() };
  await writeManifest(folder, fresh);
  return fresh;
}

async function isWhole(folder: string, { bytes, checksum }: Manifest): Promise<boolean> {
  const path = join(folder, FILE_NAME);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.size < bytes) return false;
  let seen = 0;
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) seen = crc32(chunk as Buffer, seen);
  return seen === checksum;
}

function fingerprintOf({ format, table, fileName }: ExportJob): number {
  return crc32(JSON.stringify([format, table, fileName]));
}
