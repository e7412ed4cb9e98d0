import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { enterPerson, findPerson } from "#modules/identity/index.ts";
import { checkAuthorisation, kept, type Authorisation, type TypedAuthorisation } from "../domain/authorisation.ts";
import { checkIdentity, readCard, type IdentityCheck, type Presented } from "../domain/identity-check.ts";
import type { Refusal } from "../domain/refusal.ts";

/** Who came: one of the two on the dossier, or somebody with a giấy ủy quyền. */
export type Receiving =
  | { readonly receiver: "owner" | "submitter"; readonly presented: Presented }
  | { readonly receiver: "authorised"; readonly presented: Presented; readonly authorised: TypedPerson };

export type TypedPerson = {
  /** Name and address may be empty when a card is read: the card says them. */
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly paper: TypedAuthorisation;
};

export type Receiver = {
  readonly receiver: Receiving["receiver"];
  readonly id: string;
  readonly name: string;
  readonly identity: IdentityCheck["how"];
  readonly authorisation: Authorisation | null;
};

type Entering = { readonly officerId: string; readonly newId: () => string; readonly now: Instant };

/** Makes sure who stands at the desk; a person with an authorisation is entered as a person. */
export async function receiverOf(
  tx: Tx,
  dossier: Dossier,
  receiving: Receiving,
  entering: Entering,
): Promise<Result<Receiver, Refusal>> {
  if (receiving.receiver === "authorised") return authorised(tx, receiving, entering);
  const { receiver, presented } = receiving;
  const id = receiver === "owner" ? dossier.ownerId : dossier.submitterId;
  const name = receiver === "owner" ? dossier.ownerName : dossier.submitterName;
  const person = await findPerson(tx, id);
  const checked = checkIdentity({ name, nationalId: person?.nationalId ?? null }, presented);
  if (typeof checked === "string") return err({ kind: "return-desk/identity", what: checked });
  return ok({ receiver, id, name, identity: checked.how, authorisation: null });
}

async function authorised(
  tx: Tx,
  { presented, authorised: typed }: Extract<Receiving, { receiver: "authorised" }>,
  { officerId, newId, now }: Entering,
): Promise<Result<Receiver, Refusal>> {
  const today = dateInVietnam(now);
  const faults = checkAuthorisation(typed.paper, today);
  if (faults.length > 0) return err({ kind: "return-desk/authorisation", faults });
  const card = readCard(presented.card);
  const input = {
    kind: "citizen" as const,
    name: card?.name ?? typed.name,
    nationalId: card?.number ?? presented.card,
    phone: typed.phone,
    email: "",
    address: card?.address || typed.address,
    dateOfBirth: card?.bornOn ?? null,
    confirmed: ["eth-for-d", "digits", "foreign-script", "born-abroad"] as const,
  };
  const entered = await enterPerson(tx, input, { officerId, today, newId });
  if (!entered.ok) {
    const { error } = entered;
    const sentences = error.kind === "identity/invalid-person" ? error.faults : error.warnings;
    return err({ kind: "return-desk/receiver", sentences: sentences.map(({ field, vi }) => `${FIELDS[field]} ${vi}`) });
  }
  const { id, name } = entered.value;
  const identity = card === undefined ? "number-typed" : "card-read";
  return ok({ receiver: "authorised", id, name, identity, authorisation: kept(typed.paper) });
}

const FIELDS = {
  name: "Họ tên người nhận",
  nationalId: "Số căn cước người nhận",
  phone: "Điện thoại người nhận",
  email: "Thư điện tử người nhận",
  address: "Địa chỉ người nhận",
  dateOfBirth: "Ngày sinh người nhận",
} as const;
