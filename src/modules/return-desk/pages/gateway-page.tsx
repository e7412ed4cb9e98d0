import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Gateway } from "../domain/gateway.ts";
import { paths } from "../http/paths.ts";

export type TroubledMessage = {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly phone: string;
  readonly state: string;
};

export type GatewayPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly errors: readonly FieldError[];
  /** Everything but the secret, which no page shows. */
  readonly gateway: Omit<Gateway, "secret">;
  readonly hasSecret: "yes" | "no";
  /** "Đang dùng từ …"; empty before anybody set it. */
  readonly since: string;
  readonly isDemo: "yes" | "no";
  readonly canTry: "yes" | "no";
  readonly tryPhone: string;
  readonly hosts: readonly string[];
  readonly troubled: readonly TroubledMessage[];
};

/** Where messages to citizens leave: set, tried, and what did not arrive. */
export function GatewayPage(props: GatewayPageProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Cổng tin nhắn"
      active="quan-tri"
      flash={props.flash}
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
    >
      <ErrorSummary errors={props.errors} />
      <Settings {...props} />
      <Try {...props} />
      <Card title="Tin chưa tới trong bảy ngày">
        <DataTable
          caption="Tin chưa tới"
          columns={[
            { key: "at", head: "Lúc", width: "narrow", cell: (row) => row.at },
            { key: "what", head: "Tin", width: "narrow", cell: (row) => row.what },
            { key: "phone", head: "Số điện thoại", width: "narrow", cell: (row) => row.phone },
            { key: "state", head: "Tình trạng", width: "wide", cell: (row) => row.state },
          ]}
          rows={props.troubled}
          rowKey={(row) => row.id}
          empty={<EmptyState title="Không có tin nào chờ hoặc hỏng.">Tin đã gửi được không hiện ở đây.</EmptyState>}
        />
      </Card>
    </OfficerPage>
  );
}

function Settings({ gateway, since, isDemo, hasSecret, hosts, errors }: GatewayPageProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Card title="Cấu hình" id="cau-hinh">
      <p>
        {since === "" ? "Chưa được đặt lần nào." : since}{" "}
        {isDemo === "yes" && "Đây là bản demo: tin nhắn hiện ở trang Tin nhắn demo, không đi ra ngoài."}
        {isDemo === "no" && since === "" && "Bàn trả kết quả chưa gửi được mã và lời nhắc."}
      </p>
      <form method="post" action={paths.gateway}>
        <Select
          name="state"
          label="Trạng thái"
          options={[
            { value: "off", label: "Tắt" },
            { value: "live", label: "Đang dùng" },
          ]}
          value={gateway.state}
        />
        <Field
          name="url"
          label="Địa chỉ gửi tin"
          help={
            hosts.length === 0
              ? "Máy chủ chưa cho phép kết nối tới nơi nào: người vận hành đặt MOTCUA_ALLOWED_HOSTS trước."
              : `https, máy chủ được phép: ${hosts.join(", ")}.`
          }
          value={gateway.url}
          error={at("url")}
          maxLength={2000}
        />
        <Select
          name="contentType"
          label="Dạng nội dung"
          options={[
            { value: "json", label: "JSON" },
            { value: "form", label: "Biểu mẫu (x-www-form-urlencoded)" },
          ]}
          value={gateway.contentType}
        />
        <Field
          name="body"
          label="Nội dung gửi"
          help="{{so}}: số điện thoại; {{noi_dung}}: lời nhắn; {{ma}}: mã của tin để cổng không gửi hai lần; {{khoa}}: khóa, nếu cổng cần khóa trong nội dung."
          value={gateway.body}
          error={at("body")}
          rows={4}
          maxLength={4000}
        />
        <Field
          name="headerName"
          label="Tên tiêu đề mang khóa"
          help="Ví dụ X-Api-Key. Để trống nếu khóa nằm trong nội dung."
          value={gateway.headerName}
          error={at("headerName")}
          width="medium"
          maxLength={100}
        />
        <Field
          name="secret"
          label="Khóa"
          type="password"
          autocomplete="new-password"
          help={hasSecret === "yes" ? "Đã có khóa, không hiện lại. Để trống thì giữ khóa đang dùng." : "Chưa có khóa."}
          error={at("secret")}
          width="medium"
          maxLength={500}
        />
        <Field
          name="accepted"
          label="Trả lời là đã nhận khi có chữ"
          help={'Ví dụ "status":"ok". Để trống: mọi trả lời 2xx là đã nhận.'}
          value={gateway.accepted}
          error={at("accepted")}
          width="medium"
          maxLength={200}
        />
        <details
          class="mc-details"
          open={gateway.queryUrl !== "" || errors.some(({ field }) => field.startsWith("query"))}
        >
          <summary>Hỏi lại khi mất trả lời</summary>
          <div class="mc-details-body">
            <p class="mc-help">
              Khi cổng không trả lời, tin có thể đã đi. Có địa chỉ hỏi lại thì hệ thống hỏi trước rồi mới gửi lại; không
              có thì tin được ghi là không rõ và không gửi lần hai.
            </p>
            <Field
              name="queryUrl"
              label="Địa chỉ hỏi lại"
              value={gateway.queryUrl}
              error={at("queryUrl")}
              maxLength={2000}
            />
            <Field
              name="queryBody"
              label="Nội dung hỏi"
              help="Có {{ma}}; có thể có {{khoa}}."
              value={gateway.queryBody}
              error={at("queryBody")}
              rows={3}
              maxLength={4000}
            />
            <Field
              name="queryCarried"
              label="Cổng đã nhận tin khi có chữ"
              value={gateway.queryCarried}
              error={at("queryCarried")}
              width="medium"
              maxLength={200}
            />
            <Field
              name="queryUnknown"
              label="Cổng chưa nhận tin khi có chữ"
              help="Để trống: trả lời 404 là chưa nhận."
              value={gateway.queryUnknown}
              error={at("queryUnknown")}
              width="medium"
              maxLength={200}
            />
          </div>
        </details>
        <div class="mc-form-acts">
          <Button kind="primary">Lưu</Button>
        </div>
      </form>
    </Card>
  );
}

function Try({ canTry, tryPhone, errors }: GatewayPageProps) {
  return (
    <Card title="Gửi thử" id="gui-thu">
      {canTry === "no" ? (
        <p>Lưu địa chỉ, nội dung và khóa trước; sau đó gửi thử một tin đến điện thoại của mình.</p>
      ) : (
        <form method="post" action={`${paths.gateway}/gui-thu`}>
          <Field
            name="phone"
            label="Số điện thoại nhận tin thử"
            help="Tin đi thật qua cấu hình đã lưu, kể cả khi đang tắt."
            value={tryPhone}
            error={errors.find(({ field }) => field === "phone")?.message}
            inputMode="tel"
            width="medium"
            maxLength={20}
          />
          <div class="mc-form-acts">
            <Button>Gửi thử</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
