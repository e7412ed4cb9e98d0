import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** The right to write in a folder, held by one run at a time, also between processes. */
export type Claim = {
  /** False once another run took the folder over, because this one showed no life for half a minute. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
};

type Mark = { readonly token: string; readonly pid: number; readonly host: string };

const LIFE_SIGN_MS = 5_000;
const DEAD_AFTER_MS = 30_000;
const NAME = "claim";
/** Claims of this very process: a mark with its number that is not among them is of an earlier life. */
const mine = new Set<string>();

/** Takes the folder, or answers undefined while another run is alive in it. */
export async function claimFolder(folder: string): Promise<Claim | undefined> {
  const path = join(folder, NAME);
  if (await isClaimed(folder)) return undefined;
  await clearAway(path);
  const token = randomUUID();
  if (!(await place(path, { token, pid: process.pid, host: hostname() }))) return undefined;
  mine.add(token);
  const lifeSign = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), LIFE_SIGN_MS);
  lifeSign.unref();
  const isHeld = async () => (await readMark(path))?.token === token;
  return {
    isHeld,
    release: async () => {
      clearInterval(lifeSign);
      mine.delete(token);
      if (await isHeld()) await rm(path, { force: true });
    },
  };
}

/** Whether a run is alive in the folder. */
export async function isClaimed(folder: string): Promise<boolean> {
  const path = join(folder, NAME);
  const [mark, found] = await Promise.all([readMark(path), stat(path).catch(() => undefined)]);
  if (found === undefined || Date.now() - found.mtimeMs > DEAD_AFTER_MS) return false;
  if (mark === undefined || mark.host !== hostname()) return true;
  return mark.pid === process.pid ? mine.has(mark.token) : isAlive(mark.pid);
}

async function readMark(path: string): Promise<Mark | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Mark;
  } catch {
    return undefined;
  }
}

/** Only one of several can place its mark. */
async function place(path: string, mark: Mark): Promise<boolean> {
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return undefined;
    throw error;
  });
  if (file === undefined) return false;
  await file.writeFile(JSON.stringify(mark));
  await file.close();
  return true;
}

// By renaming, so that of two that see the same dead mark only one takes it away.
async function clearAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
