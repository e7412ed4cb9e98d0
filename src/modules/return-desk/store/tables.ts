import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Authorisation } from "../domain/authorisation.ts";
import type { MessageState } from "../domain/carrying.ts";
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
    dossier_ids: string[];
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
    state: MessageState;
    tries: Generated<number>;
    carried_at: NullableInstantColumn;
    next_at: NullableInstantColumn;
    why: Generated<string>;
  };
  message_gateway_setting: {
    id: string;
    set_at: InstantColumn;
    set_by: string;
    state: "off" | "live";
    url: string;
    content_type: "json" | "form";
    header_name: string;
    secret_sealed: string | null;
    body: string;
    accepted: string;
    query_url: string;
    query_body: string;
    query_carried: string;
    query_unknown: string;
  };
  used_authorisation: { paper: string; act_id: string; used_at: InstantColumn };
  simulated_message: { id: string; phone: string; body: string; at: InstantColumn };
};

/** The tables of this slice on a handle. */
export function tablesOf(db: Db) {
  return db.withTables<ReturnDeskTables>();
}
