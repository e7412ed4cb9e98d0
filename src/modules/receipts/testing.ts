import { Temporal } from "#kernel/time.ts";
import type { Book, Parties } from "./domain/book.ts";
import { receiptLabel, type Receipt } from "./domain/receipt.ts";

/** A receipt of a made-up place; change what the test is about. */
export function aReceipt(change: Partial<Receipt> = {}): Receipt {
  const receipt: Receipt = {
    id: "00000000-0000-7000-8000-000000000001",
    bookId: "00000000-0000-7000-8000-000000000002",
    kind: "phi",
    form: "01BLP",
    symbol: "AA-26E",
    number: 123,
    label: "",
    state: "used",
    amount: 1_005_021,
    lines: [
      { kind: "phi", code: "P01", name: "Phí thẩm định cấp giấy phép hoạt động", amount: 1_000_000 },
      { kind: "phi", code: "P02", name: "Phí khai thác tư liệu", amount: 5_021 },
    ],
    payer: { name: "Hoàng Thị Ngọc Ánh", address: "Số 12 đường Bến Đò, phường Cửa Đông, tỉnh Sơn Thủy" },
    dossier: { id: "00000000-0000-7000-8000-000000000003", code: "H99.08-261123-0001" },
    paymentId: "00000000-0000-7000-8000-000000000004",
    method: "cash",
    cashierId: "00000000-0000-7000-8000-000000000005",
    cashierName: "Lý Thị Thu",
    issuedAt: Temporal.Instant.from("2026-11-23T02:15:00Z"),
    correctsId: null,
    correction: null,
    ...change,
  };
  return { ...receipt, label: receiptLabel(receipt) };
}

export const PARTIES: Parties = {
  principal: {
    name: "Sở Môi trường tỉnh Sơn Thủy",
    address: "Số 1 đường Bến Đò, tỉnh Sơn Thủy",
    taxCode: "0099080000",
  },
  delegate: {
    name: "Ngân hàng Thử nghiệm, chi nhánh Sơn Thủy",
    address: "Số 9 đường Chợ Cũ, tỉnh Sơn Thủy",
    taxCode: "0099920000-001",
    agreementNumber: "12/UNBL",
    agreementDate: "2026-06-15",
  },
  place: "Sơn Thủy",
};

/** The book of that receipt. */
export function aBook(change: Partial<Book> = {}): Book {
  return {
    id: "00000000-0000-7000-8000-000000000002",
    seriesId: "00000000-0000-7000-8000-000000000006",
    principalId: "00000000-0000-7000-8000-000000000007",
    holderId: "00000000-0000-7000-8000-000000000008",
    delegationId: "00000000-0000-7000-8000-000000000009",
    kind: "phi",
    medium: "electronic",
    form: "01BLP",
    symbol: "AA-26E",
    year: 2026,
    firstNumber: 1,
    lastNumber: null,
    nextNumber: 124,
    parties: PARTIES,
    basis: "Nghị định số 254/2026/NĐ-CP",
    opensOn: Temporal.PlainDate.from("2026-07-01"),
    closesOn: Temporal.PlainDate.from("2026-12-31"),
    ...change,
  };
}
