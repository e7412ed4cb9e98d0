import { z } from "zod";

/** The version of the national payment platform's messages that these are (handbook §5.3). */
export const MESSAGE_VERSION = "1.0.6";

const digits = z.string().regex(/^\d{1,12}$/);
const text = (longest: number) => z.string().max(longest);

/** MaLoi: what version 1.0.6 is understood to answer. */
export const CODES = { ok: "00", unknown: "01", wrongCode: "97", malformed: "98", fault: "99" } as const;

/** TrangThaiGD: what version 1.0.6 is understood to say. */
export const STATES = { pending: "0", paid: "1", cancelled: "2", refunded: "3" } as const;

const head = {
  PhienBan: text(10),
  MaDoiTac: text(50),
  MaThamChieu: text(40),
  ThoiGianGD: text(14),
  MaXacThuc: text(128),
};

export const initMessage = z.object({
  LoaiBanTin: z.literal("INIT"),
  ...head,
  SoTien: digits,
  LoaiHinhThanhToan: z.literal("PAY"),
  MaKenhThanhToan: text(50),
  MaThietBi: text(50),
  NgonNgu: z.literal("vi-VN"),
  MaTienTe: z.literal("VND"),
  MaNganHang: z.literal("PAYMENT"),
  ThongTinGiaoDich: text(255),
  Ip: text(45),
  ThongTinBienLai: z.object({
    MaDichVu: text(50),
    /** MaTTHC and `.01`: the code of the case. */
    MaDVC: text(50),
    TenDVC: text(1_000),
    MaTTHC: text(50),
    TenTTHC: text(1_000),
    MaDonVi: text(50),
    TenDonVi: text(255),
    MaHoSo: text(50),
    TKThuHuong: text(30),
    MaNHThuHuong: text(20),
    TenTKThuHuong: text(255),
    HoTenNguoiNop: text(255),
    SoCMNDNguoiNop: text(20),
    DiaChiNguoiNop: text(500),
    PhiLePhi: z.array(
      z.object({ LoaiPhiLePhi: text(20), MaPhiLePhi: text(50), TenPhiLePhi: text(500), SoTien: digits }),
    ),
    DSKhoanNop: z.array(z.object({ NoiDung: text(500), SoTien: digits })),
  }),
});
export type InitMessage = z.infer<typeof initMessage>;

export const queryMessage = z.object({ LoaiBanTin: z.literal("QUERY"), ...head });
export type QueryMessage = z.infer<typeof queryMessage>;

/** Told by the platform when something happened to a payment, and by us when it is in the books. */
export const confirmMessage = z.object({
  LoaiBanTin: z.literal("CONFIRM"),
  ...head,
  SoTien: digits,
  MaLoi: text(10),
  TrangThaiGD: text(10),
  MaGiaoDich: text(100),
  MaNganHang: text(20),
});
export type ConfirmMessage = z.infer<typeof confirmMessage>;

/** What the platform tells of its own accord: a confirmation with the id of the event. */
export const eventMessage = confirmMessage.extend({ MaSuKien: z.string().min(1).max(100) });
export type EventMessage = z.infer<typeof eventMessage>;

export const getBillMessage = z.object({ LoaiBanTin: z.literal("GET_BILL"), ...head, MaGiaoDich: text(100) });
export type GetBillMessage = z.infer<typeof getBillMessage>;

export type PlatformMessage = InitMessage | QueryMessage | ConfirmMessage | GetBillMessage;

/** Whatever is answered; what does not concern the message is left out. */
export const platformAnswer = z.object({
  MaLoi: text(10),
  MoTaLoi: text(500).optional(),
  MaThamChieu: text(40),
  SoTien: text(12).optional(),
  TrangThaiGD: text(10).optional(),
  MaGiaoDich: text(100).optional(),
  MaNganHang: text(20).optional(),
  ThoiGianGD: text(14).optional(),
  /** "1" once our confirmation has been heard. */
  DaXacNhan: text(1).optional(),
  UrlThanhToan: text(2_000).optional(),
  /** The bill as PDF in base64. */
  NoiDungBienLai: text(2_000_000).optional(),
  MaXacThuc: text(128),
});
export type PlatformAnswer = z.infer<typeof platformAnswer>;
