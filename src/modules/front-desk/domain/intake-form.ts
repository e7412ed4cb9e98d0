import { NO_ANSWERS, type FeeAnswers } from "#modules/fees/domain.ts";
import type { Component, ProcedureCase } from "#modules/procedures/domain.ts";

/** A person block of the form, exactly as typed; `id` is set when a known person was chosen. */
export type PersonFields = {
  readonly id: string;
  readonly kind: "citizen" | "organisation";
  readonly nationalId: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** `dd/MM/yyyy` or empty. */
  readonly dateOfBirth: string;
  /** Warnings the officer has compared with the card. */
  readonly confirmed: readonly string[];
  /** "This is somebody else than the likely duplicate." */
  readonly different: boolean;
};

export type PaperFields = {
  readonly code: string;
  readonly ticked: boolean;
  readonly originals: string;
  readonly certified: string;
  readonly copies: string;
  /** The originals are kept until the result is returned. */
  readonly held: boolean;
  readonly waived: string;
};

/** Money as it stands on the screen: the answers it was computed from, what the page put there, what is there now. */
export type FeeFields = FeeAnswers & {
  readonly phi: string;
  readonly lePhi: string;
  readonly shownPhi: string;
  readonly shownLePhi: string;
  /** Why another amount than the computed one is asked. */
  readonly reason: string;
};

export const NO_FEES: FeeFields = { ...NO_ANSWERS, phi: "", lePhi: "", shownPhi: "", shownLePhi: "", reason: "" };

/** The intake form as it stands on the screen: text, because people have not finished typing. */
export type IntakeForm = {
  readonly caseId: string;
  readonly channel: "direct" | "postal";
  readonly owner: PersonFields;
  readonly hasSubmitter: boolean;
  readonly submitter: PersonFields;
  readonly authorisation: string;
  readonly papers: readonly PaperFields[];
  readonly sets: string;
  readonly summary: string;
  readonly returnBy: "at-centre" | "by-post" | "online";
  readonly fees: FeeFields;
  readonly limitValue: string;
  readonly limitUnit: string;
  readonly limitReason: string;
  /** "The same dossier was received lately; receive it all the same." */
  readonly again: boolean;
};

export const NOBODY: PersonFields = {
  id: "",
  kind: "citizen",
  nationalId: "",
  name: "",
  phone: "",
  email: "",
  address: "",
  dateOfBirth: "",
  confirmed: [],
  different: false,
};

/** The form for a case before anything is typed: one set, nothing said of fees, the summary from the procedure. */
export function emptyForm(procedureCase: ProcedureCase): IntakeForm {
  return {
    caseId: procedureCase.id,
    channel: "direct",
    owner: NOBODY,
    hasSubmitter: false,
    submitter: NOBODY,
    authorisation: "",
    papers: procedureCase.components.map(untickedPaper),
    sets: "1",
    summary: defaultSummary(procedureCase),
    returnBy: "at-centre",
    fees: NO_FEES,
    limitValue: "",
    limitUnit: "working-day",
    limitReason: "",
    again: false,
  };
}

/** What a ticked paper without any number means: as many as the procedure asks for, at least one. */
export function expectedCounts({ originals, copies }: Pick<Component, "originals" | "copies">): {
  readonly originals: number;
  readonly copies: number;
} {
  return originals + copies > 0 ? { originals, copies } : { originals: 1, copies: 0 };
}

function untickedPaper({ code }: Component): PaperFields {
  return { code, ticked: false, originals: "", certified: "", copies: "", held: false, waived: "" };
}

const SUMMARY_MAX = 1000;

function defaultSummary({ procedureName, caseName }: ProcedureCase): string {
  const sameWords = ["", "trường hợp chung"].includes(caseName.toLowerCase()) || isWithin(caseName, procedureName);
  return (sameWords ? procedureName : `${procedureName} (${caseName})`).slice(0, SUMMARY_MAX);
}

function isWithin(part: string, whole: string): boolean {
  return whole.toLowerCase().includes(part.toLowerCase());
}
