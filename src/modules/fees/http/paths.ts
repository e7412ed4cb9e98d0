import type { RuleKey } from "../store/fee-rules.ts";

/** Where fees are administered. */
export const FEES_PATH = "/can-bo/quan-tri/phi";
/** The amounts that the province sets. */
export const PROVINCIAL_PATH = `${FEES_PATH}/muc-cua-tinh`;
/** Asks for a procedure that has no rule yet. */
export const FIND_RULE_PATH = `${FEES_PATH}/tim`;

/** The same addresses as the router knows them. */
export const FEE_RULE_ROUTE = `${FEES_PATH}/thu-tuc/:procedure/:case`;
export const NEW_VERSION_ROUTE = `${FEE_RULE_ROUTE}/phien-ban-moi`;
export const WITHDRAW_ROUTE = `${FEE_RULE_ROUTE}/rut`;

/** In an address `tat-ca` stands for all cases of a procedure. */
const ALL_CASES = "tat-ca";

export function feeRulePath({ procedureCode, caseCode }: RuleKey): string {
  return `${FEES_PATH}/thu-tuc/${encodeURIComponent(procedureCode)}/${encodeURIComponent(caseCode ?? ALL_CASES)}`;
}

export function withdrawPath(key: RuleKey): string {
  return `${feeRulePath(key)}/rut`;
}

export function newVersionPath(key: RuleKey): string {
  return `${feeRulePath(key)}/phien-ban-moi`;
}

export function keyOf(params: { readonly procedure: string; readonly case: string }): RuleKey {
  return {
    procedureCode: params.procedure.slice(0, 60),
    caseCode: params.case === ALL_CASES ? null : params.case.slice(0, 80),
  };
}
