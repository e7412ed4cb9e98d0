import type { VNode } from "preact";
import { formatInstant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { Card } from "#ui/components/card/card.tsx";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { mayLookUp } from "../domain/policy.ts";
import { countText } from "../domain/texts.ts";
import { findBundle } from "../store/load.ts";
import { wherePath } from "./paths.ts";

/** The card on a dossier's page: where its paper is; absent for a dossier without paper. */
export function whereCardFor({ db }: { readonly db: Db }) {
  return async ({ id }: Pick<Dossier, "id">, viewer: Viewer): Promise<VNode | undefined> => {
    const bundle = await findBundle(db, id);
    if (bundle === undefined) return undefined;
    const { custodian, since, shelf, code } = bundle;
    return (
      <Card title="Hồ sơ giấy đang ở">
        <p>
          <strong>{custodian.label}</strong>, từ {formatInstant(since)}
          {shelf !== null && `, để tại ${shelf}`}. {countText(bundle)}.
        </p>
        {mayLookUp(viewer) && <a href={wherePath(code)}>Toàn bộ đường đi</a>}
      </Card>
    );
  };
}
