import { formatDate, formatInstant, dateInVietnam, type Instant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { AccountInput, BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import { ONLINE_SETTINGS_PATH } from "../http/paths.ts";
import type { EndedAccount } from "../store/beneficiary-accounts.ts";
import type { PlatformInput } from "../use-cases/change-platform.ts";
import type { OnlineAlarms } from "../use-cases/watch-online.ts";

export type AgencyName = { readonly id: string; readonly name: string };

export type SettingsPageProps = {
  readonly viewer: PageViewer;
  readonly agencies: readonly AgencyName[];
  readonly accounts: readonly BeneficiaryAccount[];
  readonly ended: readonly EndedAccount[];
  readonly account: AccountInput & { readonly agencyId: string };
  readonly platform: Omit<PlatformInput, "secret" | "callbackSecret">;
  readonly since: Instant | undefined;
  readonly callbackUrl: string;
  readonly alarms: OnlineAlarms;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

const STATES = [
  { value: "off", label: "Tắt: không thanh toán qua cổng" },
  { value: "simulator", label: "Dùng thử: bản mô phỏng chạy cùng máy" },
  { value: "live", label: "Thật: gọi địa chỉ dưới đây" },
] as const;

const ALGORITHMS = [
  { value: "sha256-joined", label: "SHA-256 của các trường nối bằng | và khóa" },
  { value: "hmac-sha256", label: "HMAC-SHA-256 của các trường nối bằng |" },
] as const;

const MESSAGES = [
  { name: "INIT", label: "Trường được bảo vệ trong INIT" },
  { name: "QUERY", label: "Trường được bảo vệ trong QUERY" },
  { name: "CONFIRM", label: "Trường được bảo vệ trong CONFIRM và thông báo" },
  { name: "GET_BILL", label: "Trường được bảo vệ trong GET_BILL" },
  { name: "ANSWER", label: "Trường được bảo vệ trong trả lời" },
] as const;

/** Where agencies are paid, how the platform is spoken to, and what of it needs a hand now. */
export function SettingsPage(props: SettingsPageProps) {
  const { viewer, flash, errors } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Thanh toán trực tuyến"
      active="quan-tri"
      flash={flash}
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
    >
      <ErrorSummary errors={errors} />
      <Waiting {...props} />
      <Accounts {...props} />
      <Platform {...props} />
    </OfficerPage>
  );
}

function Waiting({ alarms }: SettingsPageProps) {
  const { stuck, parked, refused, unclaimed } = alarms;
  const count = stuck.length + parked.length + refused.length + unclaimed;
  return (
    <Card title={`Việc cần người xử lý (${count})`} id="viec">
      {count === 0 && (
        <EmptyState title="Không có giao dịch nào cần xử lý.">
          Giao dịch không hỏi được cổng sau 24 giờ, tiền hoặc thông báo chờ quá 1 giờ sẽ hiện ở đây.
        </EmptyState>
      )}
      {stuck.map(({ id, reference, lastProblem, stuckAt }) => (
        <form key={id} method="post" action={`${ONLINE_SETTINGS_PATH}/giao-dich/${id}`} class="mc-stuck">
          <p>
            <strong>{reference}</strong>: {lastProblem}
            {stuckAt && ` (từ ${formatInstant(stuckAt)})`}
          </p>
          <Field
            id={`note-${id}`}
            name="note"
            label="Đã tìm hiểu được gì"
            help="Bắt buộc khi kết thúc."
            maxLength={300}
          />
          <div class="mc-form-acts">
            <Button name="viec" value="hoi-lai">
              Hỏi lại cổng
            </Button>
            <Button kind="danger" name="viec" value="ket-thuc">
              Kết thúc
            </Button>
          </div>
        </form>
      ))}
      <ul class="mc-lines">
        {parked.map(({ eventId, reference, receivedAt }) => (
          <li key={eventId}>
            Thông báo hoàn tiền của {reference} chờ khoản thu từ {formatInstant(receivedAt)}.
          </li>
        ))}
        {refused.map(({ eventId, reference, note, receivedAt }) => (
          <li key={eventId}>
            Thông báo của {reference} lúc {formatInstant(receivedAt)} trái với sổ ({note}); tiền chưa ghi.
          </li>
        ))}
        {unclaimed > 0 && <li>{unclaimed} khoản tiền chưa rõ nộp cho hồ sơ nào, đang giữ ở mục Tiền chờ xử lý.</li>}
      </ul>
    </Card>
  );
}

function Accounts({ agencies, accounts, ended, account, errors }: SettingsPageProps) {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]));
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Card title="Tài khoản thụ hưởng" id="tai-khoan">
      <p>
        Tiền chuyển khoản và mã VietQR của một cơ quan vào tài khoản dưới đây; cơ quan chưa có thì vào tài khoản của
        Trung tâm.
      </p>
      <DataTable
        caption="Tài khoản đang dùng"
        columns={[
          { key: "agency", head: "Cơ quan", cell: (row) => nameOf.get(row.agencyId) ?? "" },
          { key: "number", head: "Số tài khoản", cell: (row) => <code>{row.accountNumber}</code> },
          { key: "bank", head: "Ngân hàng", cell: (row) => `${row.bankName} (${row.bankBin})` },
          { key: "name", head: "Chủ tài khoản", cell: (row) => row.accountName },
        ]}
        rows={accounts}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Chưa có tài khoản nào.">
            Nhập tài khoản đầu tiên ở dưới; khi đó trang nộp phí có mã VietQR.
          </EmptyState>
        }
      />
      <form method="post" action={`${ONLINE_SETTINGS_PATH}/tai-khoan`}>
        <h3>Đặt tài khoản</h3>
        <Select
          name="agencyId"
          label="Cơ quan"
          empty="Chọn cơ quan"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={account.agencyId}
          error={at("agencyId")}
          required
        />
        <Field
          name="accountNumber"
          label="Số tài khoản"
          value={account.accountNumber}
          error={at("accountNumber")}
          width="medium"
          maxLength={40}
          required
        />
        <Field
          name="bankBin"
          label="Mã ngân hàng (BIN)"
          help="6 chữ số, ví dụ VietinBank là 970415."
          value={account.bankBin}
          error={at("bankBin")}
          width="short"
          inputMode="numeric"
          maxLength={20}
          required
        />
        <Field
          name="bankName"
          label="Tên ngân hàng"
          value={account.bankName}
          error={at("bankName")}
          width="medium"
          maxLength={200}
          required
        />
        <Field
          name="accountName"
          label="Chủ tài khoản"
          help="Viết hoa không dấu như ngân hàng ghi."
          value={account.accountName}
          error={at("accountName")}
          maxLength={200}
          required
        />
        <p class="mc-help">
          Mã VietQR đã in hoặc gửi đi vẫn dẫn tới tài khoản cũ. Tài khoản cũ được giữ trong danh sách dưới đây.
        </p>
        <div class="mc-form-acts">
          <Button>Dùng tài khoản này từ bây giờ</Button>
        </div>
      </form>
      {ended.length > 0 && (
        <details>
          <summary>Tài khoản đã dùng trước đây ({ended.length})</summary>
          <ul class="mc-lines">
            {ended.map(({ id, agencyId, accountNumber, bankName, openedAt, endedAt }) => (
              <li key={id}>
                {nameOf.get(agencyId)}: {accountNumber}, {bankName}, từ {formatDate(dateInVietnam(openedAt))} đến{" "}
                {formatInstant(endedAt)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Platform({ platform, since, callbackUrl, errors }: SettingsPageProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Card title="Cổng thanh toán quốc gia" id="cong">
      <p>
        {since === undefined ? "Chưa được đặt lần nào." : `Đang dùng từ ${formatInstant(since)}.`} Bản tin phiên bản
        1.0.6; những điều chưa có văn bản công bố được đặt ở đây theo thỏa thuận với cổng.
      </p>
      <form method="post" action={`${ONLINE_SETTINGS_PATH}/cong`}>
        <Select
          name="state"
          label="Trạng thái"
          options={[...STATES]}
          value={platform.state}
          error={at("state")}
          required
        />
        <Field
          name="endpoint"
          label="Địa chỉ nhận bản tin"
          help="https, tên máy chủ nằm trong danh sách MOTCUA_ALLOWED_HOSTS của máy chủ này."
          value={platform.endpoint}
          error={at("endpoint")}
          maxLength={2000}
        />
        <div class="mc-platform-codes">
          <Field
            name="partnerCode"
            label="MaDoiTac"
            value={platform.partnerCode}
            error={at("partnerCode")}
            maxLength={50}
            required
          />
          <Field
            name="serviceCode"
            label="MaDichVu"
            value={platform.serviceCode}
            error={at("serviceCode")}
            maxLength={50}
            required
          />
          <Field
            name="channelCode"
            label="MaKenhThanhToan"
            value={platform.channelCode}
            error={at("channelCode")}
            maxLength={50}
            required
          />
          <Field
            name="deviceCode"
            label="MaThietBi"
            value={platform.deviceCode}
            error={at("deviceCode")}
            maxLength={50}
            required
          />
        </div>
        <Select
          name="algorithm"
          label="Cách tính MaXacThuc"
          options={[...ALGORITHMS]}
          value={platform.algorithm}
          required
        />
        <details open={at("fields") !== undefined}>
          <summary>Thứ tự các trường của MaXacThuc</summary>
          {at("fields") && (
            <p class="mc-error" id="fields">
              {at("fields")}
            </p>
          )}
          {MESSAGES.map(({ name, label }) => (
            <Field
              key={name}
              name={`fields${name}`}
              label={label}
              rows={2}
              value={platform.fields[name]}
              maxLength={1000}
              required
            />
          ))}
        </details>
        <Field
          name="secret"
          type="password"
          label="Khóa bí mật của MaXacThuc"
          help="Để trống thì giữ khóa đang dùng; khóa không bao giờ hiện lại."
          error={at("secret")}
          width="medium"
          maxLength={200}
          autocomplete="new-password"
        />
        <Field
          name="callbackSecret"
          type="password"
          label="Khóa ký thông báo"
          help={`Cổng ký từng byte của thông báo gửi về ${callbackUrl}. Để trống thì giữ khóa đang dùng.`}
          error={at("callbackSecret")}
          width="medium"
          maxLength={200}
          autocomplete="new-password"
        />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Lưu cấu hình cổng
          </Button>
        </div>
      </form>
    </Card>
  );
}
