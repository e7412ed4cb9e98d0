import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import { ReportTable } from "#ui/components/report-table/report-table.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatInstant } from "#kernel/time.ts";
import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Book } from "../domain/book.ts";
import { mayBeCorrected, type Receipt } from "../domain/receipt.ts";
import { KIND_NAMES, MEDIUM_NAMES, METHOD_NAMES } from "../domain/texts.ts";
import { checkPath, paymentOfReceiptPath, receiptPath, RECEIPTS_PATH } from "../http/paths.ts";
import { StateChip } from "./receipts-page.tsx";

export type ReceiptPageProps = {
  readonly viewer: PageViewer;
  readonly receipt: Receipt;
  readonly book: Book;
  readonly original: Receipt | undefined;
  readonly corrections: readonly Receipt[];
  readonly events: readonly TimelineEvent[];
  readonly hash: string;
  readonly isIntact: "yes" | "no";
  readonly mayChange: "yes" | "no";
  readonly flash: FlashMessage | undefined;
};

const LINE_HEADS: readonly ReportHead[] = [
  { key: "name", head: "Tên loại phí, lệ phí", kind: "name" },
  { key: "amount", head: "Số tiền (đồng)" },
];

/** One receipt: what it says, what became of it, its papers. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { receipt, isIntact, mayChange } = props;
  const own = receiptPath(receipt.id);
  return (
    <OfficerPage
      viewer={props.viewer}
      title={receipt.label}
      active="thu-phi"
      flash={props.flash}
      over={<a href={RECEIPTS_PATH}>Biên lai</a>}
      acts={
        <>
          <ButtonLink href={`${own}/xml`}>Tải XML</ButtonLink>
          <ButtonLink href={`${own}/in`} kind="primary" newWindow="yes">
            In biên lai
          </ButtonLink>
        </>
      }
    >
      {isIntact === "no" && (
        <p class="mc-wrong mc-verdict" role="alert">
          <span aria-hidden="true">! </span>Nội dung không khớp mã băm lúc lập. Báo ngay quản trị hệ thống và không dùng
          biên lai này.
        </p>
      )}
      <Card title="Nội dung">
        <Facts {...props} />
      </Card>
      <Card title="Các khoản thu">
        <ReportTable
          caption="Các khoản thu"
          heads={LINE_HEADS}
          rows={[
            ...receipt.lines.map(({ name, amount }, index) => ({ key: String(index), cells: [name, amount] })),
            { key: "total", kind: "total", cells: ["Tổng số", receipt.amount] } as const,
          ]}
        />
        <p class="mc-no-print">
          In từng liên: <a href={`${own}/in?lien=1`}>liên 1 (lưu tại cơ quan thu)</a>,{" "}
          <a href={`${own}/in?lien=2`}>liên 2 (giao người nộp)</a>, <a href={`${own}/in?lien=3`}>liên 3 (lưu nội bộ)</a>
          . <a href={checkPath(receipt)}>Trang kiểm tra công khai</a>
        </p>
      </Card>
      <Card title="Quá trình">
        <Timeline label="Quá trình của biên lai" events={props.events} />
      </Card>
      {mayChange === "yes" && (
        <Card title="Khi biên lai có sai sót">
          <p class="mc-help">
            Biên lai đã lập không sửa, không xóa. Ghi sai người nộp hoặc tên khoản thu thì thay thế hoặc điều chỉnh bằng
            biên lai khác. Sai số tiền thì hủy hoặc hoàn trả ở{" "}
            <a href={paymentOfReceiptPath(receipt.paymentId)}>khoản đã thu</a>, thu thiếu thì thu thêm: biên lai hủy,
            điều chỉnh giảm hoặc biên lai mới lập theo tiền. Việc nào cũng cần người thứ hai duyệt.
          </p>
          <div class="mc-form-acts">
            {mayBeCorrected(receipt, "replacement") && <ButtonLink href={`${own}/thay-the`}>Thay thế</ButtonLink>}
            {mayBeCorrected(receipt, "adjustment") && <ButtonLink href={`${own}/dieu-chinh`}>Điều chỉnh</ButtonLink>}
            <ButtonLink href={`${own}/mat-lien`}>Báo mất, hỏng liên</ButtonLink>
          </div>
        </Card>
      )}
    </OfficerPage>
  );
}

function Facts({ receipt, book, original, corrections, hash, isIntact }: ReceiptPageProps) {
  const { principal, delegate } = book.parties;
  return (
    <DefinitionList
      items={[
        { term: "Trạng thái", value: <StateChip state={receipt.state} /> },
        { term: "Đơn vị thu", value: `${principal.name}, mã số thuế ${principal.taxCode}` },
        {
          term: "Bên nhận ủy nhiệm",
          value: delegate && `${delegate.name}, mã số thuế ${delegate.taxCode}; văn bản số ${delegate.agreementNumber}`,
        },
        { term: "Loại", value: `${KIND_NAMES[receipt.kind]}, ${MEDIUM_NAMES[book.medium].toLocaleLowerCase("vi")}` },
        { term: "Người nộp tiền", value: receipt.payer.name },
        { term: "Địa chỉ", value: receipt.payer.address },
        { term: "Mã hồ sơ", value: receipt.dossier.code },
        { term: "Số tiền", value: `${formatMoney(receipt.amount)} (${moneyInWords(receipt.amount)})` },
        { term: "Hình thức thanh toán", value: METHOD_NAMES[receipt.method] },
        { term: "Người thu tiền", value: receipt.cashierName },
        { term: "Lập lúc", value: formatInstant(receipt.issuedAt) },
        {
          term: receipt.correction === "replacement" ? "Thay thế cho" : "Điều chỉnh cho",
          value: original && <a href={receiptPath(original.id)}>{original.label}</a>,
        },
        {
          term: "Biên lai thay thế, điều chỉnh",
          value:
            corrections.length > 0 &&
            corrections.map(({ id, label }) => (
              <span key={id}>
                <a href={receiptPath(id)}>{label}</a>{" "}
              </span>
            )),
        },
        {
          term: "Mã băm SHA-256",
          value: isIntact === "yes" ? <span class="mc-hash">{hash}</span> : "Không khớp",
        },
      ].filter(({ value }) => value !== false)}
    />
  );
}
