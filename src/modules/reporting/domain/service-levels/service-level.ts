import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/** How far a procedure can be done online (NĐ 224/2026 Điều 14). */
export const SERVICE_LEVELS = ["whole", "part", "none"] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

export const SERVICE_LEVEL_NAMES = {
  whole: "Toàn trình",
  part: "Một phần",
  none: "Chỉ cung cấp thông tin",
} as const satisfies Record<ServiceLevel, string>;

/** How a report tells an online dossier: by the level of its procedure; without one it is `other`. */
export const ONLINE_PARTS = ["whole", "part", "other"] as const;
export type OnlinePart = (typeof ONLINE_PARTS)[number];

export const ONLINE_PART_NAMES = {
  whole: "trực tuyến toàn trình",
  part: "trực tuyến một phần",
  other: "trực tuyến hình thức khác, chưa phân loại",
} as const satisfies Record<OnlinePart, string>;

/** What somebody entered of a procedure: its level from a day on. */
export type LevelLine = {
  readonly procedureCode: string;
  readonly level: ServiceLevel;
  readonly validFrom: PlainDate;
};

/** The lines of each procedure, the one entered last first. */
export type LevelLines = ReadonlyMap<string, readonly LevelLine[]>;

/** The line in force on a day: of those that began by then the one entered last; none while not classified. */
export function lineOn<Line extends LevelLine>(newestFirst: readonly Line[], day: PlainDate): Line | undefined {
  return newestFirst.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0);
}

/** Which part of the online dossiers one of a procedure belongs to when it was accepted on a day. */
export function onlinePartOn(newestFirst: readonly LevelLine[], day: PlainDate): OnlinePart {
  const level = lineOn(newestFirst, day)?.level ?? "none";
  return level === "none" ? "other" : level;
}

/** Whole days of a period in which no level changes; the last one ends with the period's own `until`. */
export type LevelStretch = { readonly from: PlainDate; readonly until: Instant };

/** Cuts a period at the days on which the part of some procedure changes. */
export function levelStretches(
  lines: LevelLines,
  { from, until }: LevelStretch,
  midnight: (day: PlainDate) => Instant,
): readonly LevelStretch[] {
  const last = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const days = new Map<string, PlainDate>();
  for (const ofProcedure of lines.values()) {
    for (const { validFrom } of ofProcedure) {
      const isInside =
        Temporal.PlainDate.compare(from, validFrom) < 0 && Temporal.PlainDate.compare(validFrom, last) <= 0;
      const dayBefore = validFrom.subtract({ days: 1 });
      if (isInside && onlinePartOn(ofProcedure, validFrom) !== onlinePartOn(ofProcedure, dayBefore)) {
        days.set(validFrom.toString(), validFrom);
      }
    }
  }
  const starts = [from, ...[...days.values()].toSorted((a, b) => Temporal.PlainDate.compare(a, b))];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { from: start, until: next === undefined ? until : midnight(next) };
  });
}

/** Online dossiers received, by the level of their procedure on the day of acceptance. */
export type OnlineParts = Readonly<Record<OnlinePart, number>>;

export const NO_PARTS: OnlineParts = { whole: 0, part: 0, other: 0 };

/** How many of one procedure were received in a stretch that begins on a day. */
export type OnlineCount = { readonly from: PlainDate; readonly procedureCode: string; readonly received: number };

/** Sums counts by the level in force when their stretch began; a stretch has no change inside. */
export function partsOfOnline(counts: readonly OnlineCount[], lines: LevelLines): OnlineParts {
  return counts.reduce((sum, { from, procedureCode, received }) => {
    const part = onlinePartOn(lines.get(procedureCode) ?? [], from);
    return { ...sum, [part]: sum[part] + received };
  }, NO_PARTS);
}
