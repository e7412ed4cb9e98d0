import type { Db } from "#platform/db/db.ts";
import type { Agency, AgencyKind, Unit, UnitKind } from "../domain/organization.ts";

export type OrganizationTables = {
  agency: {
    id: string;
    code: string;
    code_is_invented: boolean;
    name: string;
    short_name: string;
    kind: AgencyKind;
    superior_name: string;
    address: string;
    phone: string;
    place: string;
    website: string;
    ordinal: number;
  };
  unit: { id: string; agency_id: string; code: string; kind: UnitKind; name: string; ordinal: number };
};

/** The handle narrowed to the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<OrganizationTables>();
}

export function toAgency(row: OrganizationTables["agency"]): Agency {
  return {
    id: row.id,
    code: row.code,
    codeIsInvented: row.code_is_invented,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    superiorName: row.superior_name,
    address: row.address,
    phone: row.phone,
    place: row.place,
    website: row.website,
  };
}

export function toUnit(row: OrganizationTables["unit"]): Unit {
  return { id: row.id, agencyId: row.agency_id, kind: row.kind, name: row.name };
}
