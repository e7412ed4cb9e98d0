import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type CodeAlgorithm = "sha256-joined" | "hmac-sha256";
export type MessageKind = "INIT" | "QUERY" | "CONFIRM" | "GET_BILL" | "ANSWER";

/** How MaXacThuc is made: not published as law, so it is configuration (handbook §5.3). */
export type CodeRule = {
  readonly algorithm: CodeAlgorithm;
  readonly secret: string;
  /** Names of the fields that the code covers, in their order; a point leads into a block. */
  readonly fields: Readonly<Record<MessageKind, readonly string[]>>;
};

/** The order of the fields as version 1.0.6 is understood to have it. */
export const DEFAULT_FIELDS: CodeRule["fields"] = {
  INIT: [
    "LoaiBanTin",
    "PhienBan",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "LoaiHinhThanhToan",
    "MaKenhThanhToan",
    "MaThietBi",
    "NgonNgu",
    "MaTienTe",
    "MaNganHang",
    "ThongTinGiaoDich",
    "ThoiGianGD",
    "Ip",
  ],
  QUERY: ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
  CONFIRM: [
    "LoaiBanTin",
    "PhienBan",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "MaLoi",
    "TrangThaiGD",
    "MaGiaoDich",
    "MaNganHang",
    "ThoiGianGD",
  ],
  GET_BILL: ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "MaGiaoDich", "ThoiGianGD"],
  ANSWER: ["MaLoi", "MaThamChieu", "SoTien", "TrangThaiGD", "MaGiaoDich", "MaNganHang", "ThoiGianGD"],
};

/** MaXacThuc of a message: a hash over its fields joined by `|` and the secret, in small hexadecimal letters. */
export function authenticCode(message: Readonly<Record<string, unknown>>, kind: MessageKind, rule: CodeRule): string {
  const joined = rule.fields[kind].map((name) => fieldOf(message, name)).join("|");
  return rule.algorithm === "hmac-sha256"
    ? createHmac("sha256", rule.secret).update(joined, "utf8").digest("hex")
    : createHash("sha256").update(`${joined}|${rule.secret}`, "utf8").digest("hex");
}

/** Whether the code that a message carries is its own; takes the same time wherever they differ. */
export function isAuthentic(message: Readonly<Record<string, unknown>>, kind: MessageKind, rule: CodeRule): boolean {
  const given = fieldOf(message, "MaXacThuc").toLowerCase();
  const right = authenticCode(message, kind, rule);
  return given.length === right.length && timingSafeEqual(Buffer.from(given, "utf8"), Buffer.from(right, "utf8"));
}

function fieldOf(message: unknown, name: string): string {
  let value = message;
  for (const part of name.split(".")) {
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
