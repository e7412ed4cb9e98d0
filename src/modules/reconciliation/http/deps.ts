import type { FastifyRequest } from "fastify";
import type { Acting } from "#modules/dossiers/index.ts";
import { requireViewer, type Viewer } from "#modules/identity/index.ts";
import type { Blobs } from "#platform/blobs.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { RecordPrinter } from "../use-cases/print-record.ts";
import type { Refusal } from "../use-cases/acting.ts";
import { sayRefusal } from "./present-refusal.ts";

/** What the routes of this slice are given by the composition root. */
export type ReconciliationDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly blobs: Blobs;
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  readonly printer: RecordPrinter;
};

/** Acting for one request of one officer. */
export function actingFor(deps: ReconciliationDeps, request: FastifyRequest): Promise<Acting> {
  return deps.acting(requireViewer(request));
}

/** A part of the address; an empty one is nothing there. */
export function paramOf(request: FastifyRequest, name: string): string {
  const { params } = request;
  const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : undefined;
  if (typeof value !== "string" || value === "") throw new HttpProblem(NOT_FOUND);
  return value;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id of the address; anything else is nothing there. */
export function idOf(request: FastifyRequest, name: string): string {
  const id = paramOf(request, name);
  if (!UUID.test(id)) throw new HttpProblem(NOT_FOUND);
  return id;
}

/** A refusal as the answer of the whole request. */
export function problemFor(refusal: Refusal): HttpProblem {
  const { status, vi, en } = sayRefusal(refusal);
  if (status === 404) return new HttpProblem(NOT_FOUND);
  const code = `E_${(refusal.kind.split("/")[1] ?? "").replaceAll("-", "_").toUpperCase()}`;
  return new HttpProblem({ status, type: `/problems/${refusal.kind}`, code, title: vi, titleEn: en });
}
