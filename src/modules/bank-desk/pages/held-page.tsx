import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { HELD_PATH, heldPath } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { BigMoney } from "./money.tsx";
import { RefundClaimForm, type RefundTyped } from "./refund-claim-form.tsx";

export type HeldRow = {
  readonly id: string;
  readonly amount: number;
  readonly reason: string;
  readonly from: string;
  readonly about: string;
  readonly since: string;
  readonly due: string;
  readonly tone: ChipTone;
  readonly age: string;
  readonly owner: string;
  readonly note: string;
  readonly state: string;
};

/** Money that came and belongs to nothing yet: each with its reason, who looks after it and until when. */
export function HeldPage({
  rows,
  total,
  flash,
  ...frame
}: DeskFrame & {
  readonly rows: readonly HeldRow[];
  readonly total: number;
  readonly flash: FlashMessage | undefined;
}) {
  return (
    <DeskPage {...frame} title="Tiền chờ xử lý" tab="held" flash={flash}>
      {rows.length > 0 && (
        <p>
          {rows.length} khoản, cộng <strong>{formatMoney(total)}</strong>. Không khoản nào tự trừ vào khoản khác: mỗi
          khoản được chuyển cho đúng hồ sơ hoặc hoàn trả.
        </p>
      )}
      <DataTable
        caption="Tiền chờ xử lý, hạn gần nhất trước"
        columns={[
          { key: "amount", head: "Số tiền", cell: (row) => formatMoney(row.amount), align: "end", width: "narrow" },
          { key: "reason", head: "Vì sao giữ", cell: (row) => row.reason },
          {
            key: "from",
            head: "Của ai, hồ sơ nào",
            cell: (row) => (
              <>
                {row.from}
                <span class="mc-second-line">{row.about}</span>
              </>
            ),
          },
          {
            key: "age",
            head: "Thời hạn",
            cell: (row) => (
              <>
                <Chip tone={row.tone}>{row.age}</Chip>
                <span class="mc-second-line">{row.due}</span>
              </>
            ),
            width: "narrow",
          },
          {
            key: "owner",
            head: "Người theo dõi",
            cell: (row) => (
              <>
                {row.owner}
                <span class="mc-second-line">{row.note}</span>
              </>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => heldPath(row.id)}
        empty={
          <EmptyState title="Không có tiền chờ xử lý">
            Tiền nộp thiếu, nộp thừa, nộp trùng hoặc chưa rõ hồ sơ sẽ nằm ở đây cho đến khi có người xử lý xong.
          </EmptyState>
        }
      />
    </DeskPage>
  );
}

export type HeldItemPageProps = DeskFrame & {
  readonly item: HeldRow;
  readonly isOpen: "yes" | "no";
  readonly query: string;
  readonly found: readonly {
    readonly reference: string;
    readonly code: string;
    readonly payer: string;
    readonly missing: number;
  }[];
  readonly typed: Readonly<Record<"note" | "reason", string>>;
  readonly refund: RefundTyped;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** One item: whose it is, and the three ways on: to a demand, back to the payer, or a note of what was found out. */
export function HeldItemPage(props: HeldItemPageProps) {
  const { item, isOpen, errors } = props;
  const at = heldPath(item.id);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const general = errors.filter(({ field }) => !field.startsWith("hoan-"));
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={`Tiền chờ xử lý: ${item.reason.toLowerCase()}`}
      tab="held"
      flash={props.flash}
      over={
        <a href={HELD_PATH} data-key-back>
          Tiền chờ xử lý
        </a>
      }
    >
      <ErrorSummary errors={general} />
      <Card title="Khoản tiền">
        <BigMoney label="Đang giữ" amount={item.amount} />
        <DefinitionList
          items={[
            { term: "Trạng thái", value: item.state },
            { term: "Của", value: item.from },
            { term: "Hồ sơ", value: item.about },
            { term: "Giữ từ", value: item.since },
            { term: "Phải xử lý trước", value: `${item.due} (${item.age})` },
            { term: "Người theo dõi", value: item.owner },
            { term: "Đã tìm hiểu", value: item.note },
          ]}
        />
      </Card>
      {isOpen === "yes" && (
        <>
          <Card title="Chuyển cho khoản phải nộp" id="chuyen">
            <form method="get" action={at} class="mc-search-line" role="search" aria-label="Tìm khoản phải nộp">
              <input
                class="form-control"
                type="search"
                name="q"
                value={props.query}
                aria-label="Mã hồ sơ, mã tham chiếu hoặc tên người nộp"
                placeholder="Mã hồ sơ, mã tham chiếu hoặc tên người nộp"
                maxLength={200}
              />
              <Button>Tìm</Button>
            </form>
            {props.query !== "" && props.found.length === 0 && (
              <EmptyState title="Không có khoản phải nộp nào khớp">Thử tên người nộp hoặc mã hồ sơ khác.</EmptyState>
            )}
            {props.found.length > 0 && (
              <form method="post" action={`${at}/chuyen?q=${encodeURIComponent(props.query)}`} novalidate>
                {props.found.map((one, index) => (
                  <label class="form-check" key={one.reference}>
                    <input
                      class="form-check-input"
                      type="radio"
                      name="reference"
                      value={one.reference}
                      checked={index === 0 && props.found.length === 1}
                    />
                    <span class="form-check-label">
                      {one.code}, {one.payer}: còn phải nộp {formatMoney(one.missing)} ({one.reference})
                    </span>
                  </label>
                ))}
                <Field
                  name="reason"
                  label="Vì sao biết tiền này của hồ sơ đó"
                  value={props.typed.reason}
                  error={error("reason")}
                  maxLength={500}
                  required
                />
                <Button>Chuyển</Button>
              </form>
            )}
          </Card>
          <Card title="Hoàn trả người nộp" id="hoan-tra">
            <RefundClaimForm
              action={`${at}/hoan-tra`}
              left={item.amount}
              partNote="Hoàn một phần thì phần còn lại vẫn được giữ."
              typed={props.refund}
              errors={errors.filter(({ field }) => field.startsWith("hoan-"))}
            />
          </Card>
          <Card title="Nhận theo dõi, ghi chú">
            <form method="post" action={`${at}/ghi-chu`} novalidate>
              <Field
                name="note"
                label="Đã tìm hiểu được gì"
                value={props.typed.note}
                error={error("note")}
                maxLength={500}
                required
              />
              <Button>Ghi và nhận theo dõi</Button>
            </form>
          </Card>
        </>
      )}
    </DeskPage>
  );
}
