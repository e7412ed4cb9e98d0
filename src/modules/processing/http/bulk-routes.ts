import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { seeOther } from "#platform/http/html.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { actsAsLeader, requireViewer } from "#modules/identity/index.ts";
import { completeTask } from "../use-cases/complete-task.ts";
import type { TaskTarget } from "../use-cases/open-task.ts";
import { claimTask } from "../use-cases/take-task.ts";
import type { ProcessingDeps } from "./deps.ts";
import { BULK_PATHS, LIST_SLUGS, MY_WORK_PATH, workHref } from "./paths.ts";

const config = { audience: "officer" } as const;
/** Completing a step as a leader is a signature, also when several rows are ticked. */
const signing = { audience: "officer", freshProof: actsAsLeader } as const;
/** A page of rows; nothing longer comes from our own list. */
const MOST = 50;
const ROW = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})$/;

type Doing = (acting: Acting, target: TaskTarget) => Promise<{ readonly ok: boolean }>;

/** Several rows of a list at once: each is an act of its own, one that is refused does not stop the others. */
export function bulkRoutes(app: App, deps: ProcessingDeps): void {
  app.post(BULK_PATHS.receiving, { config: signing }, (request, reply) =>
    doAll(deps, request, reply, { list: "receiving", doing: completeTask }),
  );
  app.post(BULK_PATHS.waiting, { config }, (request, reply) =>
    doAll(deps, request, reply, { list: "waiting", doing: claimTask }),
  );
}

async function doAll(
  deps: ProcessingDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { list, doing }: { readonly list: keyof typeof BULK_PATHS; readonly doing: Doing },
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  let [done, left] = [0, 0];
  for (const target of targetsOf(request.body)) {
    const result = await doing(await deps.acting(viewer), target);
    if (result.ok) done += 1;
    else left += 1;
  }
  return seeOther(reply, `${workHref(MY_WORK_PATH, { slug: LIST_SLUGS[list] })}&da-xong=${done}-${left}`);
}

function targetsOf(body: unknown): readonly TaskTarget[] {
  const posted: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "viec") : undefined;
  const rows: readonly unknown[] = Array.isArray(posted) ? posted : [posted];
  return rows.slice(0, MOST).flatMap((row) => {
    const [, taskId, version] = typeof row === "string" ? (ROW.exec(row) ?? []) : [];
    return taskId === undefined ? [] : [{ taskId, version: Number(version) }];
  });
}
