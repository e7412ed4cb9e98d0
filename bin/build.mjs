// Builds server and browser parts into .build/ when a source is newer than the last build.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, ".build");
const STAMP = join(OUT, "stamp");
const OLD_MS = 14 * 24 * 60 * 60 * 1000;

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
  // Chunks and assets carry their content in their names: the old ones stay for processes that still run on them.
  cpSync(fresh, OUT, { recursive: true });
  const kept = new Set(filesIn(fresh));
  rmSync(fresh, { recursive: true, force: true });
  for (const file of filesIn(OUT)) {
    const path = join(OUT, file);
    if (!kept.has(file) && Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path);
  }
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
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
