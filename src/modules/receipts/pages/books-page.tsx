import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { formatDate, type PlainDate } from "#kernel/time.ts";
import { formatReceiptNumber } from "../domain/receipt.ts";
import type { Delegation, Series } from "../domain/series.ts";
import { KIND_NAMES, MEDIUM_NAMES } from "../domain/texts.ts";
import {
  bookPath,
  BOOKS_PATH,
  NEW_DELEGATION_PATH,
  NEW_RANGE_PATH,
  NEW_SERIES_PATH,
  RECEIPTS_PATH,
} from "../http/paths.ts";
import type { BookLine } from "../store/books.ts";
import { ReceiptTabs } from "./receipt-tabs.tsx";

export type BooksPageProps = {
  readonly viewer: PageViewer;
  readonly mayKeep: "yes" | "no";
  readonly books: readonly BookLine[];
  readonly series: readonly (Series & { readonly closedFrom: PlainDate | null })[];
  readonly delegations: readonly Delegation[];
  readonly nameOf: (agencyId: string) => string;
  readonly flash: FlashMessage | undefined;
};

/** The books with how far they are used, the electronic series and the agreements behind them. */
export function BooksPage(props: BooksPageProps) {
  const { mayKeep, nameOf } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Sổ biên lai"
      active="thu-phi"
      flash={props.flash}
      over={<a href={RECEIPTS_PATH}>Biên lai</a>}
      acts={
        mayKeep === "yes" && (
          <>
            <ButtonLink href={NEW_DELEGATION_PATH}>Nhập văn bản ủy nhiệm</ButtonLink>
            <ButtonLink href={NEW_RANGE_PATH}>Mở dải số giấy</ButtonLink>
            <ButtonLink href={NEW_SERIES_PATH} kind="primary">
              Mở ký hiệu điện tử
            </ButtonLink>
          </>
        )
      }
    >
      <ReceiptTabs here={BOOKS_PATH} />
      <Card title="Sổ đang có">
        <DataTable
          caption="Sổ biên lai"
          columns={[
            { key: "symbol", head: "Mẫu số, ký hiệu", cell: SymbolCell },
            {
              key: "principal",
              head: "Cơ quan thu",
              width: "wide",
              cell: (book) => <Sides {...book} nameOf={nameOf} />,
            },
            { key: "range", head: "Dải số", cell: RangeCell },
            { key: "issued", head: "Đã dùng", align: "end", cell: ({ issued }) => formatCount(issued) },
            { key: "next", head: "Còn lại", align: "end", cell: leftOf },
            { key: "until", head: "Dùng đến", wideOnly: "yes", cell: untilOf },
          ]}
          rows={props.books}
          rowKey={({ id }) => id}
          rowHref={({ id }) => bookPath(id)}
          empty={
            <EmptyState title="Chưa mở sổ biên lai nào">
              Sổ biên lai điện tử tự mở ở lần thu đầu tiên trong năm theo ký hiệu bên dưới; biên lai giấy cần kế toán mở
              dải số.
            </EmptyState>
          }
        />
      </Card>
      <Details summary={`Ký hiệu biên lai điện tử (${formatCount(props.series.length)})`}>
        <p class="mc-help">
          Mỗi năm một sổ, số bắt đầu lại từ 1 vào ngày 01/01. Không có ký hiệu thì không thu được tiền.
        </p>
        <DataTable
          caption="Ký hiệu biên lai điện tử"
          columns={[
            { key: "stem", head: "Mẫu số, ký hiệu", cell: ({ form, stem }) => `${form} ${stem}` },
            { key: "kind", head: "Loại", cell: ({ kind }) => KIND_NAMES[kind] },
            {
              key: "principal",
              head: "Cơ quan thu",
              width: "wide",
              cell: (series) => <Sides {...series} nameOf={nameOf} />,
            },
            { key: "basis", head: "Căn cứ", wideOnly: "yes", cell: ({ basis }) => basis },
            {
              key: "from",
              head: "Hiệu lực",
              cell: ({ effectiveFrom, effectiveTo, closedFrom }) =>
                `${formatDate(effectiveFrom)} - ${closedFrom ? `đóng từ ${formatDate(closedFrom)}` : effectiveTo ? formatDate(effectiveTo) : "nay"}`,
            },
          ]}
          rows={props.series}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Chưa có ký hiệu nào">Kế toán bấm “Mở ký hiệu điện tử” ở trên.</EmptyState>}
        />
      </Details>
      <Details summary={`Văn bản ủy nhiệm lập biên lai (${formatCount(props.delegations.length)})`}>
        <DataTable
          caption="Văn bản ủy nhiệm"
          columns={[
            { key: "number", head: "Văn bản", cell: ({ agreementNumber }) => agreementNumber },
            { key: "date", head: "Ngày ký", cell: ({ agreementDate }) => formatDate(agreementDate) },
            { key: "principal", head: "Bên ủy nhiệm", width: "wide", cell: ({ principalId }) => nameOf(principalId) },
            { key: "delegate", head: "Bên nhận", width: "wide", cell: ({ delegateId }) => nameOf(delegateId) },
            {
              key: "told",
              head: "Báo cơ quan thuế",
              wideOnly: "yes",
              cell: ({ notifiedOn }) => formatDate(notifiedOn),
            },
            {
              key: "from",
              head: "Hiệu lực",
              cell: ({ startsOn, endsOn }) => `${formatDate(startsOn)} - ${endsOn ? formatDate(endsOn) : "nay"}`,
            },
          ]}
          rows={props.delegations}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Chưa ủy nhiệm cho ngân hàng, bưu điện nào" />}
        />
      </Details>
    </OfficerPage>
  );
}

function SymbolCell({ form, symbol, kind, medium }: BookLine) {
  return (
    <>
      {`${form} ${symbol}`}
      <span class="mc-second-line">
        {KIND_NAMES[kind]}, {MEDIUM_NAMES[medium].toLocaleLowerCase("vi")}
      </span>
    </>
  );
}

type SidesProps = {
  readonly principalId: string;
  readonly holderId: string;
  readonly nameOf: (agencyId: string) => string;
};

function Sides({ principalId, holderId, nameOf }: SidesProps) {
  return (
    <>
      {nameOf(principalId)}
      {holderId !== principalId && <span class="mc-second-line">{nameOf(holderId)} giữ sổ, lập biên lai</span>}
    </>
  );
}

function RangeCell({ firstNumber, lastNumber }: BookLine) {
  return `${formatReceiptNumber(firstNumber)} - ${lastNumber === null ? "không giới hạn" : formatReceiptNumber(lastNumber)}`;
}

function leftOf({ firstNumber, lastNumber, issued, spoilt }: BookLine): string {
  return lastNumber === null ? "–" : formatCount(lastNumber - firstNumber + 1 - issued - spoilt);
}

function untilOf({ closesOn, closedFrom }: BookLine): string {
  return closedFrom === null ? formatDate(closesOn) : `Đóng từ ${formatDate(closedFrom)}`;
}
