import type { Instant } from "#kernel/time.ts";
import type { TrackingStatus } from "./tracking.ts";

/** Who took the item at the door, as the postman wrote it down from the paper he was shown. */
export type DoorReceiver = {
  readonly kind: "owner" | "authorised";
  readonly name: string;
  readonly nationalId: string;
  /** Number and date of the giấy ủy quyền; empty for the owner. */
  readonly authorisation: string;
};

/** What a message of the post came to. */
export type HeardOutcome = "moved" | "noted" | "stale" | "early" | "conflict" | "unknown" | "problem";

/** One message of the post about an item on its way. */
export type TrackingMessage = {
  readonly eventId: string;
  readonly number: string;
  readonly status: TrackingStatus;
  readonly happenedAt: Instant;
  readonly receiver: DoorReceiver | null;
  /** What was collected at the door for the centre, in đồng. */
  readonly collected: number;
  readonly note: string;
};
