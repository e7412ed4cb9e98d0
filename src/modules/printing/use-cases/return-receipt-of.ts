import { dateInVietnam, type PlainDate } from "#kernel/time.ts";
import { findPerson, type Viewer } from "#modules/identity/index.ts";
import { findProcedureCase } from "#modules/procedures/index.ts";
import type { ReceiptProof, ReturnedItem, ReturnReceipt } from "../domain/return-receipt.ts";
import { type Facts, headingOf, lastOf, officerOf, spaced } from "./facts.ts";

/** Fills the Giấy biên nhận trả kết quả: before the hand-over to be signed, afterwards as it happened. */
export async function returnReceiptOf(
  facts: Facts,
  { viewer, proof }: { readonly viewer: Viewer; readonly proof: ReceiptProof | undefined },
): Promise<ReturnReceipt> {
  const { db, dossier, centre } = facts;
  const handedOver = lastOf(facts, "dossier-handed-over");
  const receiver = dossier.handOver === null ? undefined : await findPerson(db, dossier.handOver.receiverId);
  const giver = handedOver === undefined ? viewer.name : (await officerOf(db, handedOver.actorId)).name;
  return {
    heading: headingOf(facts, centre, handedOver?.at ?? dossier.resolvedAt ?? dossier.submittedAt),
    procedure: dossier.procedureName,
    owner: dossier.ownerName,
    giver: { name: giver, phone: spaced(centre.phone) },
    receiver: { name: receiver?.name ?? "", phone: spaced(receiver?.phone ?? "") },
    // The label of the line says what it is.
    authorisation: (dossier.handOver?.authorisation ?? "").replace(/^Giấy ủy quyền /, ""),
    items: await itemsOf(facts, handedOver === undefined ? null : dateInVietnam(handedOver.at)),
    returnedAt: handedOver?.at ?? null,
    proof: proof?.lines ?? [],
    signatureSvg: proof?.signatureSvg ?? "",
  };
}

async function itemsOf({ db, dossier, entries }: Facts, date: PlainDate | null): Promise<readonly ReturnedItem[]> {
  const { result } = dossier;
  const resultName = (await findProcedureCase(db, dossier.caseId))?.resultName ?? "";
  const kind = result?.kind === "refused" ? "Văn bản từ chối" : resultName || "Kết quả giải quyết";
  const results = result === null ? [] : [{ kind, number: result.number, summary: result.summary, date }];
  const givenBack = entries.flatMap(({ event, payload }) =>
    event === "originals-given-back" && Array.isArray(payload["originals"]) ? payload["originals"] : [],
  );
  const originals = [...dossier.heldOriginals, ...givenBack.filter(isHeld)];
  return [
    ...results,
    ...originals.map(({ name, count }) => ({
      kind: "Bản chính trả lại",
      number: "",
      summary: `${name} (${count} bản)`,
      date,
    })),
  ];
}

function isHeld(value: unknown): value is { readonly name: string; readonly count: number } {
  return typeof value === "object" && value !== null && "name" in value && "count" in value;
}
