import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { foldedWords, hasDiacritics, normalizeText } from "#kernel/vietnamese.ts";
import { parsePhone } from "../domain/contact.ts";
import type { PersonInput } from "../domain/check-person.ts";
import type { Person } from "../domain/person.ts";
import { bareDigits } from "../domain/personal-number.ts";
import { findPersonByNationalId, foldName, toPerson } from "./people.ts";
import { tablesOf } from "./tables.ts";

const LIMIT = 20;
const MAX_QUERY = 100;

/**
 * People by personal number, tax code, phone, or name with or without diacritics; at most 20, best first.
 * Digits are looked up whole: part of a number never lists people.
 */
export async function searchPeople(db: Db, text: string): Promise<readonly Person[]> {
  const query = normalizeText(text.slice(0, MAX_QUERY));
  if (query.length < 2 || !query.isWellFormed() || query.includes("\u0000")) return [];
  return bareDigits(query.replace("+", "")) === undefined ? searchByName(db, query) : searchByDigits(db, query);
}

async function searchByDigits(db: Db, query: string): Promise<readonly Person[]> {
  const person = await findPersonByNationalId(db, query);
  if (person !== undefined) return [person];
  const phone = parsePhone(query);
  if (phone === undefined) return [];
  return byPhone(db, phone);
}

async function byPhone(db: Db, phone: string): Promise<readonly Person[]> {
  const rows = await tablesOf(db)
    .selectFrom("person")
    .selectAll()
    .where("phone", "=", phone)
    .orderBy("created_at", "desc")
    .limit(LIMIT)
    .execute();
  return rows.map(toPerson);
}

/** The whole name first, then names that hold the words; whoever types diacritics means them, if anybody has them. */
async function searchByName(db: Db, query: string): Promise<readonly Person[]> {
  const exact = await tablesOf(db)
    .selectFrom("person")
    .selectAll()
    .where("name_folded", "=", foldName(query))
    .limit(LIMIT)
    .execute();
  const words = foldedWords(query);
  if (words.length === 0) return [];
  let partial = tablesOf(db)
    .selectFrom("person")
    .selectAll()
    .limit(LIMIT * 3);
  for (const word of words) partial = partial.where("name_folded", "like", `%${word}%`);
  const rows = exact.length < LIMIT ? [...exact, ...(await partial.execute())] : exact;
  const people = [...new Map(rows.map((row) => [row.id, row])).values()].map(toPerson);
  const wanted = query.toLowerCase();
  const marked = people.filter((person) => person.name.toLowerCase().includes(wanted));
  const found = hasDiacritics(query) && marked.length > 0 ? marked : people;
  return found.slice(0, LIMIT);
}

/**
 * People who are probably the one being entered: the same number, the same name and birth date, or the same name
 * and phone. Best first, at most 20.
 */
export async function likelyDuplicates(
  db: Db,
  input: Pick<PersonInput, "name" | "nationalId" | "phone" | "dateOfBirth">,
): Promise<readonly Person[]> {
  const byNumber = input.nationalId.trim() === "" ? undefined : await findPersonByNationalId(db, input.nationalId);
  const phone = parsePhone(input.phone) ?? null;
  const dateOfBirth = input.dateOfBirth?.toString() ?? null;
  const name = foldName(input.name.slice(0, 800));
  const isSearchable = name !== "" && name.isWellFormed() && !name.includes("\u0000");
  const sameName = isSearchable ? await bySameName(db, { name, phone, dateOfBirth }) : [];
  const people = [...(byNumber === undefined ? [] : [byNumber]), ...sameName];
  return [...new Map(people.map((person) => [person.id, person])).values()].slice(0, LIMIT);
}

type SameName = { readonly name: string; readonly phone: string | null; readonly dateOfBirth: string | null };

/** Two questions, each with its own index, instead of one that would read everybody of that name. */
async function bySameName(db: Db, { name, phone, dateOfBirth }: SameName): Promise<readonly Person[]> {
  const named = tablesOf(db).selectFrom("person").selectAll().where("name_folded", "=", name).limit(LIMIT);
  const sameDate =
    dateOfBirth === null ? [] : await named.where("date_of_birth", "=", sql<PlainDate>`${dateOfBirth}::date`).execute();
  const samePhone = phone === null ? [] : await named.where("phone", "=", phone).execute();
  return [...sameDate, ...samePhone].map(toPerson);
}
