import type { Instant } from "#kernel/time.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import type { BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import type { Order } from "../domain/order.ts";
import { authenticCode, type CodeRule, type MessageKind } from "./authentic-code.ts";
import {
  MESSAGE_VERSION,
  STATES,
  type ConfirmMessage,
  type GetBillMessage,
  type InitMessage,
  type QueryMessage,
} from "./platform-messages.ts";
import { writeWireTime } from "./wire-time.ts";

/** Who we are to the platform. */
export type Partner = {
  readonly partnerCode: string;
  readonly serviceCode: string;
  readonly channelCode: string;
  readonly deviceCode: string;
  readonly code: CodeRule;
};

/** What the receipt block of INIT tells of the matter; no more of the payer than the name on the request. */
export type Matter = {
  readonly request: PaymentRequest;
  readonly procedure: { readonly code: string; readonly caseCode: string; readonly name: string };
  readonly agency: { readonly code: string; readonly name: string };
  readonly account: BeneficiaryAccount | undefined;
};

/** INIT: asks the platform to let somebody pay an order. */
export function writeInit(order: Order, matter: Matter, { partner, now }: Writing): InitMessage {
  const { request, procedure, agency, account } = matter;
  return signed("INIT", partner, {
    ...headOf("INIT", order, { partner, now }),
    SoTien: String(order.amount),
    LoaiHinhThanhToan: "PAY",
    MaKenhThanhToan: partner.channelCode,
    MaThietBi: partner.deviceCode,
    NgonNgu: "vi-VN",
    MaTienTe: "VND",
    MaNganHang: "PAYMENT",
    ThongTinGiaoDich: `Nop phi, le phi ho so ${request.dossierCode}`,
    Ip: order.payerIp,
    ThongTinBienLai: {
      MaDichVu: partner.serviceCode,
      MaDVC: procedure.caseCode,
      TenDVC: procedure.name,
      MaTTHC: procedure.code,
      TenTTHC: procedure.name,
      MaDonVi: agency.code,
      TenDonVi: agency.name,
      MaHoSo: request.dossierCode,
      TKThuHuong: account?.accountNumber ?? "",
      MaNHThuHuong: account?.bankBin ?? "",
      TenTKThuHuong: account?.accountName ?? "",
      HoTenNguoiNop: request.payerName,
      SoCMNDNguoiNop: "",
      DiaChiNguoiNop: "",
      PhiLePhi: request.lines.map(({ kind, code, name, amount }) => ({
        LoaiPhiLePhi: kind === "phi" ? "PHI" : "LE_PHI",
        MaPhiLePhi: code,
        TenPhiLePhi: name,
        SoTien: String(amount),
      })),
      DSKhoanNop: request.lines.map(({ name, amount }) => ({ NoiDung: name, SoTien: String(amount) })),
    },
  });
}

/** QUERY: what the platform knows of an order. */
export function writeQuery(order: Order, writing: Writing): QueryMessage {
  return signed("QUERY", writing.partner, headOf("QUERY", order, writing));
}

/** CONFIRM: the money of an order is in our books. */
export function writeConfirm(order: Order, writing: Writing): ConfirmMessage {
  return signed("CONFIRM", writing.partner, {
    ...headOf("CONFIRM", order, writing),
    SoTien: String(order.amount),
    MaLoi: "00",
    TrangThaiGD: STATES.paid,
    MaGiaoDich: order.transactionRef ?? "",
    MaNganHang: order.bankCode,
  });
}

/** GET_BILL: the platform's own paper of a payment. */
export function writeGetBill(order: Order, writing: Writing): GetBillMessage {
  const body = { ...headOf("GET_BILL", order, writing), MaGiaoDich: order.transactionRef ?? "" };
  return signed("GET_BILL", writing.partner, body);
}

export type Writing = { readonly partner: Partner; readonly now: Instant };

function headOf<K extends string>(kind: K, order: Order, { partner, now }: Writing) {
  return {
    LoaiBanTin: kind,
    PhienBan: MESSAGE_VERSION,
    MaDoiTac: partner.partnerCode,
    MaThamChieu: order.reference,
    ThoiGianGD: writeWireTime(now),
  };
}

function signed<T extends Readonly<Record<string, unknown>>>(
  kind: MessageKind,
  { code }: Partner,
  body: T,
): T & { readonly MaXacThuc: string } {
  return { ...body, MaXacThuc: authenticCode(body, kind, code) };
}
