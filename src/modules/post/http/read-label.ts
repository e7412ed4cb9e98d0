import type { TypedLabel } from "../use-cases/prepare-result.ts";
import { oneOf, textOf, type Posted } from "./posted.ts";
import { readParty } from "./read-collect.ts";

/** The label of an envelope out of a post. */
export function readLabel(posted: Posted): TypedLabel {
  return {
    receiver: readParty(posted, "receiver"),
    scope: oneOf(textOf(posted, "scope"), ["between-districts", "same-district", "inter-province"]),
    days: textOf(posted, "days"),
    postage: textOf(posted, "postage"),
    postagePaidBy: oneOf(textOf(posted, "postagePaidBy"), ["receiver", "sender"]),
    quality: oneOf(textOf(posted, "quality"), ["standard", "express"]),
  };
}
