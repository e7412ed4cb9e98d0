import { err, ok, type Result } from "#kernel/result.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { UnitKind } from "../domain/organization.ts";
import { insertUnit } from "../store/units.ts";
import { tablesOf } from "../store/tables.ts";

export type UnitFault = { readonly field: "name"; readonly vi: string; readonly en: string };

const BAD_NAME: UnitFault = {
  field: "name",
  vi: "Nhập tên đơn vị, không quá 200 ký tự.",
  en: "Enter the name of the unit, at most 200 characters.",
};

export type NewUnit = { readonly agencyId: string; readonly kind: UnitKind; readonly name: string };

/** Opens a further unit of an agency, for example a second division. Error: a name that cannot be shown. */
export async function openUnit(db: Db, newId: () => string, input: NewUnit): Promise<Result<string, UnitFault>> {
  const name = tidyName(input.name);
  if (name === undefined) return err(BAD_NAME);
  return transact(db, async (tx) => {
    const id = newId();
    // The code only has to differ within the agency; people never see it.
    await insertUnit(tx, {
      id,
      agencyId: input.agencyId,
      code: `${input.kind}-${id.slice(-12)}`,
      kind: input.kind,
      name,
    });
    return ok(id);
  });
}

/** Gives a unit another name; its tasks and people stay. Error: a name that cannot be shown. */
export async function renameUnit(db: Db, unitId: string, newName: string): Promise<Result<string, UnitFault>> {
  const name = tidyName(newName);
  if (name === undefined) return err(BAD_NAME);
  await transact(db, (tx) => tablesOf(tx).updateTable("unit").set({ name }).where("id", "=", unitId).execute());
  return ok(unitId);
}

function tidyName(text: string): string | undefined {
  const name = text.normalize("NFC").trim();
  return name.length > 0 && name.length <= 200 && name.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(name)
    ? name
    : undefined;
}
