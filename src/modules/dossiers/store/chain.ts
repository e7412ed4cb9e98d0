import { hash } from "node:crypto";

/** What a journal row says, as its hash covers it. Ids and instants are text: microseconds, UTC, ending in Z. */
export type Leaf = {
  readonly dossierId: string;
  readonly seq: number;
  readonly event: string;
  /** Canonical JSON. */
  readonly payload: string;
  readonly actorId: string;
  readonly unitId: string;
  readonly at: string;
  readonly fromState: string;
  readonly toState: string;
};

/** What stands before the first row of every dossier. */
export const GENESIS = "0".repeat(64);

/** SHA-256, in hex, over the previous hash and every column of the row, in the version of the form that it names. */
export function chainHash(previous: string, leaf: Leaf): string {
  const { dossierId, seq, event, payload, actorId, unitId, at, fromState, toState } = leaf;
  return hashForm(
    previous,
    `${dossierId}|${seq}|${event}|${at}|${actorId}|${unitId}|${fromState}|${toState}|${payload}`,
  );
}

/** The same over a form that is put together already, as a walk through millions of rows reads it. */
export function hashForm(previous: string, form: string): string {
  return hash("sha256", `v1|${previous}|${form}`, "hex");
}
