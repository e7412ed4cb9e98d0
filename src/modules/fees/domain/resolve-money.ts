import { formatDate, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { isWithin, type Money, type ProvincialAmount } from "./fee-rule.ts";

/** The day for which fees are assessed, and the table of the province. */
export type Given = { readonly on: Temporal.PlainDate; readonly provincial: readonly ProvincialAmount[] };

/** An amount with the sentence of where it comes from, or what must be confirmed. */
export type Resolved =
  | { readonly ok: true; readonly amount: number; readonly source: string }
  | { readonly ok: false; readonly unconfirmed: string };

/** The amount itself, out of the rule or out of the table of the province on that day; never nothing for "not known". */
export function resolveMoney(money: Money, { on, provincial }: Given): Resolved {
  if (typeof money === "number") return { ok: true, amount: money, source: "" };
  if ("unknown" in money) return { ok: false, unconfirmed: `mức thu chưa có số (${money.unknown})` };
  const row = provincial.findLast((one) => one.table === money.table && isWithin(on.toString(), one));
  if (row === undefined) {
    return { ok: false, unconfirmed: `mức do HĐND tỉnh quy định, chưa có trong bảng của tỉnh ngày ${formatDate(on)}` };
  }
  const since = formatDate(Temporal.PlainDate.from(row.from));
  return {
    ok: true,
    amount: row.amount,
    source: `Mức ${formatMoney(row.amount)} theo ${row.resolution} của HĐND tỉnh, áp dụng từ ${since}.`,
  };
}
