import type { Selectable } from "kysely";
import { vault } from "#platform/crypto.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import { foldVietnamese, normalizeText } from "#kernel/vietnamese.ts";
import type { CheckedPerson } from "../domain/check-person.ts";
import type { Person } from "../domain/person.ts";
import { tablesOf, type IdentityTables } from "./tables.ts";

/** The person with that id, or undefined. */
export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const row = await tablesOf(db).selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toPerson(row);
}

/** The person with that id. Throws when there is none. */
export async function getPerson(db: Db, id: string): Promise<Person> {
  const person = await findPerson(db, id);
  if (person === undefined) throw new Error(`no person has the id ${id}`);
  return person;
}

/** The persons with those ids, in any order; unknown ids are left out. */
export async function listPeople(db: Db, ids: readonly string[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await tablesOf(db).selectFrom("person").selectAll().where("id", "in", ids).execute();
  return rows.map(toPerson);
}

/** The person with that personal number or tax code, or undefined. Spaces and dots in it are ignored. */
export async function findPersonByNationalId(db: Db, nationalId: string): Promise<Person | undefined> {
  const row = await tablesOf(db)
    .selectFrom("person")
    .selectAll()
    .where("national_id_index", "=", indexOf(nationalId))
    .executeTakeFirst();
  return row && toPerson(row);
}

/** Writes a new person; undefined when somebody else has just written the same number. */
export async function insertPerson(
  tx: Tx,
  id: string,
  person: CheckedPerson,
  createdBy: string | null,
): Promise<string | undefined> {
  const row = await tablesOf(tx)
    .insertInto("person")
    .values({ id, kind: person.kind, created_by: createdBy, ...identityOf(person), ...sealedNumber(id, person) })
    .onConflict((conflict) =>
      conflict.column("national_id_index").where("national_id_index", "is not", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Replaces name and contact data with what was just compared with the card; unknown stays as it was. */
export async function refreshPerson(tx: Tx, id: string, person: CheckedPerson): Promise<void> {
  const { phone, email, date_of_birth, ...rest } = identityOf(person);
  await tablesOf(tx)
    .updateTable("person")
    .set({
      ...rest,
      ...(phone === null ? {} : { phone }),
      ...(email === null ? {} : { email }),
      ...(date_of_birth === null ? {} : { date_of_birth }),
    })
    .where("id", "=", id)
    .execute();
}

/** Folded form of a name for comparing and searching. */
export function foldName(name: string): string {
  return normalizeText(foldVietnamese(name));
}

export function toPerson(row: Selectable<IdentityTables["person"]>): Person {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    nationalId: row.national_id_sealed === null ? null : vault().openText(row.national_id_sealed, placeOf(row.id)),
    phone: row.phone,
    email: row.email,
    address: row.address,
    dateOfBirth: row.date_of_birth,
  };
}

/** The keyed fingerprint by which a number is found. */
export function indexOf(nationalId: string): string {
  return vault().blindIndex(nationalId.normalize("NFKC").replace(/[^0-9]/g, ""), "person.national-id");
}

function identityOf(person: CheckedPerson) {
  return {
    name: person.name,
    name_folded: foldName(person.name),
    phone: person.phone,
    email: person.email,
    address: person.address,
    date_of_birth: person.dateOfBirth?.toString() ?? null,
  };
}

function sealedNumber(id: string, { nationalId }: CheckedPerson) {
  if (nationalId === null) return { national_id_sealed: null, national_id_index: null };
  return { national_id_sealed: vault().sealText(nationalId, placeOf(id)), national_id_index: indexOf(nationalId) };
}

function placeOf(id: string): string {
  return `person|${id}|national_id`;
}

/** Adds one line to the log of readings of full personal numbers. */
export async function insertPersonalDataRead(
  db: Db,
  read: { readonly id: string; readonly personId: string; readonly officerId: string; readonly purpose: string },
): Promise<void> {
  await tablesOf(db)
    .insertInto("personal_data_read")
    .values({ id: read.id, person_id: read.personId, officer_id: read.officerId, purpose: read.purpose })
    .execute();
}

/** Who read the number of that person, newest first, at most 100. */
export async function listPersonalDataReads(db: Db, personId: string) {
  const rows = await tablesOf(db)
    .selectFrom("personal_data_read")
    .innerJoin("officer", "officer.id", "personal_data_read.officer_id")
    .select(["officer.name", "officer.title", "personal_data_read.at", "personal_data_read.purpose"])
    .where("person_id", "=", personId)
    .orderBy("at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ officer: row.name, title: row.title, at: row.at, purpose: row.purpose }));
}
