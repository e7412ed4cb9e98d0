// Makes the README's pictures from the running demo, in a real browser.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt, ROOT } from "./build.mjs";

await ensureBuilt();
const { build } = await import("esbuild");
const outfile = join(ROOT, ".build", "e2e", "screenshots.js");
await build({
  absWorkingDir: ROOT,
  entryPoints: ["e2e/screenshots.ts"],
  outfile,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
const { takeScreenshots } = await import(pathToFileURL(outfile).href);
for (const picture of await takeScreenshots()) process.stdout.write(`docs/screenshots/${picture}\n`);
