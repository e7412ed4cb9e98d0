import type { AnnouncedView } from "../http/present-announced.ts";

/** Announced figures, one line each; what does not add up is red and says by how much. */
export function AnnouncedList({
  figures,
  empty,
}: {
  readonly figures: readonly AnnouncedView[];
  readonly empty: string;
}) {
  if (figures.length === 0) return <p class="mc-help">{empty}</p>;
  return (
    <ul class="mc-lines">
      {figures.map((figure) => (
        <li key={figure.href}>
          <a href={figure.href}>{figure.title}</a>
          {figure.isWrong === "yes" ? (
            <p class="mc-wrong mc-announced">
              <span aria-hidden="true">! </span>
              {figure.sentence}
            </p>
          ) : (
            <p class="mc-announced">{figure.sentence}</p>
          )}
          {figure.counted !== undefined && (
            <p class={figure.counted.isWrong === "yes" ? "mc-wrong mc-announced" : "mc-announced"}>
              {figure.counted.isWrong === "yes" && <span aria-hidden="true">! </span>}
              {figure.counted.sentence}
            </p>
          )}
          <p class="mc-help">
            Công bố ngày {figure.statedOn}. Nguồn: {figure.source}
          </p>
        </li>
      ))}
    </ul>
  );
}
