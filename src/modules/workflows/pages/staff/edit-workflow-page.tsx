import type { ComponentChildren } from "preact";
import { ROLES, roleLabel } from "#modules/identity/domain.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { ACT_NAMES, PLACE_NAMES, type Step, type WorkflowDefinition } from "../../domain/definition.ts";
import { writeWays } from "../../domain/table-text.ts";
import { WORKFLOWS_PATH, workflowPath } from "../../http/paths.ts";
import { UNITS, type Column } from "../../http/read-table.ts";

export type EditWorkflowPageProps = {
  readonly viewer: PageViewer;
  readonly definition: WorkflowDefinition;
  /** A new process has its code typed in the form. */
  readonly isNew: boolean;
  readonly errors: readonly FieldError[];
};

const SPARE_ROWS = 3;

const UNIT_NAMES = {
  "working-day": "ngày làm việc",
  "calendar-day": "ngày",
  hour: "giờ",
  month: "tháng",
  year: "năm",
} as const satisfies Record<(typeof UNITS)[number], string>;

/** The table of a process to write in; saved as a draft, whatever is still wrong in it. */
export function EditWorkflowPage({ viewer, definition, isNew, errors }: EditWorkflowPageProps) {
  const rows: readonly (Step | undefined)[] = [
    ...definition.steps,
    ...Array.from({ length: SPARE_ROWS }, () => undefined),
  ];
  return (
    <OfficerPage
      viewer={viewer}
      title={isNew ? "Soạn quy trình mới" : `Sửa quy trình ${definition.code}`}
      active="quan-tri"
      over={<a href={isNew ? WORKFLOWS_PATH : workflowPath(definition.code)}>Quay lại</a>}
    >
      <ErrorSummary errors={errors} />
      <form method="post" action={isNew ? `${WORKFLOWS_PATH}/moi` : `${workflowPath(definition.code)}/sua`} novalidate>
        {isNew && (
          <Field
            name="newCode"
            label="Mã quy trình"
            help="Chữ, số, dấu chấm và gạch nối; không đổi được về sau."
            value={definition.code}
            error={errors.find((error) => error.field === "newCode")?.message}
            width="medium"
            required
          />
        )}
        <Field name="name" label="Tên quy trình" value={definition.name} maxLength={300} required />
        <Field name="legalBasis" label="Căn cứ" value={definition.legalBasis} maxLength={300} required />
        <Field
          name="totalValue"
          label="Tổng thời gian"
          value={String(definition.total.value).replace(".", ",")}
          inputMode="decimal"
          width="short"
        />
        <Select name="totalUnit" label="Đơn vị tính" options={units()} value={definition.total.unit} />
        <Details summary="Cách ghi bảng">
          <ul>
            <li>
              Thời gian để trống nghĩa là không tính thời gian; khi đó ghi căn cứ, trừ bước của người nộp và bước trả
              kết quả.
            </li>
            <li>Một hướng đi: B4. Nhiều hướng để chọn: B3 = Thẩm định ngay; B2A = Lấy ý kiến | Cần tham vấn.</li>
            <li>Song song: ghi các hướng đi và chọn “chia nhánh”; bước gặp lại chọn “chờ đủ nhánh”.</li>
            <li>Trả lại: các bước đứng trước được phép trả lại, ví dụ B3, B4.</li>
          </ul>
        </Details>
        {rows.map((step, at) => (
          <StepFields key={step?.code ?? `moi-${at}`} step={step} at={at} />
        ))}
        <Button kind="primary" keyShown="Ctrl+Enter">
          Lưu dự thảo
        </Button>
      </form>
    </OfficerPage>
  );
}

/** Each cell of a row with its share of the twelfths of a line. */
const CELLS: readonly (readonly [Column, string, string])[] = [
  ["code", "Bước", "col-1"],
  ["title", "Nội dung công việc", "col-4"],
  ["actorLabel", "Trách nhiệm thực hiện (in ra)", "col-4"],
  ["value", "Thời gian", "col-1"],
  ["unit", "Đơn vị", "col-2"],
  ["act", "Loại việc", "col-2"],
  ["place", "Nơi thực hiện", "col-2"],
  ["role", "Chức danh", "col-2"],
  ["paper", "Giấy tờ", "col-4"],
  ["parallel", "Song song", "col-2"],
  ["next", "Bước tiếp theo", "col-6"],
  ["back", "Trả lại", "col-2"],
  ["legalBasis", "Căn cứ không tính thời gian", "col-4"],
];

function StepFields({ step, at }: { readonly step: Step | undefined; readonly at: number }) {
  const values = valuesOf(step);
  return (
    <fieldset class="card mc-card">
      <div class="card-body">
        <legend class="visually-hidden">{step === undefined ? "Bước thêm mới" : `Bước ${step.code}`}</legend>
        <div class="row g-2">
          {CELLS.map(([column, label, width]) => (
            <div class={width} key={column}>
              <label class="form-label mb-0" for={`${column}.${at}`}>
                {label}
              </label>
              <Cell column={column} name={`${column}.${at}`} value={values[column]} />
            </div>
          ))}
        </div>
      </div>
    </fieldset>
  );
}

function Cell({ column, name, value }: { readonly column: Column; readonly name: string; readonly value: string }) {
  const options = CHOICES[column];
  if (options === undefined) {
    return (
      <input type="text" class="form-control form-control-sm" id={name} name={name} value={value} maxLength={500} />
    );
  }
  return (
    <select class="form-select form-select-sm" id={name} name={name}>
      {optionsOf(options, value)}
    </select>
  );
}

function valuesOf(step: Step | undefined): Record<Column, string> {
  const limit = step?.limit ?? null;
  return {
    code: step?.code ?? "",
    title: step?.title.vi ?? "",
    act: step?.act ?? "appraise",
    place: step?.actor.place ?? "division",
    role: step?.actor.role ?? "",
    actorLabel: step?.actorLabel ?? "",
    value: limit === null ? "" : String(limit.value).replace(".", ","),
    unit: limit?.unit ?? "working-day",
    paper: step?.paper ?? "",
    next: step === undefined ? "" : writeWays(step.next),
    back: (step?.back ?? []).join(", "),
    parallel: parallelOf(step),
    legalBasis: step?.legalBasis ?? "",
  };
}

type Options = readonly (readonly [value: string, label: string])[];

const CHOICES: Readonly<Partial<Record<Column, Options>>> = {
  act: Object.entries(ACT_NAMES).map(([value, name]) => [value, name.vi]),
  place: Object.entries(PLACE_NAMES).map(([value, name]) => [value, name.vi]),
  role: [["", "(người nộp)"], ...ROLES.map((role) => [role, roleLabel(role)] as const)],
  unit: UNITS.map((unit) => [unit, UNIT_NAMES[unit]]),
  parallel: [
    ["", ""],
    ["split", "chia nhánh"],
    ["join", "chờ đủ nhánh"],
    ["both", "chờ đủ rồi chia"],
  ],
};

function optionsOf(options: Options, chosen: string): ComponentChildren {
  return options.map(([value, label]) => (
    <option key={value} value={value} selected={value === chosen}>
      {label}
    </option>
  ));
}

function parallelOf(step: Step | undefined): string {
  if (step?.split !== undefined && step.join !== undefined) return "both";
  return step?.split !== undefined ? "split" : step?.join !== undefined ? "join" : "";
}

function units() {
  return UNITS.map((unit) => ({ value: unit, label: UNIT_NAMES[unit] }));
}
