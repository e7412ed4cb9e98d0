import { dateInVietnam, formatDate, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Settlement, Verdict } from "./dossier-fact.ts";

/** What a row says of its promise as of an instant: dates are compared, never clock times. */
export type RowDue = {
  readonly tone: "neutral" | "soon" | "late" | "paused" | "early";
  readonly text: string;
};

type Promised = {
  readonly acceptedAt: Instant | null;
  readonly dueOn: PlainDate | null;
  readonly settledAt: Instant | null;
  readonly settlement: Settlement | null;
  readonly verdict: Verdict | null;
};

/** The chip of a row; undefined for a dossier that was not accepted by then. */
export function rowDue(row: Promised, until: Instant): RowDue | undefined {
  if (row.acceptedAt === null || Temporal.Instant.compare(row.acceptedAt, until) >= 0) return undefined;
  if (row.settledAt !== null && row.settlement !== null) return ended(row.settlement, row.verdict);
  if (row.dueOn === null) return { tone: "paused", text: "tạm dừng tính thời hạn" };
  const today = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const order = Temporal.PlainDate.compare(row.dueOn, today);
  if (order < 0) return { tone: "late", text: `quá hạn từ ${formatDate(row.dueOn.add({ days: 1 }))}` };
  return order === 0 ? { tone: "soon", text: "đến hạn trong ngày" } : { tone: "neutral", text: "trong hạn" };
}

function ended(settlement: Settlement, verdict: Verdict | null): RowDue {
  const kept = verdict === null ? "" : ` ${VERDICTS[verdict]}`;
  const tone = verdict === "late" ? "late" : settlement === "resolved" ? "early" : "neutral";
  return { tone, text: `${ENDINGS[settlement]}${kept}` };
}

const VERDICTS = { early: "trước hạn", "on-time": "đúng hạn", late: "quá hạn" } as const satisfies Record<
  Verdict,
  string
>;
const ENDINGS = {
  resolved: "giải quyết",
  withdrawn: "rút, tính",
  stopped: "dừng, tính",
} as const satisfies Record<Settlement, string>;
