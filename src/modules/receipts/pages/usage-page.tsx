import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import { ReportTable, type ReportRow } from "#ui/components/report-table/report-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { USAGE_PATH, RECEIPTS_PATH } from "../http/paths.ts";
import { ReceiptTabs } from "./receipt-tabs.tsx";

export type UsagePageProps = {
  readonly viewer: PageViewer;
  readonly typed: { readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly columns: readonly string[];
  /** How many columns are words. */
  readonly names: number;
  readonly rows: readonly ReportRow[];
  readonly note: string;
  readonly isBalanced: "yes" | "no";
};

const DAY = { placeholder: "dd/mm/yyyy", inputMode: "numeric", width: "short", maxLength: 10 } as const;

/** Báo cáo tình hình sử dụng biên lai of a period, on the screen, as a sheet or on paper. */
export function UsagePage(props: UsagePageProps) {
  const { typed, errors, columns, names } = props;
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  const heads: readonly ReportHead[] = columns.map((head, index) =>
    index < names ? { key: head, head, kind: "name" } : { key: head, head },
  );
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Tình hình sử dụng biên lai"
      active="thu-phi"
      over={<a href={RECEIPTS_PATH}>Biên lai</a>}
    >
      <ReceiptTabs here={USAGE_PATH} />
      <ErrorSummary errors={errors} />
      <Card>
        <form method="get" action={USAGE_PATH} class="mc-no-print">
          <div class="mc-columns">
            <Field name="tu" label="Từ ngày" value={typed.from} error={errorAt("tu")} {...DAY} />
            <Field name="den" label="Đến ngày" value={typed.to} error={errorAt("den")} {...DAY} />
          </div>
          <div class="mc-form-acts">
            <Button kind="primary">Xem</Button>
            <Button name="in" value="pdf">
              In báo cáo
            </Button>
            <Button name="in" value="xlsx">
              Tải bảng tính (xlsx)
            </Button>
            <Button name="in" value="csv">
              Tải csv
            </Button>
          </div>
        </form>
      </Card>
      {errors.length === 0 && (
        <Card title={props.caption}>
          {props.isBalanced === "no" && (
            <p class="mc-wrong mc-verdict" role="alert">
              <span aria-hidden="true">! </span>Số liệu không cân: có số biên lai bị thiếu. Báo ngay quản trị hệ thống.
            </p>
          )}
          <ReportTable
            caption={props.caption}
            heads={heads}
            rows={props.rows}
            empty="Không có sổ biên lai nào được mở hoặc sử dụng trong kỳ. Hãy chọn kỳ khác."
          />
          <p class="mc-help">{props.note}</p>
        </Card>
      )}
    </OfficerPage>
  );
}
