import { FEE_FIELD } from "#modules/fees/index.ts";
import type { FeeAnswers } from "#modules/fees/domain.ts";
import type { PersonInput } from "#modules/identity/index.ts";
import type { ProcedureCase } from "#modules/procedures/index.ts";
import type { TypedConsignment } from "../domain/check-consignment.ts";
import type { PostalParty, SlipSignature } from "../domain/slip.ts";
import { oneOf, textOf, type Posted } from "./posted.ts";

/** What the form at the door sends beside the consignment itself. */
export type TypedCollect = {
  readonly formId: string;
  readonly nationalId: string;
  readonly kind: "citizen" | "organisation";
  /** "I compared the card", for whatever is unusual about it. */
  readonly compared: boolean;
  readonly typed: TypedConsignment;
};

/** The form at the door out of a post; whatever is missing is empty, so that nothing typed is lost. */
export function readCollect(posted: Posted, { components }: ProcedureCase, summary: string): TypedCollect {
  const opened = textOf(posted, "formId") === "";
  const sender = readParty(posted, "sender");
  const elsewhere = textOf(posted, "elsewhere") !== "";
  return {
    formId: textOf(posted, "formId"),
    nationalId: textOf(posted, "nationalId"),
    kind: oneOf(textOf(posted, "kind"), ["citizen", "organisation"]),
    compared: textOf(posted, "compared") !== "",
    typed: {
      service: oneOf(textOf(posted, "service"), ["both", "send", "receive"]),
      sender,
      receiver: elsewhere ? readParty(posted, "receiver") : sender,
      papers: components.map(({ code }, index) => ({
        code,
        originals: textOf(posted, `paper.${index}.originals`),
        certified: textOf(posted, `paper.${index}.certified`),
        copies: textOf(posted, `paper.${index}.copies`),
      })),
      summary: opened ? summary : textOf(posted, "summary"),
      copies: opened ? "1" : textOf(posted, "copies"),
      scope: oneOf(textOf(posted, "scope"), ["between-districts", "same-district", "inter-province"]),
      days: textOf(posted, "days"),
      postage: textOf(posted, "postage"),
      postagePaidBy: oneOf(textOf(posted, "postagePaidBy"), ["sender", "receiver"]),
      quality: oneOf(textOf(posted, "quality"), ["standard", "express"]),
      fees: readFees(posted),
      feesTaken: oneOf(textOf(posted, "feesTaken"), ["later", "now"]),
      told: textOf(posted, "told") !== "",
      sealed: textOf(posted, "sealed") !== "",
      customerSigned: signatureOf(posted, "customerSigned"),
      officerSigned: signatureOf(posted, "officerSigned"),
    },
  };
}

const MOST_ANSWERS = 40;
const ANSWER = /^fee\.((?:quantity|choice)\.[a-z0-9-]{1,60})$/;

function readFees(posted: Posted): FeeAnswers {
  const answers = Object.keys(posted).flatMap((name): [string, string][] => {
    const field = ANSWER.exec(name)?.[1];
    return field === undefined ? [] : [[field, textOf(posted, name).slice(0, 200)]];
  });
  return {
    answers: Object.fromEntries(answers.slice(0, MOST_ANSWERS)),
    claim: textOf(posted, `${FEE_FIELD}claim`),
    proof: textOf(posted, `${FEE_FIELD}proof`),
  };
}

/** The person whose dossier it is, as identity wants it. */
export function ownerOf({ typed, nationalId, kind, compared }: TypedCollect): PersonInput {
  const { name, phone, email } = typed.sender;
  const address = [typed.sender.address, typed.sender.district, typed.sender.province];
  return {
    ...{ kind, name, nationalId, phone, email },
    address: address.filter((part) => part.trim() !== "").join(", "),
    dateOfBirth: null,
    confirmed: compared ? ["eth-for-d", "digits", "foreign-script", "sex-differs", "born-abroad", "name-differs"] : [],
  };
}

/** One end of the way out of a post. */
export function readParty(posted: Posted, who: "sender" | "receiver"): PostalParty {
  const field = (name: string) => textOf(posted, `${who}.${name}`);
  return {
    name: field("name"),
    phone: field("phone"),
    email: field("email"),
    address: field("address"),
    district: field("district"),
    province: field("province"),
  };
}

const LONGEST_STROKES = 20_000;

/** A tick says that the paper was signed; strokes, where a pad sent them, are the signature itself. */
function signatureOf(posted: Posted, who: "customerSigned" | "officerSigned"): SlipSignature | null {
  const strokes = textOf(posted, `${who}.strokes`).slice(0, LONGEST_STROKES);
  if (/^M[\d\s.MLml-]+$/.test(strokes)) return { how: "screen", strokes };
  return textOf(posted, who) === "" ? null : { how: "paper", strokes: "" };
}
