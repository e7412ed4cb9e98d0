import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { databaseClock, fixedClock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listOfficers, seedOfficers, type Role, type Viewer } from "#modules/identity/index.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { aCase as aCaseContent, aProcedure } from "#modules/procedures/testing.ts";
import type { CaseContent } from "#modules/procedures/index.ts";
import type { Dossier, Party } from "./domain/dossier.ts";
import { at, CALENDAR } from "./testing.ts";
import type { Acting, Reaction } from "./use-cases/acting.ts";
import { receiveDossier, type ReceiveDossier } from "./use-cases/receive-dossier.ts";

/** The agency, its units and officers, and one made-up procedure, in a database of their own. */
export type World<D extends Handles = Handles> = {
  readonly database: D;
  readonly db: Db;
  readonly agencyId: string;
  readonly otherAgencyId: string;
  readonly counterId: string;
  readonly caseId: string;
  /** A real officer of the department (or of the centre) in a role. */
  readonly viewer: (role: Role) => Viewer;
  /** A real officer of another department in a role. */
  readonly stranger: (role: Role) => Viewer;
  readonly acting: (role: Role, now?: Instant) => Acting;
  /** A further case of a made-up procedure. */
  readonly addCase: (change: Partial<CaseContent>, agencyId?: string | null) => Promise<string>;
  readonly intake: (change?: Partial<ReceiveDossier>) => ReceiveDossier;
  /** A dossier received at the counter at 09:15 on Monday 23 November 2026, or at another instant. */
  readonly receive: (change?: Partial<ReceiveDossier>, now?: Instant) => Promise<Dossier>;
};

export const AGENCY_CODE = "H37.07";
const OTHER_AGENCY_CODE = "H37.08";
const CENTRE_ROLES: readonly Role[] = ["centre-manager", "return-officer", "provincial-leader", "system-administrator"];
export const MONDAY = at("2026-11-23 09:15");

/** The two handles of a migrated database: as the application works, and as its owner arranges. */
export type Handles = { readonly app: Db; readonly owner: Db };

export type WorldOptions = {
  /** Simulated: the clock of the journal is the test's own; real: it is the server's. */
  readonly clock: "simulated" | "real";
  readonly reactions: readonly Reaction[];
};

/** Makes the world on a migrated, empty database. */
export async function seedWorld<D extends Handles>(database: D, { clock, reactions }: WorldOptions): Promise<World<D>> {
  const db = database.app;
  if (clock === "simulated") await sql`update installation set simulated_clock = true`.execute(database.owner);
  const seeded = await transact(db, async (tx) => {
    const organizations = await seedOrganizations(tx, newId);
    await seedOfficers(tx, { newId, now: MONDAY, ...organizations, passwordHash: null });
    return organizations;
  });
  const agencyId = known(seeded.agencies, AGENCY_CODE);
  const otherAgencyId = known(seeded.agencies, OTHER_AGENCY_CODE);
  const unitOf = (agency: string) => (role: Role) => {
    if (role === "counter-officer") return known(seeded.units, `${agency}/counter`);
    return known(seeded.units, `${agency}/division`);
  };
  const officers = new Map<Role, { id: string; name: string; title: string }>();
  for (const role of ["counter-officer", "specialist", "head-of-division", "department-leader"] as const) {
    const [officer] = await listOfficers(db, { agencyId, role });
    if (officer !== undefined) officers.set(role, officer);
  }
  const viewerIn = (agency: string, id: string) => (role: Role) => {
    const officer = officers.get(role) ?? { id: newId(), name: "Hoàng Văn Thử", title: "Cán bộ" };
    const isOfCentre = CENTRE_ROLES.includes(role);
    const appointment = { role, agencyId: isOfCentre ? newId() : id, unitId: unitOf(agency)(role) };
    return {
      officerId: officer.id,
      sessionId: newId(),
      name: officer.name,
      title: officer.title,
      appointments: [appointment],
    };
  };
  const addCase = (change: Partial<CaseContent>, owner: string | null = agencyId) =>
    insertCase(database.owner, change, owner);
  const caseId = await addCase({});
  const counterId = known(seeded.units, `${AGENCY_CODE}/counter`);
  const intake = (change: Partial<ReceiveDossier> = {}): ReceiveDossier => ({
    idempotencyKey: newId(),
    caseId,
    channel: "direct",
    returnBy: "at-centre",
    receivingUnitId: counterId,
    owner: OWNER,
    submitter: OWNER,
    summary: "Đề nghị cấp giấy thử nghiệm",
    copies: 1,
    papers: [{ code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null }],
    heldOriginals: [],
    feesDue: 0,
    confirmedLimit: null,
    ...change,
  });
  const viewer = viewerIn(AGENCY_CODE, agencyId);
  const acting = (role: Role, now: Instant = MONDAY): Acting => ({
    db,
    clock: clock === "simulated" ? fixedClock(now) : databaseClock(db),
    newId,
    viewer: viewer(role),
    calendar: CALENDAR,
    reactions,
  });
  return {
    database,
    db,
    agencyId,
    otherAgencyId,
    counterId,
    caseId,
    viewer,
    stranger: viewerIn(OTHER_AGENCY_CODE, otherAgencyId),
    acting,
    addCase,
    intake,
    receive: async (change, now) => {
      const received = await receiveDossier(acting("counter-officer", now), intake(change));
      if (!received.ok) throw new Error(`not received: ${received.error.kind}`);
      return received.value;
    },
  };
}

export const OWNER: Party = { id: newId(), name: "Nguyễn Văn Đức", phone: "0912345678" };

let made = 0;

/** Writes a made-up procedure with one case; the procedures slice has no use-case for a single one yet. */
async function insertCase(owner: Db, change: Partial<CaseContent>, agencyId: string | null): Promise<string> {
  made += 1;
  const code = `9.${String(made).padStart(6, "0")}`;
  const one = aCaseContent({ caseCode: `${code}.01`, workflowCode: null, ...change });
  const content = aProcedure({ code, cases: [one] });
  const [procedureId, versionId, caseId] = [newId(), newId(), newId()];
  await sql`insert into procedure (id, code) values (${procedureId}, ${code})`.execute(owner);
  await sql`insert into procedure_version (id, procedure_id, number, source, state, name, field_name, agency_id,
      agency_text, keywords, doubtful, content, content_hash, difference, reason, valid_from, created_at)
    values (${versionId}, ${procedureId}, 1, 'starter', 'in-force', ${content.name}, ${content.fieldName}, ${agencyId},
      '', '{}', false, ${JSON.stringify(content)}, sha256(${Buffer.from(code)}), '[]', 'test', '2026-01-01',
      clock_timestamp())`.execute(owner);
  await sql`insert into procedure_case (id, version_id, procedure_id, position, case_code, name, limit_text)
    values (${caseId}, ${versionId}, ${procedureId}, 0, ${one.caseCode}, ${one.caseName}, ${one.limitText})`.execute(
    owner,
  );
  return caseId;
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the seeded organizations have no ${key}`);
  return id;
}
