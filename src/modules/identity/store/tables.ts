import type { Generated } from "kysely";
import type { DateColumn, Db, InstantColumn } from "#platform/db/db.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { PersonKind } from "../domain/person.ts";
import type { Role } from "../domain/viewer.ts";

type NullableDateColumn = { __select__: PlainDate | null; __insert__: string | null; __update__: string | null };

export type IdentityTables = {
  officer: {
    id: string;
    username: string;
    name: string;
    title: string;
    phone: Generated<string>;
    active: Generated<boolean>;
    password_hash: string | null;
    must_change_password: Generated<boolean>;
    totp_secret: Generated<string | null>;
    totp_pending: Generated<string | null>;
    totp_last_step: Generated<number | null>;
    is_demo: Generated<boolean>;
    created_at: Generated<InstantColumn>;
  };
  appointment: {
    id: string;
    officer_id: string;
    unit_id: string;
    agency_id: string;
    role: Role;
    from_date: DateColumn;
    to_date: NullableDateColumn;
    substitute_for: string | null;
    decision: string;
  };
  session: {
    id: string;
    token_hash: Buffer;
    officer_id: string;
    awaits_totp: boolean;
    idle_minutes: number;
    created_at: Generated<InstantColumn>;
    confirmed_at: Generated<InstantColumn>;
    last_seen_at: Generated<InstantColumn>;
    expires_at: InstantColumn;
  };
  sign_in_failure: { id: string; username: string; address: string; at: Generated<InstantColumn> };
  security_log: {
    id: string;
    at: Generated<InstantColumn>;
    kind: string;
    officer_id: string | null;
    actor_id: string | null;
    detail: string;
  };
  person: {
    id: string;
    kind: PersonKind;
    name: string;
    name_folded: string;
    national_id_sealed: string | null;
    national_id_index: string | null;
    phone: string | null;
    email: string | null;
    address: string;
    date_of_birth: NullableDateColumn;
    created_at: Generated<InstantColumn>;
    created_by: string | null;
  };
  personal_data_read: {
    id: string;
    person_id: string;
    officer_id: string;
    at: Generated<InstantColumn>;
    purpose: string;
  };
};

/** The handle narrowed to the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<IdentityTables>();
}
