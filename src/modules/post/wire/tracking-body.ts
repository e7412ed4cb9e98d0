import { z } from "zod";
import { Temporal } from "#kernel/time.ts";
import { parseItemNumber } from "../domain/item-number.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";

const shape = z.strictObject({
  EventId: z.string().min(1).max(100),
  ItemCode: z.string().max(30),
  Status: z.enum(["ACCEPTED", "OUT_FOR_DELIVERY", "ATTEMPTED", "KEPT", "DELIVERED", "RETURNED"]),
  Time: z.string().max(40),
  CODCollected: z.number().int().min(0).max(999_999_999_999).default(0),
  Note: z.string().max(300).default(""),
  Receiver: z
    .strictObject({
      Kind: z.enum(["OWNER", "AUTHORISED"]),
      Name: z.string().min(1).max(200),
      IdNumber: z.string().max(20).default(""),
      Authorisation: z.string().max(200).default(""),
    })
    .nullable()
    .default(null),
});

export type TrackingBody = z.input<typeof shape>;

const STATUSES = {
  ACCEPTED: "accepted",
  OUT_FOR_DELIVERY: "out-for-delivery",
  ATTEMPTED: "attempted",
  KEPT: "kept",
  DELIVERED: "delivered",
  RETURNED: "returned",
} as const;

/** Reads the body of a tracking message; undefined when it is not one. */
export function readTrackingBody(body: string): TrackingMessage | undefined {
  try {
    const read = shape.safeParse(JSON.parse(body));
    if (!read.success) return undefined;
    const { EventId, ItemCode, Status, Time, CODCollected, Note, Receiver } = read.data;
    const number = parseItemNumber(ItemCode);
    if (number === undefined) return undefined;
    return {
      eventId: EventId,
      number,
      status: STATUSES[Status],
      happenedAt: Temporal.Instant.from(Time),
      collected: CODCollected,
      note: Note.normalize("NFC").trim(),
      receiver: Receiver && {
        kind: Receiver.Kind === "OWNER" ? "owner" : "authorised",
        name: Receiver.Name.normalize("NFC").trim(),
        nationalId: Receiver.IdNumber,
        authorisation: Receiver.Authorisation,
      },
    };
  } catch {
    return undefined;
  }
}
