import type { VNode } from "preact";
import { formatInstant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { Chip } from "#ui/components/chip/chip.tsx";
import { Card } from "#ui/components/card/card.tsx";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { mayLookUp } from "../domain/policy.ts";
import { answersFor } from "../domain/loss.ts";
import { countText, OUTCOME_NAMES } from "../domain/texts.ts";
import { findBundle } from "../store/load.ts";
import { listLossesOf } from "../store/losses.ts";
import { lossPath, wherePath } from "./paths.ts";

/** The card on a dossier's page: where its paper is; absent for a dossier without paper. */
export function whereCardFor({ db }: { readonly db: Db }) {
  return async ({ id }: Pick<Dossier, "id">, viewer: Viewer): Promise<VNode | undefined> => {
    const bundle = await findBundle(db, id);
    if (bundle === undefined) return undefined;
    const { custodian, since, shelf, code } = bundle;
    const losses = await listLossesOf(db, id);
    return (
      <Card title="Hồ sơ giấy đang ở">
        <p>
          <strong>{custodian.label}</strong>, từ {formatInstant(since)}
          {shelf !== null && `, để tại ${shelf}`}. {countText(bundle)}.
        </p>
        {losses.map((loss) => (
          <p key={loss.id}>
            <Chip tone={loss.endedAt === null ? "late" : "early"}>
              {loss.outcome === null ? "Thất lạc" : OUTCOME_NAMES[loss.outcome]}
            </Chip>{" "}
            {loss.extent === "bundle" ? "Cả túi hồ sơ" : countText(loss)}, trách nhiệm của {answersFor(loss).label}.{" "}
            {mayLookUp(viewer) && <a href={lossPath(loss.id)}>Biên bản {loss.number}</a>}
          </p>
        ))}
        {mayLookUp(viewer) && <a href={wherePath(code)}>Toàn bộ đường đi</a>}
      </Card>
    );
  };
}
