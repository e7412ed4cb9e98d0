import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Authorisation } from "../domain/authorisation.ts";
import type { IdentityCheck } from "../domain/identity-check.ts";
import type { CountedPaper, OriginalBack, ProofKind, ReceiverKind } from "../domain/return-record.ts";

type Json<T> = { __select__: T; __insert__: string; __update__: never };
type Generated<T> = { __select__: T; __insert__: T | undefined; __update__: T };

export type ReturnDeskTables = {
  return_record: {
    dossier_id: string;
    act_id: string;
    at: InstantColumn;
    officer_id: string;
    receiver: ReceiverKind;
    receiver_id: string;
    receiver_name: string;
    identity: IdentityCheck["how"];
    authorisation: Json<Authorisation | null> | null;
    papers: Json<readonly CountedPaper[]>;
    originals: Json<readonly OriginalBack[]>;
    proof: ProofKind;
    signature: string | null;
    code_id: string | null;
    phone_shown: string;
  };
  return_code: {
    id: string;
    act_id: string;
    person_id: string;
    phone: string;
    fingerprint: string;
    sent_at: InstantColumn;
    expires_at: InstantColumn;
    tries: Generated<number>;
    used_at: NullableInstantColumn;
  };
  outgoing_message: {
    id: string;
    dossier_id: string;
    kind: "return-code" | "reminder";
    phone: string;
    body: string;
    written_at: InstantColumn;
    written_by: string;
    expires_at: InstantColumn;
    state: "waiting" | "carried" | "expired";
    tries: Generated<number>;
    carried_at: NullableInstantColumn;
  };
  simulated_message: { id: string; phone: string; body: string; at: InstantColumn };
};

/** The tables of this slice on a handle. */
export function tablesOf(db: Db) {
  return db.withTables<ReturnDeskTables>();
}
