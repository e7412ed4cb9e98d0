import type { CaseRule, Limit } from "./limit.ts";

export type Localized = { readonly vi: string; readonly en?: string };

/** A paper of the dossier (thành phần hồ sơ). */
export type Component = {
  readonly code: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  /** Heading under which the source lists it, when it has several. */
  readonly group?: string;
};

export type FeeKind = "phi" | "le-phi";

/** One line of phí or lệ phí, never mixed; null means that the amount must be confirmed. */
export type Fee = { readonly kind: FeeKind; readonly amount: number | null; readonly note: string };

/** What a supplement does to the time limit (NĐ 61/2018 Điều 19.4 restarts it unless special law differs). */
export type SupplementRule = "reset" | "pause" | "none";

export type SubmissionChannel = "direct" | "online" | "postal";

export type LegalReference = { readonly code: string; readonly name: string };

export type ProcedureStep = { readonly name: string; readonly text: string };

/** Time and money as published for one way of submitting. */
export type ChannelTerms = {
  readonly channel: SubmissionChannel;
  readonly limit: Limit | null;
  readonly limitText: string;
  readonly fees: readonly Fee[];
};

/** What is unclear in a published procedure: shown as "cần xác nhận" until somebody with authority confirms it. */
export type DoubtKind =
  | "agency"
  | "limit-in-prose"
  | "limit-conflict"
  | "limit-missing"
  | "fee-without-value"
  | "fee-too-small"
  | "fee-foreign-currency"
  | "fee-odd-value"
  | "code-odd"
  | "components-missing"
  | "components-of-cases"
  | "legal-basis-missing"
  | "cases-missing"
  | "duplicate-case";

export type Doubt = {
  readonly kind: DoubtKind;
  /** The case it bears on; null when it bears on the whole procedure. */
  readonly caseCode: string | null;
  readonly vi: string;
};

/** A case (trường hợp) as a version defines it: own limit, papers, fee, workflow. */
export type CaseContent = {
  readonly caseCode: string;
  readonly caseName: string;
  readonly rule: CaseRule | null;
  readonly limitText: string;
  /** A reading of a limit in prose, offered to the person who confirms; never used by itself. */
  readonly proposedLimit: Limit | null;
  readonly immediate: boolean;
  readonly components: readonly Component[];
  readonly fees: readonly Fee[];
  readonly supplementRule: SupplementRule;
  readonly maxSupplements: number;
  /** Periods that do not count, by name (for example the posting of a loss notice). */
  readonly excludedPeriods: readonly string[];
  readonly workflowCode: string | null;
};

/** All that a version of a procedure says; plain data, compared and hashed as canonical JSON. */
export type ProcedureContent = {
  readonly code: string;
  readonly name: string;
  readonly fieldCode: string;
  readonly fieldName: string;
  /** Code of the agency here that resolves it; null when the source does not tell. */
  readonly agencyCode: string | null;
  /** The executing agency in the words of the source. */
  readonly agencyText: string;
  readonly decisionNo: string;
  readonly legalBasis: readonly LegalReference[];
  readonly requirements: string;
  readonly steps: readonly ProcedureStep[];
  readonly channels: readonly ChannelTerms[];
  readonly results: readonly string[];
  readonly subjects: readonly string[];
  readonly keywords: readonly string[];
  readonly cases: readonly CaseContent[];
  readonly doubts: readonly Doubt[];
};

/** Where a version comes from; what an administrator or the starter catalogue says wins over the national record. */
export type VersionSource = "starter" | "national" | "administrator";

/** In force, waiting for an administrator, or followed by a newer one. */
export type VersionState = "in-force" | "proposed" | "superseded";

export type ProcedureVersion = {
  readonly id: string;
  readonly procedureId: string;
  readonly number: number;
  readonly source: VersionSource;
  readonly state: VersionState;
  /** First day in force, ISO date. */
  readonly validFrom: string;
  /** Last day in force, ISO date; null while in force. */
  readonly validTo: string | null;
  readonly content: ProcedureContent;
};

/** A case of a version in force, as intake pins it. */
export type ProcedureCase = {
  readonly id: string;
  readonly versionId: string;
  readonly procedureId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseCode: string;
  readonly caseName: string;
  readonly agencyId: string;
  readonly fieldName: string;
  /** Null: the limit is in prose and must be confirmed, or entered at intake with a reason. */
  readonly rule: CaseRule | null;
  readonly limitText: string;
  readonly immediate: boolean;
  readonly components: readonly Component[];
  readonly fees: readonly Fee[];
  readonly resultName: string;
  readonly supplementRule: SupplementRule;
  readonly maxSupplements: number;
  readonly excludedPeriods?: readonly string[];
  readonly workflowVersionId: string | null;
  readonly legalBasis: string;
  readonly doubtful: readonly string[];
};

/** Doubts that somebody must know before receiving this case. */
export function doubtsOfCase(content: ProcedureContent, caseCode: string): readonly string[] {
  return content.doubts
    .filter((doubt) => doubt.caseCode === null || doubt.caseCode === caseCode)
    .map((doubt) => doubt.vi);
}

/** The legal basis in one line: codes of the acts, in the order of the source. */
export function legalBasisLine(content: ProcedureContent): string {
  return content.legalBasis.map((act) => act.code || act.name).join("; ");
}
