import { compareByGivenName } from "#kernel/vietnamese.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { IN_FORCE } from "./officers.ts";
import { tablesOf } from "./tables.ts";

export type OnDuty = {
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
};

/**
 * Everybody on duty at the centre today, in the order of the boards, then by given name: who holds a position at a
 * counter or in the centre itself. Partners (bank, post) announce their own people; the accountant sits behind the desks.
 */
export async function listOnDuty(db: Db): Promise<readonly OnDuty[]> {
  const agencies = new Map((await listAgencies(db)).map((agency) => [agency.id, agency.kind]));
  const units = (await listUnits(db)).filter(({ agencyId, kind }) => {
    const agencyKind = agencies.get(agencyId);
    if (agencyKind === "bank" || agencyKind === "post") return false;
    return agencyKind === "centre" || kind === "counter" || kind === "return-desk";
  });
  const rows = await tablesOf(db)
    .selectFrom("appointment")
    .innerJoin("officer", "officer.id", "appointment.officer_id")
    .select(["officer.id", "officer.name", "officer.title", "officer.phone", "appointment.unit_id as unitId"])
    .distinct()
    .where("officer.active", "=", true)
    .where("appointment.role", "<>", "accountant")
    .where(IN_FORCE)
    .execute();
  return units.flatMap((unit) =>
    rows
      .filter((row) => row.unitId === unit.id)
      .sort((a, b) => compareByGivenName(a.name, b.name))
      .map(({ id, name, title, phone }) => ({ key: `${unit.id} ${id}`, unit: unit.name, name, title, phone })),
  );
}
