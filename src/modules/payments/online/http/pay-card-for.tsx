import type { VNode } from "preact";
import type { Language } from "#kernel/language.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { listRequestsOf } from "../../store/requests.ts";
import { PayCard } from "../pages/pay-card.tsx";
import { listLiveLinks } from "../store/pay-links.ts";
import type { PayDeps } from "./pay-deps.ts";
import { payPath } from "./paths.ts";
import { wordsFor } from "./present-pay.ts";

/** "Nộp phí" for the progress page of a dossier: what is to be paid, and how; nothing when nothing is. */
export function payCardFor({
  db,
  clock,
  publicUrl,
}: PayDeps): (dossier: Dossier, language: Language) => Promise<VNode | null> {
  return async (dossier, language) => {
    const now = await clock.now();
    const open = (await listRequestsOf(db, dossier.id)).filter(({ state }) => state === "open");
    if (open.length === 0) return null;
    const demands = await Promise.all(
      open.map(async (request) => {
        const [link] = await listLiveLinks(db, request.id, now);
        return {
          requestId: request.id,
          amount: request.amount,
          names: request.lines.map(({ name }) => name).join("; "),
          headline: (await wordsFor(db, request, language)).headline,
          link: link === undefined ? undefined : `${publicUrl}${payPath(link.token)}`,
        };
      }),
    );
    return <PayCard receipt={{ code: dossier.code ?? "", secret: dossier.secret }} demands={demands} />;
  };
}
