import { foldVietnamese } from "#kernel/vietnamese.ts";
import { formatDate, Temporal, type PlainDate } from "#kernel/time.ts";

/** A giấy ủy quyền as the desk keeps it; the days as `yyyy-MM-dd` so that it is plain data. */
export type Authorisation = {
  readonly number: string;
  readonly date: string;
  /** Who certified it: the notary's office or the People's Committee. */
  readonly certifiedBy: string;
  /** Empty when the paper names no end. */
  readonly validUntil: string;
  readonly scope: string;
};

export type TypedAuthorisation = {
  readonly number: string;
  readonly date: PlainDate | null;
  readonly certifiedBy: string;
  /** Null: the paper names no end; undefined: what was typed is no day. */
  readonly validUntil: PlainDate | null | undefined;
  readonly scope: string;
};

export type AuthorisationFault = {
  readonly field: "number" | "date" | "certifiedBy" | "validUntil" | "scope";
  readonly what: "missing" | "to-come" | "run-out" | "not-a-day" | "too-long";
};

const MOST = 200;

/** Checks a giấy ủy quyền on the day of the hand-over (NĐ 61/2018 Điều 20). */
export function checkAuthorisation(typed: TypedAuthorisation, today: PlainDate): readonly AuthorisationFault[] {
  const texts = (["number", "certifiedBy", "scope"] as const).flatMap((field): readonly AuthorisationFault[] => {
    const text = typed[field].trim();
    if (text === "") return [{ field, what: "missing" }];
    return text.length > MOST ? [{ field, what: "too-long" }] : [];
  });
  return [...texts, ...dateFaults(typed.date, today), ...endFaults(typed.validUntil, today)];
}

/** The paper in one line, as the history and the receipt say it. */
export function authorisationText({ number, date, certifiedBy, validUntil, scope }: Authorisation): string {
  const until = validUntil === "" ? "" : `, có giá trị đến ${shown(validUntil)}`;
  return `Giấy ủy quyền số ${number} ngày ${shown(date)}, ${certifiedBy} chứng thực${until}; phạm vi: ${scope}`;
}

/** What makes a paper the same paper: its number, its day and who certified it, however they are written. */
export function authorisationKey({ number, date, certifiedBy }: Authorisation): string {
  const plain = (text: string) =>
    foldVietnamese(text.normalize("NFKC"))
      .match(/[\p{L}\p{N}]+/gu)
      ?.join("-") ?? "";
  return [plain(number), date, plain(certifiedBy)].join("|");
}

/** A checked paper as it is kept. */
export function kept(typed: TypedAuthorisation): Authorisation {
  return {
    number: typed.number.trim(),
    date: typed.date?.toString() ?? "",
    certifiedBy: typed.certifiedBy.trim(),
    validUntil: typed.validUntil?.toString() ?? "",
    scope: typed.scope.trim(),
  };
}

function dateFaults(date: PlainDate | null, today: PlainDate): readonly AuthorisationFault[] {
  if (date === null) return [{ field: "date", what: "not-a-day" }];
  return Temporal.PlainDate.compare(date, today) > 0 ? [{ field: "date", what: "to-come" }] : [];
}

function endFaults(until: PlainDate | null | undefined, today: PlainDate): readonly AuthorisationFault[] {
  if (until === null) return [];
  if (until === undefined) return [{ field: "validUntil", what: "not-a-day" }];
  return Temporal.PlainDate.compare(until, today) < 0 ? [{ field: "validUntil", what: "run-out" }] : [];
}

function shown(day: string): string {
  return formatDate(Temporal.PlainDate.from(day));
}
