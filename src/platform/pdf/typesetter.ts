import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../root.ts";
import { documentFonts } from "./fonts.ts";
import { type Json, printable } from "./printable.ts";
import { SETUP_VARIABLE, type WorkerJob, type WorkerReply } from "./protocol.ts";

/** A set document: PDF/UA-1 bytes and the number of its pages. */
export type Pdf = { readonly bytes: Uint8Array; readonly pages: number };

/** What to set: the template's file name, its data, and the second that goes into the file as its date. */
export type PdfJob = { readonly template: string; readonly data: Json; readonly createdAtSeconds: number };

export type Typesetter = {
  /** Sets one document; rejects with a PdfError when the template fails, the time is over or the queue is full. */
  readonly render: (job: PdfJob) => Promise<Pdf>;
  /** How many child processes were started so far, the living one, and how many documents wait. */
  readonly state: () => { readonly started: number; readonly pid: number | undefined; readonly waiting: number };
  /** Ends the child; waiting documents are rejected. */
  readonly close: () => void;
};

export type TypesetterOptions = {
  readonly templates: string;
  /** Longest time for one document, from its start in the child. */
  readonly timeoutMs?: number;
  /** The child is replaced after so many pages, since native memory only grows. */
  readonly pagesPerProcess?: number;
  /** Documents that may wait; one more is refused at once. */
  readonly maxWaiting?: number;
};

/** Why no PDF came: the template or its data, the time limit, a dead child twice in a row, too many waiting, or closed. */
export class PdfError extends Error {
  readonly reason: "template" | "timeout" | "crash" | "busy" | "closed";

  constructor(reason: PdfError["reason"], message: string) {
    super(message);
    this.name = "PdfError";
    this.reason = reason;
  }
}

type Waiting = {
  readonly job: WorkerJob;
  readonly done: (pdf: Pdf) => void;
  readonly failed: (error: PdfError) => void;
  readonly tries: number;
};

/** Starts a queue in front of one recycled typesetting child; the child itself starts with the first document. */
export function createTypesetter(options: TypesetterOptions): Typesetter {
  const { timeoutMs = 10_000, pagesPerProcess = 2_000, maxWaiting = 500 } = options;
  const queue: Waiting[] = [];
  let child: ChildProcess | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pages = 0;
  let started = 0;
  let lastId = 0;
  let closed = false;

  function start(): ChildProcess {
    const fresh = fork(workerFile(), {
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        PATH: process.env["PATH"],
        [SETUP_VARIABLE]: JSON.stringify({ templates: options.templates, shared: SHARED, fonts: documentFonts() }),
      },
    });
    started += 1;
    pages = 0;
    fresh.on("message", (reply: WorkerReply) => {
      if (fresh === child) settle(reply);
    });
    fresh.on("error", () => gone(fresh));
    fresh.on("exit", () => gone(fresh));
    return fresh;
  }

  function next(): void {
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) return rest();
    child ??= start();
    child.ref();
    child.channel?.ref();
    timer = setTimeout(() => giveUp(new PdfError("timeout", `not set within ${timeoutMs} ms`)), timeoutMs);
    child.send(current.job, () => undefined);
  }

  function settle(reply: WorkerReply): void {
    if (current === undefined || current.job.id !== reply.id) return;
    const { done, failed } = release(current);
    if (reply.ok) {
      pages += reply.pages;
      done({ bytes: reply.pdf, pages: reply.pages });
    } else {
      failed(new PdfError("template", reply.message));
    }
    if (pages >= pagesPerProcess) drop();
    next();
  }

  function gone(dead: ChildProcess): void {
    if (dead !== child) return;
    child = undefined;
    if (current === undefined) return;
    const lost = release(current);
    if (lost.tries === 0) queue.unshift({ ...lost, tries: 1 });
    else lost.failed(new PdfError("crash", "the typesetting process died twice on this document"));
    next();
  }

  function giveUp(error: PdfError): void {
    if (current === undefined) return;
    const { failed } = release(current);
    drop();
    failed(error);
    next();
  }

  function release(waiting: Waiting): Waiting {
    clearTimeout(timer);
    current = undefined;
    return waiting;
  }

  function drop(): void {
    child?.kill("SIGKILL");
    child = undefined;
  }

  // An idle child must not keep a command or a test alive.
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
  }

  return {
    render: (job) =>
      new Promise((done, failed) => {
        if (closed) return failed(new PdfError("closed", "the typesetter is closed"));
        if (queue.length >= maxWaiting) return failed(new PdfError("busy", `${maxWaiting} documents are waiting`));
        lastId += 1;
        const data = JSON.stringify(printable(job.data));
        queue.push({
          job: { id: lastId, template: job.template, data, createdAt: job.createdAtSeconds },
          done,
          failed,
          tries: 0,
        });
        next();
      }),
    state: () => ({ started, pid: child?.pid, waiting: queue.length }),
    close: () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.failed(new PdfError("closed", "the typesetter was closed"));
      giveUp(new PdfError("closed", "the typesetter was closed"));
      drop();
    },
  };
}

const SHARED = join(ROOT, "src", "platform", "pdf", "templates");

// Beside this file in a checkout; the build puts every *.worker.ts under .build/workers/.
function workerFile(): string {
  const source = join(dirname(fileURLToPath(import.meta.url)), "typst.worker.ts");
  return existsSync(source) ? source : join(ROOT, ".build", "workers", "typst.js");
}
