import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { MONEY_PATH, slipPath } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";

export type CollectionLine = {
  readonly slipId: string;
  readonly number: string;
  readonly purpose: string;
  readonly at: string;
  readonly amount: string;
};

export type RemittanceView = {
  readonly id: string;
  readonly title: string;
  readonly told: string;
  readonly exact: string;
  readonly lines: readonly {
    readonly number: string;
    readonly told: string;
    readonly ours: string;
    readonly outcome: string;
    readonly right: boolean;
  }[];
};

export type MoneyPageProps = {
  readonly viewer: PageViewer;
  readonly inTransit: string;
  readonly open: string;
  readonly collections: readonly CollectionLine[];
  readonly remittances: readonly RemittanceView[];
  readonly typed: { readonly reference: string; readonly list: string };
  readonly errors: readonly FieldError[];
  readonly mayRemit: boolean;
};

/** Money the post took for the centre: what it still has, and the lists with which it handed money in. */
export function MoneyPage(props: MoneyPageProps) {
  const errorAt = (name: string) => props.errors.find(({ field }) => field === name)?.message;
  return (
    <PostFrame viewer={props.viewer} tab="money" title="Tiền bưu điện thu hộ">
      <ErrorSummary errors={props.errors} />
      <FigureGrid label="Tiền thu hộ">
        <FigureCard label="Bưu điện đã thu, chưa vào tài khoản" value={props.inTransit} />
        <FigureCard label="Chưa có trong bảng kê nộp nào" value={props.open} />
      </FigureGrid>
      <Card title={`Đã thu, chưa nộp (${props.collections.length})`}>
        <DataTable
          caption="Tiền thu hộ chưa nộp"
          rows={props.collections}
          rowKey={({ slipId }) => slipId}
          rowHref={({ slipId }) => slipPath(slipId)}
          columns={[
            { key: "number", head: "Mã bưu gửi", cell: ({ number }) => number },
            { key: "purpose", head: "Thu khi", cell: ({ purpose }) => purpose },
            { key: "at", head: "Lúc", cell: ({ at }) => at },
            { key: "amount", head: "Số tiền", align: "end", cell: ({ amount }) => amount },
          ]}
          empty={
            <EmptyState title="Bưu điện không giữ khoản thu hộ nào.">
              Khoản thu vào đây khi hồ sơ được nộp hoặc kết quả phát thành công.
            </EmptyState>
          }
        />
      </Card>
      {props.mayRemit && (
        <Card title="Nhập bảng kê nộp tiền">
          <form method="post" action={MONEY_PATH}>
            <Field
              name="reference"
              label="Số bảng kê"
              value={props.typed.reference}
              width="medium"
              maxLength={60}
              error={errorAt("reference")}
              required
            />
            <Field
              name="list"
              label="Các dòng của bảng kê"
              help="Mỗi dòng: mã bưu gửi; số tiền. Ví dụ: EB000000014VN; 250000"
              rows={6}
              value={props.typed.list}
              required
            />
            <Button kind="primary" keyShown="Ctrl+Enter">
              Đối chiếu từng bưu gửi
            </Button>
          </form>
        </Card>
      )}
      {props.remittances.map(({ id, title, told, exact, lines }) => (
        <Details
          key={id}
          summary={`${title}: bưu điện báo ${told}, khớp ${exact}`}
          open={id === props.remittances[0]?.id}
        >
          <DataTable
            caption={title}
            rows={lines}
            rowKey={({ number, outcome }) => `${number} ${outcome}`}
            columns={[
              { key: "number", head: "Mã bưu gửi", cell: ({ number }) => number },
              { key: "told", head: "Bưu điện báo", align: "end", cell: (line) => line.told },
              { key: "ours", head: "Đã thu", align: "end", cell: ({ ours }) => ours },
              {
                key: "outcome",
                head: "Kết quả",
                cell: ({ outcome, right }) => <Chip tone={right ? "early" : "late"}>{outcome}</Chip>,
              },
            ]}
          />
        </Details>
      ))}
    </PostFrame>
  );
}
