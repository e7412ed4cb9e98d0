import { formatInstant, type Instant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { ONLINE_SETTINGS_PATH } from "../http/paths.ts";
import type { PlatformInput } from "../use-cases/change-platform.ts";

export type PlatformCardProps = {
  readonly platform: Omit<PlatformInput, "secret" | "callbackSecret">;
  readonly since: Instant | undefined;
  readonly callbackUrl: string;
  readonly errors: readonly FieldError[];
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

const CODES = [
  { name: "partnerCode", label: "MaDoiTac" },
  { name: "serviceCode", label: "MaDichVu" },
  { name: "channelCode", label: "MaKenhThanhToan" },
  { name: "deviceCode", label: "MaThietBi" },
] as const;

/** How the platform is spoken to; what it cannot be told is said here. */
export function PlatformCard({ platform, since, callbackUrl, errors }: PlatformCardProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  const secret = (name: "secret" | "callbackSecret") =>
    ({
      name,
      type: "password",
      error: at(name),
      width: "medium",
      maxLength: 200,
      autocomplete: "new-password",
    }) as const;
  return (
    <Card title="Cổng thanh toán quốc gia" id="cong">
      <p>
        {since === undefined ? "Chưa được đặt lần nào." : `Đang dùng từ ${formatInstant(since)}.`} Bản tin phiên bản
        1.0.6; những điều chưa có văn bản công bố được đặt ở đây theo thỏa thuận với cổng.
      </p>
      <p>
        Phiên bản này chỉ có bản tin INIT, QUERY, CONFIRM và GET_BILL, không có bản tin hoàn tiền hay hủy giao dịch:
        tiền hoàn trả cho người đã nộp qua cổng được chuyển ngoài cổng hoặc chi tại quầy, và trạng thái “Đã hoàn phí”
        phải được cập nhật trên Cổng Dịch vụ công quốc gia bằng tay.
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
          {CODES.map(({ name, label }) => (
            <Field key={name} {...{ name, label }} value={platform[name]} error={at(name)} maxLength={50} required />
          ))}
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
          {...secret("secret")}
          label="Khóa bí mật của MaXacThuc"
          help="Để trống thì giữ khóa đang dùng; khóa không bao giờ hiện lại."
        />
        <Field
          {...secret("callbackSecret")}
          label="Khóa ký thông báo"
          help={`Cổng ký từng byte của thông báo gửi về ${callbackUrl}. Để trống thì giữ khóa đang dùng.`}
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
