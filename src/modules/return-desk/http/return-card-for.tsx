import type { Db } from "#platform/db/db.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { ReturnCard } from "../pages/return-card.tsx";
import { findRecord } from "../store/records.ts";
import { isAtTheDesk } from "./deps.ts";
import { paths } from "./paths.ts";
import { factsOfRecord, returnLines, signatureIn } from "./present-record.ts";

/** The card of the hand-over for the page of a dossier; nothing before it, or when the post brought the result. */
export function returnCardFor({ db }: { readonly db: Db }) {
  return async ({ id }: Dossier, viewer: Viewer) => {
    const record = await findRecord(db, id);
    if (record === undefined) return undefined;
    return (
      <ReturnCard
        facts={await factsOfRecord(db, record)}
        lines={returnLines(record)}
        signature={signatureIn(record)}
        href={isAtTheDesk(viewer) ? paths.desk(id) : undefined}
      />
    );
  };
}
