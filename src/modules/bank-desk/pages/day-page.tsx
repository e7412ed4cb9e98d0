import { formatMoney } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { DayCheck, DayFigures } from "../domain/day.ts";
import { DAY_PATH } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { SecondPersonFields } from "./second-person-fields.tsx";

export type DayPageProps = DeskFrame & {
  /** ISO, for addresses; and as people write it. */
  readonly day: string;
  readonly dayName: string;
  readonly figures: DayFigures;
  readonly checks: readonly DayCheck[];
  /** Who closed it and who witnessed; undefined while it is open. */
  readonly closed: string | undefined;
  readonly mayClose: "yes" | "no";
  readonly isReady: "yes" | "no";
  readonly earlier: readonly { readonly day: string; readonly name: string; readonly taken: number }[];
  readonly secondName: string;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

const VERDICTS = {
  right: { tone: "early", word: "Đạt" },
  mind: { tone: "soon", word: "Lưu ý" },
  stops: { tone: "late", word: "Chưa đạt" },
} as const;

/** The close of a day: every check in words, the figures that two people sign, then the lock. */
export function DayPage(props: DayPageProps) {
  const { day, dayName, checks, closed } = props;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={`Khóa sổ ngày ${dayName}`}
      tab="day"
      flash={props.flash}
      acts={
        <ButtonLink href={`${DAY_PATH}/in?ngay=${day}`} newWindow="yes">
          In biên bản
        </ButtonLink>
      }
      aside={<DayAside {...props} />}
    >
      <ErrorSummary errors={props.errors} />
      {closed !== undefined && (
        <div class="mc-flash mc-flash-done" role="status">
          <strong>Ngày này đã khóa sổ</strong>
          <div>{closed}. Mọi khoản của ngày không sửa, không hủy được nữa; trả lại tiền thì lập đề nghị hoàn trả.</div>
        </div>
      )}
      <Card title="Kiểm tra trước khi khóa">
        <ul class="mc-checks">
          {checks.map(({ id, says, verdict }) => (
            <li key={id}>
              <Chip tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].word}</Chip> {says}
            </li>
          ))}
        </ul>
      </Card>
      <Figures {...props} />
      {closed === undefined && props.mayClose === "yes" && <CloseForm {...props} />}
      {closed === undefined && props.mayClose === "no" && (
        <p class="mc-help">
          Kế toán Trung tâm khóa sổ cùng người thứ hai (lãnh đạo Trung tâm hoặc kiểm soát viên ngân hàng).
        </p>
      )}
    </DeskPage>
  );
}

function Figures({ figures }: DayPageProps) {
  const counted = (count: number, sum: number) => `${count} khoản, ${formatMoney(sum)}`;
  return (
    <Card title="Số liệu của ngày">
      <DefinitionList
        items={[
          { term: "Đã thu", value: <strong>{counted(figures.payments, figures.taken)}</strong> },
          { term: "Trong đó đã hủy", value: counted(figures.voids, figures.voided) },
          ...figures.byChannel
            .filter(({ count }) => count > 0)
            .map(({ channel, count, sum }) => ({
              term: `Còn hiệu lực, ${channel.toLowerCase()}`,
              value: counted(count, sum),
            })),
          { term: "Biên lai đã lập", value: `${figures.receipts} số, ${formatMoney(figures.receiptSum)}` },
          { term: "Biên lai đã hủy", value: `${figures.cancelledReceipts} số` },
          ...figures.byKind.map(({ kind, count, sum }) => ({
            term: kind === "phi" ? "Phí" : "Lệ phí",
            value: `${count} biên lai, ${formatMoney(sum)}`,
          })),
          { term: "Giữ lại chờ xử lý trong ngày", value: formatMoney(figures.heldChange) },
          { term: "Hoàn trả đã chi", value: counted(figures.refunds, figures.refunded) },
          { term: "Tiền chờ xử lý lúc này", value: counted(figures.suspenseItems, figures.suspense) },
        ]}
      />
    </Card>
  );
}

function CloseForm({ day, isReady, secondName, errors }: DayPageProps) {
  if (isReady === "no") {
    return <p class="mc-help">Xử lý hết các mục “Chưa đạt” ở trên thì mới khóa sổ được.</p>;
  }
  return (
    <Card title="Khóa sổ" id="khoa">
      <form method="post" action={DAY_PATH} novalidate>
        <input type="hidden" name="ngay" value={day} />
        <p>Sau khi khóa, không ai ghi thêm, sửa hay hủy được khoản nào của ngày này. Việc này không làm lại được.</p>
        <SecondPersonFields
          who="Lãnh đạo Trung tâm, kiểm soát viên ngân hàng hoặc kế toán khác đã xem cùng số liệu này."
          username={secondName}
          errors={errors}
        />
        <Button kind="primary" keyShown="Ctrl+Enter">
          Hai người đã xem, khóa sổ
        </Button>
      </form>
    </Card>
  );
}

function DayAside({ dayName, earlier }: DayPageProps) {
  return (
    <>
      <Card title="Chọn ngày">
        <form method="get" action={DAY_PATH}>
          <Field name="ngay" label="Ngày" value={dayName} placeholder="dd/mm/yyyy" inputMode="numeric" />
          <Button>Xem</Button>
        </form>
      </Card>
      {earlier.length > 0 && (
        <Card title="Đã khóa">
          <ul class="mc-latest">
            {earlier.map((one) => (
              <li key={one.day}>
                <a href={`${DAY_PATH}?ngay=${one.day}`}>{one.name}</a>: {formatMoney(one.taken)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
