import { dateInVietnam, formatDate, instantOf } from "#kernel/time.ts";
import { loadStatement } from "#modules/reconciliation/index.ts";
import type { Blobs } from "#platform/blobs.ts";
import { dawnOf, DAY, instantOfSecond, secondOf, type Second } from "./month/office-hours.ts";
import type { MonthPlan } from "./month/plan-month.ts";
import { actingAt, must } from "./play/acting-at.ts";
import { slipOf } from "./play/bank-days.ts";
import { acceptanceOf } from "./play/intake.ts";
import type { PlayStage } from "./play/stage.ts";

/** The account that the bank's till pays into, as the demo's seeds have it. */
const ACCOUNT_NO = "100000000092";
const ACCOUNTANT = "ketoan.trungtam";
const OPENING_BALANCE = 25_000_000;

/**
 * The bank's own file of the month: one line for each day's cash that came to the account, at the published prices. Nothing
 * is read from what the centre booked. The last day is on the next file, unless the telling is at its end.
 */
export function statementOf(
  { acts, inputs }: Pick<MonthPlan, "acts" | "inputs">,
  priceOf: (dossier: number) => number,
): string {
  const sums = new Map<Second, number>();
  for (const { at, dossier, what } of acts) {
    if (what.kind !== "pay") continue;
    const day = at - (at % DAY);
    sums.set(day, (sums.get(day) ?? 0) + priceOf(dossier));
  }
  const last = dawnOf(inputs.until.toPlainDate());
  const days = [...sums].toSorted(([a], [b]) => a - b).filter(([day]) => inputs.known !== null || day < last);
  let balance = OPENING_BALANCE;
  const rows = days.map(([day, sum]) => {
    balance += sum;
    const date = formatDate(dateInVietnam(instantOfSecond(day)));
    return [date, slipOf(day), `NOP TIEN MAT THU PHI LE PHI ${slipOf(day)}`, "", String(sum), String(balance)];
  });
  const total = days.reduce((sum, [, amount]) => sum + amount, 0);
  const lines = [
    ["Ngày giao dịch", "Số tham chiếu", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"],
    ...rows,
    ["Tổng cộng", "", "", "", String(total), ""],
    ["Số giao dịch", String(rows.length), "", "", "", ""],
  ];
  return `${lines.map((line) => line.join(",")).join("\n")}\n`;
}

/** The accountant loads the bank's file on the evening of the month. */
export async function loadBankStatement(stage: PlayStage, blobs: Blobs, plan: MonthPlan): Promise<void> {
  if (plan.inputs.paysAt !== "bank") return;
  const acting = actingAt(stage, stage.db, ACCOUNTANT, secondOf(instantOf(plan.inputs.until)));
  const period = {
    from: plan.inputs.from.toString(),
    to: plan.inputs.until.toPlainDate().toString(),
  };
  const content = (async function* () {
    yield new TextEncoder().encode(statementOf(plan, priceIn(stage, plan)));
  })();
  const file = { accountNo: ACCOUNT_NO, period, fileName: "sao-ke-vietinbank.csv", content };
  const loaded = must(await loadStatement(acting, blobs, file));
  if (loaded.state !== "loaded") throw new Error("the bank's file of the month is still being read");
}

/** What a dossier costs by the rule of the day on which it was accepted. */
function priceIn(stage: PlayStage, { acts, arrivals, lives }: MonthPlan): (dossier: number) => number {
  return (dossier) => {
    const arrival = arrivals[dossier];
    const acceptedAt = lives[dossier]?.acceptedAt ?? null;
    const act = acts.find((one) => one.dossier === dossier);
    if (arrival === undefined || acceptedAt === null || act === undefined)
      throw new Error("paid for without being there");
    return acceptanceOf(stage, { arrival, act: { ...act, at: acceptedAt }, seed: 0 }).feesDue;
  };
}
