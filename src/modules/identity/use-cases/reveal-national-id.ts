import { err, ok, type Result } from "#kernel/result.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { findPerson, insertPersonalDataRead } from "../store/people.ts";

export type Reading = {
  readonly personId: string;
  readonly officerId: string;
  /** Why the full number is needed, for example "In giấy tiếp nhận H37.05-261123-0001". */
  readonly purpose: string;
};

export type ReadingRefusal = { readonly kind: "identity/no-purpose" } | { readonly kind: "identity/no-person" };

/** Status and sentences of each refusal. */
export const READING_REFUSALS = {
  "identity/no-purpose": {
    status: 422,
    vi: "Nhập lý do xem số định danh đầy đủ, từ 5 đến 500 ký tự.",
    en: "Enter why the full number is needed, 5 to 500 characters.",
  },
  "identity/no-person": { status: 404, vi: "Không tìm thấy người này.", en: "This person was not found." },
} as const satisfies Record<
  ReadingRefusal["kind"],
  { readonly status: number; readonly vi: string; readonly en: string }
>;

/** The full number of a person; the reading is logged in the same transaction, before it is seen (Law 91/2025). */
export async function revealNationalId(
  db: Db,
  newId: () => string,
  reading: Reading,
): Promise<Result<string | null, ReadingRefusal>> {
  const purpose = normalizeText(reading.purpose);
  if (purpose.length < 5 || purpose.length > 500) return err({ kind: "identity/no-purpose" });
  return transact(db, async (tx) => {
    const person = await findPerson(tx, reading.personId);
    if (person === undefined) return err({ kind: "identity/no-person" as const });
    await insertPersonalDataRead(tx, { ...reading, id: newId(), purpose });
    return ok(person.nationalId);
  });
}
