import type { FastifyRequest } from "fastify";
import { asPosted, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { Role } from "#modules/identity/domain.ts";

/** Who has to do with runs: who sends and receives paper, and the post. */
export const config = {
  audience: [
    "counter-officer",
    "return-officer",
    "registry-clerk",
    "specialist",
    "head-of-division",
    "department-leader",
    "postal-officer",
    "centre-manager",
  ] satisfies readonly Role[],
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id in the address; an address without one is not found. */
export function idOf(request: FastifyRequest): string {
  const id = textOf(asPosted(request.params), "id");
  if (!UUID.test(id)) throw new HttpProblem(NOT_FOUND);
  return id;
}

/** An id that was sent, or one that nothing has. */
export function uuidIn(posted: Posted, name: string): string {
  const text = textOf(posted, name);
  return UUID.test(text) ? text : "00000000-0000-0000-0000-000000000000";
}

/** What was typed before a refusal, by the name of the field. */
export function typedIn(posted: Posted | undefined): (name: string) => string | undefined {
  return (name) => (posted !== undefined && name in posted ? textOf(posted, name) : undefined);
}
