import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import type { Order, Step } from "../domain/order.ts";
import { authenticCode, DEFAULT_FIELDS, isAuthentic, type CodeRule } from "./authentic-code.ts";
import { confirmMessage, eventMessage, getBillMessage, initMessage, queryMessage } from "./platform-messages.ts";
import { readAnswer } from "./read-answer.ts";
import { readWireTime, writeWireTime } from "./wire-time.ts";
import { writeConfirm, writeGetBill, writeInit, writeQuery, type Partner } from "./write-message.ts";

const NOW = Temporal.Instant.from("2026-11-25T02:03:04Z");
const CODE: CodeRule = { algorithm: "sha256-joined", secret: "bí mật", fields: DEFAULT_FIELDS };
const PARTNER: Partner = { partnerCode: "LSN", serviceCode: "DV1", channelCode: "WEB", deviceCode: "1", code: CODE };
const ORDER: Order = {
  id: "1",
  requestId: "2",
  ordinal: 1,
  reference: "HS7K3M9Q2PX",
  amount: 900_000,
  state: "asked",
  unsure: false,
  payUrl: "",
  transactionRef: "GD1",
  bankCode: "970415",
  payerIp: "192.0.2.7",
  openedAt: NOW,
  tries: 0,
  failingSince: null,
  nextAt: NOW,
  lastProblem: "",
  stuckAt: null,
  endedAt: null,
  endedNote: "",
};
const REQUEST: PaymentRequest = {
  id: "2",
  reference: "HS7K3M9Q2PX",
  dossierId: "3",
  dossierCode: "H37.05-261125-0001",
  agencyId: "4",
  purpose: "after",
  lines: [
    { kind: "phi", code: "PHI", name: "Phí thẩm định", amount: 800_000 },
    { kind: "le-phi", code: "LE_PHI", name: "Lệ phí cấp thẻ", amount: 100_000 },
  ],
  amount: 900_000,
  payerName: "Nguyễn Văn Đức",
  payerAddress: "",
  reason: "",
  stopsClock: false,
  issuedAt: NOW,
  issuedBy: "5",
  state: "open",
  settledAt: null,
  settlementId: null,
  endedReason: "",
};
const MATTER = {
  request: REQUEST,
  procedure: { code: "1.000688", caseCode: "1.000688.01", name: "Cấp thẻ luật sư" },
  agency: { code: "H37.05", name: "Sở Tư pháp" },
  account: undefined,
};
const WRITING = { partner: PARTNER, now: NOW };

describe("messages of the national payment platform, version 1.0.6 (handbook §5.3)", () => {
  it("INIT has its fields and no others, phí and lệ phí apart", () => {
    const init = writeInit(ORDER, MATTER, WRITING);
    expect(initMessage.strict().parse(init)).toEqual(init);
    expect(init).toMatchObject({
      LoaiBanTin: "INIT",
      PhienBan: "1.0.6",
      MaDoiTac: "LSN",
      MaThamChieu: "HS7K3M9Q2PX",
      SoTien: "900000",
      LoaiHinhThanhToan: "PAY",
      NgonNgu: "vi-VN",
      MaTienTe: "VND",
      MaNganHang: "PAYMENT",
      ThoiGianGD: "20261125090304",
      Ip: "192.0.2.7",
      ThongTinBienLai: {
        MaDVC: "1.000688.01",
        MaTTHC: "1.000688",
        MaHoSo: "H37.05-261125-0001",
        HoTenNguoiNop: "Nguyễn Văn Đức",
        SoCMNDNguoiNop: "",
        PhiLePhi: [
          { LoaiPhiLePhi: "PHI", MaPhiLePhi: "PHI", TenPhiLePhi: "Phí thẩm định", SoTien: "800000" },
          { LoaiPhiLePhi: "LE_PHI", MaPhiLePhi: "LE_PHI", TenPhiLePhi: "Lệ phí cấp thẻ", SoTien: "100000" },
        ],
        DSKhoanNop: [
          { NoiDung: "Phí thẩm định", SoTien: "800000" },
          { NoiDung: "Lệ phí cấp thẻ", SoTien: "100000" },
        ],
      },
    });
    expect(init.MaXacThuc).toBe(
      createHash("sha256")
        .update(
          "INIT|1.0.6|LSN|HS7K3M9Q2PX|900000|PAY|WEB|1|vi-VN|VND|PAYMENT|Nop phi, le phi ho so H37.05-261125-0001|20261125090304|192.0.2.7|bí mật",
        )
        .digest("hex"),
    );
  });

  it("QUERY, CONFIRM and GET_BILL have theirs", () => {
    const [query, confirm, bill] = [
      writeQuery(ORDER, WRITING),
      writeConfirm(ORDER, WRITING),
      writeGetBill(ORDER, WRITING),
    ];
    expect(queryMessage.strict().parse(query)).toEqual(query);
    expect(confirmMessage.strict().parse(confirm)).toEqual(confirm);
    expect(confirm).toMatchObject({ MaLoi: "00", TrangThaiGD: "1", MaGiaoDich: "GD1", MaNganHang: "970415" });
    expect(getBillMessage.strict().parse(bill)).toEqual(bill);
    expect(eventMessage.safeParse(confirm).success, "an event has an id").toBe(false);
  });
});

describe("MaXacThuc", () => {
  it("is a hash or an HMAC over the fields that are configured, in their order", () => {
    const fields = { ...DEFAULT_FIELDS, QUERY: ["b", "a.c", "missing"] };
    const message = { a: { c: 7 }, b: "x", d: "not covered" };
    expect(authenticCode(message, "QUERY", { ...CODE, fields })).toBe(
      createHash("sha256").update("x|7||bí mật").digest("hex"),
    );
    expect(authenticCode(message, "QUERY", { algorithm: "hmac-sha256", secret: "s", fields })).toBe(
      createHmac("sha256", "s").update("x|7|").digest("hex"),
    );
  });

  it("does not fit when any covered field is another", () => {
    const confirm = writeConfirm(ORDER, WRITING);
    expect(isAuthentic(confirm, "CONFIRM", CODE)).toBe(true);
    expect(isAuthentic({ ...confirm, MaXacThuc: confirm.MaXacThuc.toUpperCase() }, "CONFIRM", CODE)).toBe(true);
    for (const field of DEFAULT_FIELDS.CONFIRM) {
      expect(isAuthentic({ ...confirm, [field]: "9" }, "CONFIRM", CODE), field).toBe(false);
    }
    expect(isAuthentic({ ...confirm, MaXacThuc: "" }, "CONFIRM", CODE)).toBe(false);
    expect(isAuthentic(confirm, "CONFIRM", { ...CODE, secret: "other" })).toBe(false);
    expect(isAuthentic(Object.create({ MaXacThuc: "x" }), "CONFIRM", CODE)).toBe(false);
  });
});

describe("time on the wire", () => {
  it("is Vietnam's, and reads back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
        expect(readWireTime(writeWireTime(instant))).toEqual(instant);
      }),
    );
  });

  it.each(["", "2026112509030", "20260230000000", "20261125240000", "abcdefghijklmn", "20261125090360"])(
    "%s is none",
    (text) => expect(readWireTime(text)).toBeUndefined(),
  );
});

describe("an answer", () => {
  const answered = (body: object, { status = 200, secret = CODE.secret } = {}) => {
    const MaXacThuc = authenticCode({ ...body }, "ANSWER", { ...CODE, secret });
    return { kind: "answered", status, body: Buffer.from(JSON.stringify({ ...body, MaXacThuc })) } as const;
  };
  const read = (called: Parameters<typeof readAnswer>[0], step: Step = "QUERY") =>
    readAnswer(called, { order: ORDER, step, code: CODE });
  const about = { MaLoi: "00", MaThamChieu: ORDER.reference };
  const paid = { ...about, TrangThaiGD: "1", SoTien: "900000", MaGiaoDich: "GD1", ThoiGianGD: "20261125090304" };

  it("to INIT brings the address to pay at", () => {
    const url = "http://127.0.0.1:3021/x";
    expect(read(answered({ ...about, UrlThanhToan: url }), "INIT")).toEqual({ kind: "accepted", payUrl: url });
  });

  it("to QUERY says how the payment stands", () => {
    expect(read(answered({ ...about, TrangThaiGD: "0", UrlThanhToan: "u" }))).toEqual({
      kind: "standing",
      standing: { kind: "pending", payUrl: "u" },
    });
    expect(read(answered({ ...paid, MaNganHang: "970415", DaXacNhan: "1" }))).toEqual({
      kind: "standing",
      standing: {
        kind: "paid",
        transactionRef: "GD1",
        bankCode: "970415",
        amount: 900_000,
        paidAt: NOW,
        confirmed: true,
      },
    });
    expect(read(answered({ ...about, TrangThaiGD: "2" }))).toMatchObject({ standing: { kind: "cancelled" } });
    expect(read(answered({ ...about, TrangThaiGD: "3" }))).toMatchObject({ standing: { kind: "refunded" } });
    expect(read(answered({ ...about, MaLoi: "01" }))).toMatchObject({ standing: { kind: "unknown" } });
  });

  it("says no to INIT, or nothing where the fault is theirs", () => {
    expect(read(answered({ ...about, MaLoi: "97", MoTaLoi: "Sai mã" }), "INIT")).toEqual({
      kind: "refused",
      why: "97 Sai mã",
    });
    expect(read(answered({ ...about, MaLoi: "99" }), "INIT").kind).toBe("lost");
  });

  it.each([
    ["of an unknown state", answered({ ...about, TrangThaiGD: "7" })],
    ["without a state", answered(about)],
    ["paid without an amount", answered({ ...paid, SoTien: "" })],
    ["paid with an amount in another writing", answered({ ...paid, SoTien: "9e5" })],
    ["paid nothing", answered({ ...paid, SoTien: "0" })],
    ["paid without a time", answered({ ...paid, ThoiGianGD: "x" })],
    ["paid without a number", answered({ ...paid, MaGiaoDich: "" })],
    ["about something else", answered({ ...paid, MaThamChieu: "HS000000000" })],
    ["signed by somebody else", answered(paid, { secret: "x" })],
    ["with another status", answered(paid, { status: 502 })],
    ["that is no JSON", { kind: "answered", status: 200, body: Buffer.from("<html>") } as const],
    ["with a key twice", { kind: "answered", status: 200, body: Buffer.from('{"MaLoi":"00","MaLoi":"00"}') } as const],
    ["that was lost", { kind: "lost", why: "x" } as const],
  ])("%s says nothing", (_, called) => expect(read(called).kind).toBe("lost"));

  it("that nobody can have given was not asked for", () => {
    expect(read({ kind: "not-sent", why: "ECONNREFUSED" }).kind).toBe("not-sent");
    expect(read({ kind: "refused", fault: "private" })).toEqual({ kind: "not-sent", why: "address-private" });
  });
});
