// Runs the speed promises: every file of bench/, or those named. Each prints figures and a ratio against its own limit.
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ensureBuilt, ROOT } from "./build.mjs";

const asked = process.argv.slice(2);
const files = globSync("bench/*.ts", { cwd: ROOT })
  .filter((file) => !file.includes(".test.") && !basename(file).startsWith("_"))
  .filter((file) => asked.length === 0 || asked.includes(basename(file, ".ts")))
  .toSorted();
if (files.length === 0) {
  process.stderr.write(
    `Không có phép đo "${asked.join(" ")}". Các phép đo: ${globSync("bench/*.ts", { cwd: ROOT })
      .map((file) => basename(file, ".ts"))
      .join(", ")}\n`,
  );
  process.exit(2);
}

await ensureBuilt();
const out = join(ROOT, ".build", "bench");
mkdirSync(out, { recursive: true });
const { build } = await import("esbuild");
await build({
  absWorkingDir: ROOT,
  entryPoints: files.map((file) => ({ in: file, out: basename(file, ".ts") })),
  outdir: out,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  packages: "external",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".typ": "text" },
  logLevel: "warning",
});
let failed = 0;
for (const file of files) {
  process.stdout.write(`\n== ${basename(file, ".ts")}\n`);
  const { status } = spawnSync(process.execPath, [join(out, `${basename(file, ".ts")}.js`)], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
