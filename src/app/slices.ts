import type { FastifyReply, FastifyRequest } from "fastify";
import type { App, Audience } from "#platform/http/app.ts";
import { HttpProblem, UNAUTHENTICATED } from "#platform/http/problem.ts";
import type { Runtime } from "./runtime.ts";

/** Who may ask for what: identity finds the viewer, the route names its audience. */
export function authorise(_runtime: Runtime) {
  return async (_request: FastifyRequest, _reply: FastifyReply, audience: Audience): Promise<void> => {
    if (audience !== "public") throw new HttpProblem(UNAUTHENTICATED);
  };
}

/** Registers the routes of every slice. This is the only file that knows all slices. */
export async function registerSlices(_app: App, _runtime: Runtime): Promise<void> {}
