import { err, ok, type Result } from "#kernel/result.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { checkAgency, type AgencyFault, type NewAgency } from "../domain/check-agency.ts";
import type { AgencyKind, UnitKind } from "../domain/organization.ts";
import { insertAgency, saveLetterhead } from "../store/agencies.ts";
import { insertUnit } from "../store/units.ts";

const CODE_TAKEN: AgencyFault = {
  field: "code",
  vi: "Mã này đã thuộc một cơ quan khác.",
  en: "Another agency already has this code.",
};

/**
 * Brings in a new agency with the units that every workflow needs, by configuration alone.
 * Error: every faulty field, or the code that is already taken.
 */
export async function bringInAgency(
  db: Db,
  newId: () => string,
  input: NewAgency,
): Promise<Result<string, readonly AgencyFault[]>> {
  const checked = checkAgency(input);
  if (!checked.ok) return checked;
  return transact(db, async (tx) => {
    const agencyId = await insertAgency(tx, newId(), checked.value);
    if (agencyId === undefined) return err([CODE_TAKEN]);
    for (const unit of firstUnits(checked.value)) await insertUnit(tx, { id: newId(), agencyId, ...unit });
    return ok(agencyId);
  });
}

/** Changes name, superior, address, phone, place and website; print-outs show them from the next one on. */
export async function changeLetterhead(
  db: Db,
  agencyId: string,
  input: NewAgency,
): Promise<Result<string, readonly AgencyFault[]>> {
  const checked = checkAgency(input);
  if (!checked.ok) return checked;
  await transact(db, (tx) => saveLetterhead(tx, agencyId, checked.value));
  return ok(agencyId);
}

type FirstUnit = { readonly code: string; readonly kind: UnitKind; readonly name: string };

function firstUnits({
  kind,
  shortName,
}: {
  readonly kind: AgencyKind;
  readonly shortName: string;
}): readonly FirstUnit[] {
  const counter: FirstUnit = { code: "counter", kind: "counter", name: `Quầy ${shortName} tại Trung tâm` };
  if (kind === "bank" || kind === "post") return [counter];
  return [
    counter,
    { code: "division", kind: "division", name: `Phòng chuyên môn ${shortName}` },
    { code: "leadership", kind: "leadership", name: `Lãnh đạo ${shortName}` },
    { code: "registry", kind: "registry", name: `Văn thư ${shortName}` },
  ];
}
