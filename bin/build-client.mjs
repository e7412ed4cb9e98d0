// Builds the browser's part: islands, one stylesheet, fonts, icon; every file named by its content.
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FONTS = ["latin-400", "latin-600", "vietnamese-400", "vietnamese-600"];

/** Builds into `outDir/assets`, and writes `outDir/manifest.json` (plain name -> hashed name). */
export async function buildClient({ outDir, minify = true }) {
  const assets = join(outDir, "assets");
  mkdirSync(assets, { recursive: true });
  const manifest = {};
  const keep = (name, bytes) => {
    const hash = createHash("sha256").update(bytes).digest("base64url").replaceAll(/[-_]/g, "").slice(0, 10);
    const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`;
    manifest[name] = hashed;
    writeFileSync(join(assets, hashed), bytes);
    if ([".js", ".css", ".svg"].includes(extname(name))) {
      writeFileSync(join(assets, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(assets, `${hashed}.br`), brotliCompressSync(bytes));
    }
  };
  for (const font of FONTS) {
    const file = `node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${font}-normal.woff2`;
    keep(`be-vietnam-pro-${font.replace(/-(\d+)$/, "-$1")}.woff2`, readFileSync(join(ROOT, file)));
  }
  keep("icon.svg", readFileSync(join(ROOT, "src/ui/styles/icon.svg")));
  keep("main.css", await styles(manifest, minify));
  for (const island of await islands(minify)) keep(island.name, island.bytes);
  writeFileSync(join(outDir, "manifest.json"), JSON.stringify(manifest, null, 2));
  return manifest;
}

/** Tabler without the rules that no page uses, then our own; font addresses get their hashed names. */
async function styles(manifest, minify) {
  const { PurgeCSS } = await import("purgecss");
  const { transform } = await import("esbuild");
  const sources = globSync("src/**/*.{ts,tsx}", { cwd: ROOT }).filter((file) => !/\.(test|e2e)\./.test(file));
  const [purged] = await new PurgeCSS().purge({
    content: sources.map((file) => ({
      raw: readFileSync(join(ROOT, file), "utf8")
        .split("\n")
        .filter((line) => /["'`]/.test(line))
        .join("\n"),
      extension: "tsx",
    })),
    css: [{ raw: readFileSync(join(ROOT, "node_modules/@tabler/core/dist/css/tabler.min.css"), "utf8") }],
    defaultExtractor: (text) => text.match(/[A-Za-z][\w-]*/g) ?? [],
    safelist: { standard: ["html", "body", "summary", "details", "dialog", "kbd", "caption", "legend"] },
    // Never used whatever the words in our sources look like: other people's widgets.
    blocklist: [/^(litepicker|apexcharts|jvm-|ts-|dropzone|plyr|noUi|fslightbox|iti|tox|fc-|coloris|signature)/],
    fontFace: true,
    keyframes: true,
    variables: true,
  });
  const own = ["main.css", "boards.css", "reports.css"]
    .map((name) => readFileSync(join(ROOT, "src/ui/styles", name), "utf8"))
    .join("\n")
    .replaceAll(/\/assets\/([\w.-]+)/g, (_, name) => `/assets/${manifest[name] ?? name}`);
  const vendor = withoutUnusedData(purged.css);
  const { code } = await transform(`${vendor}\n${own}`, { loader: "css", minify, legalComments: "none" });
  return Buffer.from(code);
}

function withoutUnusedData(css) {
  return css.replaceAll(/@charset "[^"]*";/g, "").replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, "");
}

/** Every `src/**\/islands/<name>.island.{ts,tsx}` becomes `<name>.js`. */
async function islands(minify) {
  const { build } = await import("esbuild");
  const entries = globSync("src/**/islands/*.island.{ts,tsx}", { cwd: ROOT });
  if (entries.length === 0) return [];
  const built = await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((file) => ({ in: file, out: basename(file).replace(/\.island\.tsx?$/, "") })),
    outdir: "assets",
    bundle: true,
    format: "esm",
    target: ["es2022"],
    jsx: "automatic",
    jsxImportSource: "preact",
    minify,
    write: false,
    legalComments: "none",
    logLevel: "warning",
  });
  return built.outputFiles.map((file) => ({ name: basename(file.path), bytes: Buffer.from(file.contents) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outDir = process.argv[2] ?? join(ROOT, ".build", "public");
  console.log(JSON.stringify(await buildClient({ outDir }), null, 2));
}
