import type { Selectable } from "kysely";
import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Conclusion, Direction, DiscrepancyKind, ItemState, SealFound, Side } from "../domain/run.ts";

type RunTable = {
  id: string;
  number: string;
  route: string;
  courier_id: string;
  courier_name: string;
  opened_at: InstantColumn;
  opened_by: string;
  departed_at: NullableInstantColumn;
  departed_by: string | null;
};

type BagTable = {
  id: string;
  run_id: string;
  ordinal: number;
  direction: Direction;
  from_unit_id: string;
  from_label: string;
  to_unit_id: string;
  to_label: string;
  seal: string | null;
  sealed_at: NullableInstantColumn;
  opened_at: NullableInstantColumn;
  opened_by: string | null;
  seal_found: SealFound | null;
  closed_at: NullableInstantColumn;
  closed_by: string | null;
};

type ItemTable = {
  id: string;
  bag_id: string;
  dossier_id: string;
  code: string;
  sheets: number;
  originals: number;
  state: ItemState;
  out_at: InstantColumn;
  out_by: string;
  out_hand_over_id: string | null;
  struck_at: NullableInstantColumn;
  struck_reason: string | null;
  in_at: NullableInstantColumn;
  in_by: string | null;
  in_bag_id: string | null;
  in_hand_over_id: string | null;
};

type DiscrepancyTable = {
  id: string;
  bag_id: string;
  kind: DiscrepancyKind;
  item_id: string | null;
  dossier_id: string | null;
  code: string;
  note: string;
  photo_id: string | null;
  found_at: InstantColumn;
  found_by: string;
  conclusion: Conclusion | null;
  conclusion_text: string | null;
  to_unit_id: string | null;
  to_label: string | null;
  settled_at: NullableInstantColumn;
};

type SignatureTable = {
  discrepancy_id: string;
  side: Side;
  officer_id: string;
  officer_name: string;
  at: InstantColumn;
};

/** The tables of this slice; nobody else names them in SQL. */
type CourierTables = {
  courier_run: RunTable;
  courier_bag: BagTable;
  courier_item: ItemTable;
  courier_discrepancy: DiscrepancyTable;
  courier_signature: SignatureTable;
};

export type RunRow = Selectable<RunTable>;
export type BagRow = Selectable<BagTable>;
export type ItemRow = Selectable<ItemTable>;
export type DiscrepancyRow = Selectable<DiscrepancyTable>;
export type SignatureRow = Selectable<SignatureTable>;

/** A handle that knows the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<CourierTables>();
}
