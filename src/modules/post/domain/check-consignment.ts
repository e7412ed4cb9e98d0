import { err, ok, type Result } from "#kernel/result.ts";
import { checkFreeText } from "#kernel/vietnamese.ts";
import { parseMoney } from "#kernel/vnd.ts";
import type { FeeLine } from "#modules/dossiers/domain.ts";
import type { Assessment, FeeAnswers } from "#modules/fees/domain.ts";
import { parseEmail, parsePhone } from "#modules/identity/domain.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import { countPapers, type CountedPaper, type PaperCount } from "./count-papers.ts";
import type { FormFault } from "./form-fault.ts";
import { feesAtDoor } from "./fees-at-door.ts";
import type { PostalParty, PostalService, SlipSignature } from "./slip.ts";
import { daysWithin, type TransitScope } from "./transit-time.ts";

/** The form at the door, exactly as typed. */
export type TypedConsignment = {
  readonly service: PostalService;
  readonly sender: PostalParty;
  readonly receiver: PostalParty;
  readonly papers: readonly CountedPaper[];
  readonly summary: string;
  readonly copies: string;
  readonly scope: TransitScope;
  readonly days: string;
  readonly postage: string;
  readonly postagePaidBy: "sender" | "receiver";
  readonly quality: "standard" | "express";
  /** What the rules ask to know, exactly as typed. */
  readonly fees: FeeAnswers;
  readonly feesTaken: "now" | "later";
  /** "The citizen was told what is missing and wants it sent all the same." */
  readonly told: boolean;
  readonly sealed: boolean;
  readonly customerSigned: SlipSignature | null;
  readonly officerSigned: SlipSignature | null;
};

/** What the form says, read. */
export type CheckedConsignment = Pick<
  TypedConsignment,
  "service" | "sender" | "receiver" | "scope" | "postagePaidBy" | "quality"
> & {
  readonly count: PaperCount;
  readonly summary: string;
  readonly copies: number;
  readonly days: number;
  readonly postage: number;
  readonly feeLines: readonly FeeLine[];
  readonly feesDue: number;
  /** The rules do not give the amount yet: the counter says it when it accepts. */
  readonly feesOpen: boolean;
  readonly feesTaken: number;
  readonly signatures: { readonly customer: SlipSignature; readonly officer: SlipSignature };
};

/** What the form is compared with: the published list, and what the rules of the day ask for. */
export type Expected = Pick<ProcedureCase, "components"> & { readonly assessment: Assessment };

const SUMMARY_MAX = 1000;

/** Checks the form at the door: the papers against the published list, the slip's fields, seal and two signatures (TT 17/2017 Điều 9). */
export function checkConsignment(
  typed: TypedConsignment,
  { components, assessment }: Expected,
): Result<CheckedConsignment, readonly FormFault[]> {
  const count = countPapers(components, typed.papers);
  const fees = feesAtDoor(assessment);
  const postage = parseMoney(typed.postage);
  const copies = /^\d{1,2}$/.test(typed.copies.trim()) ? Number(typed.copies) : 0;
  const faults: FormFault[] = [
    ...count.unreadable.map((code) => ({ field: `paper.${code}`, vi: "Số bản là số từ 0 đến 99." })),
    ...partyFaults(typed.sender, "sender"),
    ...(typed.service === "send" ? [] : partyFaults(typed.receiver, "receiver")),
  ];
  if (!isWritten(typed.summary, SUMMARY_MAX)) {
    faults.push({ field: "summary", vi: "Hãy ghi nội dung đề nghị, tối đa 1.000 ký tự." });
  }
  if (copies < 1) faults.push({ field: "copies", vi: "Số bộ hồ sơ từ 1 đến 99." });
  if (postage === undefined) faults.push(moneyFault("postage", "Cước"));
  if (count.missing.length > 0 && !typed.told) {
    const vi = `Còn thiếu ${count.missing.length} giấy tờ bắt buộc: bổ sung, hoặc đánh dấu đã hướng dẫn nếu người gửi vẫn gửi.`;
    faults.push({ field: "told", vi });
  }
  if (typed.feesTaken === "now" && count.missing.length > 0) {
    faults.push({ field: "feesTaken", vi: "Hồ sơ còn thiếu giấy tờ thì chưa thu phí, lệ phí." });
  }
  if (typed.feesTaken === "now") faults.push(...fees.faults);
  if (!typed.sealed) faults.push({ field: "sealed", vi: "Hồ sơ phải được đóng gói, niêm phong trước mặt người gửi." });
  if (typed.customerSigned === null) faults.push({ field: "customerSigned", vi: "Người gửi chưa ký Phiếu gửi hồ sơ." });
  if (typed.officerSigned === null)
    faults.push({ field: "officerSigned", vi: "Nhân viên bưu chính chưa ký Phiếu gửi." });
  const { customerSigned: customer, officerSigned: officer } = typed;
  if (faults.length > 0 || customer === null || officer === null || postage === undefined) return err(faults);
  const { feeLines, feesDue } = fees;
  const { service, sender, receiver, scope, postagePaidBy, quality } = typed;
  return ok({
    ...{ service, sender, receiver, scope, postagePaidBy, quality, count, copies, postage, feeLines, feesDue },
    feesOpen: fees.faults.length > 0,
    summary: typed.summary.normalize("NFC").trim(),
    days: daysWithin(scope, /^\d{1,2}$/.test(typed.days) ? Number(typed.days) : undefined),
    feesTaken: typed.feesTaken === "now" ? feesDue : 0,
    signatures: { customer, officer },
  });
}

/** What an end of the way lacks: a name, a telephone that rings, a place. */
export function partyFaults(party: PostalParty, who: "sender" | "receiver"): readonly FormFault[] {
  const side = who === "sender" ? "người gửi" : "người nhận";
  const faults: FormFault[] = [];
  const tell = (name: string, vi: string) => faults.push({ field: `${who}.${name}`, vi });
  if (!isWritten(party.name, 200)) tell("name", `Hãy ghi họ tên ${side}.`);
  if (!isWritten(party.address, 300)) tell("address", `Hãy ghi địa chỉ ${side}.`);
  if (!isWritten(party.province, 100)) tell("province", `Hãy ghi tỉnh của ${side}.`);
  if (parsePhone(party.phone) === undefined) tell("phone", `Số điện thoại ${side} gồm 10 chữ số, bắt đầu bằng 0.`);
  if (party.email.trim() !== "" && parseEmail(party.email) === undefined) {
    tell("email", `Thư điện tử ${side} có dạng ten@tenmien.vn.`);
  }
  return faults;
}

/** Nothing but one to twelve digits is an amount (B-30). */
export function moneyFault(field: string, label: string): FormFault {
  return { field, vi: `${label} chỉ gồm chữ số, tính bằng đồng, không dấu chấm, không chữ; ví dụ 30000.` };
}

function isWritten(text: string, longest: number): boolean {
  return text.trim() !== "" && checkFreeText(text, longest).ok;
}
