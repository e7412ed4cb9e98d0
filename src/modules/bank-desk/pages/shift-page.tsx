import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { paymentPath, shiftPath, SHIFTS_PATH } from "../http/paths.ts";
import { CountTable } from "./count-fields.tsx";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { SecondPersonFields } from "./second-person-fields.tsx";

type CountedNote = { readonly note: number; readonly pieces: number; readonly sum: number };

export type ShiftReportView = {
  readonly id: string;
  readonly tillName: string;
  readonly teller: string;
  readonly state: "open" | "counted" | "closed";
  readonly stateName: string;
  readonly opened: string;
  readonly closed: string;
  readonly openingSum: number;
  readonly opening: readonly CountedNote[];
  readonly openingReason: string;
  readonly closing: readonly CountedNote[] | undefined;
  readonly counted: number | undefined;
  readonly expected: number;
  readonly difference: string;
  readonly differs: "yes" | "no";
  readonly reason: string;
  readonly confirmedBy: string;
  /** Who counted in the teller's place; empty when the teller did. */
  readonly countedBy: string;
  readonly drawer: readonly { readonly label: string; readonly amount: number }[];
  readonly lines: readonly {
    readonly paymentId: string;
    readonly at: string;
    readonly receipts: string;
    readonly code: string;
    readonly payer: string;
    readonly channel: string;
    readonly amount: number;
    readonly outcome: string;
    readonly voided: string;
  }[];
  readonly sums: readonly { readonly channel: string; readonly count: number; readonly sum: number }[];
  readonly gaps: readonly string[];
  readonly gapAlarm: "yes" | "no";
  readonly handIns: readonly {
    readonly at: string;
    readonly slip: string;
    readonly receiver: string;
    readonly goesTo: string;
    readonly amount: number;
  }[];
  readonly refunds: readonly {
    readonly at: string;
    readonly payee: string;
    readonly reference: string;
    readonly reason: string;
    readonly amount: number;
  }[];
  readonly tries: readonly { readonly at: string; readonly counted: number; readonly difference: string }[];
};

export type ShiftPageProps = DeskFrame & {
  readonly report: ShiftReportView;
  readonly isOwn: "yes" | "no";
  /** Whether the viewer may confirm the counted difference from the own session. */
  readonly mayConfirm: "yes" | "no";
  /** Whether the viewer may count the drawer: the own one, or in the place of an absent teller. */
  readonly mayCount: "yes" | "no";
  /** Whether the viewer's own count may be taken back. */
  readonly mayReopen: "yes" | "no";
  readonly errors: readonly FieldError[];
  readonly secondName: string;
  readonly flash: FlashMessage | undefined;
};

/** One shift: what it took in order, what left the drawer, how the count came out. */
export function ShiftPage(props: ShiftPageProps) {
  const { report, isOwn } = props;
  const at = shiftPath(report.id);
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={`Ca thu ${report.opened}`}
      tab="shifts"
      flash={props.flash}
      over={
        <a href={SHIFTS_PATH} data-key-back>
          Các ca thu
        </a>
      }
      acts={
        <>
          {report.state === "open" && isOwn === "yes" && (
            <>
              <ButtonLink href={`${at}/nop-quy`}>Nộp quỹ</ButtonLink>
              <ButtonLink href={`${at}/dong`} kind="primary">
                Kiểm quỹ, đóng ca
              </ButtonLink>
            </>
          )}
          {report.state === "open" && isOwn === "no" && props.mayCount === "yes" && (
            <ButtonLink href={`${at}/dong`}>Thu ngân vắng mặt: đếm thay</ButtonLink>
          )}
          {report.state !== "open" && (
            <>
              <ButtonLink href={`${at}/bao-cao.xlsx`}>Tải xlsx</ButtonLink>
              <ButtonLink href={`${at}/in`} newWindow="yes">
                In báo cáo ca
              </ButtonLink>
            </>
          )}
        </>
      }
      aside={<ShiftAside {...props} />}
    >
      {report.state === "counted" && <Confirmation {...props} />}
      <Card title="Các khoản đã thu, theo thứ tự">
        <DataTable
          caption="Các khoản đã thu trong ca"
          columns={[
            { key: "at", head: "Lúc", cell: (line) => line.at, width: "narrow" },
            {
              key: "receipts",
              head: "Biên lai",
              cell: (line) => (line.receipts === "" ? "Chưa lập" : line.receipts),
            },
            {
              key: "payer",
              head: "Người nộp, hồ sơ",
              cell: (line) => (
                <>
                  {line.payer}
                  <span class="mc-second-line">{line.code}</span>
                </>
              ),
            },
            {
              key: "how",
              head: "Hình thức",
              cell: (line) => (
                <>
                  {line.channel}
                  {line.outcome !== "" && <span class="mc-second-line">{line.outcome}</span>}
                  {line.voided !== "" && <strong class="mc-second-line mc-voided">{line.voided}</strong>}
                </>
              ),
              width: "wide",
            },
            {
              key: "amount",
              head: "Số tiền",
              cell: (line) => (line.voided === "" ? formatMoney(line.amount) : <s>{formatMoney(line.amount)}</s>),
              align: "end",
              width: "narrow",
            },
          ]}
          rows={report.lines}
          rowKey={(line) => line.paymentId}
          rowHref={(line) => paymentPath(line.paymentId)}
          empty={<EmptyState title="Ca này chưa thu khoản nào." />}
        />
        {report.gaps.map((line) => (
          <p key={line} class={report.gapAlarm === "yes" ? "mc-flash mc-flash-error" : "mc-help"}>
            {line}
          </p>
        ))}
      </Card>
      {report.handIns.length > 0 && (
        <Card title="Nộp quỹ">
          <DataTable
            caption="Các lần nộp quỹ"
            columns={[
              { key: "at", head: "Lúc", cell: (one) => one.at, width: "narrow" },
              { key: "slip", head: "Chứng từ", cell: (one) => one.slip },
              { key: "to", head: "Nộp đi đâu", cell: (one) => one.goesTo },
              { key: "receiver", head: "Người nhận", cell: (one) => one.receiver },
              { key: "amount", head: "Số tiền", cell: (one) => formatMoney(one.amount), align: "end" },
            ]}
            rows={report.handIns}
            rowKey={(one) => one.slip}
          />
        </Card>
      )}
      {report.refunds.length > 0 && (
        <Card title="Hoàn trả bằng tiền mặt">
          <DataTable
            caption="Các khoản hoàn trả trong ca"
            columns={[
              { key: "at", head: "Lúc", cell: (one) => one.at, width: "narrow" },
              { key: "reference", head: "Phiếu chi", cell: (one) => one.reference },
              { key: "payee", head: "Người nhận", cell: (one) => one.payee },
              { key: "reason", head: "Lý do", cell: (one) => one.reason, width: "wide" },
              { key: "amount", head: "Số tiền", cell: (one) => formatMoney(one.amount), align: "end" },
            ]}
            rows={report.refunds}
            rowKey={(one) => one.reference}
          />
        </Card>
      )}
    </DeskPage>
  );
}

function ShiftAside({ report }: ShiftPageProps) {
  const isCounted = report.counted !== undefined;
  return (
    <>
      <Card title="Ca thu">
        <DefinitionList
          items={[
            { term: "Quầy", value: report.tillName },
            { term: "Thu ngân", value: report.teller },
            { term: "Trạng thái", value: report.stateName },
            { term: "Mở lúc", value: report.opened },
            { term: "Đóng lúc", value: report.closed },
            ...report.sums.map(({ channel, count, sum }) => ({
              term: channel,
              value: `${count} khoản, ${formatMoney(sum)}`,
            })),
          ]}
        />
      </Card>
      {isCounted && (
        <Card title="Kiểm quỹ cuối ca">
          <DefinitionList
            items={[
              ...report.drawer.map(({ label, amount }) => ({ term: label, value: formatMoney(amount) })),
              { term: "Phải có theo sổ", value: <strong>{formatMoney(report.expected)}</strong> },
              { term: "Đếm được", value: <strong>{formatMoney(report.counted ?? 0)}</strong> },
              { term: "Bằng chữ", value: moneyInWords(report.counted ?? 0) },
              { term: "Chênh lệch", value: <strong>{report.difference}</strong> },
              { term: "Lý do", value: report.reason },
              { term: "Người đếm thay", value: report.countedBy },
              { term: "Người xác nhận", value: report.confirmedBy },
            ]}
          />
          <Details summary="Mệnh giá đã đếm">
            <CountTable caption="Cuối ca" lines={report.closing ?? []} total={report.counted ?? 0} />
          </Details>
        </Card>
      )}
      <Card title="Quỹ đầu ca">
        <Details summary={formatMoney(report.openingSum)}>
          <CountTable caption="Đầu ca" lines={report.opening} total={report.openingSum} />
        </Details>
        {report.openingReason !== "" && <p>Chênh lệch đầu ca: {report.openingReason}</p>}
      </Card>
      {report.tries.length > 1 && (
        <Card title={`Đã đếm ${report.tries.length} lần`}>
          <ul>
            {report.tries.map(({ at, counted, difference }, index) => (
              <li key={`${at} ${index}`}>
                {at}: {formatMoney(counted)} ({difference})
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Confirmation({ report, isOwn, mayConfirm, mayReopen, errors, secondName }: ShiftPageProps) {
  const at = shiftPath(report.id);
  return (
    <Card
      title={
        report.differs === "yes" ? `Chờ xác nhận chênh lệch: ${report.difference}` : "Chờ xác nhận số đếm thay: khớp"
      }
    >
      <ErrorSummary errors={errors} />
      <p>
        Theo sổ {formatMoney(report.expected)}, đếm được {formatMoney(report.counted ?? 0)}.{" "}
        {report.countedBy === "" ? "Lý do của thu ngân" : `${report.countedBy} đếm thay thu ngân vắng mặt, lý do`}:{" "}
        <strong>{report.reason}</strong>.{" "}
        {report.differs === "yes"
          ? "Sau khi xác nhận, chênh lệch được ghi sổ và ca đóng hẳn."
          : "Sau khi xác nhận, ca đóng hẳn."}
      </p>
      {mayConfirm === "yes" && (
        <form method="post" action={`${at}/xac-nhan`}>
          <Button kind="primary" keyShown="Ctrl+Enter">
            {report.differs === "yes" ? "Tôi đã kiểm tra, xác nhận chênh lệch" : "Tôi đã kiểm tra, xác nhận số đếm"}
          </Button>
        </form>
      )}
      {isOwn === "yes" && (
        <>
          <form method="post" action={`${at}/xac-nhan-tai-quay`} novalidate>
            <SecondPersonFields
              who="Kiểm soát viên ngân hàng hoặc lãnh đạo Trung tâm, không phải thu ngân của ca. Có thể xác nhận từ máy của mình ở mục Chờ duyệt."
              username={secondName}
              errors={errors}
            />
            <Button kind="primary" keyShown="Ctrl+Enter">
              Xác nhận và đóng ca
            </Button>
          </form>
        </>
      )}
      {report.countedBy !== "" && mayConfirm === "no" && (
        <p class="mc-help">
          Người xác nhận là kiểm soát viên ngân hàng khác hoặc lãnh đạo Trung tâm, tại mục Chờ duyệt của mình.
        </p>
      )}
      {mayReopen === "yes" && (
        <form method="post" action={`${at}/mo-lai`}>
          <Button kind="link">
            {isOwn === "yes" ? "Mở lại ca để đếm lại hoặc thu tiếp" : "Bỏ số đếm này để đếm lại"}
          </Button>
        </form>
      )}
    </Card>
  );
}
