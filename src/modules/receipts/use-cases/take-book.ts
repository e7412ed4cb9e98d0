import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { getAgency } from "#modules/organizations/index.ts";
import { electronicSymbol, hasNumberLeft, type Book, type Parties } from "../domain/book.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import type { Delegation, Series } from "../domain/series.ts";
import { insertBook, listUsableBooks, lockBook, type Position } from "../store/books.ts";
import { findDelegation, findSeries } from "../store/series.ts";

type Given = { readonly at: Instant; readonly newId: () => string };

/**
 * The book whose next number a receipt of that position takes, locked until the transaction ends. A used-up book gives
 * way to the next; with none open, the series opens the book of the year. A bank or the post needs its agreement.
 */
export async function takeBook(tx: Tx, position: Position, given: Given): Promise<Result<Book, ReceiptRefusal>> {
  const holder = await getAgency(tx, position.holderId);
  const delegation = await findDelegation(tx, position);
  const isDelegated = holder.kind === "bank" || holder.kind === "post";
  if (isDelegated && delegation === undefined) return refuse(tx, position, "receipts/no-delegation");

  const open = await listUsableBooks(tx, position);
  const usable = await firstWithNumber(tx, open);
  if (usable !== undefined) return ok(usable);

  const series = await findSeries(tx, position);
  if (series === undefined || open.some(({ seriesId }) => seriesId === series.id)) {
    return refuse(tx, position, open.length === 0 ? "receipts/no-book" : "receipts/exhausted");
  }
  await openYearOf(tx, series, { ...given, year: position.day.year, delegation });
  const opened = await firstWithNumber(tx, await listUsableBooks(tx, position));
  return opened === undefined ? refuse(tx, position, "receipts/no-book") : ok(opened);
}

async function firstWithNumber(tx: Tx, books: readonly Book[]): Promise<Book | undefined> {
  for (const { id } of books.filter(hasNumberLeft)) {
    // Somebody may have taken the last number while this one waited for the lock.
    const locked = await lockBook(tx, id);
    if (hasNumberLeft(locked)) return locked;
  }
  return undefined;
}

type Opening = Given & { readonly year: number; readonly delegation: Delegation | undefined };

async function openYearOf(tx: Tx, series: Series, { at, newId, year, delegation }: Opening): Promise<void> {
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const yearsEnd = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const { effectiveFrom, effectiveTo } = series;
  const book = {
    id: newId(),
    seriesId: series.id,
    principalId: series.principalId,
    holderId: series.holderId,
    delegationId: delegation?.id ?? null,
    kind: series.kind,
    medium: "electronic",
    form: series.form,
    symbol: electronicSymbol(series.stem, year),
    year,
    firstNumber: 1,
    lastNumber: null,
    parties: await partiesOf(tx, { ...series, delegation }),
    basis: series.basis,
    opensOn: Temporal.PlainDate.compare(effectiveFrom, newYear) > 0 ? effectiveFrom : newYear,
    closesOn: effectiveTo !== null && Temporal.PlainDate.compare(effectiveTo, yearsEnd) < 0 ? effectiveTo : yearsEnd,
  } as const;
  await insertBook(tx, book, { by: null, at });
}

type Named = {
  readonly principalId: string;
  readonly principalTaxCode: string;
  readonly delegation: Delegation | undefined;
};

/** Names, addresses and tax codes as they are today; the book keeps them. */
export async function partiesOf(tx: Tx, { principalId, principalTaxCode, delegation }: Named): Promise<Parties> {
  const { name, address, place } = await getAgency(tx, principalId);
  const delegate = delegation && (await getAgency(tx, delegation.delegateId));
  return {
    principal: { name, address, taxCode: principalTaxCode },
    delegate:
      delegation === undefined || delegate === undefined
        ? null
        : {
            name: delegate.name,
            address: delegate.address,
            taxCode: delegation.delegateTaxCode,
            agreementNumber: delegation.agreementNumber,
            agreementDate: delegation.agreementDate.toString(),
          },
    place,
  };
}

async function refuse(
  tx: Tx,
  { principalId, holderId, kind: receiptKind, day }: Position,
  kind: "receipts/no-book" | "receipts/exhausted" | "receipts/no-delegation",
) {
  const [principal, holder] = [await getAgency(tx, principalId), await getAgency(tx, holderId)];
  return err({ kind, principal: principal.name, holder: holder.name, receiptKind, day });
}
