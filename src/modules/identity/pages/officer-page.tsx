import { formatDate, Temporal } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { AppointmentInput } from "../domain/check-appointment.ts";
import { ROLES, roleLabel } from "../domain/viewer.ts";
import { officerPath, OFFICERS_PATH } from "../http/paths.ts";
import type { AppointmentRow, OfficerRow } from "../store/officers.ts";

export type OfficerAdminPageProps = {
  readonly viewer: PageViewer;
  readonly officer: OfficerRow;
  readonly units: readonly SelectOption[];
  readonly others: readonly SelectOption[];
  readonly values: AppointmentInput;
  readonly errors: readonly FieldError[];
  /** The own account cannot be disabled or given roles from here. */
  readonly isSelf: "yes" | "no";
  readonly flash?: FlashMessage | undefined;
};

/** One officer: positions with their times, substitution, password, and closing the account. */
export function OfficerAdminPage(props: OfficerAdminPageProps) {
  const { officer, isSelf } = props;
  const unitName = (id: string) => props.units.find((unit) => unit.value === id)?.label ?? "";
  const otherName = (id: string | null) => props.others.find((other) => other.value === id)?.label ?? "";
  return (
    <OfficerPage
      viewer={props.viewer}
      title={officer.name}
      active="quan-tri"
      flash={props.flash}
      over={<a href={OFFICERS_PATH}>Cán bộ</a>}
      aside={isSelf === "yes" ? <p>Đây là tài khoản của chính ông/bà.</p> : <AccountActs officer={officer} />}
    >
      <ErrorSummary errors={props.errors} />
      <DefinitionList
        items={[
          { term: "Tên đăng nhập", value: officer.username },
          { term: "Chức danh", value: officer.title },
          { term: "Điện thoại", value: officer.phone },
          { term: "Tình trạng", value: officer.active ? "Đang dùng" : "Đã khóa" },
        ]}
      />
      <DataTable
        caption="Vị trí công việc"
        captionShown="yes"
        rows={officer.appointments}
        rowKey={(appointment) => appointment.id}
        empty={<EmptyState title="Chưa có vị trí nào.">Giao vị trí ở biểu mẫu bên dưới.</EmptyState>}
        columns={[
          { key: "role", head: "Vai trò", cell: (one) => roleLabel(one.role) },
          { key: "unit", head: "Đơn vị", cell: (one) => unitName(one.unitId), width: "wide" },
          { key: "time", head: "Thời gian", cell: period },
          { key: "basis", head: "Căn cứ", cell: (one) => basis(one, otherName(one.substituteFor)), wideOnly: "yes" },
          { key: "act", head: "Việc", cell: (one) => isSelf === "no" && <EndPosition officer={officer} one={one} /> },
        ]}
      />
      {isSelf === "no" && <AppointForm {...props} />}
    </OfficerPage>
  );
}

function AppointForm({ officer, units, others, values, errors }: OfficerAdminPageProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  const roles = ROLES.map((role) => ({ value: role, label: roleLabel(role) }));
  return (
    <Card title="Giao vị trí">
      <form method="post" action={`${officerPath(officer.id)}/vi-tri`}>
        <Select
          name="role"
          label="Vai trò"
          options={roles}
          empty="Chọn vai trò"
          value={values.role}
          error={at("role")}
          required
        />
        <Select
          name="unitId"
          label="Đơn vị"
          options={units}
          empty="Chọn đơn vị"
          value={values.unitId}
          error={at("unitId")}
          required
        />
        <Field name="from" label="Từ ngày" type="date" value={values.from} error={at("from")} width="short" required />
        <Field
          name="to"
          label="Đến ngày"
          type="date"
          value={values.to}
          error={at("to")}
          width="short"
          help="Để trống nếu chưa xác định."
        />
        <Select
          name="substituteFor"
          label="Thay cho"
          options={others}
          empty="Không, đây là vị trí của chính người này"
          value={values.substituteFor}
          error={at("substituteFor")}
          help="Người thay thế dùng vị trí của người được thay đến hết ngày kết thúc."
        />
        <Field
          name="decision"
          label="Số, ngày quyết định"
          value={values.decision}
          error={at("decision")}
          width="medium"
        />
        <div class="mc-form-acts">
          <Button kind="primary">Giao vị trí</Button>
        </div>
        <p>Cán bộ sẽ phải đăng nhập lại để dùng vị trí mới.</p>
      </form>
    </Card>
  );
}

function AccountActs({ officer }: { readonly officer: OfficerRow }) {
  const act = (name: string) => `${officerPath(officer.id)}/${name}`;
  return (
    <Card title="Tài khoản">
      <form method="post" action={act("mat-khau")}>
        <Button>Cấp lại mật khẩu</Button>
        <p>Kết thúc mọi phiên và tắt ứng dụng xác thực của tài khoản.</p>
      </form>
      <form method="post" action={act(officer.active ? "khoa" : "mo")}>
        <Button kind={officer.active ? "danger" : "plain"}>
          {officer.active ? "Khóa tài khoản" : "Mở lại tài khoản"}
        </Button>
      </form>
    </Card>
  );
}

function EndPosition({ officer, one }: { readonly officer: OfficerRow; readonly one: AppointmentRow }) {
  if (!one.inForce) return null;
  return (
    <form method="post" action={`${officerPath(officer.id)}/vi-tri/${one.id}/ket-thuc`}>
      <Button>
        Kết thúc<span class="visually-hidden"> vị trí {roleLabel(one.role)}</span>
      </Button>
    </form>
  );
}

function period({ from, to }: AppointmentRow): string {
  return to === null ? `từ ${shown(from)}` : `${shown(from)} đến ${shown(to)}`;
}

function basis({ decision }: AppointmentRow, substituted: string): string {
  return [substituted === "" ? "" : `Thay cho ${substituted}`, decision].filter((part) => part !== "").join(", ");
}

function shown(date: string): string {
  return formatDate(Temporal.PlainDate.from(date));
}
