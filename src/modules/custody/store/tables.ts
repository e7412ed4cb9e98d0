import type { Insertable, Selectable } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { EventKind, HandOver, HandOverState } from "../domain/bundle.ts";
import type { CustodianKind } from "../domain/custodian.ts";
import type { Loss, LossSide, Remedy } from "../domain/loss.ts";

type BundleTable = {
  dossier_id: string;
  version: number;
  code: string;
  immediate: boolean;
  home_unit_id: string;
  custodian_kind: CustodianKind;
  custodian_id: string;
  custodian_label: string;
  since: InstantColumn;
  shelf: string | null;
  sheets: number;
  originals: number;
  opened_at: InstantColumn;
  forward_by: InstantColumn;
  forwarded_at: NullableInstantColumn;
  ended_at: NullableInstantColumn;
};

type HandOverTable = {
  id: string;
  batch_id: string;
  dossier_id: string;
  state: HandOverState;
  from_kind: CustodianKind;
  from_id: string;
  from_label: string;
  to_kind: CustodianKind;
  to_id: string;
  to_label: string;
  sheets: number;
  originals: number;
  note: string;
  given_at: InstantColumn;
  given_by: string;
  acknowledge_by: InstantColumn;
  ended_at: NullableInstantColumn;
  ended_by: string | null;
  reason: string;
  counted_sheets: number | null;
  counted_originals: number | null;
  difference: HandOver["difference"];
  settled_at: NullableInstantColumn;
  settled_by: string | null;
  settlement: string;
};

type CustodyEventTable = {
  dossier_id: string;
  seq: number;
  event: EventKind;
  hand_over_id: string | null;
  from_kind: CustodianKind | "none";
  from_id: string | null;
  to_kind: CustodianKind;
  to_id: string;
  to_label: string;
  from_sheets: number;
  to_sheets: number;
  from_originals: number;
  to_originals: number;
  note: string;
  shelf: string | null;
  actor_id: string;
  at: InstantColumn;
};

type LossTable = {
  id: string;
  number: string;
  dossier_id: string;
  extent: Loss["extent"];
  hand_over_id: string | null;
  sheets: number;
  originals: number;
  giver_kind: CustodianKind;
  giver_id: string;
  giver_label: string;
  receiver_kind: CustodianKind;
  receiver_id: string;
  receiver_label: string;
  carrier_kind: CustodianKind | null;
  carrier_id: string | null;
  carrier_label: string | null;
  circumstances: string;
  contents: string;
  found_at: InstantColumn;
  found_by: string;
  remedy: Remedy | null;
  remedy_text: string | null;
  responsible: string | null;
  remake_by: { __select__: PlainDate | null; __insert__: string | null; __update__: string | null };
  completed_at: NullableInstantColumn;
  ended_at: NullableInstantColumn;
  ended_by: string | null;
  outcome: Loss["outcome"];
};

type LossSignatureTable = {
  loss_id: string;
  side: LossSide;
  officer_id: string;
  officer_name: string;
  at: InstantColumn;
};

type ShelfCheckTable = {
  id: string;
  unit_id: string;
  shelf: string;
  at: InstantColumn;
  by_id: string;
  expected: number;
  present: number;
  missing: string[];
  surplus: string[];
};

/** The tables of this slice; nobody else names them in SQL. Hashes are written by the database itself. */
type CustodyTables = {
  bundle: BundleTable;
  hand_over: HandOverTable;
  custody_event: CustodyEventTable;
  custody_setting: { acknowledge_hours: number; complete_since: NullableInstantColumn };
  loss: LossTable;
  loss_signature: LossSignatureTable;
  shelf_check: ShelfCheckTable;
};

export type BundleRow = Selectable<BundleTable>;
export type NewBundleRow = Insertable<BundleTable>;
export type HandOverRow = Selectable<HandOverTable>;
export type NewHandOverRow = Insertable<HandOverTable>;
export type LossRow = Selectable<LossTable>;
export type NewLossRow = Insertable<LossTable>;
export type LossSignatureRow = Selectable<LossSignatureTable>;
export type CustodyEventRow = Selectable<CustodyEventTable>;

/** A handle that knows the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<CustodyTables>();
}
