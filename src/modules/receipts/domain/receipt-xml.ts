import { moneyInWords } from "#kernel/vnd.ts";
import { dateInVietnam, isoInVietnam, type Instant } from "#kernel/time.ts";
import type { Book } from "./book.ts";
import { formatReceiptNumber, type Receipt } from "./receipt.ts";

/**
 * The contents of a receipt as canonical XML (docs/guides/receipt-xml.md): fixed order, no white space between
 * elements, one way to write each letter; the same receipt gives the same bytes for ever. Decree 254/2026 names the
 * contents. The state is not part of it: what was written stays what was written.
 */
export function receiptContentXml(receipt: Receipt, book: Pick<Book, "parties" | "basis">, original?: Receipt): string {
  const { principal, delegate, place } = book.parties;
  return element("NoiDung", [
    ["Ten", receiptTitle(receipt.kind)],
    ["KyHieuMau", receipt.form],
    ["KyHieu", receipt.symbol],
    ["So", formatReceiptNumber(receipt.number)],
    ["CanCu", book.basis],
    ["CoQuanThu", { Ten: principal.name, DiaChi: principal.address, MaSoThue: principal.taxCode }],
    ...(delegate === null
      ? []
      : [
          [
            "BenNhanUyNhiem",
            {
              Ten: delegate.name,
              DiaChi: delegate.address,
              MaSoThue: delegate.taxCode,
              VanBanUyNhiem: delegate.agreementNumber,
              NgayUyNhiem: delegate.agreementDate,
            },
          ] as const,
        ]),
    ["NguoiNop", { Ten: receipt.payer.name, DiaChi: receipt.payer.address }],
    ["MaHoSo", receipt.dossier.code],
    ...receipt.lines.map(
      ({ code, name, amount }) => ["KhoanThu", { Ma: code, Ten: name, SoTien: String(amount) }] as const,
    ),
    ["TongTien", String(receipt.amount)],
    ["BangChu", moneyInWords(receipt.amount)],
    ["HinhThucThanhToan", receipt.method],
    ["DiaDanh", place],
    ["NgayLap", dateInVietnam(receipt.issuedAt).toString()],
    ["ThoiDiemLap", isoInVietnam(receipt.issuedAt)],
    ["NguoiThu", receipt.cashierName],
    ...(original === undefined || receipt.correction === null
      ? []
      : [
          [
            receipt.correction === "replacement" ? "ThayThe" : "DieuChinh",
            { KyHieuMau: original.form, KyHieu: original.symbol, So: formatReceiptNumber(original.number) },
          ] as const,
        ]),
  ]);
}

/** What stands around the contents: it may change, the contents do not. */
export type Around = {
  readonly state: Receipt["state"];
  readonly reason: string;
  readonly at: Instant | null;
  readonly hash: string;
  readonly signature: { readonly algorithm: string; readonly publicKey: string; readonly value: string };
};

/**
 * The XML file of a receipt. The hash and the signature are over the bytes of `NoiDung` as they stand in the file;
 * `ChuKyNguoiThu` is the slot for the collector's digital signature by certificate.
 */
export function receiptFileXml(contentXml: string, { state, reason, at, hash, signature }: Around): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<BienLai phienBan="1">',
    contentXml,
    element("TrangThai", [
      ["Ma", state],
      ["LyDo", reason],
      ["ThoiDiem", at === null ? "" : isoInVietnam(at)],
    ]),
    element("ChuKyHeThong", [
      ["ThuatToanBam", "SHA-256"],
      ["MaBam", hash],
      ["ThuatToanKy", signature.algorithm],
      ["KhoaCongKhai", signature.publicKey],
      ["GiaTri", signature.value],
    ]),
    "<ChuKyNguoiThu></ChuKyNguoiThu></BienLai>\n",
  ].join("");
}

/** The title of a receipt of that kind. */
export function receiptTitle(kind: Receipt["kind"]): string {
  return kind === "phi" ? "BIÊN LAI THU TIỀN PHÍ" : "BIÊN LAI THU TIỀN LỆ PHÍ";
}

/** Text as content of an element: normalised, and nothing in it that XML could not hold or would read otherwise. */
export function xmlContent(text: string): string {
  return text
    .normalize("NFC")
    .toWellFormed()
    .replace(NOT_IN_XML, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\r\n\t]+/g, " ");
}

// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

type Content = string | Readonly<Record<string, string>>;

function element(name: string, children: readonly (readonly [string, Content])[]): string {
  return `<${name}>${children.map(([child, content]) => leaf(child, content)).join("")}</${name}>`;
}

function leaf(name: string, content: Content): string {
  if (typeof content !== "string") return element(name, Object.entries(content));
  return `<${name}>${xmlContent(content)}</${name}>`;
}
