import type { FastifyRequest } from "fastify";
import { asPosted, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whether a text is an id. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The id in the address; an address without one is not found. */
export function idOf(request: FastifyRequest): string {
  const id = textOf(asPosted(request.params), "id").replace(/\.pdf$/, "");
  if (!UUID.test(id)) throw new HttpProblem(NOT_FOUND);
  return id;
}

/** An id that was sent, or one that nothing has. */
export function uuidIn(posted: Posted, name: string): string {
  const text = textOf(posted, name);
  return UUID.test(text) ? text : NOBODY;
}

/** What was typed before a refusal, by the name of the field. */
export function typedIn(posted: Posted | undefined): (name: string) => string | undefined {
  return (name) => (posted !== undefined && name in posted ? textOf(posted, name) : undefined);
}
