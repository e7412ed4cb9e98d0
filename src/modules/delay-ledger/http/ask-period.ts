import { z } from "zod";
import { formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { PERIODS, periodNamed, readDay, type Period, type PeriodName } from "../domain/period.ts";

const word = z.string().max(40).optional().catch(undefined);

/** The part of an address that says which days are asked about: a named period, or two days. */
export const periodQuery = z.object({
  ky: z.enum(["thang-nay", "thang-truoc", "quy-nay", "nam-nay"]).optional().catch(undefined),
  tu: word,
  den: word,
});

/** The days that were asked about, and what was wrong with them. */
export type AskedPeriod = Period & {
  readonly name: PeriodName | undefined;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly typed: { readonly from: string; readonly to: string };
  /** The same period in another address. */
  readonly query: string;
};

/** Reads the period of an address; this month when nothing is asked, and when what was typed is not a period. */
export function askedPeriod({ ky, tu, den }: z.output<typeof periodQuery>, today: PlainDate): AskedPeriod {
  const named = (name: PeriodName): AskedPeriod => {
    const { from, to } = periodNamed(name, today);
    const typed = { from: formatDate(from), to: formatDate(to) };
    return { from, to, name, errors: [], typed, query: `ky=${name}` };
  };
  if (ky !== undefined || ((tu ?? "") === "" && (den ?? "") === "")) return named(ky ?? "thang-nay");
  const [from, to] = [readDay(tu ?? ""), readDay(den ?? "")];
  const typed = { from: tu ?? "", to: den ?? "" };
  const errors = [
    ...(from === undefined ? [{ field: "tu", message: NO_DAY }] : []),
    ...(to === undefined ? [{ field: "den", message: NO_DAY }] : []),
    ...(from !== undefined && to !== undefined && Temporal.PlainDate.compare(from, to) > 0
      ? [{ field: "den", message: "Ngày cuối phải từ ngày đầu trở đi." }]
      : []),
  ];
  if (from === undefined || to === undefined || errors.length > 0) {
    return { ...named("thang-nay"), name: undefined, errors, typed };
  }
  return { from, to, name: undefined, errors, typed, query: `tu=${from.toString()}&den=${to.toString()}` };
}

const NO_DAY = "Không có ngày này. Hãy ghi ngày/tháng/năm, ví dụ 26/11/2026.";

/** The named periods as chips. */
export function periodChips(asked: AskedPeriod, href: (query: string) => string): FilterGroup {
  const names = Object.keys(PERIODS) as readonly PeriodName[];
  const choices = names.map((name) => ({
    label: PERIODS[name],
    href: href(`ky=${name}`),
    chosen: asked.name === name,
  }));
  return { label: "Kỳ", choices };
}
