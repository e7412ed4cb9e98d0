import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import { attempt } from "#platform/db/attempt.ts";
import { sqlState, type Tx } from "#platform/db/db.ts";
import { findOfficer } from "#modules/identity/index.ts";
import { checkChange, type Change, type ChangeContent, type ChangeKind } from "../domain/change.ts";
import { correctedLines, type RightWords } from "../domain/corrected-lines.ts";
import type { FieldFault } from "../domain/fault.ts";
import { mayAskForChange, mayDecideChange, mayKeepBooks, mayReadReceipt } from "../domain/policy.ts";
import { isInForce, mayBeCorrected, type Correction, type Receipt } from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import type { Typed } from "../domain/typed-fields.ts";
import { findBook } from "../store/books.ts";
import { findChange, insertChange, lockChange, saveDecision } from "../store/changes.ts";
import { appendEvent, findReceipt, lockReceipt } from "../store/receipts.ts";
import { insertSpoilage } from "../store/spoilage.ts";
import { momentOf, type Acting } from "./acting.ts";
import { correctReceipt } from "./correct-receipt.ts";

export type AskForChange = {
  /** Made when the form was opened: the same form sent twice is one. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly of: { readonly receiptId: string } | { readonly bookId: string };
  readonly typed: Typed;
};

/** Asks that numbers be written off or a receipt be put right; nothing happens before a second person decides. */
export async function askForChange(
  acting: Acting,
  { id, kind, of, typed }: AskForChange,
): Promise<Result<Change, ReceiptRefusal>> {
  const { viewer, db } = acting;
  if (!mayAskForChange(viewer) || (kind === "spoil" && !mayKeepBooks(viewer))) {
    return err({ kind: "receipts/not-allowed" });
  }
  const checked = checkChange(kind, typed);
  if (!checked.ok) return err({ kind: "receipts/invalid", faults: checked.error });
  const { content } = checked.value;
  const possible =
    "bookId" in of ? await spoilable(acting, of.bookId) : await correctable(acting, of.receiptId, content);
  if (!possible.ok) return possible;
  const change: Change = {
    id,
    bookId: "bookId" in of ? of.bookId : null,
    receiptId: "receiptId" in of ? of.receiptId : null,
    ...checked.value,
    askedBy: viewer.officerId,
    askedAt: await momentOf(acting),
    decision: null,
    decidedBy: null,
    decidedAt: null,
    decisionNote: null,
  };
  await insertChange(db, change);
  return ok((await findChange(db, id)) ?? change);
}

async function spoilable({ db }: Acting, bookId: string): Promise<Result<void, ReceiptRefusal>> {
  const book = await findBook(db, bookId);
  if (book === undefined) return err({ kind: "receipts/not-found" });
  return book.medium === "paper" ? ok(undefined) : err({ kind: "receipts/numbers-gone" });
}

async function correctable(
  { db, viewer }: Acting,
  receiptId: string,
  content: ChangeContent,
): Promise<Result<void, ReceiptRefusal>> {
  const receipt = await findReceipt(db, receiptId);
  const book = receipt && (await findBook(db, receipt.bookId));
  if (receipt === undefined || book === undefined) return err({ kind: "receipts/not-found" });
  if (!mayReadReceipt(viewer, { ...receipt, holderId: book.holderId })) return err({ kind: "receipts/not-found" });
  if (content.kind !== "replace" && content.kind !== "adjust") {
    return isInForce(receipt) ? ok(undefined) : err({ kind: "receipts/not-in-force" });
  }
  if (!mayBeCorrected(receipt, correctionBy(content))) return err({ kind: "receipts/not-in-force" });
  const differs = correctedLines(receipt, content).length > 0;
  return differs ? ok(undefined) : err({ kind: "receipts/invalid", faults: [NOTHING_DIFFERENT] });
}

function correctionBy({ kind }: RightWords): Correction {
  return kind === "replace" ? "replacement" : "adjustment";
}

const NOTHING_DIFFERENT: FieldFault = {
  field: "payerName",
  vi: "Chưa có thông tin nào khác biên lai đã lập. Hãy sửa tên, địa chỉ người nộp hoặc tên khoản thu cho đúng.",
  en: "Nothing is different from the receipt. Correct the payer or the name of an item.",
};

export type Decide = {
  readonly id: string;
  readonly decision: "approved" | "refused";
  readonly note: string;
};

/** The second person decides; what is approved is done in the same transaction, or the decision is taken back with it. */
export async function decideChange(
  acting: Acting,
  { id, decision, note }: Decide,
): Promise<Result<Receipt | undefined, ReceiptRefusal>> {
  const { viewer, newId } = acting;
  const at = await momentOf(acting);
  try {
    return await attempt(acting.db, async (tx): Promise<Result<Receipt | undefined, ReceiptRefusal>> => {
      const change = await lockChange(tx, id);
      const subject = change && (await subjectOf(tx, change));
      if (change === undefined || subject === undefined) return err({ kind: "receipts/not-found" });
      const { askedBy } = change;
      if (!mayDecideChange(viewer, { askedBy, holderId: subject.holderId }))
        return err({ kind: "receipts/not-allowed" });
      if (change.decision !== null) return err({ kind: "receipts/already-decided" });
      const by = viewer.officerId;
      await saveDecision(tx, id, { decision, by, at, note: note.normalize("NFC").trim().slice(0, 500) });
      if (decision === "refused") return ok(undefined);
      return carryOut(tx, { change, receipt: subject.receipt, at, approverId: by, newId });
    });
  } catch (error) {
    if (sqlState(error) === "MC409") return err({ kind: "receipts/numbers-gone" });
    throw error;
  }
}

async function subjectOf(tx: Tx, { bookId, receiptId }: Change) {
  const receipt = receiptId === null ? undefined : await lockReceipt(tx, receiptId);
  const book = await findBook(tx, receipt?.bookId ?? bookId ?? "");
  return book && { receipt, holderId: book.holderId };
}

type Approved = {
  readonly change: Change;
  readonly receipt: Receipt | undefined;
  readonly at: Instant;
  readonly approverId: string;
  readonly newId: () => string;
};

async function carryOut(
  tx: Tx,
  { change, receipt, at, approverId, newId }: Approved,
): Promise<Result<Receipt | undefined, ReceiptRefusal>> {
  const { content, reason, askedBy } = change;
  if (content.kind === "spoil") {
    const { spoilage: kind, firstNumber, lastNumber, minutesNumber } = content;
    const minutesDate = Temporal.PlainDate.from(content.minutesDate);
    const written = { kind, firstNumber, lastNumber, minutesNumber, minutesDate, reason, askedBy, at };
    await insertSpoilage(tx, { ...written, id: newId(), bookId: change.bookId ?? "", approvedBy: approverId });
    return ok(undefined);
  }
  if (receipt === undefined) return err({ kind: "receipts/not-found" });
  if (content.kind === "copy-lost") {
    const { minutesNumber } = content;
    await appendEvent(tx, {
      receiptId: receipt.id,
      kind: "copy-lost",
      reason: `${reason} (biên bản ${minutesNumber})`.slice(0, 500),
      actorId: askedBy,
      approverId,
      otherId: null,
      at,
    });
    return ok(undefined);
  }
  const asker = await findOfficer(tx, askedBy);
  return correctReceipt(tx, {
    original: receipt,
    correction: correctionBy(content),
    payer: { name: content.payerName, address: content.payerAddress },
    lines: correctedLines(receipt, content),
    reason,
    at,
    by: { id: askedBy, name: asker?.name ?? receipt.cashierName },
    approverId,
    newId,
  });
}
