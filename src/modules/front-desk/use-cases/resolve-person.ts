import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import {
  enterPerson,
  findPerson,
  likelyDuplicates,
  type Entry,
  type Person,
  type PersonInput,
  type PersonRefusal,
} from "#modules/identity/index.ts";
import type { PersonFields } from "../domain/intake-form.ts";

export type DuplicatePerson = { readonly kind: "front-desk/duplicate-person"; readonly people: readonly Person[] };

/**
 * The person of a block of the form: the known one that was chosen, brought up to date, or a new one.
 * Refused when somebody very like them is already known and nobody has said that they differ.
 */
export async function resolvePerson(
  tx: Tx,
  { fields, birth }: { readonly fields: PersonFields; readonly birth: PlainDate | null },
  entry: Entry,
): Promise<Result<Person, PersonRefusal | DuplicatePerson>> {
  const known = fields.id === "" ? undefined : await findPerson(tx, fields.id);
  if (known !== undefined && known.nationalId === null && fields.nationalId.trim() === "") return ok(known);
  const input: PersonInput = {
    kind: known?.kind ?? fields.kind,
    name: fields.name,
    nationalId: known?.nationalId ?? fields.nationalId,
    phone: fields.phone,
    email: fields.email,
    address: fields.address,
    dateOfBirth: birth ?? known?.dateOfBirth ?? null,
    confirmed: CONFIRMABLE.filter((kind) => fields.confirmed.includes(kind)),
  };
  if (known === undefined && !fields.different) {
    const people = await lookalikes(tx, input);
    if (people.length > 0) return err({ kind: "front-desk/duplicate-person", people });
  }
  return enterPerson(tx, input, entry);
}

const CONFIRMABLE = [
  "eth-for-d",
  "digits",
  "foreign-script",
  "birth-year-differs",
  "sex-differs",
  "born-abroad",
  "name-differs",
] as const satisfies readonly NonNullable<PersonInput["confirmed"]>[number][];

/** Likely the same person under another number or none; the same number is no doubt but the person themself. */
async function lookalikes(tx: Tx, input: PersonInput): Promise<readonly Person[]> {
  const people = await likelyDuplicates(tx, input);
  const typed = digitsOf(input.nationalId);
  return people.filter(({ nationalId }) => typed === "" || nationalId === null || digitsOf(nationalId) !== typed);
}

function digitsOf(text: string): string {
  return text.normalize("NFKC").replaceAll(/\D/g, "");
}
