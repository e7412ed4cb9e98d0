import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

/** A file that has arrived and lies aside: look at it, then keep or discard it. */
export type Received = {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  readonly read: () => Promise<Buffer>;
  /** Moves it to its place under its hash; the same content is stored once. */
  readonly keep: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Where files lie: content-addressed, outside of everything the web server shows. */
export type Blobs = {
  /** Writes a stream to disk, hashing on the way. Rejects with BlobTooLarge, leaving nothing, past the limit. */
  readonly receive: (source: AsyncIterable<Uint8Array>, limit: number) => Promise<Received>;
  /** Opens stored content, or undefined. */
  readonly open: (sha256: string) => Promise<{ readonly stream: Readable; readonly size: number } | undefined>;
  /** Stores bytes made by the product itself. */
  readonly put: (bytes: Uint8Array) => Promise<{ readonly sha256: string; readonly size: number }>;
  readonly remove: (sha256: string) => Promise<void>;
  /** Removes content that nobody stored anew in the last hour, when some upload may be about to point at it. */
  readonly removeAged: (sha256: string) => Promise<void>;
  /** Removes arrivals of more than an hour ago: a crash left them. Answers how many. */
  readonly sweepArrivals: () => Promise<number>;
};

const HOUR_MS = 3_600_000;

export class BlobTooLarge extends Error {
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.name = "BlobTooLarge";
  }
}

/** The store under a folder: `ab/cd/<sha256>`, arrivals under `arriving/`. */
export function openBlobs(folder: string): Blobs {
  const arriving = join(folder, "arriving");

  async function receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<Received> {
    await mkdir(arriving, { recursive: true, mode: 0o700 });
    const path = join(arriving, randomBytes(16).toString("hex"));
    const discard = () => rm(path, { force: true });
    try {
      const { sha256, size } = await write(path, source, limit);
      const keep = async () => {
        const place = placeOf(sha256);
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await utimes(path, new Date(), new Date());
        await rename(path, place);
        await flush(dirname(place));
      };
      return { sha256, size, read: () => readFile(path), keep, discard };
    } catch (error) {
      await discard();
      throw error;
    }
  }

  function placeOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("not a sha256 in lower-case hexadecimal");
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  return {
    receive,
    open: async (sha256) => {
      const place = placeOf(sha256);
      const found = await stat(place).catch(() => undefined);
      return found === undefined ? undefined : { stream: createReadStream(place), size: found.size };
    },
    put: async (bytes) => {
      const { sha256, size, keep } = await receive(Readable.from([bytes]), bytes.length);
      await keep();
      return { sha256, size };
    },
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    removeAged: async (sha256) => {
      if (await isAged(placeOf(sha256))) await rm(placeOf(sha256), { force: true });
    },
    sweepArrivals: async () => {
      let swept = 0;
      for (const name of await readdir(arriving).catch(() => [])) {
        if (!(await isAged(join(arriving, name)))) continue;
        await rm(join(arriving, name), { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

async function isAged(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > HOUR_MS;
}

async function write(path: string, source: AsyncIterable<Uint8Array>, limit: number) {
  const file = await open(path, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit) throw new BlobTooLarge(limit);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    return { sha256: hash.digest("hex"), size };
  } finally {
    await file.close();
  }
}

// A name survives a power cut only when its folder was flushed too.
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
