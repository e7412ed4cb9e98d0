import { Temporal, weekdayName, type PlainDate } from "#kernel/time.ts";
import { DAY_KIND_NAMES, DAY_KINDS, type CalendarDay } from "../domain/calendar-day.ts";
import { yearPath } from "../http/paths.ts";
import { DAY_MARKS, dayMeaning, dayName } from "./words.ts";

const WEEKDAYS = [
  ["T2", "Thứ hai"],
  ["T3", "Thứ ba"],
  ["T4", "Thứ tư"],
  ["T5", "Thứ năm"],
  ["T6", "Thứ sáu"],
  ["T7", "Thứ bảy"],
  ["CN", "Chủ nhật"],
] as const;

export type YearGridProps = {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly today: PlainDate;
  readonly chosen?: PlainDate | undefined;
  /** Whether days may be opened for a change. */
  readonly access: "change" | "read";
};

/** Twelve months; a click on a day that is not past opens it for a change. */
export function YearGrid(props: YearGridProps) {
  return (
    <>
      <ul class="mc-year-legend">
        {DAY_KINDS.filter((kind) => kind !== "working").map((kind) => (
          <li key={kind}>
            <span class={`mc-day mc-day-${kind}`} aria-hidden="true">
              {DAY_MARKS[kind]}
            </span>{" "}
            {DAY_KIND_NAMES[kind].vi}
          </li>
        ))}
      </ul>
      <div class="mc-year">
        {Array.from({ length: 12 }, (_, i) => (
          <Month key={i} month={i + 1} grid={props} />
        ))}
      </div>
    </>
  );
}

function Month({ month, grid }: { readonly month: number; readonly grid: YearGridProps }) {
  const days = grid.days.filter((day) => day.date.month === month);
  return (
    <table class="mc-month">
      <caption>
        Tháng {month}
        <span class="visually-hidden"> năm {grid.year}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map(([short, full]) => (
            <th scope="col" key={short} abbr={full}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, i) => (
          <tr key={i}>
            {week.map((day, j) => (
              <td key={j}>{day && <Day day={day} grid={grid} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, grid }: { readonly day: CalendarDay; readonly grid: YearGridProps }) {
  const isChosen = grid.chosen?.equals(day.date) ?? false;
  const isToday = grid.today.equals(day.date);
  const isPast = Temporal.PlainDate.compare(day.date, grid.today) < 0;
  const classes = ["mc-day", `mc-day-${day.kind}`, isToday ? "mc-day-today" : "", isChosen ? "mc-day-chosen" : ""];
  const { date } = day;
  const meaning = `${dayMeaning(day)}${isToday ? ". Hôm nay" : ""}`;
  const title = `${dayName(date)}. ${meaning}`;
  const content = (
    <>
      <span class="visually-hidden">{weekdayName(date)} ngày </span>
      {date.day}
      {DAY_MARKS[day.kind] !== "" && <span aria-hidden="true">{DAY_MARKS[day.kind]}</span>}
      <span class="visually-hidden">{`/${date.month}/${date.year}. ${meaning}`}</span>
    </>
  );
  const className = classes.filter((name) => name !== "").join(" ");
  if (isPast || grid.access === "read") {
    return (
      <span class={className} title={title}>
        {content}
      </span>
    );
  }
  return (
    <a class={className} href={yearPath(grid.year, date)} title={title} aria-current={isChosen ? "date" : undefined}>
      {content}
    </a>
  );
}

function weeksOf(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | undefined)[])[] {
  const before = Array.from({ length: (days[0]?.date.dayOfWeek ?? 1) - 1 }, () => undefined);
  const cells = [...before, ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => {
    const week = cells.slice(i * 7, i * 7 + 7);
    return [...week, ...Array.from({ length: 7 - week.length }, () => undefined)];
  });
}
