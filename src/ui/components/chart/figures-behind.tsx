import { formatFigure, type FigureFormat } from "#ui/text/numbers.ts";
import { NumberCell } from "./number-cell.tsx";

type FiguresBehindProps = {
  readonly caption: string;
  readonly axis: string;
  readonly points: readonly { readonly key: string; readonly label: string; readonly name?: string | undefined }[];
  readonly series: readonly {
    readonly name: string;
    readonly figures: readonly { readonly value: number | undefined; readonly href?: string | undefined }[];
  }[];
  readonly format: FigureFormat;
};

/** The table behind a chart: the same figures with the same links. */
export function FiguresBehind({ caption, axis, points, series, format }: FiguresBehindProps) {
  return (
    <table class="mc-figures-behind">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{axis}</th>
          {series.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point, index) => (
          <tr key={point.key}>
            <th scope="row">{point.name ?? point.label}</th>
            {series.map(({ name, figures }) => (
              <td key={name}>
                <NumberCell text={formatFigure(figures[index]?.value, format)} href={figures[index]?.href} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
