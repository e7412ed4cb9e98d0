import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant } from "#kernel/time.ts";
import type { FormFault } from "./form-fault.ts";

/** Phiếu gửi; biên bản or bảng kê; sổ gốc, the register of the agency that the post signs with an authorisation. */
export type PaperKind = "slip" | "batch" | "register";

/** Who signs: the citizen or receiver and the officer of the post; the two sides of a count; the post in the register. */
export type SignerSide = "customer" | "officer" | "giver" | "receiver" | "post";

export type Signer = { readonly side: SignerSide; readonly name: string; readonly signedAt: Instant };

/** A paper that was signed by hand, as its scan shows it: never changed, a better scan is a further one. */
export type SignedPaper = {
  readonly id: string;
  readonly kind: PaperKind;
  readonly slipId: string | null;
  readonly batchId: string | null;
  readonly documentId: string;
  readonly signers: readonly Signer[];
  readonly register: string;
  readonly authorisation: string;
  readonly notedAt: Instant;
  readonly notedBy: string;
};

/** The form beside the scan, exactly as typed: for each side a name, a day (2026-11-23) and an hour (08:10). */
export type TypedSignatures = {
  readonly signers: Readonly<Partial<Record<SignerSide, TypedSigner>>>;
  readonly register: string;
  readonly authorisation: string;
};
export type TypedSigner = { readonly name: string; readonly on: string; readonly at: string };

/** The sides that sign each kind of paper, in the order in which the paper names them. */
export const SIDES = {
  slip: ["customer", "officer"],
  batch: ["giver", "receiver"],
  register: ["post"],
} as const satisfies Record<PaperKind, readonly SignerSide[]>;

export type PaperTimes = { readonly since: Instant; readonly now: Instant };

const LONGEST = 200;

/**
 * Reads who signed what when: every side of the paper by name, at a moment after the paper began and not after now. The
 * register is signed by the post only with a written authorisation (TT 17/2017 Điều 10).
 */
export function decideSignatures(
  kind: PaperKind,
  typed: TypedSignatures,
  times: PaperTimes,
): Result<Pick<SignedPaper, "signers" | "register" | "authorisation">, readonly FormFault[]> {
  const faults: FormFault[] = [];
  const signers = SIDES[kind].flatMap((side): readonly Signer[] => {
    const read = readSigner(side, typed.signers[side], times);
    if (!read.ok) faults.push(...read.error);
    return read.ok ? [read.value] : [];
  });
  const isRegister = kind === "register";
  const [register, authorisation] = isRegister ? [tidy(typed.register), tidy(typed.authorisation)] : ["", ""];
  if (isRegister && !isWritten(register)) {
    faults.push({ field: "register", vi: "Hãy ghi tên, số và trang của sổ gốc, tối đa 200 ký tự." });
  }
  if (isRegister && !isWritten(authorisation)) {
    faults.push({ field: "authorisation", vi: "Bưu điện chỉ ký sổ gốc khi có văn bản ủy quyền: hãy ghi số, ngày." });
  }
  return faults.length > 0 ? err(faults) : ok({ signers, register, authorisation });
}

function readSigner(
  side: SignerSide,
  { name, on, at }: TypedSigner = { name: "", on: "", at: "" },
  { since, now }: PaperTimes,
): Result<Signer, readonly FormFault[]> {
  const faults: FormFault[] = [];
  const signedAt = momentOf(on.trim(), at.trim());
  if (!isWritten(tidy(name))) faults.push({ field: `${side}.name`, vi: "Hãy ghi họ tên người ký." });
  if (signedAt === undefined) {
    faults.push({ field: `${side}.on`, vi: "Ngày ký có dạng 2026-11-23, giờ ký có dạng 08:10." });
  } else if (Temporal.Instant.compare(signedAt, now) > 0) {
    faults.push({ field: `${side}.on`, vi: "Giờ ký không thể sau giờ hiện tại." });
  } else if (Temporal.Instant.compare(signedAt, startOfMinute(since)) < 0) {
    faults.push({ field: `${side}.on`, vi: "Giờ ký không thể trước khi lập giấy này." });
  }
  if (faults.length > 0 || signedAt === undefined) return err(faults);
  return ok({ side, name: tidy(name), signedAt });
}

function momentOf(on: string, at: string): Instant | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on) ?? [];
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (year === undefined || hour === undefined) return undefined;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    const local = { ...parts, hour: Number(hour), minute: Number(minute) };
    return instantOf(Temporal.PlainDateTime.from(local, { overflow: "reject" }));
  } catch {
    return undefined;
  }
}

/** The form knows minutes only: what began at 08:10:30 may have been signed at "08:10". */
function startOfMinute(instant: Instant): Instant {
  return instant.round({ smallestUnit: "minute", roundingMode: "trunc" });
}

function tidy(text: string): string {
  return text.normalize("NFC").trim();
}

function isWritten(text: string): boolean {
  return text !== "" && text.length <= LONGEST;
}
