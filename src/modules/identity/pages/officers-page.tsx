import { ButtonLink } from "#ui/components/button/button.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Button } from "#ui/components/button/button.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { roleLabel } from "../domain/viewer.ts";
import { officerPath, OFFICERS_PATH } from "../http/paths.ts";
import type { OfficerRow } from "../store/officers.ts";

export type OfficersPageProps = {
  readonly viewer: PageViewer;
  readonly officers: readonly OfficerRow[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly query: string;
  readonly flash?: FlashMessage | undefined;
};

/** Everybody with an account: who, what for, since when; the administrator's list. */
export function OfficersPage({ viewer, officers, unitNames, query, flash }: OfficersPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Cán bộ"
      active="quan-tri"
      flash={flash}
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
      acts={
        <ButtonLink kind="primary" href={`${OFFICERS_PATH}/moi`}>
          Thêm cán bộ
        </ButtonLink>
      }
    >
      <form method="get" action={OFFICERS_PATH}>
        <Field name="q" label="Tìm theo tên, tên đăng nhập, chức danh" type="search" value={query} width="medium" />
        <Button>Tìm</Button>
      </form>
      <DataTable
        caption={`${officers.length} tài khoản`}
        captionShown="yes"
        rows={officers}
        rowKey={(officer) => officer.id}
        rowHref={(officer) => officerPath(officer.id)}
        empty={<EmptyState title="Không có tài khoản nào khớp.">Bỏ bớt từ khóa, hoặc thêm cán bộ mới.</EmptyState>}
        columns={[
          { key: "name", head: "Họ tên", cell: (officer) => officer.name },
          { key: "username", head: "Tên đăng nhập", cell: (officer) => officer.username },
          { key: "title", head: "Chức danh", cell: (officer) => officer.title, wideOnly: "yes" },
          { key: "positions", head: "Vị trí", cell: (officer) => positions(officer, unitNames), width: "wide" },
          { key: "state", head: "Tình trạng", cell: state },
        ]}
      />
    </OfficerPage>
  );
}

function positions(officer: OfficerRow, unitNames: ReadonlyMap<string, string>): string {
  const held = officer.appointments.filter((one) => one.inForce);
  if (held.length === 0) return "Chưa có vị trí";
  return held.map((one) => `${roleLabel(one.role)}, ${unitNames.get(one.unitId) ?? ""}`).join("; ");
}

function state(officer: OfficerRow): string {
  if (!officer.active) return "Đã khóa";
  return officer.hasTotp ? "Đang dùng, có mã xác thực" : "Đang dùng";
}
