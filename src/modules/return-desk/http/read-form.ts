import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { ReceiverKind } from "../domain/return-record.ts";
import type { Receiving } from "../use-cases/receiver-of.ts";
import type { ReturnItem, TypedProof } from "../use-cases/return-results.ts";
import { countOf, textOf, textsOf, type Posted } from "./posted.ts";

/** Who the form says is at the desk; somebody on the dossier where it says nothing. */
export function receiverIn(posted: Posted): ReceiverKind {
  const text = textOf(posted, "receiver");
  return text === "submitter" || text === "authorised" ? text : "owner";
}

/** What the form says of the receiver. */
export function receivingIn(posted: Posted): Receiving {
  const receiver = receiverIn(posted);
  const presented = { card: textOf(posted, "card"), seen: textOf(posted, "seen") === "yes" };
  if (receiver !== "authorised") return { receiver, presented };
  const until = textOf(posted, "auth.validUntil").trim();
  return {
    receiver,
    presented,
    authorised: {
      name: textOf(posted, "person.name"),
      phone: textOf(posted, "person.phone"),
      address: textOf(posted, "person.address"),
      paper: {
        number: textOf(posted, "auth.number"),
        date: dayIn(textOf(posted, "auth.date")) ?? null,
        certifiedBy: textOf(posted, "auth.certifiedBy"),
        validUntil: until === "" ? null : dayIn(until),
        scope: textOf(posted, "auth.scope"),
      },
    },
  };
}

/** Most that go over the desk beside the first one in one visit. */
export const MOST_OTHERS = 20;

/** The ids of the other results that are fetched along. */
export function othersIn(posted: Posted): readonly string[] {
  return [...new Set(textsOf(posted, "with"))].slice(0, MOST_OTHERS);
}

/** What the form says of one result. */
export function itemIn(posted: Posted, dossier: Dossier, resultName: string): ReturnItem {
  const { id } = dossier;
  const version = Number(textOf(posted, `version.${id}`));
  return {
    dossierId: id,
    version: Number.isSafeInteger(version) ? version : 0,
    papers: [{ name: resultName, count: countOf(posted, `paper.${id}`) }],
    originals: dossier.heldOriginals.map((held, index) => ({
      ...held,
      back: countOf(posted, `back.${id}.${index}`),
      why: textOf(posted, `why.${id}.${index}`).trim().slice(0, 500),
    })),
  };
}

/** How the receiver stands for it. */
export function proofIn(posted: Posted): TypedProof {
  switch (textOf(posted, "proof")) {
    case "signature":
      return { kind: "signature", line: textOf(posted, "signature") };
    case "code":
      return { kind: "code", digits: textOf(posted, "digits").slice(0, 20) };
    default:
      return { kind: "paper" };
  }
}

/** A day as people write it, `dd/MM/yyyy`; undefined when it is none. */
function dayIn(text: string): PlainDate | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  if (year === "") return undefined;
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month: Number(month), year: Number(year) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}
