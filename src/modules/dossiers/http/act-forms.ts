import { dateInVietnam, formatDate, formatInstant, formatTime, type Instant } from "#kernel/time.ts";
import type { Officer } from "#modules/identity/index.ts";
import type { ProcedureCase } from "#modules/procedures/index.ts";
import type { Dossier } from "../domain/dossier.ts";
import { missingPapers } from "../domain/accept.ts";
import { phaseOf } from "../domain/request-supplement.ts";
import { ACT_NAMES, REFUSAL_GROUNDS } from "../domain/texts.ts";
import type { Act } from "../domain/transitions.ts";
import type { ActInput } from "../pages/staff/act-inputs.tsx";
import { textOf, textsOf, type Posted } from "./posted.ts";
import type { FeesAtAcceptance } from "./accept-fees.ts";

/** What the form of an act looks like, filled with what was typed before. */
export type ActForm = {
  readonly act: Act;
  readonly title: string;
  readonly submitLabel: string;
  readonly intro: string;
  readonly inputs: readonly ActInput[];
  /** What cannot be undone, said before it is done; empty for acts that need no second look. */
  readonly consequences: readonly string[];
};

/** Everything beside the dossier that a form shows. */
export type FormContext = {
  readonly now: Instant;
  readonly procedureCase: ProcedureCase;
  /** Officers who may have signed a result. */
  readonly signers: readonly Officer[];
  /** What the rules ask, when the dossier waits for acceptance. */
  readonly fees?: FeesAtAcceptance | undefined;
};

type Draft = Omit<ActForm, "act" | "title"> & { readonly title?: string };
type Make = (dossier: Dossier, context: FormContext, typed: Posted) => Draft;

/** Acts that have a form on the dossier's page. Assigning, steps and transfers belong to the process. */
export const FORM_ACTS = [
  "accept",
  "request-supplement",
  "refuse",
  "supply",
  "request-obligation",
  "meet-obligation",
  "resolve",
  "extend-deadline",
  "give-back-originals",
  "close",
  "withdraw",
  "stop",
] as const satisfies readonly Act[];
export type FormAct = (typeof FORM_ACTS)[number];

export function isFormAct(text: string): text is FormAct {
  return FORM_ACTS.some((act) => act === text);
}

/** The form of an act for this dossier now; `typed` fills it again after a refusal. */
export function actForm(act: FormAct, dossier: Dossier, context: FormContext, typed: Posted = {}): ActForm {
  return { act, title: ACT_NAMES[act].vi, ...FORMS[act](dossier, context, typed) };
}

const NO_INTRO = { intro: "", consequences: [] } as const;

const FORMS: Record<FormAct, Make> = {
  accept: (dossier, { procedureCase, fees }, typed) => ({
    ...NO_INTRO,
    submitLabel: "Tiếp nhận, cấp ngày hẹn",
    intro: ["Thời hạn giải quyết tính từ lúc tiếp nhận.", ...(fees?.why ?? [])].join(" "),
    inputs: [
      {
        kind: "list",
        name: "papers",
        label: "Giấy tờ đã có",
        options: procedureCase.components.map(({ name, required }, index) => ({
          value: String(index),
          label: required ? name : `${name} (nếu có)`,
        })),
        values: typedOr(typed, "papers", () =>
          procedureCase.components.flatMap((one, index) =>
            missingPapers([{ ...one, required: true }], dossier.papers).length === 0 ? [String(index)] : [],
          ),
        ),
      },
      ...(fees === undefined
        ? [{ ...text("fee", "Phí, lệ phí phải thu (đồng)", typed, knownFee(procedureCase)), short: true }]
        : feeInputs(fees, typed)),
      ...(dossier.rule === null ? limitInputs(procedureCase, typed) : []),
    ],
  }),
  refuse: (_dossier, _context, typed) => ({
    intro: "Viết lý do cho người dân đọc: thiếu điều kiện gì, theo điều nào, nên làm gì tiếp.",
    submitLabel: "Từ chối tiếp nhận",
    consequences: ["Hồ sơ kết thúc và không mở lại được.", "Người nộp nhận Mẫu 03 ghi đúng lý do này."],
    inputs: [
      {
        kind: "select",
        name: "ground",
        label: "Căn cứ từ chối",
        value: textOf(typed, "ground"),
        options: Object.entries(REFUSAL_GROUNDS).map(([value, { vi }]) => ({ value, label: vi })),
      },
      area("reason", "Lý do cụ thể", typed),
    ],
  }),
  "request-supplement": (dossier, { procedureCase }, typed) => {
    const phase = phaseOf(dossier);
    const asked = dossier.supplements.filter((one) => one.phase === phase).length;
    const again = asked >= Math.max(1, dossier.maxSupplements);
    return {
      intro: "Nêu đầy đủ một lần tất cả những gì còn thiếu (Mẫu 02).",
      submitLabel: "Yêu cầu bổ sung",
      consequences: [
        "Mỗi giai đoạn chỉ yêu cầu bổ sung một lần; lần sau phải do lãnh đạo duyệt, có căn cứ.",
        ...(dossier.acceptedAt !== null && dossier.supplementRule !== "none"
          ? ["Thời hạn tạm dừng đến khi nhận đủ."]
          : []),
      ],
      inputs: [
        {
          kind: "list",
          name: "asked",
          label: "Giấy tờ cần bổ sung",
          options: procedureCase.components.map(({ name }, index) => ({ value: String(index), label: name })),
          values: textsOf(typed, "asked"),
        },
        {
          kind: "area",
          name: "askedOther",
          label: "Giấy tờ khác, mỗi dòng một loại",
          value: textOf(typed, "askedOther"),
        },
        area("reason", "Lý do", typed),
        ...(again ? [text("secondBasis", `Căn cứ để yêu cầu lần ${asked + 1} (lãnh đạo duyệt)`, typed)] : []),
      ],
    };
  },
  supply: (dossier, _context, typed) => {
    const asked = dossier.supplements.findLast((one) => one.suppliedAt === null)?.papers ?? [];
    return {
      intro: "Đánh dấu giấy tờ đã nhận. Thời hạn tính tiếp hoặc tính lại theo quy định của thủ tục.",
      submitLabel: "Nhận giấy tờ bổ sung",
      consequences: [],
      inputs: [
        {
          kind: "list",
          name: "papers",
          label: "Giấy tờ đã nhận",
          options: asked.map(({ name }, index) => ({ value: String(index), label: name })),
          values: typedOr(typed, "papers", () => asked.map((_, index) => String(index))),
        },
      ],
    };
  },
  "request-obligation": (_dossier, _context, typed) => ({
    intro: "Thời gian chờ người dân thực hiện nghĩa vụ tài chính không tính vào thời hạn.",
    submitLabel: "Gửi thông báo",
    consequences: [],
    inputs: [text("notice", "Số, ngày thông báo nghĩa vụ tài chính", typed)],
  }),
  "meet-obligation": (_dossier, _context, typed) => ({
    ...NO_INTRO,
    submitLabel: "Xác nhận đã thực hiện",
    inputs: [text("evidence", "Chứng từ: số, ngày", typed)],
  }),
  resolve: (_dossier, { now, signers }, typed) => ({
    intro: "Nhập đúng số, ngày, người ký của văn bản kết quả.",
    submitLabel: "Nhập kết quả",
    consequences: ["Hồ sơ chuyển sang chờ trả kết quả; kết quả không sửa được sau khi nhập."],
    inputs: [
      {
        kind: "choice",
        name: "result",
        label: "Kết quả",
        value: textOf(typed, "result") || "granted",
        options: [
          { value: "granted", label: "Giải quyết theo yêu cầu" },
          { value: "refused", label: "Từ chối giải quyết, có văn bản nêu lý do" },
        ],
      },
      { ...text("number", "Số văn bản kết quả", typed), short: true },
      { ...text("signedOn", "Ngày ký", typed, formatDate(dateInVietnam(now))), short: true },
      {
        kind: "select",
        name: "signerId",
        label: "Người ký",
        value: textOf(typed, "signerId"),
        options: signers.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
      },
      { kind: "area", name: "summary", label: "Trích yếu kết quả, lý do khi từ chối", value: textOf(typed, "summary") },
    ],
  }),
  "extend-deadline": (dossier, _context, typed) => ({
    intro: "Chỉ được hẹn lại một lần, kèm văn bản xin lỗi (Mẫu 04) gửi chậm nhất một ngày trước ngày hẹn.",
    submitLabel: "Xin lỗi và hẹn lại",
    consequences: [
      `Ngày hẹn cũ ${dossier.dueAt === null ? "" : formatInstant(dossier.dueAt)} vẫn được lưu và tính trong báo cáo.`,
      "Không thể hẹn lại lần thứ hai.",
    ],
    inputs: [
      { ...text("newDate", "Ngày hẹn mới (ngày/tháng/năm)", typed), short: true },
      {
        ...text("newTime", "Giờ hẹn", typed, dossier.dueAt === null ? "16:30" : formatTime(dossier.dueAt)),
        short: true,
      },
      {
        ...text("letterNumber", "Số văn bản xin lỗi", typed),
        short: true,
        required: false,
        help: "Để trống để hệ thống cấp số kế tiếp trong năm.",
      },
      area("reason", "Lý do chậm", typed),
    ],
  }),
  "give-back-originals": (dossier, _context, typed) => ({
    ...NO_INTRO,
    submitLabel: "Trả bản chính",
    inputs: [
      {
        kind: "list",
        name: "originals",
        label: "Bản chính trả lại",
        options: dossier.heldOriginals.map(({ name, count }, index) => ({
          value: String(index),
          label: `${name} (${count} bản)`,
        })),
        values: typedOr(typed, "originals", () => dossier.heldOriginals.map((_, index) => String(index))),
      },
    ],
  }),
  close: () => ({ ...NO_INTRO, submitLabel: "Đóng hồ sơ", inputs: [] }),
  withdraw: (_dossier, _context, typed) => ({
    intro: "Theo đề nghị của người nộp.",
    submitLabel: "Rút hồ sơ",
    consequences: ["Hồ sơ kết thúc; người nộp muốn làm lại phải nộp hồ sơ mới."],
    inputs: [area("reason", "Lý do, văn bản đề nghị rút", typed)],
  }),
  stop: (_dossier, _context, typed) => ({
    ...NO_INTRO,
    submitLabel: "Dừng giải quyết",
    consequences: ["Hồ sơ kết thúc và không mở lại được.", "Người nộp nhận thông báo dừng giải quyết."],
    inputs: [area("reason", "Lý do", typed), text("legalBasis", "Căn cứ pháp lý: điều, khoản, văn bản", typed)],
  }),
};

function knownFee({ fees }: ProcedureCase): string {
  return String(fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
}

function feeInputs({ phi, lePhi }: FeesAtAcceptance, typed: Posted): readonly ActInput[] {
  const reason = text("feeReason", "Lý do nếu số tiền khác mức tính theo quy định", typed);
  return [
    { ...text("fee", "Phí phải thu (đồng)", typed, phi), short: true },
    { ...text("levy", "Lệ phí phải thu (đồng)", typed, lePhi), short: true },
    { ...reason, required: false },
  ];
}

function limitInputs({ limitText }: ProcedureCase, typed: Posted): readonly ActInput[] {
  return [
    { ...text("limitDays", `Thời hạn ghi bằng lời: “${limitText}”. Số ngày làm việc`, typed), short: true },
    text("limitReason", "Căn cứ của thời hạn: điều, khoản", typed),
  ];
}

function text(
  name: string,
  label: string,
  typed: Posted,
  otherwise = "",
): Extract<ActInput, { kind: "text" | "area" }> {
  return { kind: "text", name, label, value: name in typed ? textOf(typed, name) : otherwise };
}

function area(name: string, label: string, typed: Posted): ActInput {
  return { kind: "area", name, label, value: textOf(typed, name), required: true };
}

/** What was typed, or what to begin with when the form was not sent yet. */
function typedOr(typed: Posted, name: string, otherwise: () => readonly string[]): readonly string[] {
  return Object.keys(typed).length === 0 ? otherwise() : textsOf(typed, name);
}
