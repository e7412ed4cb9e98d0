import { randomBytes, randomUUID } from "node:crypto";
import { Temporal, type Instant } from "#kernel/time.ts";
import { authenticCode, isAuthentic, type CodeRule } from "../wire/authentic-code.ts";
import {
  CODES,
  confirmMessage,
  getBillMessage,
  initMessage,
  MESSAGE_VERSION,
  queryMessage,
  STATES,
  type EventMessage,
  type InitMessage,
  type PlatformAnswer,
} from "../wire/platform-messages.ts";
import { writeWireTime } from "../wire/wire-time.ts";
import { billPdf } from "./bill-pdf.ts";

/** A bill as the simulated platform keeps it. */
export type Bill = {
  readonly key: string;
  readonly init: InitMessage;
  readonly amount: number;
  readonly state: (typeof STATES)[keyof typeof STATES];
  readonly transactionRef: string;
  readonly at: Instant;
  readonly confirmed: boolean;
};

export type Profile = { readonly partnerCode: string; readonly code: CodeRule; readonly callbackSecret: string };

const BANK = "970415";

/** The books of the simulated platform: what it was asked, what was paid, what it was told. */
export function simulatedPlatform(profile: () => Promise<Profile>, now: () => Instant = Temporal.Now.instant) {
  const bills = new Map<string, Bill>();
  const heard: string[] = [];

  async function answer(body: unknown, origin: string): Promise<PlatformAnswer> {
    const { code, partnerCode } = await profile();
    const kinds = [initMessage, queryMessage, confirmMessage, getBillMessage];
    const parsed = kinds.map((schema) => schema.safeParse(body)).find(({ success }) => success);
    const message = parsed?.data;
    if (message === undefined) return signed({ MaLoi: CODES.malformed, MaThamChieu: "" }, code);
    const about = { MaThamChieu: message.MaThamChieu };
    heard.push(`${message.LoaiBanTin} ${message.MaThamChieu}`);
    if (message.MaDoiTac !== partnerCode || !isAuthentic(message, message.LoaiBanTin, code)) {
      return signed({ ...about, MaLoi: CODES.wrongCode, MoTaLoi: "Sai ma xac thuc" }, code);
    }
    if (message.LoaiBanTin === "INIT") return signed({ ...about, ...opened(message, origin) }, code);
    const bill = bills.get(message.MaThamChieu);
    if (bill === undefined) return signed({ ...about, MaLoi: CODES.unknown }, code);
    if (message.LoaiBanTin === "CONFIRM") bills.set(message.MaThamChieu, { ...bill, confirmed: true });
    if (message.LoaiBanTin !== "GET_BILL")
      return signed(standing(bills.get(message.MaThamChieu) ?? bill, origin), code);
    const pdf = billPdf(`Chung tu thanh toan ${bill.transactionRef}, ${bill.amount} dong (mo phong)`);
    const paper = bill.state === STATES.paid ? { NoiDungBienLai: pdf.toString("base64") } : {};
    return signed({ ...about, MaLoi: CODES.ok, ...paper }, code);
  }

  /** The same MaThamChieu again is the same bill, never a second one. */
  function opened(init: InitMessage, origin: string): Pick<PlatformAnswer, "MaLoi" | "UrlThanhToan"> {
    const known = bills.get(init.MaThamChieu);
    const bill: Bill = known ?? {
      key: randomBytes(12).toString("base64url"),
      init,
      amount: Number(init.SoTien),
      state: STATES.pending,
      transactionRef: "",
      at: now(),
      confirmed: false,
    };
    if (bill.amount !== Number(init.SoTien)) return { MaLoi: CODES.malformed };
    bills.set(init.MaThamChieu, bill);
    return { MaLoi: CODES.ok, UrlThanhToan: payUrl(bill, origin) };
  }

  /** What the payer did; null when there is no such bill or it is over. `amount` is what the bank took, if another. */
  function settle(reference: string, state: "paid" | "cancelled" | "refunded", amount?: number): Bill | null {
    const bill = bills.get(reference);
    const before = state === "refunded" ? STATES.paid : STATES.pending;
    if (bill?.state !== before) return null;
    const transactionRef = bill.transactionRef || `GD${randomBytes(6).toString("hex").toUpperCase()}`;
    const settled = { ...bill, state: STATES[state], transactionRef, at: now(), amount: amount ?? bill.amount };
    bills.set(reference, settled);
    return settled;
  }

  /** The event that tells of a bill, signed with its code of authentication. */
  async function eventOf(bill: Bill): Promise<EventMessage> {
    const { code, partnerCode } = await profile();
    const body = {
      LoaiBanTin: "CONFIRM",
      PhienBan: MESSAGE_VERSION,
      MaDoiTac: partnerCode,
      MaThamChieu: bill.init.MaThamChieu,
      ThoiGianGD: writeWireTime(bill.at),
      SoTien: String(bill.amount),
      MaLoi: CODES.ok,
      TrangThaiGD: bill.state,
      MaGiaoDich: bill.transactionRef,
      MaNganHang: BANK,
      MaSuKien: randomUUID(),
    } as const;
    return { ...body, MaXacThuc: authenticCode(body, "CONFIRM", code) };
  }

  return {
    answer,
    settle,
    eventOf,
    profile,
    now,
    bill: (reference: string) => bills.get(reference),
    billByKey: (key: string) => [...bills.values()].find((bill) => bill.key === key),
    /** Every message that arrived, in order: kind and reference. */
    heard: () => [...heard],
  };
}

export type SimulatedPlatform = ReturnType<typeof simulatedPlatform>;

function standing(bill: Bill, origin: string): Omit<PlatformAnswer, "MaXacThuc"> {
  return {
    MaLoi: CODES.ok,
    MaThamChieu: bill.init.MaThamChieu,
    SoTien: String(bill.amount),
    TrangThaiGD: bill.state,
    MaGiaoDich: bill.transactionRef,
    MaNganHang: bill.transactionRef === "" ? "" : BANK,
    ThoiGianGD: writeWireTime(bill.at),
    DaXacNhan: bill.confirmed ? "1" : "0",
    UrlThanhToan: payUrl(bill, origin),
  };
}

function payUrl({ key }: Bill, origin: string): string {
  return `${origin}/hoa-don/${key}`;
}

function signed(answer: Omit<PlatformAnswer, "MaXacThuc">, code: CodeRule): PlatformAnswer {
  return { ...answer, MaXacThuc: authenticCode(answer, "ANSWER", code) };
}
