import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { BarredProcedure } from "../data/barred-procedures.ts";
import type { TransitTime } from "../domain/transit-time.ts";
import { SCOPE_NAMES } from "../domain/texts.ts";
import { SETTINGS_PATH, TRACKING_PATH } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";
import { TextFields } from "./text-fields.tsx";

export type SettingsPageProps = {
  readonly viewer: PageViewer;
  readonly barred: readonly BarredProcedure[];
  readonly times: readonly TransitTime[];
  readonly connection: { readonly customerCode: string; readonly orderUrl: string; readonly state: string };
  readonly typedBar: BarredProcedure;
  readonly errors: readonly FieldError[];
  readonly mayChange: boolean;
};

const BAR_FIELDS = [
  { name: "procedureCode", label: "Mã thủ tục", width: "medium" },
  { name: "reason", label: "Lý do phải có mặt" },
  { name: "basis", label: "Căn cứ" },
] as const;

const CONNECTION_FIELDS = [
  { name: "customerCode", label: "Mã khách hàng (CustomerCode)", width: "medium" },
  { name: "orderUrl", label: "Địa chỉ nhận đơn" },
] as const;

/** What the post may carry, how long it may take, and how it is reached. */
export function SettingsPage(props: SettingsPageProps) {
  return (
    <PostFrame viewer={props.viewer} tab="settings" title="Thiết lập bưu chính">
      <ErrorSummary errors={props.errors} />
      <Card title="Thời gian chuyển phát">
        <DataTable
          caption="Thời gian chuyển phát, ngày làm việc kể từ ngày nhận gửi (J)"
          captionShown="yes"
          rows={props.times}
          rowKey={({ scope }) => scope}
          columns={[
            { key: "scope", head: "Phạm vi", cell: ({ scope }) => SCOPE_NAMES[scope] },
            {
              key: "days",
              head: "Chậm nhất",
              cell: ({ fewest, most }) => (fewest === most ? `J+${most}` : `J+${fewest} đến J+${most}`),
            },
            { key: "slip", head: "Kèm mang giấy hẹn về", cell: ({ mostWithSlip }) => `J+${mostWithSlip}` },
            { key: "basis", head: "Căn cứ", cell: ({ basis }) => basis },
          ]}
        />
      </Card>
      <Card title="Thủ tục không nhận qua bưu chính">
        <DataTable
          caption="Thủ tục không nhận qua bưu chính"
          rows={props.barred}
          rowKey={({ procedureCode }) => procedureCode}
          columns={[
            { key: "code", head: "Mã thủ tục", cell: ({ procedureCode }) => procedureCode },
            { key: "reason", head: "Lý do", cell: ({ reason }) => reason },
            { key: "basis", head: "Căn cứ", cell: ({ basis }) => basis },
          ]}
        />
        {props.mayChange && (
          <form method="post" action={SETTINGS_PATH}>
            <input type="hidden" name="part" value="bar" />
            <TextFields fields={BAR_FIELDS} typed={props.typedBar} errors={props.errors} />
            <Button>Thêm vào danh sách</Button>
          </form>
        )}
      </Card>
      <Card title="Kết nối đơn gửi của bưu điện">
        <p>{props.connection.state}</p>
        <p>
          Bưu điện báo hành trình về <code>{TRACKING_PATH}</code>, ký HMAC-SHA256 trên nguyên văn nội dung.
        </p>
        {props.mayChange && (
          <form method="post" action={SETTINGS_PATH}>
            <input type="hidden" name="part" value="connection" />
            <TextFields fields={CONNECTION_FIELDS} typed={props.connection} errors={props.errors} />
            <Field
              name="secret"
              type="password"
              label="Khóa ký"
              help="Để trống để giữ khóa đang dùng. Khóa được mã hóa khi lưu."
              error={props.errors.find(({ field }) => field === "secret")?.message}
            />
            <Button>Lưu kết nối</Button>
          </form>
        )}
      </Card>
    </PostFrame>
  );
}
