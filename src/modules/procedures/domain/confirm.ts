import { err, ok, type Result } from "#kernel/result.ts";
import { formatRule, type CaseRule, type Limit } from "./limit.ts";
import type { CaseContent, Doubt, Fee, ProcedureContent } from "./procedure.ts";

/** What an administrator says about a case whose source was not clear; null keeps what the version says. */
export type CaseConfirmation = {
  readonly caseCode: string;
  readonly limit: Limit | null;
  /** Result on the day of receipt, after 15:00 on the next. */
  readonly sameDay: boolean;
  /** Amounts of the fee lines that had none, by their place; null keeps it open. */
  readonly amounts: readonly (number | null)[];
  readonly workflowCode: string | null;
};

export type Confirmation = {
  readonly agency: { readonly code: string; readonly name: string } | null;
  readonly cases: readonly CaseConfirmation[];
  /** Doubts that the administrator has looked into and settled, by their sentence. */
  readonly settled: readonly string[];
  /** The act or document that the confirmation rests on. */
  readonly legalBasis: string;
};

export type ConfirmRefusal =
  | { readonly kind: "procedures/no-legal-basis" }
  | { readonly kind: "procedures/no-change" }
  | { readonly kind: "procedures/bad-limit"; readonly caseCode: string }
  | { readonly kind: "procedures/bad-amount"; readonly caseCode: string };

/** The content with what was confirmed written in and its doubts gone; the source stays readable in the version before. */
export function confirmContent(
  content: ProcedureContent,
  confirmation: Confirmation,
): Result<ProcedureContent, ConfirmRefusal> {
  if (confirmation.legalBasis.trim() === "") return err({ kind: "procedures/no-legal-basis" });
  const wrong = confirmation.cases.map(refusalOf).find((refusal) => refusal !== undefined);
  if (wrong !== undefined) return err(wrong);
  const said = new Map(confirmation.cases.map((one) => [one.caseCode, one]));
  const cases = content.cases.map((one) => confirmCase(one, said.get(one.caseCode), confirmation.legalBasis.trim()));
  const next: ProcedureContent = {
    ...content,
    agencyCode: confirmation.agency?.code ?? content.agencyCode,
    agencyText: confirmation.agency?.name ?? content.agencyText,
    cases,
  };
  const doubts = content.doubts.filter(
    (doubt) => !confirmation.settled.includes(doubt.vi) && !answered(doubt, content, next),
  );
  const result = { ...next, doubts };
  return JSON.stringify(result) === JSON.stringify(content) ? err({ kind: "procedures/no-change" }) : ok(result);
}

/**
 * The national version with what only the centre knows kept from the version in force: the process of each case, the
 * confirmed limit where the nation's is prose, periods that do not count, the agency when the nation names none.
 */
export function adoptProposed(inForce: ProcedureContent, proposed: ProcedureContent): ProcedureContent {
  const own = new Map(inForce.cases.map((one) => [one.caseCode, one]));
  const [only] = inForce.cases;
  const cases = proposed.cases.map((one) => {
    const before = own.get(one.caseCode) ?? (proposed.cases.length === 1 ? only : undefined);
    if (before === undefined) return one;
    const rule = one.rule ?? before.rule;
    const { workflowCode, excludedPeriods, supplementRule, maxSupplements, immediate } = before;
    return {
      ...one,
      rule,
      limitText: one.rule === null ? before.limitText : one.limitText,
      workflowCode,
      excludedPeriods,
      supplementRule,
      maxSupplements,
      immediate,
    };
  });
  const next: ProcedureContent = {
    ...proposed,
    agencyCode: proposed.agencyCode ?? inForce.agencyCode,
    agencyText: proposed.agencyCode === null ? inForce.agencyText : proposed.agencyText,
    keywords: [...new Set([...inForce.keywords, ...proposed.keywords])],
    cases,
  };
  return { ...next, doubts: proposed.doubts.filter((doubt) => !answered(doubt, proposed, next)) };
}

function refusalOf(one: CaseConfirmation): ConfirmRefusal | undefined {
  const { limit, amounts, caseCode } = one;
  if (limit !== null && !(limit.value > 0 && limit.value <= 5000 && Number.isInteger(limit.value * 4))) {
    return { kind: "procedures/bad-limit", caseCode };
  }
  const bad = amounts.some(
    (amount) => amount !== null && !(Number.isSafeInteger(amount) && amount >= 0 && amount < 1e12),
  );
  return bad ? { kind: "procedures/bad-amount", caseCode } : undefined;
}

function confirmCase(one: CaseContent, said: CaseConfirmation | undefined, legalBasis: string): CaseContent {
  if (said === undefined) return one;
  const rule = ruleOf(one, said, legalBasis);
  return {
    ...one,
    rule,
    limitText: rule === one.rule || rule === null ? one.limitText : formatRule(rule),
    proposedLimit: rule === null ? one.proposedLimit : null,
    fees: one.fees.map((fee, at): Fee => ({ ...fee, amount: fee.amount ?? said.amounts[at] ?? null })),
    workflowCode: said.workflowCode ?? one.workflowCode,
  };
}

function ruleOf(one: CaseContent, said: CaseConfirmation, legalBasis: string): CaseRule | null {
  if (said.limit === null) return one.rule;
  const mode = said.limit.unit === "hour" ? "clock" : "end-of-day";
  const rule: CaseRule = { limit: said.limit, mode, legalBasis };
  return said.sameDay ? { ...rule, sameDay: true, afterHour: "15:00" } : rule;
}

/** Whether the new content answers a doubt of the old one. */
function answered(doubt: Doubt, before: ProcedureContent, after: ProcedureContent): boolean {
  const cases = after.cases.filter((one) => doubt.caseCode === null || one.caseCode === doubt.caseCode);
  switch (doubt.kind) {
    case "agency":
      return before.agencyCode !== after.agencyCode && after.agencyCode !== null;
    case "limit-in-prose":
    case "limit-conflict":
    case "limit-missing":
      return cases.every((one) => one.rule !== null) && cases.some((one) => ruleChanged(before, one));
    case "fee-without-value":
    case "fee-too-small":
    case "fee-foreign-currency":
    case "fee-odd-value":
      return cases.every((one) => one.fees.every((fee) => fee.amount !== null));
    case "components-missing":
      return cases.every((one) => one.components.length > 0);
    case "code-odd":
    case "components-of-cases":
    case "legal-basis-missing":
    case "cases-missing":
    case "duplicate-case":
      return false;
  }
}

function ruleChanged(before: ProcedureContent, one: CaseContent): boolean {
  return before.cases.find((other) => other.caseCode === one.caseCode)?.rule !== one.rule;
}
