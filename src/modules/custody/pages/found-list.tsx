import { formatInstant } from "#kernel/time.ts";
import type { Bundle } from "../domain/bundle.ts";
import { wherePath } from "../http/paths.ts";

export type FoundLine = {
  readonly id: string;
  readonly code: string | null;
  readonly ownerName: string;
  readonly bundle: Bundle | undefined;
};

/** What a search by name found, each with where its paper is: the answer without another click. */
export function FoundList({ lines }: { readonly lines: readonly FoundLine[] }) {
  return (
    <ul class="mc-lines" id="ket-qua">
      {lines.map(({ id, code, ownerName, bundle }) => (
        <li key={id}>
          {bundle === undefined ? code : <a href={wherePath(bundle.code)}>{bundle.code}</a>} {ownerName}:{" "}
          {bundle === undefined ? (
            "không có túi giấy"
          ) : (
            <>
              <strong>{bundle.custodian.label}</strong>
              {bundle.shelf && `, ${bundle.shelf}`}, từ {formatInstant(bundle.since)}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
