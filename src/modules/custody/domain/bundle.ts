import type { Instant } from "#kernel/time.ts";
import type { Custodian } from "./custodian.ts";

/** What is in the bundle: all sheets, and how many of them are originals. */
export type Count = { readonly sheets: number; readonly originals: number };

/** The paper of one dossier (túi hồ sơ), which exactly one custodian holds at any moment (handbook §15.16). */
export type Bundle = Count & {
  readonly dossierId: string;
  /** The number of its events. */
  readonly version: number;
  readonly code: string;
  /** Resolved while the applicant waits: it never travels. */
  readonly immediate: boolean;
  readonly homeUnitId: string;
  readonly custodian: Custodian;
  readonly since: Instant;
  readonly shelf: string | null;
  readonly openedAt: Instant;
  /** When it must have left the receiving unit (NĐ 61/2018 Điều 18). */
  readonly forwardBy: Instant;
  readonly forwardedAt: Instant | null;
  readonly endedAt: Instant | null;
};

export type HandOverState = "given" | "received" | "refused" | "taken-back";
export type Conclusion = "found" | "miscounted" | "lost";

/** One giao and its nhận; while it is `given` the giver still answers for the paper. */
export type HandOver = Count & {
  readonly id: string;
  /** Hand-overs written together are one biên bản. */
  readonly batchId: string;
  readonly dossierId: string;
  readonly state: HandOverState;
  readonly from: Custodian;
  readonly to: Custodian;
  readonly note: string;
  readonly givenAt: Instant;
  readonly givenBy: string;
  readonly acknowledgeBy: Instant;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  /** Why it was refused or taken back; what the receiver noted. */
  readonly reason: string;
  readonly counted: Count | null;
  readonly difference: "none" | "open" | Conclusion;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly settlement: string;
};

/** What can happen to a bundle, one event each. */
export type EventKind =
  | "opened"
  | "added"
  | "given"
  | "received"
  | "refused"
  | "taken-back"
  /** Given and received in one moment: both were at the desk, or a scan witnessed it. */
  | "passed"
  | "shelved"
  | "settled"
  | "ended";

/** What an act leaves behind: the event's kind and words, and how bundle and hand-over stand afterwards. */
export type Outcome = {
  readonly event: EventKind;
  readonly at: Instant;
  readonly note: string;
  readonly before: Bundle | null;
  readonly after: Bundle;
  readonly handOver: HandOver | null;
};

/** Whether two counts say the same. */
export function isSameCount(a: Count, b: Count): boolean {
  return a.sheets === b.sheets && a.originals === b.originals;
}
