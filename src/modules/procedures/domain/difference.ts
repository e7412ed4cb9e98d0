import { formatRule } from "./limit.ts";
import type { CaseContent, Component, Fee, ProcedureContent } from "./procedure.ts";

/** One thing that is different between two versions, readable by a lawyer. */
export type DifferenceLine = {
  readonly subject: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before: string | null;
  readonly after: string | null;
};

/** What a newer version says differently from an older one, in the order of the procedure's page. */
export function differenceBetween(before: ProcedureContent, after: ProcedureContent): readonly DifferenceLine[] {
  return [
    ...changed("Tên thủ tục", before.name, after.name),
    ...changed("Lĩnh vực", before.fieldName, after.fieldName),
    ...changed("Cơ quan thực hiện", before.agencyText, after.agencyText),
    ...changed("Mã cơ quan giải quyết", before.agencyCode ?? "", after.agencyCode ?? ""),
    ...changed("Quyết định công bố", before.decisionNo, after.decisionNo),
    ...casesDifference(before.cases, after.cases),
    ...channelDifference(before, after),
    ...setDifference("Căn cứ pháp lý", before.legalBasis.map(actName), after.legalBasis.map(actName)),
    ...setDifference("Kết quả", before.results, after.results),
    ...setDifference("Đối tượng thực hiện", before.subjects, after.subjects),
    ...changed("Yêu cầu, điều kiện", before.requirements, after.requirements),
    ...changed("Trình tự thực hiện", stepsText(before), stepsText(after)),
    ...setDifference("Từ khoá", before.keywords, after.keywords),
    ...setDifference(
      "Điểm cần xác nhận",
      before.doubts.map((doubt) => doubt.vi),
      after.doubts.map((doubt) => doubt.vi),
    ),
  ];
}

/** A line of difference as one Vietnamese sentence for reports. */
export function differenceSentence(line: DifferenceLine): string {
  switch (line.kind) {
    case "added":
      return `${line.subject}: thêm "${shortened(line.after ?? "")}"`;
    case "removed":
      return `${line.subject}: bỏ "${shortened(line.before ?? "")}"`;
    case "changed":
      return `${line.subject}: từ "${shortened(line.before ?? "")}" thành "${shortened(line.after ?? "")}"`;
  }
}

function casesDifference(before: readonly CaseContent[], after: readonly CaseContent[]): readonly DifferenceLine[] {
  const old = new Map(before.map((one) => [one.caseCode, one]));
  const now = new Map(after.map((one) => [one.caseCode, one]));
  return [
    ...before.filter((one) => !now.has(one.caseCode)).map((one) => removed("Trường hợp", caseTitle(one))),
    ...after.flatMap((one) => {
      const former = old.get(one.caseCode);
      return former === undefined ? [added("Trường hợp", caseTitle(one))] : caseDifference(former, one, after.length);
    }),
  ];
}

function caseDifference(before: CaseContent, after: CaseContent, count: number): readonly DifferenceLine[] {
  const of = (subject: string) => (count === 1 ? subject : `${subject} (trường hợp ${after.caseCode})`);
  return [
    ...changed(of("Tên trường hợp"), before.caseName, after.caseName),
    ...changed(of("Thời hạn"), limitOf(before), limitOf(after)),
    ...changed(of("Trả kết quả ngay"), before.immediate ? "có" : "không", after.immediate ? "có" : "không"),
    ...setDifference(of("Giấy tờ"), before.components.map(componentText), after.components.map(componentText)),
    ...setDifference(of("Phí, lệ phí"), before.fees.map(feeText), after.fees.map(feeText)),
    ...changed(of("Khi bổ sung hồ sơ"), SUPPLEMENT[before.supplementRule], SUPPLEMENT[after.supplementRule]),
    ...changed(of("Số lần yêu cầu bổ sung"), String(before.maxSupplements), String(after.maxSupplements)),
    ...setDifference(of("Thời gian không tính"), before.excludedPeriods, after.excludedPeriods),
    ...changed(of("Quy trình"), before.workflowCode ?? "", after.workflowCode ?? ""),
  ];
}

function channelDifference(before: ProcedureContent, after: ProcedureContent): readonly DifferenceLine[] {
  const text = (content: ProcedureContent) =>
    content.channels
      .map(
        (terms) =>
          `${CHANNELS[terms.channel]}: ${terms.limitText || "không ghi"}; ${terms.fees.map(feeText).join(", ") || "không ghi phí"}`,
      )
      .join(" | ");
  return changed("Cách thức thực hiện", text(before), text(after));
}

const CHANNELS = { direct: "Trực tiếp", online: "Trực tuyến", postal: "Bưu chính" } as const;

const SUPPLEMENT = {
  reset: "tính lại thời hạn từ đầu",
  pause: "tạm dừng tính thời hạn",
  none: "không tạm dừng",
} as const;

function caseTitle(one: CaseContent): string {
  return `${one.caseCode} ${one.caseName}`;
}

function limitOf(one: CaseContent): string {
  return one.rule === null ? `cần xác nhận (${one.limitText || "không ghi"})` : formatRule(one.rule);
}

/** A paper with its numbers of originals and copies. */
export function componentText(component: Component): string {
  const quantity = [
    ...(component.originals > 0 ? [`${component.originals} bản chính`] : []),
    ...(component.copies > 0 ? [`${component.copies} bản sao`] : []),
  ];
  return quantity.length === 0 ? component.name : `${component.name} (${quantity.join(", ")})`;
}

/** A fee line in words, thousands with dots. */
export function feeText(fee: Fee): string {
  const kind = fee.kind === "phi" ? "Phí" : "Lệ phí";
  const amount = fee.amount === null ? "cần xác nhận" : `${dotted(fee.amount)} đ`;
  return fee.note === "" ? `${kind} ${amount}` : `${kind} ${amount} (${fee.note})`;
}

function dotted(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/gu, ".");
}

function actName(act: { readonly code: string; readonly name: string }): string {
  return act.code || act.name;
}

function stepsText(content: ProcedureContent): string {
  return content.steps.map((step) => `${step.name} ${step.text}`.trim()).join("\n");
}

function changed(subject: string, before: string, after: string): readonly DifferenceLine[] {
  if (before === after) return [];
  if (before === "") return [added(subject, after)];
  if (after === "") return [removed(subject, before)];
  return [{ subject, kind: "changed", before, after }];
}

function setDifference(
  subject: string,
  before: readonly string[],
  after: readonly string[],
): readonly DifferenceLine[] {
  const old = new Set(before);
  const now = new Set(after);
  return [
    ...before.filter((entry) => !now.has(entry)).map((entry) => removed(subject, entry)),
    ...after.filter((entry) => !old.has(entry)).map((entry) => added(subject, entry)),
  ];
}

function added(subject: string, after: string): DifferenceLine {
  return { subject, kind: "added", before: null, after };
}

function removed(subject: string, before: string): DifferenceLine {
  return { subject, kind: "removed", before, after: null };
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/gu, " ");
  return flat.length <= 160 ? flat : `${flat.slice(0, 157)}…`;
}
