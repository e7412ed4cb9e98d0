import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeError, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { SETUP_VARIABLE, type WorkerJob, type WorkerReply, type WorkerSetup } from "./protocol.ts";

// A child process of its own: a crash or an endless layout of the native compiler costs one print-out, not the server.
const setup = JSON.parse(process.env[SETUP_VARIABLE] ?? "{}") as WorkerSetup;
const compiler = NodeCompiler.create({
  workspace: setup.templates,
  fontArgs: [{ fontBlobs: setup.fonts.map((path) => readFileSync(path)) }],
});
for (const name of readdirSync(setup.shared)) {
  compiler.mapShadow(join(setup.templates, name), readFileSync(join(setup.shared, name)));
}

process.on("message", (job: WorkerJob) => process.send?.(typeset(job)));
process.on("disconnect", () => process.exit(0));

function typeset(job: WorkerJob): WorkerReply {
  try {
    const compiled = compiler.compile({
      mainFilePath: join(setup.templates, job.template),
      inputs: { data: job.data },
    });
    const document = compiled.result;
    if (document === null) return { id: job.id, ok: false, message: diagnosis(compiled.takeDiagnostics()) };
    const pages = document.numOfPages;
    const pdf = toPdf(document, job.createdAt);
    compiler.evictCache(10);
    return { id: job.id, ok: true, pdf, pages };
  } catch (fault) {
    return { id: job.id, ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** Tagged PDF/UA-1; the older native part that some platforms get from npm knows PDF/A-2b only. */
function toPdf(document: NodeTypstDocument, creationTimestamp: number): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp });
  } catch (fault) {
    if (!String(fault).includes("unknown variant")) throw fault;
    return compiler.pdf(document, { pdfStandard: "a-2b", creationTimestamp });
  }
}

function diagnosis(error: NodeError | null): string {
  return error === null ? "no document and no reason" : JSON.stringify(compiler.fetchDiagnostics(error));
}
