import { err, ok, type Result } from "#kernel/result.ts";
import { crc16 } from "./crc16.ts";
import { readTlv, writeTlv, type Tlv } from "./emv-tlv.ts";

/** What a VietQR code asks a bank's app to fill in. */
export type VietQr = {
  /** Dynamic: for one payment, with its amount; static: may be used again. */
  readonly initiation: "static" | "dynamic";
  /** The six digits of the receiving bank. */
  readonly bin: string;
  readonly target: { readonly kind: "account" | "card"; readonly number: string };
  /** In đồng; null leaves it to the payer. */
  readonly amount: number | null;
  readonly bill: string | null;
  readonly purpose: string | null;
};

export type VietQrFault =
  | "not-ascii"
  | "structure"
  | "check-sum"
  | "version"
  | "initiation"
  | "scheme"
  | "bank"
  | "target"
  | "amount"
  | "currency"
  | "country"
  | "purpose";

const SCHEME = "A000000727";
const SERVICE = { account: "QRIBFTTA", card: "QRIBFTTC" } as const;
const INITIATION = { static: "11", dynamic: "12" } as const;
const CHECK = "6304";

/** The text of the code (NAPAS VietQR, EMVCo TLV); refuses what a bank's app could not read back. */
export function buildVietQr(qr: VietQr): Result<string, VietQrFault> {
  const fault = faultOf(qr);
  if (fault !== undefined) return err(fault);
  const merchant: readonly Tlv[] = [
    ["00", SCHEME],
    [
      "01",
      writeTlv([
        ["00", qr.bin],
        ["01", qr.target.number],
      ]),
    ],
    ["02", SERVICE[qr.target.kind]],
  ];
  const further: readonly Tlv[] = [
    ...(qr.bill === null ? [] : [["01", qr.bill] as const]),
    ...(qr.purpose === null ? [] : [["08", qr.purpose] as const]),
  ];
  const body = writeTlv([
    ["00", "01"],
    ["01", INITIATION[qr.initiation]],
    ["38", writeTlv(merchant)],
    ["53", "704"],
    ...(qr.amount === null ? [] : [["54", String(qr.amount)] as const]),
    ["58", "VN"],
    ...(further.length === 0 ? [] : [["62", writeTlv(further)] as const]),
  ]);
  return ok(`${body}${CHECK}${crc16(`${body}${CHECK}`)}`);
}

/** Reads a code; the check sum is looked at first, so that a damaged one is never half believed. */
export function parseVietQr(text: string): Result<VietQr, VietQrFault> {
  if (!/^[ -~]{12,512}$/.test(text)) return err("not-ascii");
  const body = text.slice(0, -4);
  if (!body.endsWith(CHECK) || crc16(body) !== text.slice(-4)) return err("check-sum");
  const objects = readTlv(text);
  const merchant = readTlv(objects?.get("38") ?? "");
  const account = readTlv(merchant?.get("01") ?? "");
  const further = readTlv(objects?.get("62") ?? "");
  if (objects === undefined || merchant === undefined || account === undefined || further === undefined)
    return err("structure");
  if (objects.get("00") !== "01") return err("version");
  const initiation = keyOf(INITIATION, objects.get("01"));
  if (initiation === undefined) return err("initiation");
  const kind = keyOf(SERVICE, merchant.get("02"));
  if (merchant.get("00") !== SCHEME || kind === undefined) return err("scheme");
  if (objects.get("53") !== "704") return err("currency");
  if (objects.get("58") !== "VN") return err("country");
  const written = objects.get("54");
  if (written !== undefined && !/^[1-9]\d{0,11}$/.test(written)) return err("amount");
  const qr: VietQr = {
    initiation,
    bin: account.get("00") ?? "",
    target: { kind, number: account.get("01") ?? "" },
    amount: written === undefined ? null : Number(written),
    bill: further.get("01") ?? null,
    purpose: further.get("08") ?? null,
  };
  const fault = faultOf(qr);
  return fault === undefined ? ok(qr) : err(fault);
}

function faultOf({ bin, target, amount, bill, purpose }: VietQr): VietQrFault | undefined {
  if (!/^\d{6}$/.test(bin)) return "bank";
  if (!isTarget(target)) return "target";
  if (amount !== null && !(Number.isSafeInteger(amount) && amount > 0 && amount <= 999_999_999_999)) return "amount";
  if (!isFurther(bill, 25) || !isFurther(purpose, 50)) return "purpose";
  return undefined;
}

function isTarget({ kind, number }: VietQr["target"]): boolean {
  return kind === "card" ? /^\d{16,19}$/.test(number) : /^[A-Za-z0-9]{1,19}$/.test(number);
}

function isFurther(text: string | null, longest: number): boolean {
  return text === null || (text.length <= longest && /^[ -~]+$/.test(text));
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, value: string | undefined): K | undefined {
  for (const name in names) if (names[name] === value) return name;
  return undefined;
}
