import { dateInVietnam, formatDate, instantOf } from "#kernel/time.ts";
import { loadStatement, saveAccount, USUAL_PROFILE } from "#modules/reconciliation/index.ts";
import type { Blobs } from "#platform/blobs.ts";
import { dawnOf, DAY, instantOfSecond, secondOf, type Second } from "./month/office-hours.ts";
import type { MonthPlan } from "./month/plan-month.ts";
import { actingAt, must } from "./play/acting-at.ts";
import { slipOf } from "./play/bank-days.ts";
import type { PlayStage } from "./play/stage.ts";

/** The account that the bank's till pays into; its number is made up. */
const ACCOUNT = {
  accountNo: "100000000092",
  bankName: "VietinBank",
  holder: "Trung tâm Phục vụ hành chính công",
} as const;
const ACCOUNTANT = "ketoan.trungtam";
const OPENING_BALANCE = 25_000_000;

/**
 * The bank's own file of the month: one line for each day's cash that came to the account, as the bank's books have it.
 * Nothing is read from the centre's database. The last day is on the next file, unless the telling is at its end.
 */
export function statementOf({ acts, lives, inputs }: Pick<MonthPlan, "acts" | "lives" | "inputs">): string {
  const sums = new Map<Second, number>();
  for (const { at, dossier, what } of acts) {
    if (what.kind !== "pay") continue;
    const fees = lives[dossier]?.ofCase.content.fees ?? [];
    const due = fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const day = at - (at % DAY);
    sums.set(day, (sums.get(day) ?? 0) + due);
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

/** The accountant enters the account and loads the bank's file on the evening of the month. */
export async function loadBankStatement(stage: PlayStage, blobs: Blobs, plan: MonthPlan): Promise<void> {
  if (plan.inputs.paysAt !== "bank") return;
  const acting = actingAt(stage, stage.db, ACCOUNTANT, secondOf(instantOf(plan.inputs.until)));
  const profile = USUAL_PROFILE;
  must(await saveAccount(acting, { ...ACCOUNT, profile, sources: [], cash: "slips", version: 0 }));
  const period = {
    from: plan.inputs.from.toString(),
    to: plan.inputs.until.toPlainDate().toString(),
  };
  const content = (async function* () {
    yield new TextEncoder().encode(statementOf(plan));
  })();
  const file = { accountNo: ACCOUNT.accountNo, period, fileName: "sao-ke-vietinbank.csv", content };
  const loaded = must(await loadStatement(acting, blobs, file));
  if (loaded.state !== "loaded") throw new Error("the bank's file of the month is still being read");
}
