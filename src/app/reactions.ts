import { keepCustody } from "#modules/custody/index.ts";
import { chargeEndedDossier } from "#modules/delay-ledger/index.ts";
import type { Reaction } from "#modules/dossiers/index.ts";
import { askForFees } from "#modules/payments/index.ts";
import { sendResultsByPost } from "#modules/post/index.ts";
import { numberStopNotice } from "#modules/printing/index.ts";
import { reactToDossier } from "#modules/processing/index.ts";
import { recordFacts, recordOfficerParts } from "#modules/reporting/index.ts";

/** Who hears of what happens to a dossier, in this order and in the same transaction. */
export const REACTIONS: readonly Reaction[] = [
  reactToDossier,
  keepCustody,
  askForFees,
  sendResultsByPost,
  numberStopNotice,
  recordFacts,
  recordOfficerParts,
  chargeEndedDossier,
];
