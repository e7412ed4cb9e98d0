import { formatDate, dateInVietnam } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { Refusal } from "#modules/dossiers/index.ts";
import type { Person } from "#modules/identity/index.ts";
import { maskNationalId } from "#modules/identity/domain.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import type { IntakeForm } from "../domain/intake-form.ts";
import type { PersonView } from "../pages/intake-page.tsx";
import type { PersonHit, Who } from "../pages/person-block.tsx";
import type { IntakeFault } from "../use-cases/receive-intake.ts";

/** What the form shows when it was not received: sentences at their fields, and what to look at. */
export type FormFeedback = {
  readonly errors: readonly FieldError[];
  readonly owner: PersonView;
  readonly submitter: PersonView;
  readonly sameDossiers: readonly { readonly id: string; readonly text: string }[];
};

export const NO_PERSON_VIEW: PersonView = {
  chosen: undefined,
  hits: [],
  hitsTitle: "",
  warnings: [],
  isDuplicate: false,
};

export const NO_FEEDBACK: FormFeedback = {
  errors: [],
  owner: NO_PERSON_VIEW,
  submitter: NO_PERSON_VIEW,
  sameDossiers: [],
};

/** Sentences for a fault, at the fields of the form. */
export function feedbackOf(fault: IntakeFault, form: IntakeForm, procedureCase: ProcedureCase): FormFeedback {
  switch (fault.kind) {
    case "front-desk/invalid":
      return { ...NO_FEEDBACK, errors: fault.errors };
    case "front-desk/person":
      return personFeedback(fault, form);
    case "front-desk/duplicate-person": {
      const view = {
        ...NO_PERSON_VIEW,
        hits: fault.people.map(hitOf),
        hitsTitle: "Có thể là một trong những người sau. Chọn để dùng lại thông tin:",
        isDuplicate: true,
      };
      const message = "Có người rất giống đã có trong hệ thống. Chọn người đó, hoặc xác nhận là người khác.";
      return { ...NO_FEEDBACK, [fault.who]: view, errors: [{ field: `${fault.who}.different`, message }] };
    }
    case "front-desk/same-dossier":
      return {
        ...NO_FEEDBACK,
        errors: [{ field: "again", message: "Chủ hồ sơ đã nộp thủ tục này. Kiểm tra rồi xác nhận nếu vẫn tiếp nhận." }],
        sameDossiers: fault.dossiers.map(({ id, code, submittedAt }) => ({
          id,
          text: `${code ?? "Chưa có mã"}, nộp ngày ${formatDate(dateInVietnam(submittedAt))}`,
        })),
      };
    case "front-desk/draft-gone":
      return { ...NO_FEEDBACK, errors: [{ field: "", message: "Bản nháp này không còn. Hãy mở biểu mẫu mới." }] };
    case "front-desk/dossier":
      return { ...NO_FEEDBACK, errors: refusalErrors(fault.refusal, procedureCase) };
  }
}

/** A person for the page: the number masked, nothing that the counter need not see. */
export function hitOf(person: Person): PersonHit {
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    maskedNumber: person.nationalId === null ? "" : maskNationalId(person.nationalId),
    phone: person.phone ?? "",
    email: person.email ?? "",
    address: person.address,
    dateOfBirth: person.dateOfBirth === null ? "" : formatDate(person.dateOfBirth),
  };
}

function personFeedback(
  { who, refusal }: Extract<IntakeFault, { kind: "front-desk/person" }>,
  form: IntakeForm,
): FormFeedback {
  switch (refusal.kind) {
    case "identity/invalid-person":
      return {
        ...NO_FEEDBACK,
        errors: refusal.faults.map((fault) => ({
          field: `${who}.${fault.field}`,
          message: `${nameOf(who)}: ${fault.vi}`,
        })),
      };
    case "identity/needs-confirmation": {
      const warnings = refusal.warnings.map(({ kind, vi }) => ({ kind, text: vi }));
      const asked = form[who].confirmed.map((kind) => ({ kind, text: "Đã xác nhận trước đó." }));
      const view = { ...NO_PERSON_VIEW, warnings: [...warnings, ...asked.filter((one) => !has(warnings, one.kind))] };
      const errors = refusal.warnings.map(({ field, vi }) => ({
        field: `${who}.${field}`,
        message: `${nameOf(who)}: ${vi}`,
      }));
      return { ...NO_FEEDBACK, [who]: view, errors };
    }
  }
}

function has(list: readonly { readonly kind: string }[], kind: string): boolean {
  return list.some((one) => one.kind === kind);
}

function nameOf(who: Who): string {
  return who === "owner" ? "Chủ hồ sơ" : "Người nộp";
}

/** Refusals that the counter can meet, at the field that mends them; all others stand without a field. */
function refusalErrors(refusal: Refusal, { components }: ProcedureCase): readonly FieldError[] {
  switch (refusal.kind) {
    case "dossiers/papers-missing":
      return [
        ...refusal.missing.map((name) => ({
          field: `paper.${components.findIndex((component) => component.name === name)}`,
          message: `Chưa nhận: ${name}.`,
        })),
        { field: "", message: "Đánh dấu giấy tờ đã nhận, ghi lý do không phải nộp, hoặc yêu cầu bổ sung (Mẫu 02)." },
      ];
    case "dossiers/limit-unconfirmed":
      return [
        { field: "limitValue", message: `Thời hạn ghi bằng lời: “${refusal.limitText}”. Nhập thời hạn và căn cứ.` },
      ];
    case "dossiers/summary-length":
      return [{ field: "summary", message: "Trích yếu có từ 1 đến 1.000 ký tự." }];
    case "dossiers/copies":
      return [{ field: "sets", message: "Số bộ hồ sơ là số nguyên từ 1 đến 99." }];
    case "dossiers/reason-missing":
      return [{ field: "reason", message: "Ghi rõ lý do để người nộp hiểu và thực hiện." }];
    case "dossiers/nothing-asked":
      return [{ field: "asked", message: "Chọn hoặc ghi ít nhất một loại giấy tờ cần bổ sung." }];
    case "dossiers/not-allowed":
      return [{ field: "", message: "Quầy của ông/bà không tiếp nhận thủ tục của cơ quan này." }];
    case "dossiers/idempotency-mismatch":
      return [
        { field: "", message: "Biểu mẫu này đã được gửi với nội dung khác. Hãy tải lại trang để xem hồ sơ đã lập." },
      ];
    case "dossiers/clock":
      return [
        {
          field: "",
          message: "Đồng hồ máy chủ không đúng nên chưa tiếp nhận. Báo quản trị hệ thống; nội dung vẫn được giữ.",
        },
      ];
    case "dossiers/fee-lines":
      return [{ field: "fee", message: `Các khoản phí, lệ phí cộng lại là ${formatMoney(refusal.sum)}, chưa khớp.` }];
    case "dossiers/amount":
      return [{ field: "fee", message: `Số tiền phải thu là ${formatMoney(refusal.due)}.` }];
    case "dossiers/unknown-case":
    case "dossiers/unreceivable-case":
      return [{ field: "", message: "Thủ tục này chưa xác định cơ quan giải quyết nên chưa tiếp nhận được." }];
    case "dossiers/not-found":
    case "dossiers/transition":
    case "dossiers/stale":
    case "dossiers/basis-missing":
    case "dossiers/second-supplement":
    case "dossiers/already-extended":
    case "dossiers/not-later":
    case "dossiers/due-unchanged":
    case "dossiers/result-incomplete":
    case "dossiers/not-entitled":
    case "dossiers/authorisation-missing":
    case "dossiers/unpaid":
    case "dossiers/originals-held":
    case "dossiers/not-held":
      return [{ field: "", message: "Hồ sơ không nhận được việc này ở bước tiếp nhận. Mở hồ sơ để xem trạng thái." }];
  }
}
