import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Temporal } from "#kernel/time.ts";
import { openPrinter, presentReceipt, type Sheet } from "#modules/printing/index.ts";
import { aReceipt } from "#modules/printing/testing.ts";
import { code128Svg, qrSvg } from "#platform/pdf/codes.ts";
import { documentFonts } from "#platform/pdf/fonts.ts";
import { ROOT } from "#platform/root.ts";

/**
 * Mẫu 01 a second, each for another person and code: from the facts of a dossier to the bytes of a tagged PDF, through
 * the queue and the child process. The limit beside it is Typst alone in this process, on data made ready before the
 * clock starts: no queue, no process boundary, no barcode to draw. Rounds alternate; the median counts.
 */
const SECONDS = 3;
const ROUNDS = 3;
const AT_ONCE = 4;
const PROMISED = 0.6;
const AT = Temporal.Instant.from("2026-11-23T02:15:00Z");
const TEMPLATES = join(ROOT, "src", "modules", "printing", "templates");

let made = 0;
const printer = openPrinter();
const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontBlobs: documentFonts().map((path) => readFileSync(path)) }],
});

const waits: number[] = [];
const figures = { limit: [] as number[], product: [] as number[] };
await perSecond(1, 1, product);
await perSecond(1, 1, bare([readyData()]));
for (let round = 0; round < ROUNDS; round += 1) {
  figures.limit.push(await perSecond(1, SECONDS, bare(Array.from({ length: SECONDS * 600 }, readyData))));
  figures.product.push(await perSecond(AT_ONCE, SECONDS, product));
}
printer.close();

const [limit, ours] = [median(figures.limit), median(figures.product)];
print("Mẫu 01 a second, facts to PDF bytes", ours.toFixed(0));
print("limit: Typst alone on ready data, a second", limit.toFixed(0));
print(`longest wait of one print-out, ${AT_ONCE} at once (ms)`, Math.max(...waits).toFixed(0));
print("median wait of one print-out (ms)", median(waits).toFixed(1));
const ratio = ours / limit;
print(`ratio ours/limit, promise ${PROMISED}: ${ratio >= PROMISED ? "kept" : "NOT KEPT"}`, ratio.toFixed(2));
process.exitCode = ratio >= PROMISED ? 0 : 1;

function nextSheet(): Sheet {
  made += 1;
  const receipt = aReceipt();
  const code = `H99.08-261123-${String(made).padStart(4, "0")}`;
  return presentReceipt({
    ...receipt,
    heading: { ...receipt.heading, code },
    applicant: { ...receipt.applicant, owner: `Hoàng Thị Ngọc Ánh ${made}` },
  });
}

async function product(): Promise<void> {
  const began = performance.now();
  const { bytes } = await printer.print(nextSheet(), AT);
  if (bytes.length < 10_000) throw new Error("that is no Mẫu 01");
  waits.push(performance.now() - began);
}

function readyData(): string {
  const { fields } = nextSheet();
  const barcodeSvg = code128Svg(`H99.08-261123-${made}`);
  return JSON.stringify({ ...fields, barcodeSvg, qrSvg: qrSvg(`https://motcua.sonthuy.example/tra-cuu?ma=${made}`) });
}

function bare(ready: readonly string[]): () => Promise<void> {
  let next = 0;
  return async () => {
    const data = ready[next % ready.length] ?? "";
    next += 1;
    const { result } = compiler.compile({ mainFilePath: join(TEMPLATES, "receipt.typ"), inputs: { data } });
    if (result === null) throw new Error("the template does not compile");
    compiler.pdf(result, { pdfStandard: "ua-1", creationTimestamp: 1 });
    compiler.evictCache(10);
  };
}

/** How often the work was done in a second, with so many going on at once. */
async function perSecond(atOnce: number, seconds: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(58)} ${figure}\n`);
}
