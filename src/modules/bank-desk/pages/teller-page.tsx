import { formatMoney } from "#kernel/vnd.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Flash, type FlashMessage } from "#ui/components/flash/flash.tsx";
import { demandPath, DESK_PATH, paymentPath, receiptPrintPath, shiftPath } from "../http/paths.ts";
import { CollectForm, type CollectFormProps } from "./collect-form.tsx";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { FeeLinesTable, type FeeLineRow } from "./fee-lines-table.tsx";
import { BigMoney } from "./money.tsx";

/** A demand as it is shown at the counter: only what the payer may hear. */
export type DemandView = {
  readonly reference: string;
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly payerName: string;
  readonly agencyName: string;
  readonly why: string;
  readonly lines: readonly FeeLineRow[];
  readonly amount: number;
  readonly held: number;
  readonly missing: number;
  readonly stateName: string;
  /** For who pays by transfer; nothing where the agency has no account. */
  readonly transfer: { readonly qr: string; readonly account: string; readonly purpose: string } | undefined;
};

export type TakenRow = {
  readonly paymentId: string;
  readonly at: string;
  readonly code: string;
  readonly amount: number;
  readonly receipts: readonly { readonly id: string; readonly label: string }[];
  readonly note: string;
  readonly isVoided: boolean;
};

export type TellerPageProps = DeskFrame & {
  readonly tillName: string;
  readonly shiftId: string;
  readonly since: string;
  /** The day the shift was left open on; empty when it is of today. */
  readonly leftFrom: string;
  readonly query: string;
  readonly flash: FlashMessage | undefined;
  /** Receipts to print at once after taking. */
  readonly toPrint: readonly { readonly id: string; readonly label: string }[];
  readonly demand: DemandView | undefined;
  readonly form: CollectFormProps | undefined;
  /** Several demands fit what was typed. */
  readonly choices: readonly DemandView[];
  readonly notFound: "yes" | "no";
  readonly latest: readonly TakenRow[];
  readonly takenCount: number;
};

/** The teller's screen: one box, one demand, one key. */
export function TellerPage(props: TellerPageProps) {
  const { demand, form, query } = props;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={props.tillName}
      tab="collect"
      flash={props.flash}
      islands={["teller"]}
      aside={<Aside {...props} />}
    >
      {props.toPrint.length > 0 && (
        <p class="mc-toolbar mc-print-now">
          {props.toPrint.map(({ id, label }) => (
            <a
              key={id}
              class="btn btn-outline-secondary"
              href={receiptPrintPath(id)}
              target="_blank"
              rel="noopener"
              data-print-now
            >
              In biên lai {label}
            </a>
          ))}
        </p>
      )}
      {props.leftFrom !== "" && (
        <Flash
          tone="warning"
          title={`Ca này mở từ ngày ${props.leftFrom} và chưa đóng.`}
          text="Kiểm quỹ, đóng ca rồi mở ca mới: sổ của ngày đó chưa khóa được khi ca còn mở."
        />
      )}
      <ScanBox query={demand === undefined ? query : ""} hasDemand={demand === undefined ? "no" : "yes"} />
      {demand === undefined ? <Found {...props} /> : <Demand demand={demand} form={form} />}
    </DeskPage>
  );
}

function ScanBox({ query, hasDemand }: { readonly query: string; readonly hasDemand: "yes" | "no" }) {
  return (
    <form method="get" action={DESK_PATH} role="search" aria-label="Tìm khoản phải nộp" class="mc-scan-box">
      <label class="form-label" for="q">
        Quét giấy tiếp nhận, hoặc gõ mã hồ sơ, mã tham chiếu, một phần tên người nộp
      </label>
      <div class="mc-search-line">
        <input
          class="form-control form-control-lg"
          id="q"
          type="search"
          name="q"
          value={query}
          maxLength={200}
          autocomplete="off"
          autofocus={hasDemand === "no"}
          data-key-scan
        />
        <Button keyShown="Enter">Tìm</Button>
      </div>
    </form>
  );
}

function Found({ choices, query, notFound, takenCount }: TellerPageProps) {
  if (choices.length > 0) {
    return (
      <Card title="Chọn khoản phải nộp">
        <DataTable
          caption="Các khoản phải nộp tìm thấy"
          columns={[
            { key: "code", head: "Mã hồ sơ", cell: (one) => one.dossierCode, width: "narrow" },
            { key: "payer", head: "Người nộp", cell: (one) => one.payerName },
            { key: "what", head: "Thủ tục", cell: (one) => one.procedureName, wideOnly: "yes", width: "wide" },
            { key: "state", head: "Trạng thái", cell: (one) => one.stateName, width: "narrow" },
            { key: "missing", head: "Còn phải nộp", cell: (one) => formatMoney(one.missing), align: "end" },
          ]}
          rows={choices}
          rowKey={(one) => one.reference}
          rowHref={(one) => demandPath(one.reference)}
        />
      </Card>
    );
  }
  if (notFound === "yes") {
    return (
      <EmptyState title={`Không có khoản phải nộp nào khớp với “${query}”`}>
        Kiểm tra lại mã trên giấy tiếp nhận, hoặc gõ tên chủ hồ sơ. Quầy riêng của một cơ quan chỉ thấy hồ sơ của cơ
        quan đó. Hồ sơ không phải nộp phí, lệ phí thì không có ở đây.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={takenCount === 0 ? "Sẵn sàng thu khoản đầu tiên của ca" : "Sẵn sàng thu khoản tiếp theo"}>
      Quét mã vạch trên giấy tiếp nhận của người nộp. Con trỏ luôn quay lại ô quét sau mỗi lần thu.
    </EmptyState>
  );
}

function Demand({ demand, form }: { readonly demand: DemandView; readonly form: CollectFormProps | undefined }) {
  return (
    <Card title={`Khoản phải nộp ${demand.reference}`}>
      <DefinitionList
        items={[
          { term: "Người nộp", value: <strong>{demand.payerName}</strong> },
          { term: "Mã hồ sơ", value: demand.dossierCode },
          { term: "Thủ tục", value: demand.procedureName },
          { term: "Thu cho", value: demand.agencyName },
          { term: "Vì sao phải nộp", value: demand.why },
          { term: "Đã nộp một phần", value: demand.held > 0 ? formatMoney(demand.held) : "" },
        ]}
      />
      <FeeLinesTable lines={demand.lines} />
      {form === undefined ? (
        <EmptyState title={`${demand.stateName}: không còn phải nộp`}>
          <a href={DESK_PATH}>Quét hồ sơ khác</a>
        </EmptyState>
      ) : (
        <>
          <BigMoney label="Còn phải nộp" amount={demand.missing} />
          <CollectForm {...form} />
          {demand.transfer !== undefined && <ByTransfer {...demand.transfer} />}
        </>
      )}
    </Card>
  );
}

/** The payer scans it with a bank's application; the reference comes back with the transfer (handbook §5.5). */
function ByTransfer({ qr, account, purpose }: NonNullable<DemandView["transfer"]>) {
  return (
    <Details summary="Người nộp chuyển khoản: mã VietQR">
      <img src={qr} alt={`Mã VietQR của khoản ${purpose}`} width={200} height={200} />
      <p>
        Tài khoản {account}. Nội dung chuyển khoản: <strong>{purpose}</strong>
      </p>
    </Details>
  );
}

function Aside({ since, shiftId, latest, takenCount }: TellerPageProps) {
  return (
    <>
      <Card title="Ca đang mở">
        <p>
          Mở lúc {since}, đã thu {takenCount} khoản.
        </p>
        <div class="mc-toolbar">
          <ButtonLink href={`${shiftPath(shiftId)}/nop-quy`}>Nộp quỹ</ButtonLink>
          <ButtonLink href={`${shiftPath(shiftId)}/dong`}>Kiểm quỹ, đóng ca</ButtonLink>
        </div>
      </Card>
      <Card title="Vừa thu">
        {latest.length === 0 ? (
          <p class="mc-help">Chưa thu khoản nào trong ca này.</p>
        ) : (
          <ul class="mc-latest">
            {latest.map((row) => (
              <li key={row.paymentId}>
                <a href={paymentPath(row.paymentId)}>
                  {row.at} · {formatMoney(row.amount)}
                </a>
                {row.isVoided && <Badge strong="yes">Đã hủy</Badge>}
                <span class="mc-second-line">
                  {row.code}
                  {row.note !== "" && `, ${row.note}`}
                </span>
                {row.receipts.map(({ id, label }) => (
                  <a key={id} class="mc-second-line" href={receiptPrintPath(id)} target="_blank" rel="noopener">
                    In lại {label}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
