import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { checkPerson, type CheckedPerson, type PersonInput } from "../domain/check-person.ts";
import type { Person } from "../domain/person.ts";
import { personWarning, type PersonRefusal, type PersonWarning } from "../domain/person-refusal.ts";
import { findPersonByNationalId, foldName, getPerson, insertPerson, refreshPerson } from "../store/people.ts";

/** Who enters the person, when, and how new ids are made. */
export type Entry = { readonly officerId: string | null; readonly today: PlainDate; readonly newId: () => string };

/**
 * Enters a person, or brings the one with the same number up to date: a citizen is never there twice.
 * Refused: faulty fields, or warnings that were not confirmed.
 */
export async function enterPerson(tx: Tx, input: PersonInput, entry: Entry): Promise<Result<Person, PersonRefusal>> {
  const checked = checkPerson(input, entry.today);
  if (!checked.ok) return err({ kind: "identity/invalid-person", faults: checked.error });
  const known = await findKnown(tx, checked.value);
  const open = unconfirmed([...checked.value.warnings, ...nameWarning(checked.value, known)], input);
  if (open.length > 0) return err({ kind: "identity/needs-confirmation", warnings: open });
  if (known !== undefined) return ok(await refreshed(tx, known.id, checked.value));
  const id = await insertPerson(tx, entry.newId(), checked.value, entry.officerId);
  // Another counter wrote the same number a moment ago: theirs is now the known person, with every check above.
  return id === undefined ? enterPerson(tx, input, entry) : ok(await getPerson(tx, id));
}

async function findKnown(tx: Tx, person: CheckedPerson): Promise<Person | undefined> {
  return person.nationalId === null ? undefined : findPersonByNationalId(tx, person.nationalId);
}

async function refreshed(tx: Tx, id: string, person: CheckedPerson): Promise<Person> {
  await refreshPerson(tx, id, person);
  return getPerson(tx, id);
}

function nameWarning(person: CheckedPerson, known: Person | undefined): readonly PersonWarning[] {
  return known !== undefined && foldName(known.name) !== foldName(person.name) ? [personWarning("name-differs")] : [];
}

function unconfirmed(warnings: readonly PersonWarning[], input: PersonInput): readonly PersonWarning[] {
  return warnings.filter((warning) => input.confirmed?.includes(warning.kind) !== true);
}
