import type { ComponentChildren } from "preact";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Checkbox } from "#ui/components/choices/choices.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { NewAgency } from "../domain/check-agency.ts";
import {
  AGENCY_KINDS,
  agencyKindLabel,
  presentAgencyCode,
  UNIT_KINDS,
  unitKindLabel,
  type Agency,
  type Unit,
} from "../domain/organization.ts";
import { AGENCIES_PATH, agencyPath } from "../http/paths.ts";

type FormProps = { readonly values: NewAgency; readonly errors: readonly FieldError[] };

export type NewAgencyPageProps = FormProps & { readonly viewer: PageViewer };

/** Brings in a new agency: the form is all there is to it. */
export function NewAgencyPage({ viewer, values, errors }: NewAgencyPageProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Frame viewer={viewer} title="Thêm cơ quan">
      <ErrorSummary errors={errors} />
      <p>Cơ quan mới có ngay quầy tiếp nhận, phòng chuyên môn, lãnh đạo và văn thư; sau đó thêm người và thủ tục.</p>
      <form method="post" action={AGENCIES_PATH}>
        <Field
          name="code"
          label="Mã cơ quan"
          help="Đứng đầu mã hồ sơ, ví dụ H37.08; không đổi được về sau."
          value={values.code}
          error={at("code")}
          width="short"
          required
          autofocus
        />
        <Checkbox
          name="codeIsInvented"
          label="Mã này tự đặt, chưa có trong danh mục chính thức"
          checked={values.codeIsInvented}
        />
        <KindAndLetterhead values={values} errors={errors} />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Thêm cơ quan
          </Button>
        </div>
      </form>
    </Frame>
  );
}

export type AgencyPageProps = FormProps & {
  readonly viewer: PageViewer;
  readonly agency: Agency;
  readonly units: readonly Unit[];
  readonly flash?: FlashMessage | undefined;
};

/** One agency: its letterhead as it is printed, and its units. */
export function AgencyPage({ viewer, agency, units, values, errors, flash }: AgencyPageProps) {
  const kinds = UNIT_KINDS.map((kind) => ({ value: kind, label: unitKindLabel(kind) }));
  return (
    <Frame viewer={viewer} title={agency.name} flash={flash}>
      <ErrorSummary errors={errors} />
      <p>Mã cơ quan: {presentAgencyCode(agency)}</p>
      <Card title="Tên và tiêu đề văn bản">
        <form method="post" action={agencyPath(agency.id)}>
          <KindAndLetterhead values={values} errors={errors} />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Lưu
            </Button>
          </div>
          <p>Giấy tờ in từ lần sau dùng nội dung mới; giấy đã phát hành giữ nguyên.</p>
        </form>
      </Card>
      <Card title="Đơn vị">
        {units.map((unit) => (
          <form method="post" action={`${agencyPath(agency.id)}/don-vi/${unit.id}`} key={unit.id}>
            <Field id={`name-${unit.id}`} name="name" label={unitKindLabel(unit.kind)} value={unit.name} required />
            <Button>
              Đổi tên<span class="visually-hidden"> {unit.name}</span>
            </Button>
          </form>
        ))}
      </Card>
      <Card title="Thêm đơn vị">
        <form method="post" action={`${agencyPath(agency.id)}/don-vi`}>
          <Select name="unitKind" label="Loại đơn vị" options={kinds} value="division" required />
          <Field
            name="unitName"
            label="Tên đơn vị"
            error={errors.find((error) => error.field === "unitName")?.message}
            required
          />
          <Button>Thêm đơn vị</Button>
        </form>
      </Card>
    </Frame>
  );
}

function KindAndLetterhead({ values, errors }: FormProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  const kinds = AGENCY_KINDS.map((kind) => ({ value: kind, label: agencyKindLabel(kind) }));
  return (
    <>
      <Select name="kind" label="Loại" options={kinds} value={values.kind} required />
      <Field
        name="superiorName"
        label="Cơ quan cấp trên (dòng 1 của tiêu đề)"
        value={values.superiorName}
        error={at("superiorName")}
        required
      />
      <Field name="name" label="Tên cơ quan (dòng 2 của tiêu đề)" value={values.name} error={at("name")} required />
      <Field
        name="shortName"
        label="Tên viết tắt"
        value={values.shortName}
        error={at("shortName")}
        width="medium"
        required
      />
      <Field
        name="place"
        label="Địa danh ghi trên văn bản"
        value={values.place}
        error={at("place")}
        width="medium"
        required
      />
      <Field name="address" label="Địa chỉ" value={values.address} error={at("address")} required />
      <Field
        name="phone"
        label="Điện thoại"
        type="tel"
        value={values.phone}
        error={at("phone")}
        width="medium"
        required
      />
      <Field name="website" label="Trang web" value={values.website} error={at("website")} width="medium" />
    </>
  );
}

type FrameProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly flash?: FlashMessage | undefined;
  readonly children: ComponentChildren;
};

function Frame({ viewer, title, flash, children }: FrameProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title={title}
      active="quan-tri"
      flash={flash}
      over={<a href={AGENCIES_PATH}>Cơ quan, đơn vị</a>}
    >
      {children}
    </OfficerPage>
  );
}
