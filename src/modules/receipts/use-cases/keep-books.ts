import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, Temporal } from "#kernel/time.ts";
import { sqlState, transact, type Tx } from "#platform/db/db.ts";
import { findAgency, type Agency } from "#modules/organizations/index.ts";
import type { Book } from "../domain/book.ts";
import { checkPaperRange } from "../domain/check-paper-book.ts";
import { checkDelegation, checkSeries } from "../domain/check-series.ts";
import type { FieldFault } from "../domain/fault.ts";
import { mayKeepBooks } from "../domain/policy.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import type { Delegation, Series } from "../domain/series.ts";
import { fieldReader, type Typed } from "../domain/typed-fields.ts";
import { findBook, insertBook } from "../store/books.ts";
import { insertClosing } from "../store/closings.ts";
import { findDelegation, insertDelegation, insertSeries, listSeries } from "../store/series.ts";
import { momentOf, type Acting } from "./acting.ts";
import { partiesOf } from "./take-book.ts";

type Done<T> = Promise<Result<T, ReceiptRefusal>>;

/** Gives a range of paper numbers to a holder; a range that overlaps another one is refused. */
export async function openPaperBook(acting: Acting, id: string, typed: Typed): Done<string> {
  if (!mayKeepBooks(acting.viewer)) return err({ kind: "receipts/not-allowed" });
  const at = await momentOf(acting);
  const checked = checkPaperRange(typed, dateInVietnam(at));
  if (!checked.ok) return invalid(checked.error);
  const { principalTaxCode, ...range } = checked.value;
  try {
    return await transact(acting.db, async (tx): Done<string> => {
      if ((await findBook(tx, id)) !== undefined) return ok(id);
      const sides = await knownSides(tx, range.principalId, range.holderId);
      if (!sides.ok) return sides;
      const delegation = await findDelegation(tx, { ...range, day: range.opensOn });
      if (isDelegate(sides.value.holder) && delegation === undefined) return invalid([NO_AGREEMENT]);
      const { year } = range.opensOn;
      const book: Omit<Book, "nextNumber"> = {
        ...range,
        id,
        seriesId: null,
        delegationId: delegation?.id ?? null,
        medium: "paper",
        year,
        parties: await partiesOf(tx, { principalId: range.principalId, principalTaxCode, delegation }),
        closesOn: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
      };
      await insertBook(tx, book, { by: acting.viewer.officerId, at });
      return ok(id);
    });
  } catch (error) {
    if (sqlState(error) === "MC409" || sqlState(error) === "23505") return invalid([RANGE_TAKEN]);
    throw error;
  }
}

/** Enters a series of electronic receipts; its books open by themselves from year to year. */
export async function enterSeries(acting: Acting, id: string, typed: Typed): Done<string> {
  if (!mayKeepBooks(acting.viewer)) return err({ kind: "receipts/not-allowed" });
  const at = await momentOf(acting);
  const checked = checkSeries(typed);
  if (!checked.ok) return invalid(checked.error);
  const wanted = checked.value;
  return transact(acting.db, async (tx): Done<string> => {
    const sides = await knownSides(tx, wanted.principalId, wanted.holderId);
    if (!sides.ok) return sides;
    const delegation = await findDelegation(tx, { ...wanted, day: wanted.effectiveFrom });
    if (isDelegate(sides.value.holder) && delegation === undefined) return invalid([NO_AGREEMENT]);
    const series: Series = { ...wanted, id, delegationId: delegation?.id ?? null };
    const all = await listSeries(tx);
    if (all.some((other) => other.id === id)) return ok(id);
    if (all.some((other) => other.closedFrom === null && competes(other, series))) return invalid([SERIES_OVERLAPS]);
    const isNew = await insertSeries(tx, series, { by: acting.viewer.officerId, at });
    return isNew ? ok(id) : invalid([SYMBOL_TAKEN]);
  });
}

/** Enters the written agreement by which a bank or the post writes receipts. */
export async function enterDelegation(acting: Acting, id: string, typed: Typed): Done<string> {
  if (!mayKeepBooks(acting.viewer)) return err({ kind: "receipts/not-allowed" });
  const at = await momentOf(acting);
  const checked = checkDelegation(typed);
  if (!checked.ok) return invalid(checked.error);
  const wanted: Delegation = { ...checked.value, id };
  return transact(acting.db, async (tx): Done<string> => {
    const sides = await knownSides(tx, wanted.principalId, wanted.delegateId);
    if (!sides.ok) return sides;
    if (!isDelegate(sides.value.holder)) return invalid([NOT_A_DELEGATE]);
    await insertDelegation(tx, wanted, { by: acting.viewer.officerId, at });
    return ok(id);
  });
}

/** Closes a book or a series from a day on; what was issued stays. */
export async function closeBooks(
  acting: Acting,
  of: { readonly bookId: string } | { readonly seriesId: string },
  typed: Typed,
): Done<void> {
  const { viewer, newId } = acting;
  if (!mayKeepBooks(viewer)) return err({ kind: "receipts/not-allowed" });
  const at = await momentOf(acting);
  const read = fieldReader(typed);
  const closing = { id: newId(), closedFrom: read.day("closedFrom"), reason: read.text("reason", 500) };
  if (read.faults.length === 0 && Temporal.PlainDate.compare(closing.closedFrom, dateInVietnam(at)) < 0) {
    read.wrong("closedFrom", "Ngày đóng phải từ hôm nay trở đi.", "It cannot be closed before today.");
  }
  if (read.faults.length > 0) return invalid(read.faults);
  await insertClosing(acting.db, { ...closing, of, by: viewer.officerId, at });
  return ok(undefined);
}

function competes(one: Series, other: Series): boolean {
  const isSame = one.principalId === other.principalId && one.holderId === other.holderId && one.kind === other.kind;
  const begins = (a: Series, b: Series) =>
    b.effectiveTo === null || Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveTo) <= 0;
  return isSame && begins(one, other) && begins(other, one);
}

async function knownSides(
  tx: Tx,
  principalId: string,
  holderId: string,
): Promise<Result<{ readonly holder: Agency }, ReceiptRefusal>> {
  const principal = UUID.test(principalId) ? await findAgency(tx, principalId) : undefined;
  const holder = UUID.test(holderId) ? await findAgency(tx, holderId) : undefined;
  if (principal === undefined) return invalid([unknown("principalId")]);
  if (holder === undefined) return invalid([unknown("holderId")]);
  return ok({ holder });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isDelegate({ kind }: Agency): boolean {
  return kind === "bank" || kind === "post";
}

function invalid(faults: readonly FieldFault[]): { readonly ok: false; readonly error: ReceiptRefusal } {
  return err({ kind: "receipts/invalid", faults });
}

function unknown(field: string): FieldFault {
  return { field, vi: "Chọn cơ quan trong danh sách.", en: "Choose an agency of the list." };
}

const NO_AGREEMENT: FieldFault = {
  field: "holderId",
  vi: "Ngân hàng, bưu điện chỉ giữ sổ khi có văn bản ủy nhiệm còn hiệu lực. Hãy nhập văn bản ủy nhiệm trước.",
  en: "A bank or the post holds a book only under an agreement. Enter the agreement first.",
};
const NOT_A_DELEGATE: FieldFault = {
  field: "delegateId",
  vi: "Chỉ ủy nhiệm cho ngân hàng hoặc bưu điện.",
  en: "Only a bank or the post can be the delegate.",
};
const RANGE_TAKEN: FieldFault = {
  field: "firstNumber",
  vi: "Dải số này trùng với một sổ đã mở cùng mẫu số và ký hiệu.",
  en: "These numbers are in another book of the same form and symbol.",
};
const SYMBOL_TAKEN: FieldFault = {
  field: "stem",
  vi: "Ký hiệu này đã dùng với mẫu số đó.",
  en: "This symbol is used with that form already.",
};
const SERIES_OVERLAPS: FieldFault = {
  field: "effectiveFrom",
  vi: "Đã có ký hiệu điện tử đang hiệu lực cho cơ quan, bên giữ và loại này. Hãy đóng ký hiệu cũ trước.",
  en: "Another series is in force for them. Close it first.",
};
