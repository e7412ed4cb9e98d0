import { Temporal, type PlainDate } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";

/** What the machine-readable code of a Căn cước card says (số|CMND|họ tên|ngày sinh|giới tính|địa chỉ|ngày cấp). */
export type CardText = {
  readonly number: string;
  /** The number of the old identity card; empty on most cards. */
  readonly oldNumber: string;
  readonly name: string;
  readonly bornOn: PlainDate | null;
  readonly sex: string;
  readonly address: string;
  readonly issuedOn: PlainDate | null;
};

/** The person on file, and what the desk was shown. */
export type OnFile = { readonly name: string; readonly nationalId: string | null };
export type Presented = {
  /** What the reader typed or what was typed by hand. */
  readonly card: string;
  /** The officer compared the card with the person, where there is no number to compare. */
  readonly seen: boolean;
};

export type IdentityCheck = { readonly how: "card-read" | "number-typed" | "card-seen" };
export type IdentityFault = "nothing-shown" | "not-a-number" | "other-number" | "other-name";

/** Reads what a card reader types as if it were a keyboard; undefined when it is not the text of a card. */
export function readCard(text: string): CardText | undefined {
  const parts = text.normalize("NFC").trim().split("|");
  const [number = "", oldNumber = "", name = "", born = "", sex = "", address = "", issued = ""] = parts.map((part) =>
    part.trim(),
  );
  if (parts.length < 6 || parts.length > 11 || !/^\d{12}$/.test(number) || !/^(\d{9}|\d{12})?$/.test(oldNumber)) {
    return undefined;
  }
  if (name === "" || name.length > 200 || address.length > 500) return undefined;
  return { number, oldNumber, name, bornOn: readDay(born), sex, address, issuedOn: readDay(issued) };
}

/**
 * Whether who stands at the desk is the person on file (NĐ 61/2018 Điều 20): by the number where one is on file, else by
 * the name on the card that was read, else by the card that was looked at.
 */
export function checkIdentity(onFile: OnFile, { card, seen }: Presented): IdentityCheck | IdentityFault {
  const typed = card.trim();
  if (typed === "") return onFile.nationalId === null && seen ? { how: "card-seen" } : "nothing-shown";
  const read = readCard(typed);
  const number = read?.number ?? bare(typed);
  if (number === undefined) return "not-a-number";
  const numbers = [number, read?.oldNumber ?? ""];
  if (onFile.nationalId !== null) {
    const known = bare(onFile.nationalId);
    if (known === undefined || !numbers.includes(known)) return "other-number";
    return { how: read === undefined ? "number-typed" : "card-read" };
  }
  if (read !== undefined) return sameName(read.name, onFile.name) ? { how: "card-read" } : "other-name";
  return seen ? { how: "card-seen" } : "nothing-shown";
}

/** A personal number or tax code of ten to thirteen digits, without what people write between them. */
function bare(text: string): string | undefined {
  const digits = text.normalize("NFKC").replace(/[\s.-]/g, "");
  return /^\d{9,13}$/.test(digits) ? digits : undefined;
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) => foldVietnamese(name.normalize("NFC")).replace(/\s+/g, " ").trim();
  return plain(a) === plain(b);
}

/** `ddMMyyyy` as cards carry it; null when it is no day. */
function readDay(text: string): PlainDate | null {
  const [, day = "", month = "", year = ""] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  if (year === "") return null;
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month: Number(month), year: Number(year) },
      { overflow: "reject" },
    );
  } catch {
    return null;
  }
}
