import { sql, type Selectable } from "kysely";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import { SERVICE_OFFICER, type Role } from "../domain/viewer.ts";
import { tablesOf, type IdentityTables } from "./tables.ts";

/** An officer as other slices show them: who did something, who may be given work. */
export type Officer = { readonly id: string; readonly name: string; readonly title: string; readonly active: boolean };

/** The officer with that id, or undefined. */
export async function findOfficer(db: Db, id: string): Promise<Officer | undefined> {
  if (id === SERVICE_OFFICER.id) return MACHINE;
  return tablesOf(db).selectFrom("officer").select(FACE).where("id", "=", id).executeTakeFirst();
}

/** The officer with that id. Throws when there is none. */
export async function getOfficer(db: Db, id: string): Promise<Officer> {
  const officer = await findOfficer(db, id);
  if (officer === undefined) throw new Error(`no officer has the id ${id}`);
  return officer;
}

/** The officers with those ids, active or not, in any order. */
export async function listOfficersById(db: Db, ids: readonly string[]): Promise<readonly Officer[]> {
  if (ids.length === 0) return [];
  const officers = await tablesOf(db).selectFrom("officer").select(FACE).where("id", "in", ids).execute();
  return ids.includes(SERVICE_OFFICER.id) ? [...officers, MACHINE] : officers;
}

/** What a machine did stands in histories under this name. */
const MACHINE: Officer = { ...SERVICE_OFFICER, title: "", active: true };

export type OfficerFilter = { readonly unitId?: string; readonly agencyId?: string; readonly role?: Role };

/** Active officers who hold a position today, narrowed by unit, agency and role; in order of name. */
export async function listOfficers(db: Db, filter: OfficerFilter = {}): Promise<readonly Officer[]> {
  let query = tablesOf(db)
    .selectFrom("officer")
    .innerJoin("appointment", "appointment.officer_id", "officer.id")
    .select(["officer.id", "officer.name", "officer.title", "officer.active"])
    .distinct()
    .where("officer.active", "=", true)
    .where(IN_FORCE)
    .orderBy("officer.name");
  if (filter.unitId !== undefined) query = query.where("appointment.unit_id", "=", filter.unitId);
  if (filter.agencyId !== undefined) query = query.where("appointment.agency_id", "=", filter.agencyId);
  if (filter.role !== undefined) query = query.where("appointment.role", "=", filter.role);
  return query.execute();
}

export type OfficerToInsert = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly isDemo: boolean;
};

/** Writes a new officer; undefined when the user name is taken. */
export async function insertOfficer(tx: Tx, officer: OfficerToInsert): Promise<string | undefined> {
  const row = await tablesOf(tx)
    .insertInto("officer")
    .values({
      id: officer.id,
      username: officer.username,
      name: officer.name,
      title: officer.title,
      phone: officer.phone,
      password_hash: officer.passwordHash,
      must_change_password: officer.mustChangePassword,
      is_demo: officer.isDemo,
    })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The whole account row by user name or id, locked until the end of the transaction. */
export async function lockAccount(
  tx: Tx,
  by: { readonly username: string } | { readonly id: string },
): Promise<Selectable<IdentityTables["officer"]> | undefined> {
  const query = tablesOf(tx).selectFrom("officer").selectAll().forUpdate();
  return "id" in by
    ? query.where("id", "=", by.id).executeTakeFirst()
    : query.where("username", "=", by.username).executeTakeFirst();
}

export type OfficerRow = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly active: boolean;
  readonly hasTotp: boolean;
  readonly isDemo: boolean;
  readonly appointments: readonly AppointmentRow[];
};

export type AppointmentRow = {
  readonly id: string;
  readonly unitId: string;
  readonly agencyId: string;
  readonly role: Role;
  readonly from: string;
  readonly to: string | null;
  readonly substituteFor: string | null;
  readonly decision: string;
  readonly inForce: boolean;
};

/** All officers with all their appointments, for administrators; `query` narrows by name or user name. */
export async function listAccounts(db: Db, query = ""): Promise<readonly OfficerRow[]> {
  const rows = await accounts(db, null);
  const wanted = foldVietnamese(query.trim());
  return rows.filter((row) => foldVietnamese(`${row.name} ${row.username} ${row.title}`).includes(wanted));
}

/** One account with its appointments, or undefined. */
export async function findAccount(db: Db, id: string): Promise<OfficerRow | undefined> {
  return (await accounts(db, id))[0];
}

async function accounts(db: Db, id: string | null): Promise<readonly OfficerRow[]> {
  const { rows } = await sql<OfficerRow>`
    select officer.id, officer.username, officer.name, officer.title, officer.phone, officer.active,
      officer.totp_secret is not null as "hasTotp", officer.is_demo as "isDemo",
      coalesce(jsonb_agg(jsonb_build_object(
        'id', appointment.id, 'unitId', appointment.unit_id, 'agencyId', appointment.agency_id,
        'role', appointment.role, 'from', appointment.from_date, 'to', appointment.to_date,
        'substituteFor', appointment.substitute_for, 'decision', appointment.decision, 'inForce', ${IN_FORCE}
      ) order by appointment.from_date, appointment.id) filter (where appointment.id is not null), '[]') as appointments
    from officer left join appointment on appointment.officer_id = officer.id
    where ${id}::uuid is null or officer.id = ${id}::uuid
    group by officer.id order by officer.active desc, officer.username`.execute(db);
  return rows;
}

/** Whether an appointment is in force today, by the server's date in Vietnam. */
export const IN_FORCE = sql<boolean>`(clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
  between appointment.from_date and coalesce(appointment.to_date, 'infinity')`;

const FACE = ["id", "name", "title", "active"] as const;

export type AppointmentToInsert = {
  readonly id: string;
  readonly officerId: string;
  readonly unitId: string;
  readonly agencyId: string;
  readonly role: Role;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly substituteFor: string | null;
  readonly decision: string;
};

/** Writes an appointment. */
export async function insertAppointment(tx: Tx, appointment: AppointmentToInsert): Promise<void> {
  await tablesOf(tx)
    .insertInto("appointment")
    .values({
      id: appointment.id,
      officer_id: appointment.officerId,
      unit_id: appointment.unitId,
      agency_id: appointment.agencyId,
      role: appointment.role,
      from_date: appointment.from.toString(),
      to_date: appointment.to?.toString() ?? null,
      substitute_for: appointment.substituteFor,
      decision: appointment.decision,
    })
    .execute();
}

/** Whether this is the demo: some active officer came from the demo's data and has its password. */
export async function hasDemoOfficers(db: Db): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom("officer")
    .select("id")
    .where("is_demo", "=", true)
    .where("active", "=", true)
    .where("password_hash", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One account by user name, or undefined. */
export async function findAccountByUsername(db: Db, username: string): Promise<OfficerRow | undefined> {
  const row = await tablesOf(db).selectFrom("officer").select("id").where("username", "=", username).executeTakeFirst();
  return row && findAccount(db, row.id);
}
