import type { PaperAlarm } from "#modules/custody/index.ts";
import { alarmText, type Alarm } from "#modules/processing/index.ts";
import { dossierPath } from "#modules/dossiers/index.ts";
import { REGISTER_PATH } from "#modules/printing/index.ts";
import { FEES_PATH } from "#modules/fees/index.ts";
import { ONLINE_SETTINGS_PATH } from "#modules/payments/index.ts";
import { OUTAGES_PATH } from "#modules/delay-ledger/index.ts";
import { GATEWAY_PATH } from "#modules/return-desk/index.ts";
import { SERVICE_LEVELS_PATH } from "#modules/reporting/index.ts";
import { Card } from "#ui/components/card/card.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

type Props = {
  readonly viewer: PageViewer;
  readonly alarms: readonly Alarm[];
  readonly papers: readonly PaperAlarm[];
};

const ROOMS = [
  { href: "/can-bo/quan-tri/thu-tuc", label: "Thủ tục hành chính", about: "Danh mục, phiên bản, điều cần xác nhận" },
  { href: "/can-bo/quan-tri/quy-trinh", label: "Quy trình nội bộ", about: "Các bước, người làm, thời gian, ban hành" },
  { href: SERVICE_LEVELS_PATH, label: "Mức độ trực tuyến", about: "Toàn trình, một phần, theo thủ tục và từ ngày nào" },
  { href: FEES_PATH, label: "Phí, lệ phí", about: "Quy tắc thu, mức của tỉnh, tính thử, phiên bản mới" },
  { href: "/can-bo/quan-tri/lich", label: "Lịch làm việc", about: "Ngày nghỉ, hoán đổi, buổi làm việc, xác nhận năm" },
  { href: OUTAGES_PATH, label: "Sự cố hệ thống", about: "Ghi lần gián đoạn, thời gian không tính cho ai" },
  {
    href: ONLINE_SETTINGS_PATH,
    label: "Thanh toán trực tuyến",
    about: "Tài khoản thụ hưởng, cổng thanh toán quốc gia",
  },
  { href: GATEWAY_PATH, label: "Cổng tin nhắn", about: "Nơi gửi mã xác nhận, lời nhắc; gửi thử" },
  { href: "/can-bo/quan-tri/don-vi", label: "Cơ quan, bộ phận", about: "Đưa cơ quan mới vào, tiêu đề giấy tờ" },
  { href: "/can-bo/quan-tri/can-bo", label: "Cán bộ", about: "Tài khoản, vị trí, khóa, cấp lại mật khẩu" },
] as const;

const BOOK = { href: REGISTER_PATH, label: "Sổ theo dõi hồ sơ", about: "In theo cơ quan và ngày (Mẫu 07)" } as const;

/** Where administrators begin: what needs a hand now, then the rooms of the configuration. */
export function AdministrationPage({ viewer, alarms, papers }: Props) {
  const maySee = viewer.roles.includes("system-administrator") ? ROOMS : [...ROOMS.slice(0, 5), BOOK];
  return (
    <OfficerPage viewer={viewer} title="Quản trị" active="quan-tri">
      <Card title={`Hồ sơ có nguy cơ bị bỏ quên (${alarms.length})`}>
        {alarms.length === 0 ? (
          <EmptyState title="Mọi hồ sơ đang mở đều có người xử lý.">
            Danh sách này được kiểm tra lại mỗi lần mở trang và mỗi mười phút.
          </EmptyState>
        ) : (
          <ul class="mc-lines">
            {alarms.map((alarm) => {
              const text = alarmText(alarm).vi;
              return (
                <li key={text}>
                  {text} {"dossierId" in alarm && <a href={dossierPath(alarm.dossierId)}>Mở hồ sơ</a>}
                </li>
              );
            })}
          </ul>
        )}
      </Card>
      {papers.length > 0 && (
        <Card title={`Giấy tờ chưa được xác nhận, chưa về, chưa lập lại (${papers.length})`}>
          <ul class="mc-lines">
            {papers.map(({ href, vi }) => (
              <li key={vi}>
                {vi} <a href={href}>Mở</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Cấu hình">
        <ul class="mc-lines">
          {maySee.map(({ href, label, about }) => (
            <li key={href}>
              <a href={href}>{label}</a>: {about}
            </li>
          ))}
        </ul>
      </Card>
    </OfficerPage>
  );
}
