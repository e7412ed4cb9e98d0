import { Card } from "#ui/components/card/card.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

type Desk = {
  readonly href: string;
  readonly label: string;
  readonly about: string;
  readonly roles: readonly string[];
};

const DESKS: readonly Desk[] = [
  {
    href: "/can-bo/quan-tri/lich",
    label: "Lịch làm việc",
    about: "Giờ làm việc, ngày nghỉ, ngày làm bù; thay đổi sẽ tính lại hạn của hồ sơ đang mở.",
    roles: ["system-administrator", "centre-manager"],
  },
  {
    href: "/can-bo/quan-tri/thu-tuc",
    label: "Thủ tục",
    about: "Danh mục, phiên bản, thành phần hồ sơ, phí và thời hạn.",
    roles: ["system-administrator", "centre-manager"],
  },
  {
    href: "/can-bo/quan-tri/quy-trinh",
    label: "Quy trình nội bộ",
    about: "Các bước, người thực hiện và thời gian từng bước.",
    roles: ["system-administrator", "centre-manager"],
  },
  {
    href: "/can-bo/quan-tri/can-bo",
    label: "Cán bộ",
    about: "Tài khoản, vị trí công việc, người thay thế, cấp lại mật khẩu.",
    roles: ["system-administrator"],
  },
  {
    href: "/can-bo/quan-tri/don-vi",
    label: "Cơ quan, đơn vị",
    about: "Tiêu đề văn bản, quầy, phòng; đưa thêm cơ quan vào Trung tâm.",
    roles: ["system-administrator"],
  },
];

/** The door to everything that is configured rather than worked on; shows what the viewer may enter. */
export function AdministrationPage({ viewer }: { readonly viewer: PageViewer }) {
  const open = DESKS.filter((desk) => desk.roles.some((role) => viewer.roles.includes(role)));
  return (
    <OfficerPage viewer={viewer} title="Quản trị" active="quan-tri">
      {open.map((desk) => (
        <Card key={desk.href}>
          <h2>
            <a href={desk.href}>{desk.label}</a>
          </h2>
          <p>{desk.about}</p>
        </Card>
      ))}
    </OfficerPage>
  );
}
