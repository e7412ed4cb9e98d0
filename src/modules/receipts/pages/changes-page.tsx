import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatDate, formatInstant, Temporal } from "#kernel/time.ts";
import type { Change, ChangeContent } from "../domain/change.ts";
import { formatReceiptNumber } from "../domain/receipt.ts";
import { CHANGE_NAMES, SPOILAGE_NAMES } from "../domain/texts.ts";
import { CHANGES_PATH, RECEIPTS_PATH } from "../http/paths.ts";
import { ReceiptTabs } from "./receipt-tabs.tsx";

/** What waits for a decision, with the receipt or book it is about. */
export type WaitingChange = {
  readonly change: Change;
  readonly subject: { readonly label: string; readonly href: string };
  readonly askedBy: string;
  readonly mayDecide: "yes" | "no";
};

export type ChangesPageProps = {
  readonly viewer: PageViewer;
  readonly waiting: readonly WaitingChange[];
  readonly error: string | undefined;
  readonly flash: FlashMessage | undefined;
};

/** What waits for the second person: each with what it does, who asks, and two buttons. */
export function ChangesPage({ viewer, waiting, error, flash }: ChangesPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Chờ người thứ hai duyệt"
      active="thu-phi"
      flash={flash}
      over={<a href={RECEIPTS_PATH}>Biên lai</a>}
    >
      <ReceiptTabs here={CHANGES_PATH} />
      {error !== undefined && <ErrorSummary errors={[{ field: "", message: error }]} />}
      {waiting.length === 0 && (
        <EmptyState title="Không có đề nghị nào đang chờ">
          Đề nghị thay thế, điều chỉnh, báo mất biên lai hiện ở đây cho tới khi được duyệt hoặc không duyệt.
        </EmptyState>
      )}
      {waiting.map((one) => (
        <Waiting key={one.change.id} {...one} />
      ))}
    </OfficerPage>
  );
}

function Waiting({ change, subject, askedBy, mayDecide }: WaitingChange) {
  return (
    <Card title={`${CHANGE_NAMES[change.content.kind]}: ${subject.label}`}>
      <DefinitionList
        items={[
          { term: "Về", value: <a href={subject.href}>{subject.label}</a> },
          ...termsOf(change.content),
          { term: "Lý do", value: change.reason },
          { term: "Người đề nghị", value: `${askedBy}, ${formatInstant(change.askedAt)}` },
        ]}
      />
      {mayDecide === "yes" ? (
        <form method="post" action={`${CHANGES_PATH}/${change.id}`}>
          <Field name="note" id={`note-${change.id}`} label="Ý kiến (không bắt buộc)" maxLength={500} />
          <div class="mc-form-acts">
            <Button kind="primary" name="decision" value="approved">
              Duyệt
            </Button>
            <Button name="decision" value="refused">
              Không duyệt
            </Button>
          </div>
        </form>
      ) : (
        <p class="mc-form-acts mc-help">
          Kiểm soát viên ngân hàng (sổ của ngân hàng) hoặc lãnh đạo Trung tâm duyệt, không phải người đề nghị.
        </p>
      )}
    </Card>
  );
}

function termsOf(content: ChangeContent) {
  switch (content.kind) {
    case "spoil":
      return [
        {
          term: SPOILAGE_NAMES[content.spoilage],
          value: `từ số ${formatReceiptNumber(content.firstNumber)} đến số ${formatReceiptNumber(content.lastNumber)}`,
        },
        { term: "Biên bản", value: minutes(content) },
      ];
    case "replace":
    case "adjust":
      return [
        { term: "Người nộp đúng", value: content.payerName },
        { term: "Địa chỉ đúng", value: content.payerAddress },
        { term: "Tên khoản thu đúng", value: content.itemNames?.join("; ") },
      ];
    case "copy-lost":
      return [{ term: "Biên bản", value: minutes(content) }];
  }
}

function minutes({ minutesNumber, minutesDate }: { readonly minutesNumber: string; readonly minutesDate: string }) {
  return `${minutesNumber} ngày ${formatDate(Temporal.PlainDate.from(minutesDate))}`;
}
