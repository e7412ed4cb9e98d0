import { dateInVietnam, formatDate, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { textOf, type Posted } from "#platform/http/posted.ts";
import { readDay } from "#modules/custody/index.ts";
import type { Period } from "../store/figures.ts";

export type AskedPeriod = Period & { readonly fromText: string; readonly toText: string };

/** The period in the address; this month where it is none or cannot be read. */
export function periodIn(query: Posted, now: Instant): AskedPeriod {
  const today = dateInVietnam(now);
  const from = readDay(textOf(query, "tu")) ?? today.with({ day: 1 });
  const asked = readDay(textOf(query, "den")) ?? today;
  const to = Temporal.PlainDate.compare(asked, from) < 0 ? from : asked;
  return {
    from: midnight(from),
    until: midnight(to.add({ days: 1 })),
    fromText: formatDate(from),
    toText: formatDate(to),
  };
}

function midnight(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime({ hour: 0 }));
}
