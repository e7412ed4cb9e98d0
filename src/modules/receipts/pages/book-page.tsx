import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { formatDate, formatInstant } from "#kernel/time.ts";
import { formatReceiptNumber } from "../domain/receipt.ts";
import { KIND_NAMES, MEDIUM_NAMES, SPOILAGE_NAMES } from "../domain/texts.ts";
import { bookPath, BOOKS_PATH } from "../http/paths.ts";
import type { BookLine } from "../store/books.ts";
import type { Spoilage } from "../store/spoilage.ts";

export type BookPageProps = {
  readonly viewer: PageViewer;
  readonly book: BookLine;
  readonly spoilage: readonly Spoilage[];
  readonly mayKeep: "yes" | "no";
  readonly nameOf: (officerId: string) => string;
  readonly flash: FlashMessage | undefined;
};

/** One book: whose it is, how far it is used, what of it was written off. */
export function BookPage({ viewer, book, spoilage, mayKeep, nameOf, flash }: BookPageProps) {
  const { principal, delegate } = book.parties;
  const size = book.lastNumber === null ? null : book.lastNumber - book.firstNumber + 1;
  return (
    <OfficerPage
      viewer={viewer}
      title={`Sổ ${book.form} ${book.symbol}`}
      active="thu-phi"
      flash={flash}
      over={<a href={BOOKS_PATH}>Sổ biên lai</a>}
      acts={
        mayKeep === "yes" && (
          <>
            {book.closedFrom === null && <ButtonLink href={`${bookPath(book.id)}/dong`}>Đóng sổ</ButtonLink>}
            {book.medium === "paper" && (
              <ButtonLink href={`${bookPath(book.id)}/huy-so`} kind="primary">
                Hủy, mất, hỏng số chưa dùng
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <Card title="Sổ">
        <DefinitionList
          items={[
            { term: "Loại", value: `${KIND_NAMES[book.kind]}, ${MEDIUM_NAMES[book.medium].toLocaleLowerCase("vi")}` },
            { term: "Cơ quan thu", value: `${principal.name}, mã số thuế ${principal.taxCode}` },
            {
              term: "Bên nhận ủy nhiệm",
              value:
                delegate && `${delegate.name}, mã số thuế ${delegate.taxCode}; văn bản số ${delegate.agreementNumber}`,
            },
            { term: "Căn cứ", value: book.basis },
            { term: "Hiệu lực", value: `${formatDate(book.opensOn)} - ${formatDate(book.closesOn)}` },
            { term: "Đóng từ", value: book.closedFrom && formatDate(book.closedFrom) },
            {
              term: "Dải số",
              value: `${formatReceiptNumber(book.firstNumber)} - ${book.lastNumber === null ? "không giới hạn" : formatReceiptNumber(book.lastNumber)}`,
            },
            { term: "Số tiếp theo", value: nextOf(book) },
            { term: "Đã dùng", value: formatCount(book.issued) },
            { term: "Hủy, mất, hỏng", value: formatCount(book.spoilt) },
            { term: "Còn chưa dùng", value: size === null ? "" : formatCount(size - book.issued - book.spoilt) },
          ]}
        />
      </Card>
      {book.medium === "paper" && (
        <Card title="Số chưa dùng đã hủy, mất, hỏng">
          <DataTable
            caption="Số chưa dùng đã hủy, mất, hỏng"
            columns={[
              {
                key: "range",
                head: "Từ số - đến số",
                cell: (one) => `${formatReceiptNumber(one.firstNumber)} - ${formatReceiptNumber(one.lastNumber)}`,
              },
              { key: "kind", head: "Loại", cell: ({ kind }) => SPOILAGE_NAMES[kind] },
              {
                key: "minutes",
                head: "Biên bản",
                cell: (one) => `${one.minutesNumber} ngày ${formatDate(one.minutesDate)}`,
              },
              { key: "reason", head: "Lý do", width: "wide", cell: ({ reason }) => reason },
              {
                key: "who",
                head: "Đề nghị, duyệt",
                cell: (one) => (
                  <>
                    {nameOf(one.askedBy)} – {nameOf(one.approvedBy)}
                    <span class="mc-second-line">{formatInstant(one.at)}</span>
                  </>
                ),
              },
            ]}
            rows={spoilage}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Không có số nào">
                Số mất, hỏng được ghi kèm biên bản và cần người thứ hai duyệt.
              </EmptyState>
            }
          />
        </Card>
      )}
    </OfficerPage>
  );
}

function nextOf({ nextNumber, lastNumber }: BookLine): string {
  return lastNumber !== null && nextNumber > lastNumber ? "Đã hết số" : formatReceiptNumber(nextNumber);
}
