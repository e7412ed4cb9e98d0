import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { Clock } from "../clock.ts";
import type { Piece } from "../sheets/table-writer.ts";
import type { Claim } from "./claim.ts";
import { writeManifest, type Manifest } from "./manifest.ts";

/** The folder was removed, or another run took it over. */
export class NotOurs extends Error {
  constructor() {
    super("the export was removed or taken over");
    this.name = "NotOurs";
  }
}

/** Writes pieces into the file and, once they are safe there, the manifest that tells of them. */
export type Recorder = {
  readonly manifest: () => Manifest;
  readonly add: (piece: Promise<Piece>, step: Step) => Promise<void>;
  readonly finish: (piece: Promise<Piece>) => Promise<void>;
  /** Marks the last run as failed; what is written stays. */
  readonly fail: () => Promise<void>;
};

type Step = { readonly rows: number; readonly cursor: string | null };

type Place = {
  readonly start: Manifest;
  readonly file: FileHandle;
  readonly folder: string;
  readonly clock: Clock;
  readonly claim: Claim;
};

/** A recorder that goes on after `start`. Its methods are called one after the other. */
export function openRecorder({ start, file, folder, clock, claim }: Place): Recorder {
  let manifest = start;

  async function record(piece: Promise<Piece>, change: (now: Manifest) => Partial<Manifest>): Promise<void> {
    const { bytes, state: writer } = await piece;
    await writeAll(file, bytes, manifest.bytes);
    await file.datasync();
    await save({
      ...manifest,
      writer,
      bytes: manifest.bytes + bytes.length,
      checksum: crc32(bytes, manifest.checksum),
      ...change(manifest),
    });
  }

  async function save(next: Manifest): Promise<void> {
    if (!(await claim.isHeld())) throw new NotOurs();
    const stamped = { ...next, touchedAt: await clock.now() };
    await writeManifest(folder, stamped).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new NotOurs() : error;
    });
    manifest = stamped;
  }

  return {
    manifest: () => manifest,
    add: (piece, { rows, cursor }) => record(piece, (now) => ({ state: "unfinished", rows: now.rows + rows, cursor })),
    finish: (piece) => record(piece, () => ({ state: "done" })),
    fail: async () => {
      await save({ ...manifest, state: "failed" }).catch(() => undefined);
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer, from: number): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, from + at);
    at += bytesWritten;
  }
}
