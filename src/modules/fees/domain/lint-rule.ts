import { formatDate, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { attributeOf, type Condition, type FeeItem, type FeeRule, type Money } from "./fee-rule.ts";
import { stretchesOf, type RulePeriod } from "./rule-periods.ts";

/** An error stops publishing; a warning must be read and answered with a reason. */
export type FeeFinding = { readonly level: "error" | "warning"; readonly text: string };

const SMALLEST_USUAL = 1_000;

/** What is wrong or odd with a rule before it is published beside the versions there are (NĐ 63/2010 Điều 8). */
export function lintFeeRule(rule: FeeRule, published: readonly RulePeriod[]): readonly FeeFinding[] {
  return [
    ...ownFindings(rule),
    ...rule.items.flatMap((item) => itemFindings(item, rule)),
    ...periodFindings(rule, published),
  ];
}

/** Whether nothing stands in the way of publishing. */
export function mayPublishRule(findings: readonly FeeFinding[]): boolean {
  return findings.every(({ level }) => level === "warning");
}

function ownFindings(rule: FeeRule): readonly FeeFinding[] {
  const findings: FeeFinding[] = [];
  if (rule.basis.trim() === "") findings.push(error("Thiếu căn cứ pháp lý của quy tắc."));
  if (rule.to !== null && rule.to < rule.from) findings.push(error("Ngày hết hiệu lực trước ngày bắt đầu."));
  const codes = rule.items.map(({ code }) => code);
  if (new Set(codes).size < codes.length) findings.push(error("Hai khoản thu cùng mã."));
  for (const { percent, basis, from, to } of rule.reductions) {
    if (!isPercent(percent)) findings.push(error("Tỷ lệ giảm là số nguyên từ 1 đến 100."));
    if (basis.trim() === "") findings.push(error(`Giảm ${percent} %: thiếu căn cứ.`));
    if (to !== null && to < from) findings.push(error(`Giảm ${percent} %: ngày kết thúc trước ngày bắt đầu.`));
  }
  for (const { name, percent, basis, proof } of rule.exemptions) {
    if (!isPercent(percent)) findings.push(error(`${name}: tỷ lệ miễn, giảm là số nguyên từ 1 đến 100.`));
    if (basis.trim() === "") findings.push(error(`Miễn, giảm cho ${name}: thiếu căn cứ.`));
    if (proof.trim() === "") findings.push(error(`Miễn, giảm cho ${name}: chưa ghi giấy tờ chứng minh.`));
  }
  for (const doubt of rule.doubts) findings.push(warning(`Cần xác nhận: ${doubt}`));
  return findings;
}

function isPercent(percent: number): boolean {
  return Number.isInteger(percent) && percent >= 1 && percent <= 100;
}

function itemFindings(item: FeeItem, rule: FeeRule): readonly FeeFinding[] {
  const findings: FeeFinding[] = [];
  const name = item.name.normalize("NFC").toLowerCase();
  const isLevy = name.startsWith("lệ phí");
  if (item.name.trim() === "") findings.push(error(`Khoản ${item.code} chưa có tên.`));
  if (/phí,? *(?:và|,|\/|-) *lệ phí|lệ phí *(?:và|,|\/) *phí/u.test(name)) {
    findings.push(error(`“${item.name}” gộp phí và lệ phí trong một dòng: tách thành hai khoản.`));
  } else if (isLevy && item.kind === "phi") findings.push(error(`“${item.name}” là lệ phí nhưng đang ghi là phí.`));
  else if (!isLevy && name.startsWith("phí") && item.kind === "le-phi") {
    findings.push(error(`“${item.name}” là phí nhưng đang ghi là lệ phí.`));
  }
  if (item.prices.length === 0) findings.push(error(`“${item.name}” chưa có mức thu.`));
  for (const condition of [item.when, ...item.prices.map(({ when }) => when)].flat()) {
    findings.push(...conditionFindings(condition, rule));
  }
  for (const { price } of item.prices) {
    const amounts =
      price.kind === "flat"
        ? [price.amount]
        : [...price.steps.map(({ amount }) => amount), ...(price.cap === null ? [] : [price.cap])];
    findings.push(...amounts.flatMap((amount) => amountFindings(amount, item.name)));
    if (price.kind === "flat") continue;
    const starts = price.steps.map(({ from }) => from);
    if (starts[0] !== 1 || starts.some((from, index) => index > 0 && from <= (starts[index - 1] ?? 0))) {
      findings.push(error(`“${item.name}”: các bậc phải bắt đầu từ 1 và tăng dần.`));
    }
    for (const key of [price.quantity, price.times]) {
      if (key !== null && !rule.quantities.some((one) => one.key === key)) {
        findings.push(error(`“${item.name}” tính theo số lượng “${key}” chưa được khai báo.`));
      }
    }
  }
  return findings;
}

function conditionFindings({ attribute, in: values }: Condition, rule: FeeRule): readonly FeeFinding[] {
  const known = attributeOf(rule, attribute);
  if (known === undefined) return [error(`Điều kiện “${attribute}” chưa được khai báo.`)];
  const strange = values.filter((value) => !known.choices.some((choice) => choice.value === value));
  return strange.map((value) => error(`Điều kiện “${known.question}” không có lựa chọn “${value}”.`));
}

function amountFindings(amount: Money, name: string): readonly FeeFinding[] {
  if (typeof amount !== "number") return "unknown" in amount ? [warning(`“${name}”: mức thu cần xác nhận.`)] : [];
  if (!Number.isSafeInteger(amount) || amount < 0) return [error(`“${name}”: số tiền là số nguyên đồng, không âm.`)];
  if (amount > 0 && amount < SMALLEST_USUAL) {
    return [warning(`“${name}”: ${formatMoney(amount)} nhỏ bất thường, có thể thiếu ba số 0.`)];
  }
  return [];
}

function periodFindings({ from, to }: FeeRule, published: readonly RulePeriod[]): readonly FeeFinding[] {
  if (to !== null && to < from) return [];
  const number = Math.max(0, ...published.map((one) => one.number)) + 1;
  const findings: FeeFinding[] = [];
  for (const other of published) {
    const overlaps = (to === null || other.from <= to) && (other.to === null || from <= other.to);
    if (overlaps && other.from >= from) {
      findings.push(
        warning(
          `Trùng thời gian với phiên bản ${other.number} (từ ${day(other.from)}): phiên bản đó sẽ không còn được dùng trong thời gian này.`,
        ),
      );
    }
  }
  const gap = stretchesOf([...published, { number, from, to }]).find((one) => one.number === null && one.to !== null);
  if (gap?.to != null)
    findings.push(error(`Từ ${day(gap.from)} đến ${day(gap.to)} không có quy tắc nào: khoảng trống.`));
  const stretches = stretchesOf([...published, { number, from, to }]);
  if (stretches.at(-1)?.number === null) {
    findings.push(warning(`Sau ngày ${day(to ?? from)} chưa có quy tắc nào.`));
  }
  return findings;
}

function day(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}

function error(text: string): FeeFinding {
  return { level: "error", text };
}

function warning(text: string): FeeFinding {
  return { level: "warning", text };
}
