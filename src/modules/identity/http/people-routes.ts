import type { App } from "#platform/http/app.ts";
import { parseInput } from "#platform/http/input.ts";
import { FORBIDDEN, HttpProblem } from "#platform/http/problem.ts";
import { z } from "zod";
import { maskNationalId, type Person } from "../domain/person.ts";
import { mayRevealNationalId } from "../policy.ts";
import { searchPeople } from "../store/people-search.ts";
import { READING_REFUSALS, revealNationalId } from "../use-cases/reveal-national-id.ts";
import { requireFreshProof, requireViewer } from "./authorise.ts";
import type { IdentityDeps } from "./sign-in-routes.tsx";

const LOOKERS = ["counter-officer", "return-officer"] as const;
const REVEALERS = ["counter-officer", "return-officer", "specialist", "registry-clerk"] as const;

/** The viewer and the people at the counter, for programs and islands; numbers are masked. */
export function peopleRoutes(app: App, deps: IdentityDeps): void {
  app.get("/api/v1/me", { config: { audience: "officer" } }, async (request, reply) => {
    const { officerId, name, title, appointments } = requireViewer(request);
    return reply.header("cache-control", "no-store").send({ officerId, name, title, appointments });
  });

  app.get("/api/v1/people", { config: { audience: LOOKERS } }, async (request, reply) => {
    const { q } = parseInput(z.strictObject({ q: z.string().max(200) }), request.query);
    const people = await searchPeople(deps.db, q);
    return reply.header("cache-control", "no-store").send({ people: people.map(presentPerson) });
  });

  app.post<{ Params: { id: string } }>(
    "/api/v1/people/:id/national-id",
    { config: { audience: REVEALERS } },
    async (request, reply) => {
      const viewer = requireViewer(request);
      if (!mayRevealNationalId(viewer)) throw new HttpProblem(FORBIDDEN);
      requireFreshProof(request);
      const { id } = parseInput(z.strictObject({ id: z.uuid("E_ID") }), request.params);
      const { purpose } = parseInput(z.strictObject({ purpose: z.string().max(500) }), request.body);
      const reading = { personId: id, officerId: viewer.officerId, purpose };
      const result = await revealNationalId(deps.db, deps.newId, reading);
      if (result.ok) return reply.header("cache-control", "no-store").send({ nationalId: result.value });
      const { status, vi, en } = READING_REFUSALS[result.error.kind];
      const type = `/problems/${result.error.kind}`;
      throw new HttpProblem({
        status,
        type,
        code: status === 404 ? "E_NOT_FOUND" : "E_PURPOSE",
        title: vi,
        titleEn: en,
      });
    },
  );
}

/** A person as lists show them: the number masked, nothing that a look-up does not need. */
export function presentPerson(person: Person) {
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    nationalId: person.nationalId === null ? null : maskNationalId(person.nationalId),
    phone: person.phone,
    email: person.email,
    address: person.address,
    dateOfBirth: person.dateOfBirth?.toString() ?? null,
  };
}
