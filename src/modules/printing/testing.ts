import { Temporal } from "#kernel/time.ts";
import { qrSvg } from "#platform/pdf/codes.ts";
import type { Apology } from "./domain/apology.ts";
import type { ControlSlip } from "./domain/control-slip.ts";
import type { HandOverSheet } from "./domain/hand-over-sheet.ts";
import type { PaymentDemand } from "./domain/payment-demand.ts";
import type { Receipt } from "./domain/receipt.ts";
import type { Register } from "./domain/register.ts";
import type { RefusalSlip } from "./domain/refusal-slip.ts";
import type { ReturnReceipt } from "./domain/return-receipt.ts";
import type { Applicant, Heading, PaperLine } from "./domain/sheet.ts";
import type { StopNotice } from "./domain/stop-notice.ts";
import type { SupplementSheet } from "./domain/supplement-request.ts";

/** A centre that exists in no province, so that a test notices a name that came from a template. */
export const HEADING: Heading = {
  letterhead: {
    superior: "Văn phòng Ủy ban nhân dân tỉnh Sơn Thủy",
    agency: "Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    place: "Sơn Thủy",
    date: Temporal.PlainDate.from("2026-11-23"),
  },
  regime: "TT 03/2025",
  code: "H99.08-261123-0001",
  copies: "single",
};

export const APPLICANT: Applicant = {
  owner: "Hoàng Thị Ngọc Ánh",
  submitter: "",
  address: "Số 12 đường Bến Đò, phường Cửa Đông, tỉnh Sơn Thủy",
  phone: "0912 345 678",
  email: "ngocanh.hoang@thu.example",
  nationalId: "020198004321",
};

export const PAPERS: readonly PaperLine[] = [
  {
    name: "Đơn đăng ký biến động đất đai, tài sản gắn liền với đất theo Mẫu số 18",
    originals: 1,
    certified: 0,
    photocopies: 0,
  },
  { name: "Giấy chứng nhận đã cấp", originals: 1, certified: 0, photocopies: 1 },
  { name: "Hợp đồng chuyển nhượng quyền sử dụng đất đã công chứng", originals: 0, certified: 2, photocopies: 0 },
];

const RECEIVED = Temporal.Instant.from("2026-11-23T02:15:00Z");
const DUE = Temporal.Instant.from("2026-12-01T09:30:00Z");
const REQUEST = "Đăng ký biến động quyền sử dụng đất do chuyển nhượng toàn bộ thửa đất số 45, tờ bản đồ 12";

export function aReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    heading: HEADING,
    receivingUnit: "Quầy tiếp nhận lĩnh vực Đất đai, Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    applicant: APPLICANT,
    request: REQUEST,
    papers: PAPERS,
    sets: 1,
    limit: "05 ngày làm việc",
    receivedAt: RECEIVED,
    dueAt: DUE,
    returnPlace: "Quầy trả kết quả, Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    secondStage: null,
    book: { volume: "", ordinal: "" },
    officer: "Nông Văn Đức",
    signedBy: "both",
    lookup: {
      url: "https://motcua.sonthuy.example/tra-cuu",
      secret: "K7M2QX4P",
      link: "https://motcua.sonthuy.example/tra-cuu?ma=H99.08-261123-0001&so=K7M2QX4P",
    },
    unitPhone: "0205 3 999 888",
    ...changes,
  };
}

export function aSupplementSheet(changes: Partial<SupplementSheet> = {}): SupplementSheet {
  return {
    heading: HEADING,
    receivingUnit: "Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    applicant: APPLICANT,
    request: REQUEST,
    papers: PAPERS.slice(1),
    reason:
      "Giấy chứng nhận nộp kèm là bản photo không có bản chính để đối chiếu; hợp đồng chưa có lời chứng của công chứng viên.",
    submittedAt: null,
    suppliedBy: null,
    contact: { website: "motcua.sonthuy.example", officer: "Nông Văn Đức", phone: "0205 3 999 888" },
    officer: "Nông Văn Đức",
    ...changes,
  };
}

export function aRefusalSlip(changes: Partial<RefusalSlip> = {}): RefusalSlip {
  return {
    heading: HEADING,
    receivingUnit: "Quầy tiếp nhận lĩnh vực Đất đai",
    applicant: { ...APPLICANT, submitter: "Lộc Văn Bế" },
    request: REQUEST,
    reason:
      "Thửa đất đang có tranh chấp đã được Tòa án thụ lý nên chưa đủ điều kiện đăng ký biến động theo Điều 45 Luật Đất đai 2024.",
    submittedAt: null,
    officer: "Nông Văn Đức",
    signedBy: "both",
    ...changes,
  };
}

export function anApology(changes: Partial<Apology> = {}): Apology {
  return {
    heading: {
      ...HEADING,
      letterhead: { ...HEADING.letterhead, superior: "UBND tỉnh Sơn Thủy", agency: "Sở Nông nghiệp và Môi trường" },
    },
    letterNumber: "12/PXL",
    addressee: "Hoàng Thị Ngọc Ánh",
    receivedOn: Temporal.PlainDate.from("2026-11-23"),
    request: REQUEST,
    previousDueAt: DUE,
    newDueAt: Temporal.Instant.from("2026-12-08T09:30:00Z"),
    reason: "Cơ quan phối hợp chưa có ý kiến xác nhận ranh giới thửa đất do phải đo đạc lại ngoài thực địa.",
    copyTo: "Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    signer: { title: "Giám đốc", name: "Vi Thị Lương" },
    ...changes,
  };
}

export function aStopNotice(changes: Partial<StopNotice> = {}): StopNotice {
  return {
    heading: anApology().heading,
    letterNumber: "7/TB",
    addressee: "Hoàng Thị Ngọc Ánh",
    receivedOn: Temporal.PlainDate.from("2026-11-23"),
    request: REQUEST,
    legalBasis: "Điều 19 Nghị định số 61/2018/NĐ-CP",
    reason: "Người nộp có đơn đề nghị rút hồ sơ.",
    applicantWish: "Đề nghị rút hồ sơ theo đơn ngày 25/11/2026",
    papersHandling: "Trả lại toàn bộ bản chính đã nộp tại Quầy trả kết quả.",
    feesHandling: "Chưa thu.",
    nextSteps: "Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào.",
    copyTo: "Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy",
    signer: { title: "Giám đốc", name: "Vi Thị Lương" },
    ...changes,
  };
}

export function aControlSlip(changes: Partial<ControlSlip> = {}): ControlSlip {
  const counter = "Quầy tiếp nhận lĩnh vực Đất đai";
  return {
    heading: HEADING,
    owner: APPLICANT.owner,
    receivedAt: RECEIVED,
    dueAt: DUE,
    resolvingUnit: "Phòng Quản lý đất đai, Sở Nông nghiệp và Môi trường",
    coordinatingUnits: ["Thuế tỉnh Sơn Thủy", "UBND phường Cửa Đông"],
    handOvers: [
      {
        from: counter,
        to: "Phòng Quản lý đất đai",
        at: Temporal.Instant.from("2026-11-23T07:00:00Z"),
        giver: "Nông Văn Đức",
        receiver: "Triệu Minh Khôi",
        outcome: "Trước hạn",
        note: "",
      },
      {
        from: "Phòng Quản lý đất đai",
        to: "Lãnh đạo Sở",
        at: Temporal.Instant.from("2026-11-26T03:20:00Z"),
        giver: "Triệu Minh Khôi",
        receiver: "Vi Thị Lương",
        outcome: "Đúng hạn",
        note: "Kèm dự thảo",
      },
    ],
    blankRows: 2,
    ...changes,
  };
}

export function aReturnReceipt(changes: Partial<ReturnReceipt> = {}): ReturnReceipt {
  return {
    heading: HEADING,
    procedure: "Đăng ký biến động quyền sử dụng đất do chuyển nhượng",
    owner: APPLICANT.owner,
    giver: { name: "Chu Thị Hạnh", phone: "0205 3 999 777" },
    receiver: { name: "Lộc Văn Bế", phone: "0987 654 321" },
    authorisation: "Số 45/2026, ngày 28/11/2026",
    items: [
      {
        kind: "Giấy chứng nhận",
        number: "AA 01234567",
        summary: "Quyền sử dụng đất thửa 45, tờ bản đồ 12",
        date: Temporal.PlainDate.from("2026-12-01"),
      },
      {
        kind: "Bản chính trả lại",
        number: "",
        summary: "Giấy chứng nhận đã cấp (01 bản)",
        date: Temporal.PlainDate.from("2026-12-01"),
      },
    ],
    returnedAt: Temporal.Instant.from("2026-12-01T08:05:00Z"),
    proof: ["Người nhận đã ký trên bảng ký lúc 15:05 01/12/2026; chữ ký lưu cùng hồ sơ."],
    signatureSvg: "",
    ...changes,
  };
}

export function aHandOverSheet(changes: Partial<HandOverSheet> = {}): HandOverSheet {
  return {
    heading: HEADING,
    fromUnit: "Quầy tiếp nhận lĩnh vực Đất đai",
    toUnit: "Phòng Quản lý đất đai, Sở Nông nghiệp và Môi trường",
    applicant: APPLICANT,
    request: REQUEST,
    receivedAt: RECEIVED,
    limit: "05 ngày làm việc",
    dueAt: DUE,
    papers: PAPERS,
    sets: 1,
    giver: "Nông Văn Đức",
    receiver: "Triệu Minh Khôi",
    ...changes,
  };
}

export function aRegister(rows: number): Register {
  return {
    heading: { ...HEADING, code: null },
    period: "Từ ngày 01/11/2026 đến ngày 30/11/2026",
    asOf: "hết ngày 30/11/2026",
    volume: "01",
    firstOrdinal: 101,
    rows: Array.from({ length: rows }, (_, index) => ({
      code: `H99.08-261123-${String(index + 1).padStart(4, "0")}`,
      procedure: REQUEST,
      sets: 1,
      owner: APPLICANT.owner,
      contact: `${APPLICANT.address}; ${APPLICANT.phone}`,
      resolvingUnit: "Sở Nông nghiệp và Môi trường",
      receivedAt: RECEIVED,
      dueAt: DUE,
      returnedAt: index % 2 === 0 ? DUE : null,
      returnBy: "Trực tiếp",
      note: "",
    })),
  };
}

export function aDemand(changes: Partial<PaymentDemand> = {}): PaymentDemand {
  return {
    reference: "HS123456789",
    agency: "Sở Nông nghiệp và Môi trường tỉnh Sơn Thủy",
    payer: APPLICANT.owner,
    lines: [
      { kind: "phi", name: "Phí thẩm định hồ sơ cấp giấy chứng nhận", amount: 100_000 },
      { kind: "le-phi", name: "Lệ phí cấp giấy chứng nhận", amount: 19_000 },
    ],
    bases: ["Nghị quyết số 12/2026/NQ-HĐND ngày 10 tháng 7 năm 2026"],
    reason: "",
    amount: 119_000,
    held: 0,
    until: "chậm nhất khi nhận kết quả (hẹn trả 16:30 01/12/2026)",
    transfer: {
      qrSvg: qrSvg("00020101021238560010A0000007270126000697041501121140000000050208QRIBFTTA53037045406119000"),
      accountNumber: "114000000005",
      accountName: "SO NONG NGHIEP VA MOI TRUONG",
      bank: "VietinBank chi nhánh Sơn Thủy",
      purpose: "NOP PHI HS123456789",
    },
    link: {
      url: "https://motcua.sonthuy.example/thanh-toan/AbCdEfGhIjKlMnOpQrStUv",
      opensUntil: Temporal.PlainDate.from("2026-12-23"),
    },
    officer: "Nông Văn Đức",
    ...changes,
  };
}
