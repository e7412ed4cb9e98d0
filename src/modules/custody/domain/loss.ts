import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Bundle, Count } from "./bundle.ts";
import type { Custodian } from "./custodian.ts";

/**
 * How lost paper is made again, the applicant last: whoever the centre lost something of is not asked to bring or to pay
 * it again while there is another way.
 */
export const REMEDIES = ["from-data", "from-copies", "from-issuer", "from-applicant"] as const;
export type Remedy = (typeof REMEDIES)[number];

/** The three who sign the minutes: who gave, who received, and the carrier between them or the centre. */
export const LOSS_SIDES = ["giver", "receiver", "third"] as const;
export type LossSide = (typeof LOSS_SIDES)[number];

export type LossSignature = {
  readonly side: LossSide;
  readonly officerId: string;
  readonly officerName: string;
  readonly at: Instant;
};

/** What is written before anybody signs. */
export type Remaking = {
  readonly remedy: Remedy;
  /** What is done; where the applicant must be asked after all, why there is no other way. */
  readonly text: string;
  /** Who makes it again, at whose cost. */
  readonly responsible: string;
  readonly by: PlainDate;
};

/** Paper that was lost: a whole bundle, or sheets that were given and did not arrive; one biên bản thất lạc hồ sơ. */
export type Loss = Count & {
  readonly id: string;
  readonly number: string;
  readonly dossierId: string;
  readonly extent: "bundle" | "sheets";
  readonly handOverId: string | null;
  readonly giver: Custodian;
  readonly receiver: Custodian;
  /** Who had it between them; null when it went from hand to hand. */
  readonly carrier: Custodian | null;
  readonly circumstances: string;
  readonly contents: string;
  readonly foundAt: Instant;
  readonly foundBy: string;
  readonly remaking: Remaking | null;
  readonly signatures: readonly LossSignature[];
  /** When the third has signed. */
  readonly completedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  readonly outcome: "remade" | "found" | null;
};

/** Between whom paper was lost. */
export type Between = Pick<Loss, "giver" | "receiver" | "carrier">;

/** The number of the minutes: the day and the end of its id, unique and the same whenever it is printed. */
export function lossNumber(isoDay: string, id: string): string {
  return `TL-${isoDay.slice(2).replaceAll("-", "")}-${id.slice(-6).toUpperCase()}`;
}

/** Who answers for paper that was lost: the carrier, or who gave it and never got the receiver's word for it. */
export function answersFor({ carrier, giver }: Between): Custodian {
  return carrier ?? giver;
}

export type Losing = Between & {
  readonly id: string;
  readonly isoDay: string;
  readonly handOverId: string | null;
  readonly lost: Count;
  readonly circumstances: string;
  readonly contents: string;
  readonly at: Instant;
  readonly by: string;
};

/** The loss as it begins: known, not yet written how it is made again. */
export function lost({ dossierId }: Pick<Bundle, "dossierId">, losing: Losing): Loss {
  const { id, handOverId, giver, receiver, carrier, circumstances, contents } = losing;
  return {
    id,
    number: lossNumber(losing.isoDay, id),
    dossierId,
    extent: handOverId === null ? "bundle" : "sheets",
    handOverId,
    sheets: Math.max(0, losing.lost.sheets),
    originals: Math.max(0, losing.lost.originals),
    giver,
    receiver,
    carrier,
    circumstances: circumstances.slice(0, 1000),
    contents: contents.slice(0, 2000),
    foundAt: losing.at,
    foundBy: losing.by,
    remaking: null,
    signatures: [],
    completedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
  };
}
