import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import { findUnit } from "#modules/organizations/index.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { checkOfficer, type NewOfficer, type OfficerFault } from "../domain/account.ts";
import { checkAppointment, type AppointmentFault, type AppointmentInput } from "../domain/check-appointment.ts";
import { SYLLABLES } from "../data/syllables.ts";
import { findOfficer, insertAppointment, insertOfficer } from "../store/officers.ts";
import { logSecurity, type SecurityEvent } from "../store/security-log.ts";
import { endSessionsOf } from "../store/sessions.ts";
import { tablesOf } from "../store/tables.ts";
import { hashPassword } from "./password-hash.ts";

export type AdminDeps = {
  readonly db: Db;
  readonly newId: () => string;
  /** The administrator, or null for the command line. */
  readonly actorId: string | null;
};

const USERNAME_TAKEN: OfficerFault = {
  field: "username",
  vi: "Tên đăng nhập này đã có người dùng.",
  en: "This user name is taken.",
};

export type NewAccount = { readonly officerId: string; readonly password: string };

/** Adds an officer with a password to be handed over in person; it must be changed at the first sign-in. */
export async function addOfficer(
  deps: AdminDeps,
  input: NewOfficer,
): Promise<Result<NewAccount, readonly OfficerFault[]>> {
  const { db, newId } = deps;
  const checked = checkOfficer(input);
  if (!checked.ok) return checked;
  const password = newPassword();
  const account = { passwordHash: await hashPassword(password), mustChangePassword: true, isDemo: false };
  return transact(db, async (tx) => {
    const officerId = await insertOfficer(tx, { id: newId(), ...checked.value, ...account });
    if (officerId === undefined) return err([USERNAME_TAKEN]);
    await log(tx, deps, { kind: "officer-added", officerId });
    return ok({ officerId, password });
  });
}

/** Gives an officer a new password to be handed over, switches a lost app off and ends every session. */
export async function resetPassword(deps: AdminDeps, officerId: string): Promise<string> {
  const password = newPassword();
  const changed = {
    password_hash: await hashPassword(password),
    must_change_password: true,
    totp_secret: null,
    totp_pending: null,
    is_demo: false,
  };
  await transact(deps.db, async (tx) => {
    await tablesOf(tx).updateTable("officer").set(changed).where("id", "=", officerId).execute();
    await endSessionsOf(tx, officerId);
    await log(tx, deps, { kind: "password-reset", officerId });
  });
  return password;
}

/** Closes an account and ends its sessions in one transaction; its name stays on everything it did. */
export async function disableOfficer(deps: AdminDeps, officerId: string): Promise<void> {
  await switchAccount(deps, { officerId, active: false, kind: "officer-disabled" });
}

/** Opens a closed account again. */
export async function enableOfficer(deps: AdminDeps, officerId: string): Promise<void> {
  await switchAccount(deps, { officerId, active: true, kind: "officer-enabled" });
}

type Switch = { readonly officerId: string; readonly active: boolean; readonly kind: SecurityEvent };

async function switchAccount(deps: AdminDeps, { officerId, active, kind }: Switch): Promise<void> {
  await transact(deps.db, async (tx) => {
    await tablesOf(tx).updateTable("officer").set({ active }).where("id", "=", officerId).execute();
    await endSessionsOf(tx, officerId);
    await log(tx, deps, { kind, officerId });
  });
}

const NO_UNIT: AppointmentFault = { field: "unitId", vi: "Không có đơn vị này.", en: "There is no such unit." };
const NO_SUBSTITUTED: AppointmentFault = {
  field: "substituteFor",
  vi: "Người được thay không có hoặc chính là người này.",
  en: "The substituted officer does not exist or is this very officer.",
};

/** Appoints an officer to a position; a change of roles ends the sessions, so that no old rights stay open. */
export async function appointOfficer(
  deps: AdminDeps,
  officerId: string,
  input: AppointmentInput,
): Promise<Result<string, readonly AppointmentFault[]>> {
  const { db, newId } = deps;
  const checked = checkAppointment(input);
  if (!checked.ok) return checked;
  const unit = await findUnit(db, checked.value.unitId);
  if (unit === undefined) return err([NO_UNIT]);
  const { substituteFor } = checked.value;
  const isSubstituted =
    substituteFor !== officerId && (await findOfficer(db, substituteFor ?? officerId)) !== undefined;
  if (!isSubstituted) return err([NO_SUBSTITUTED]);
  const id = newId();
  await transact(db, async (tx) => {
    await insertAppointment(tx, { id, officerId, agencyId: unit.agencyId, ...checked.value });
    await endSessionsOf(tx, officerId);
    await log(tx, deps, { kind: "officer-appointed", officerId, detail: `${checked.value.role} ${unit.id}` });
  });
  return ok(id);
}

/** Ends a position today and the officer's sessions with it; work stays with the position. */
export async function endAppointment(deps: AdminDeps, officerId: string, appointmentId: string): Promise<void> {
  await transact(deps.db, async (tx) => {
    // Yesterday is the last day, so the position is gone at once; one that has not begun, or began today, is removed.
    const own = tablesOf(tx).selectFrom("appointment").selectAll().where("id", "=", appointmentId);
    const held = await own.where("officer_id", "=", officerId).executeTakeFirst();
    if (held === undefined) return;
    const ended = await tablesOf(tx)
      .updateTable("appointment")
      .set({ to_date: YESTERDAY })
      .where("id", "=", appointmentId)
      .where("from_date", "<=", YESTERDAY)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n)
      await tablesOf(tx).deleteFrom("appointment").where("id", "=", appointmentId).execute();
    await endSessionsOf(tx, officerId);
    await log(tx, deps, { kind: "appointment-ended", officerId, detail: `${held.role} ${held.unit_id}` });
  });
}

type Entry = { readonly kind: SecurityEvent; readonly officerId: string; readonly detail?: string };

function log(tx: Tx, { newId, actorId }: AdminDeps, entry: Entry): Promise<void> {
  return logSecurity(tx, { id: newId(), actorId, ...entry });
}

const YESTERDAY = sql<PlainDate & string>`(clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date - 1`;

const WORDS_IN_PASSWORD = 5;

/** Five random syllables and a number, to be read aloud and typed once: 53 bits. */
function newPassword(): string {
  const words = Array.from({ length: WORDS_IN_PASSWORD }, () => SYLLABLES[randomInt(SYLLABLES.length)] ?? "");
  return [...words, randomInt(100, 1000)].join("-");
}
