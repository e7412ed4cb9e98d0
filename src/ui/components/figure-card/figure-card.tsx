import type { ComponentChildren } from "preact";
import { Icon } from "#ui/components/icon/icon.tsx";
import { formatCount, formatFigure, formatPoints, type FigureFormat } from "#ui/text/numbers.ts";

export type FigureChange = {
  /** Now minus then; shares in the same scale as the figure. */
  readonly by: number;
  /** What it is compared with: `tháng trước`, `cùng kỳ`. */
  readonly against: string;
  /** Said in words after it, because more is not always better. */
  readonly means?: "better" | "worse" | undefined;
};

export type FigureCardProps = {
  readonly label: string;
  /** A number, or words where the figure is none (`2 giờ 15 phút`); `undefined` is unknown. */
  readonly value: number | string | undefined;
  readonly format?: FigureFormat;
  /** Small, after the number: `hồ sơ`. */
  readonly unit?: string | undefined;
  /** The rows behind the figure. */
  readonly href?: string | undefined;
  readonly change?: FigureChange | undefined;
  /** `wrong`: red, with a mark and the words "Cần xem". */
  readonly tone?: "plain" | "wrong" | undefined;
  readonly note?: ComponentChildren;
};

/** One big figure of a board: what it is, how much, the change in words, and the way to its rows. */
export function FigureCard(props: FigureCardProps) {
  const { label, value, format = "count", unit, href, change, tone = "plain", note } = props;
  const figure = typeof value === "string" ? value : formatFigure(value, format);
  return (
    <li class={tone === "wrong" ? "mc-figure mc-figure-wrong" : "mc-figure"}>
      <p class="mc-figure-label">
        {label}
        {tone === "wrong" && (
          <span class="mc-figure-alarm">
            <Icon name="warning" /> Cần xem
          </span>
        )}
      </p>
      <p class="mc-figure-value">
        {href === undefined ? (
          figure
        ) : (
          <a href={href} aria-label={[`${label}: ${figure}`, unit].filter((word) => word !== undefined).join(" ")}>
            {figure}
          </a>
        )}
        {unit !== undefined && <span class="mc-figure-unit"> {unit}</span>}
      </p>
      {change && <Change {...change} format={format} />}
      {note !== undefined && <p class="mc-figure-note">{note}</p>}
    </li>
  );
}

/** The figures side by side: two on a phone, as many as fit on a screen and on paper. */
export function FigureGrid({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <ul class="mc-figures" aria-label={label}>
      {children}
    </ul>
  );
}

const MEANS = {
  better: { words: "tốt lên", class: "mc-change mc-change-better" },
  worse: { words: "xấu đi", class: "mc-change mc-change-worse" },
} as const;

function Change({ by, against, means, format }: FigureChange & { readonly format: FigureFormat }) {
  if (by === 0) return <p class="mc-change">Không đổi so với {against}</p>;
  const size = format === "share" ? formatPoints(by) : formatCount(Math.abs(by));
  return (
    <p class={means ? MEANS[means].class : "mc-change"}>
      <Arrow points={by > 0 ? "up" : "down"} /> {by > 0 ? "Tăng" : "Giảm"} {size} so với {against}
      {means && `, ${MEANS[means].words}`}
    </p>
  );
}

/** Drawn, because the typeface has no such letter. */
function Arrow({ points }: { readonly points: "up" | "down" }) {
  return (
    <svg class="mc-arrow" viewBox="0 0 10 9" aria-hidden="true" focusable="false">
      <path d={points === "up" ? "M5 0L10 9H0z" : "M0 0H10L5 9z"} />
    </svg>
  );
}
