// Builds server and browser parts into .build/ when a source is newer than the last build.
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, ".build");
const STAMP = join(OUT, "stamp");

/** Builds unless nothing changed since the last build. Answers whether it built. */
export async function ensureBuilt() {
  const newest = String(newestChange());
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === newest) return false;
  const lock = join(ROOT, ".build.lock");
  // Two commands started at once: the second waits for the first instead of building into the same folder.
  await takeLock(lock);
  try {
    if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === newest) return false;
    await build();
    writeFileSync(STAMP, newest);
    return true;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function build() {
  const { build: esbuild } = await import("esbuild");
  const { buildClient } = await import("./build-client.mjs");
  const fresh = `${OUT}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const shared = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    logLevel: "warning",
  };
  const workers = globSync("src/**/*.worker.ts", { cwd: ROOT });
  await Promise.all([
    esbuild({ ...shared, entryPoints: ["src/app/cli.ts"], outdir: fresh, splitting: true, loader: { ".typ": "text" } }),
    esbuild({
      ...shared,
      entryPoints: workers.map((file) => ({ in: file, out: basename(file, ".ts").replace(/\.worker$/, "") })),
      outdir: join(fresh, "workers"),
    }),
    buildClient({ outDir: join(fresh, "public"), minify: true }),
  ]);
  rmSync(OUT, { recursive: true, force: true });
  renameSync(fresh, OUT);
}

function newestChange() {
  const folders = ["src", "data", "db", "bin"].map((name) => join(ROOT, name)).filter((path) => existsSync(path));
  const times = [join(ROOT, "package.json"), ...folders.flatMap(filesOf)].map((file) => statSync(file).mtimeMs);
  return Math.max(...times) + times.length;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function takeLock(lock) {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 120_000) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt();
