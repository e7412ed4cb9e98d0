import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { ProcedureCase } from "#modules/procedures/index.ts";
import type { AskedPaper, Dossier, Paper } from "../domain/dossier.ts";
import type { RefusalGround } from "../domain/events.ts";
import type { Refusal } from "../domain/refusal.ts";
import { REFUSAL_GROUNDS } from "../domain/texts.ts";
import { acceptDossier } from "../use-cases/accept-dossier.ts";
import type { Acting } from "../use-cases/acting.ts";
import { closeDossier } from "../use-cases/close-dossier.ts";
import { extendDeadline } from "../use-cases/extend-deadline.ts";
import { giveBackOriginals } from "../use-cases/give-back-originals.ts";
import { meetObligation } from "../use-cases/meet-obligation.ts";

import type { Target } from "../use-cases/perform.ts";
import { refuseDossier } from "../use-cases/refuse-dossier.ts";
import { requestObligation } from "../use-cases/request-obligation.ts";
import { requestSupplement } from "../use-cases/request-supplement.ts";
import { resolveDossier } from "../use-cases/resolve-dossier.ts";
import { stopDossier } from "../use-cases/stop-dossier.ts";
import { supply } from "../use-cases/supply.ts";
import { withdrawDossier } from "../use-cases/withdraw-dossier.ts";
import type { AcceptanceCharge, FeesAtAcceptance } from "./accept-fees.ts";
import type { FormAct } from "./act-forms.ts";
import { textOf, textsOf, type Posted } from "./posted.ts";

/** Why an act of a form was not done: what was typed cannot be read, or the law or the state says no. */
export type ActFault =
  | { readonly kind: "fields"; readonly errors: readonly FieldError[] }
  | { readonly kind: "refusal"; readonly refusal: Refusal };

export type Request = {
  readonly act: FormAct;
  readonly target: Target;
  readonly posted: Posted;
  /** The dossier as it is now; the act itself compares the version that was shown. */
  readonly dossier: Dossier;
  readonly procedureCase: ProcedureCase;
  /** Extends with a letter of apology that is numbered in the same transaction; absent where nobody keeps letters. */
  readonly apologise?: Apologise | undefined;
  /** What the rules ask at acceptance; absent where nobody keeps rules. */
  readonly fees?: FeesAtAcceptance | undefined;
};

export type Apologise = (
  acting: Acting,
  command: Target & { readonly newDueAt: Instant; readonly reason: string },
) => Promise<Result<Dossier, Refusal>>;

/** Does the act that a form asks for. */
export async function runAct(acting: Acting, request: Request): Promise<Result<Dossier, ActFault>> {
  const { act, target, posted, dossier, procedureCase } = request;
  const reason = textOf(posted, "reason");
  switch (act) {
    case "accept":
      return accept(acting, request);
    case "refuse":
      return refusalOf(await refuseDossier(acting, { ...target, ground: groundOf(posted), reason }));
    case "request-supplement": {
      const papers = askedPapers(posted, procedureCase);
      const secondBasis = textOf(posted, "secondBasis").trim() || null;
      return refusalOf(await requestSupplement(acting, { ...target, reason, papers, secondBasis }));
    }
    case "supply": {
      const asked = dossier.supplements.findLast((one) => one.suppliedAt === null)?.papers ?? [];
      return refusalOf(await supply(acting, { ...target, papers: suppliedPapers(posted, asked, dossier) }));
    }
    case "request-obligation":
      return refusalOf(await requestObligation(acting, { ...target, notice: textOf(posted, "notice") }));
    case "meet-obligation":
      return refusalOf(await meetObligation(acting, { ...target, evidence: textOf(posted, "evidence") }));
    case "resolve": {
      const signedOn = readDate(textOf(posted, "signedOn"));
      if (signedOn === undefined) return fieldFault("signedOn", DATE_SENTENCE);
      const result = textOf(posted, "result") === "refused" ? "refused" : "granted";
      const [number, signerId, summary] = [
        textOf(posted, "number"),
        textOf(posted, "signerId"),
        textOf(posted, "summary"),
      ];
      return refusalOf(await resolveDossier(acting, { ...target, result, number, signedOn, signerId, summary }));
    }
    case "extend-deadline": {
      const date = readDate(textOf(posted, "newDate"));
      const time = readTime(textOf(posted, "newTime"));
      if (date === undefined) return fieldFault("newDate", DATE_SENTENCE);
      if (time === undefined) return fieldFault("newTime", "Giờ viết như 16:30.");
      const newDueAt = instantOf(date.toPlainDateTime(time));
      const letterNumber = textOf(posted, "letterNumber");
      if (letterNumber.trim() === "" && request.apologise !== undefined) {
        return refusalOf(await request.apologise(acting, { ...target, newDueAt, reason }));
      }
      return refusalOf(await extendDeadline(acting, { ...target, newDueAt, reason, letterNumber }));
    }
    case "give-back-originals": {
      const chosen = textsOf(posted, "originals");
      const originals = dossier.heldOriginals.filter((_, index) => chosen.includes(String(index)));
      return refusalOf(await giveBackOriginals(acting, { ...target, originals, receiverId: dossier.submitterId }));
    }
    case "close":
      return refusalOf(await closeDossier(acting, target));
    case "withdraw":
      return refusalOf(await withdrawDossier(acting, { ...target, reason }));
    case "stop":
      return refusalOf(await stopDossier(acting, { ...target, reason, legalBasis: textOf(posted, "legalBasis") }));
  }
}

async function accept(
  acting: Acting,
  { target, posted, dossier, procedureCase, fees }: Request,
): Promise<Result<Dossier, ActFault>> {
  const chosen = textsOf(posted, "papers");
  const papers = procedureCase.components
    .filter((_, index) => chosen.includes(String(index)))
    .map((component): Paper => {
      const had = dossier.papers.find(({ code }) => code === component.code);
      const counts = component.originals + component.copies > 0 ? component : { originals: 1, copies: 0 };
      const { code, name } = component;
      return (
        had ?? { code, name, originals: counts.originals, certified: 0, copies: counts.copies, waivedBecause: null }
      );
    });
  const charge = chargeOf(posted, fees);
  if (!charge.ok) return err({ kind: "fields", errors: charge.error });
  const { keep, ...charged } = charge.value;
  const days = amountOf(textOf(posted, "limitDays"));
  const confirmedLimit =
    dossier.rule === null && days !== undefined && days > 0
      ? { limit: { value: days, unit: "working-day" as const }, reason: textOf(posted, "limitReason") }
      : null;
  const idempotencyKey = `accept-${target.dossierId}-${target.version}`;
  const extras = dossier.papers.filter(({ code }) => !procedureCase.components.some((one) => one.code === code));
  const command = {
    ...target,
    papers: [...papers, ...extras],
    heldOriginals: [],
    ...charged,
    confirmedLimit,
    idempotencyKey,
  };
  const reactions = keep === undefined ? acting.reactions : [...acting.reactions, keep];
  return refusalOf(await acceptDossier({ ...acting, reactions }, command));
}

type Charged = Pick<AcceptanceCharge, "feesDue"> & Partial<AcceptanceCharge>;

/** What is asked: by the rules where they are kept, else the one amount of the form. */
function chargeOf(posted: Posted, fees: FeesAtAcceptance | undefined): Result<Charged, readonly FieldError[]> {
  if (fees === undefined) {
    const feesDue = amountOf(textOf(posted, "fee"));
    return feesDue === undefined ? err([{ field: "fee", message: MONEY_SENTENCE }]) : ok({ feesDue });
  }
  const lePhi = "levy" in posted ? textOf(posted, "levy") : fees.lePhi;
  return fees.charge({ phi: textOf(posted, "fee"), lePhi, reason: textOf(posted, "feeReason") });
}

function askedPapers(posted: Posted, { components }: ProcedureCase): readonly AskedPaper[] {
  const chosen = textsOf(posted, "asked");
  const listed = components
    .filter((_, index) => chosen.includes(String(index)))
    .map(({ name, originals, copies }) => ({
      name,
      originals: originals + copies > 0 ? originals : 1,
      certified: 0,
      copies,
    }));
  const others = textOf(posted, "askedOther")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((name) => ({ name, originals: 1, certified: 0, copies: 0 }));
  return [...listed, ...others];
}

function suppliedPapers(posted: Posted, asked: readonly AskedPaper[], dossier: Dossier): readonly Paper[] {
  const chosen = textsOf(posted, "papers");
  return asked
    .map((paper, index) => ({ paper, index }))
    .filter(({ index }) => chosen.includes(String(index)))
    .map(({ paper, index }) => ({
      ...paper,
      code: dossier.papers.find(({ name }) => name === paper.name)?.code ?? `BO-SUNG-${index + 1}`,
      waivedBecause: null,
    }));
}

const MONEY_SENTENCE = "Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.";
const DATE_SENTENCE = "Ngày viết theo ngày/tháng/năm, ví dụ 27/11/2026.";

function amountOf(text: string): number | undefined {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

function groundOf(posted: Posted): RefusalGround {
  const typed = textOf(posted, "ground");
  const isGround = (text: string): text is RefusalGround => text in REFUSAL_GROUNDS;
  return isGround(typed) ? typed : "not-eligible";
}

function readDate(text: string): PlainDate | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (match === null) return undefined;
  try {
    const [, day = 0, month = 0, year = 0] = match.map(Number);
    return Temporal.PlainDate.from({ day, month, year }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

function readTime(text: string): Temporal.PlainTime | undefined {
  return /^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(text.trim())
    ? Temporal.PlainTime.from(text.trim().padStart(5, "0"))
    : undefined;
}

function fieldFault(field: string, message: string): Result<never, ActFault> {
  return err({ kind: "fields", errors: [{ field, message }] });
}

function refusalOf(result: Result<Dossier, Refusal>): Result<Dossier, ActFault> {
  return result.ok ? result : err({ kind: "refusal", refusal: result.error });
}
