import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import type { NewAgency } from "../domain/check-agency.ts";
import type { Agency } from "../domain/organization.ts";
import { tablesOf, toAgency } from "./tables.ts";

/** The agency with that code, or undefined. */
export async function findAgencyByCode(db: Db, code: string): Promise<Agency | undefined> {
  const row = await tablesOf(db).selectFrom("agency").selectAll().where("code", "=", code).executeTakeFirst();
  return row && toAgency(row);
}

/** The agency with that id, or undefined. */
export async function findAgency(db: Db, id: string): Promise<Agency | undefined> {
  const row = await tablesOf(db).selectFrom("agency").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toAgency(row);
}

/** The agency with that id. Throws when there is none. */
export async function getAgency(db: Db, id: string): Promise<Agency> {
  const agency = await findAgency(db, id);
  if (agency === undefined) throw new Error(`no agency has the id ${id}`);
  return agency;
}

/** All agencies in the order of the boards; some dozens, so the list is whole. */
export async function listAgencies(db: Db): Promise<readonly Agency[]> {
  const rows = await tablesOf(db).selectFrom("agency").selectAll().orderBy("ordinal").orderBy("code").execute();
  return rows.map(toAgency);
}

/** Writes a new agency as the last of the boards; an agency whose code exists is left alone and undefined returned. */
export async function insertAgency(tx: Tx, id: string, agency: NewAgency): Promise<string | undefined> {
  const row = await tablesOf(tx)
    .insertInto("agency")
    .values({ id, ...toRow(agency), ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from agency)` })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Replaces the letterhead and contact data; the code stays, because dossier codes already carry it. */
export async function saveLetterhead(tx: Tx, id: string, agency: NewAgency): Promise<void> {
  const { code: _, code_is_invented: __, ...letterhead } = toRow(agency);
  await tablesOf(tx).updateTable("agency").set(letterhead).where("id", "=", id).execute();
}

function toRow(agency: NewAgency) {
  return {
    code: agency.code,
    code_is_invented: agency.codeIsInvented,
    name: agency.name,
    short_name: agency.shortName,
    kind: agency.kind,
    superior_name: agency.superiorName,
    address: agency.address,
    phone: agency.phone,
    place: agency.place,
    website: agency.website,
  };
}
