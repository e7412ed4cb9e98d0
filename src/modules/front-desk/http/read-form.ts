import { FEE_FIELD } from "#modules/fees/index.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import {
  emptyForm,
  type FeeFields,
  type IntakeForm,
  type PaperFields,
  type PersonFields,
} from "../domain/intake-form.ts";

/** A posted form: one text for a name, or several. */
export type Posted = Readonly<Record<string, unknown>>;

/** The intake form out of a post; whatever is missing is empty, so that nothing typed is ever lost on the way. */
export function readIntakeForm(posted: Posted, procedureCase: ProcedureCase): IntakeForm {
  const empty = emptyForm(procedureCase);
  return {
    caseId: procedureCase.id,
    channel: textOf(posted, "channel") === "postal" ? "postal" : "direct",
    owner: readPerson(posted, "owner"),
    hasSubmitter: isTicked(posted, "hasSubmitter"),
    submitter: readPerson(posted, "submitter"),
    authorisation: textOf(posted, "authorisation"),
    papers: empty.papers.map((paper, index) => readPaper(posted, paper.code, index)),
    sets: textOf(posted, "sets"),
    summary: textOf(posted, "summary"),
    returnBy: returnByOf(textOf(posted, "returnBy")),
    fees: readFees(posted),
    limitValue: textOf(posted, "limitValue"),
    limitUnit: textOf(posted, "limitUnit"),
    limitReason: textOf(posted, "limitReason"),
    again: isTicked(posted, "again"),
  };
}

/** The text under a name; the first one when it was sent several times. */
export function textOf(posted: Posted, name: string): string {
  return textsOf(posted, name)[0] ?? "";
}

/** Every text under a name. */
export function textsOf(posted: Posted, name: string): readonly string[] {
  const value = posted[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

export function isTicked(posted: Posted, name: string): boolean {
  return textOf(posted, name) !== "";
}

function readPerson(posted: Posted, who: "owner" | "submitter"): PersonFields {
  const field = (name: string) => textOf(posted, `${who}.${name}`);
  return {
    id: UUID.test(field("id")) ? field("id") : "",
    kind: field("kind") === "organisation" ? "organisation" : "citizen",
    nationalId: field("nationalId"),
    name: field("name"),
    phone: field("phone"),
    email: field("email"),
    address: field("address"),
    dateOfBirth: field("dateOfBirth"),
    confirmed: textsOf(posted, `${who}.confirmed`),
    different: isTicked(posted, `${who}.different`),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readPaper(posted: Posted, code: string, index: number): PaperFields {
  const field = (name: string) => textOf(posted, `paper.${index}.${name}`);
  return {
    code,
    // Immediate procedures have one box for all papers.
    ticked: isTicked(posted, `paper.${index}.ticked`) || isTicked(posted, "allPapers"),
    originals: field("originals"),
    certified: field("certified"),
    copies: field("copies"),
    held: isTicked(posted, `paper.${index}.held`),
    waived: field("waived"),
  };
}

const MOST_ANSWERS = 40;
const ANSWER = /^fee\.((?:quantity|choice)\.[a-z0-9-]{1,60})$/;

function readFees(posted: Posted): FeeFields {
  const answers = Object.keys(posted)
    .flatMap((name): [string, string][] => {
      const field = ANSWER.exec(name)?.[1];
      return field === undefined ? [] : [[field, textOf(posted, name).slice(0, 200)]];
    })
    .slice(0, MOST_ANSWERS);
  return {
    answers: Object.fromEntries(answers),
    claim: textOf(posted, `${FEE_FIELD}claim`),
    proof: textOf(posted, `${FEE_FIELD}proof`),
    phi: textOf(posted, "fee"),
    // A form without the field charges none; where some is due, that is a correction and needs its reason.
    lePhi: "levy" in posted ? textOf(posted, "levy") : "0",
    shownPhi: textOf(posted, "feeShown"),
    shownLePhi: textOf(posted, "levyShown"),
    reason: textOf(posted, "feeReason"),
  };
}

function returnByOf(text: string): IntakeForm["returnBy"] {
  return text === "by-post" || text === "online" ? text : "at-centre";
}
