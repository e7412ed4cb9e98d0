/**
 * Who answers for the paper: a unit of an agency, a courier on his run, the public post, the applicant who has it back,
 * or the archive of an agency. `id` is that of the unit, of the courier's officer, of the post's agency, of the person,
 * of the archiving agency.
 */
export type Custodian = { readonly kind: CustodianKind; readonly id: string; readonly label: string };

export const CUSTODIAN_KINDS = ["unit", "courier", "post", "applicant", "archive"] as const;
export type CustodianKind = (typeof CUSTODIAN_KINDS)[number];

/** Whether both are one and the same, whatever they are called. */
export function isSameCustodian(a: Pick<Custodian, "kind" | "id">, b: Pick<Custodian, "kind" | "id">): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Whether the paper has come to its last place: nobody hands it on from there. */
export function isLastPlace({ kind }: Pick<Custodian, "kind">): boolean {
  return kind === "applicant" || kind === "archive";
}
