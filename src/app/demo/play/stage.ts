import type { WorkingCalendar } from "#modules/calendar/index.ts";
import type { Acting, Dossier } from "#modules/dossiers/index.ts";
import { openRuleBook, type UsualCase, type UsualCharge } from "#modules/fees/index.ts";
import { listAccounts, type Viewer } from "#modules/identity/index.ts";
import { listUnits } from "#modules/organizations/index.ts";
import { findProcedureByCode, getProcedureCase, type ProcedureCase } from "#modules/procedures/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Arrival } from "../month/act.ts";

/** The written centre with what a plan names by code: officers, counters, cases. */
export type PlayStage = {
  readonly db: Db;
  readonly newId: () => string;
  readonly calendar: WorkingCalendar;
  readonly reactions: Acting["reactions"];
  readonly viewer: (username: string) => Viewer;
  readonly counterOfCase: (procedureCase: ProcedureCase) => string;
  readonly caseOf: (arrival: Arrival) => ProcedureCase;
  /** What the rules of a day ask of a dossier of the usual kind. */
  readonly usualCharge: (usual: UsualCase) => UsualCharge;
};

/** A dossier on the stage as the last act left it, with its open tasks by the code of their step where known. */
export type Played = {
  readonly dossier: Dossier;
  readonly tasks: ReadonlyMap<string, { readonly id: string; readonly version: number }>;
};

/** Reads who and what the plan will need. */
export async function readStage(
  base: Pick<PlayStage, "db" | "newId" | "calendar" | "reactions">,
  arrivals: readonly Arrival[],
): Promise<PlayStage> {
  const viewers = new Map<string, Viewer>();
  for (const { id, username, name, title, appointments } of await listAccounts(base.db)) {
    const held = appointments.map(({ unitId, agencyId, role }) => ({ unitId, agencyId, role }));
    viewers.set(username, { officerId: id, sessionId: "", name, title, appointments: held });
  }
  const counters = new Map<string, string>();
  for (const { id, agencyId, kind } of await listUnits(base.db)) if (kind === "counter") counters.set(agencyId, id);
  const cases = new Map<string, ProcedureCase>();
  for (const arrival of arrivals) {
    if (!cases.has(keyOf(arrival))) cases.set(keyOf(arrival), await readCase(base.db, arrival));
  }
  return {
    ...base,
    viewer: (username) => known(viewers, username),
    counterOfCase: ({ agencyId }) => known(counters, agencyId),
    caseOf: (arrival) => known(cases, keyOf(arrival)),
    usualCharge: await openRuleBook(base.db),
  };
}

function keyOf({ subject: { procedure, caseIndex } }: Arrival): string {
  return `${procedure}/${caseIndex}`;
}

async function readCase(db: Db, { subject: { procedure, caseIndex } }: Arrival): Promise<ProcedureCase> {
  const chosen = (await findProcedureByCode(db, procedure))?.cases[caseIndex];
  if (chosen === undefined) throw new Error(`the catalogue has no case ${caseIndex} of ${procedure}`);
  return getProcedureCase(db, chosen.id);
}

function known<T>(items: ReadonlyMap<string, T>, key: string): T {
  const found = items.get(key);
  if (found === undefined) throw new Error(`the demo centre has no ${key}`);
  return found;
}
