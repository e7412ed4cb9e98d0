import { FigureCard, type FigureCardProps } from "#ui/components/figure-card/figure-card.tsx";

/** A figure, its rows and the form that writes a directive from it. */
export type BoardFigure = Omit<FigureCardProps, "note"> & {
  readonly key: string;
  readonly note?: string | undefined;
  readonly directHref: string | undefined;
};

/** One figure with the way to a directive under it. */
export function BoardFigureCard({ key, note, directHref, ...figure }: BoardFigure) {
  return (
    <FigureCard
      key={key}
      {...figure}
      note={
        <>
          {note}
          {directHref !== undefined && (
            <span class="mc-figure-direct mc-no-print">
              <a href={directHref} aria-label={`Chỉ đạo từ số liệu ${figure.label}`}>
                Chỉ đạo
              </a>
            </span>
          )}
        </>
      }
    />
  );
}
