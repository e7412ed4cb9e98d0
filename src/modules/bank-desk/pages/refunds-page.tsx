import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Stepper, type StepMark } from "#ui/components/stepper/stepper.tsx";
import { heldPath, REFUNDS_PATH, refundPath } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { BigMoney } from "./money.tsx";

export type RefundRow = {
  readonly id: string;
  readonly claimed: string;
  readonly amount: number;
  readonly payee: string;
  readonly code: string;
  readonly reason: string;
  readonly state: string;
  readonly tone: ChipTone;
};

/** A rest or a double payment that nobody has claimed back yet. */
export type ProposalRow = {
  readonly key: string;
  readonly href: string;
  readonly amount: number;
  readonly payer: string;
  readonly code: string;
  readonly why: string;
};

/** Money that goes back: what should be claimed, what waits for a decision or for being paid, what is done. */
export function RefundsPage({
  open,
  done,
  proposals,
  ...frame
}: DeskFrame & {
  readonly open: readonly RefundRow[];
  readonly done: readonly RefundRow[];
  readonly proposals: readonly ProposalRow[];
}) {
  return (
    <DeskPage {...frame} title="Hoàn trả" tab="refunds">
      {proposals.length > 0 && (
        <Card title={`Cần lập đề nghị hoàn trả (${proposals.length})`}>
          <DataTable
            caption="Khoản cần hoàn trả"
            columns={[
              { key: "payer", head: "Người nộp", cell: (row) => row.payer },
              { key: "code", head: "Hồ sơ", cell: (row) => row.code, width: "narrow" },
              { key: "why", head: "Vì sao", cell: (row) => row.why, width: "wide" },
              { key: "amount", head: "Số tiền", cell: (row) => formatMoney(row.amount), align: "end" },
            ]}
            rows={proposals}
            rowKey={(row) => row.key}
            rowHref={(row) => row.href}
          />
        </Card>
      )}
      <Card title="Đang làm">
        <RefundTable
          rows={open}
          empty="Không có đề nghị hoàn trả nào đang chờ. Lập đề nghị từ phiếu thu, hoặc từ một khoản tiền chờ xử lý."
        />
      </Card>
      {done.length > 0 && (
        <Card title="Đã xong">
          <RefundTable rows={done} empty="" />
        </Card>
      )}
    </DeskPage>
  );
}

function RefundTable({ rows, empty }: { readonly rows: readonly RefundRow[]; readonly empty: string }) {
  return (
    <DataTable
      caption="Đề nghị hoàn trả"
      columns={[
        { key: "claimed", head: "Lập lúc", cell: (row) => row.claimed, width: "narrow" },
        { key: "payee", head: "Người nhận", cell: (row) => row.payee },
        { key: "code", head: "Hồ sơ", cell: (row) => row.code, width: "narrow" },
        { key: "reason", head: "Lý do", cell: (row) => row.reason, width: "wide" },
        { key: "state", head: "Trạng thái", cell: (row) => <Chip tone={row.tone}>{row.state}</Chip>, width: "narrow" },
        { key: "amount", head: "Số tiền", cell: (row) => formatMoney(row.amount), align: "end", width: "narrow" },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => refundPath(row.id)}
      empty={<EmptyState title="Không có gì ở đây">{empty}</EmptyState>}
    />
  );
}

export type RefundPageProps = DeskFrame & {
  readonly refund: RefundRow & {
    readonly basis: string;
    readonly account: string;
    readonly claimedBy: string;
    readonly decided: string;
    readonly note: string;
    readonly paid: string;
    readonly heldId: string | null;
  };
  readonly steps: readonly StepMark[];
  readonly mayDecide: "yes" | "no";
  readonly decideNote: string;
  readonly pay: "cash" | "transfer" | "both" | "no";
  readonly accounts: readonly { readonly number: string; readonly name: string }[];
  readonly typed: Readonly<Record<"note" | "by" | "reference" | "fromAccount", string>>;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** One claim on its way: claimed, decided by another person, paid. */
export function RefundPage(props: RefundPageProps) {
  const { refund, errors } = props;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title="Đề nghị hoàn trả"
      tab="refunds"
      flash={props.flash}
      over={
        <a href={REFUNDS_PATH} data-key-back>
          Hoàn trả
        </a>
      }
      aside={
        <Card title="Tiến trình">
          <Stepper label="Tiến trình hoàn trả" steps={props.steps} />
        </Card>
      }
    >
      <ErrorSummary errors={errors} />
      <Card title={`${refund.payee}, hồ sơ ${refund.code}`}>
        <BigMoney label="Hoàn trả" amount={refund.amount} />
        <DefinitionList
          items={[
            { term: "Lý do", value: refund.reason },
            { term: "Căn cứ", value: refund.basis },
            { term: "Người nhận", value: refund.payee },
            { term: "Tài khoản nhận", value: refund.account === "" ? "Tiền mặt tại quầy" : refund.account },
            { term: "Bằng chữ", value: moneyInWords(refund.amount) },
            { term: "Người lập", value: `${refund.claimedBy}, ${refund.claimed}` },
            { term: "Quyết định", value: refund.decided },
            { term: "Ý kiến", value: refund.note },
            { term: "Đã chi", value: refund.paid },
            {
              term: "Từ khoản",
              value: refund.heldId === null ? undefined : <a href={heldPath(refund.heldId)}>Tiền chờ xử lý</a>,
            },
          ]}
        />
      </Card>
      {props.mayDecide === "yes" ? <DecideForm {...props} /> : <p class="mc-help">{props.decideNote}</p>}
      {props.pay !== "no" && <PayForm {...props} />}
    </DeskPage>
  );
}

function DecideForm({ refund, typed, errors }: RefundPageProps) {
  return (
    <Card title="Duyệt">
      <form method="post" action={`${refundPath(refund.id)}/duyet`} novalidate>
        <Field
          name="note"
          label="Ý kiến (bắt buộc khi không duyệt)"
          value={typed.note}
          error={errors.find(({ field }) => field === "note")?.message}
          maxLength={500}
        />
        <div class="mc-form-acts">
          <Button kind="primary" name="decision" value="approve">
            Duyệt hoàn trả
          </Button>
          <Button name="decision" value="reject">
            Không duyệt
          </Button>
        </div>
      </form>
    </Card>
  );
}

function PayForm({ refund, pay, accounts, typed, errors }: RefundPageProps) {
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const canTransfer = pay !== "cash";
  return (
    <Card title="Chi tiền">
      <form method="post" action={`${refundPath(refund.id)}/chi`} novalidate>
        {pay === "both" ? (
          <RadioGroup
            name="by"
            legend="Chi bằng"
            value={typed.by}
            choices={[
              { value: "cash", label: "Tiền mặt từ quỹ của ca" },
              { value: "transfer", label: "Chuyển khoản" },
            ]}
          />
        ) : (
          <input type="hidden" name="by" value={pay} />
        )}
        {canTransfer && (
          <RadioGroup
            name="fromAccount"
            legend="Chuyển từ tài khoản"
            value={typed.fromAccount}
            choices={accounts.map(({ number, name }) => ({ value: number, label: `${number} (${name})` }))}
          />
        )}
        <Field
          name="reference"
          label={canTransfer ? "Số ủy nhiệm chi" : "Số phiếu chi"}
          value={typed.reference}
          error={error("reference")}
          maxLength={60}
          required
        />
        <Button kind="primary" keyShown="Ctrl+Enter">
          Đã trả {formatMoney(refund.amount)} cho người nhận
        </Button>
      </form>
    </Card>
  );
}
