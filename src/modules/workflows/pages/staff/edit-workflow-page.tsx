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
        <div class="mc-table-wrap" tabIndex={0} role="region" aria-label="Các bước của quy trình">
          <table class="table mc-table">
            <caption class="visually-hidden">Các bước của quy trình</caption>
            <thead>
              <tr>
                {HEADS.map(([column, head]) => (
                  <th scope="col" key={column}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((step, at) => (
                <StepRow key={step?.code ?? `moi-${at}`} step={step} at={at} />
              ))}
            </tbody>
          </table>
        </div>
        <Button kind="primary" keyShown="Ctrl+Enter">
          Lưu dự thảo
        </Button>
      </form>
    </OfficerPage>
  );
}

const HEADS: readonly (readonly [Column, string])[] = [
  ["code", "Bước"],
  ["title", "Nội dung công việc"],
  ["act", "Loại việc"],
  ["place", "Nơi thực hiện"],
  ["role", "Chức danh"],
  ["actorLabel", "Trách nhiệm (in ra)"],
  ["value", "Thời gian"],
  ["unit", "Đơn vị"],
  ["paper", "Giấy tờ"],
  ["next", "Bước tiếp theo"],
  ["back", "Trả lại"],
  ["parallel", "Song song"],
  ["legalBasis", "Căn cứ không tính thời gian"],
];

function StepRow({ step, at }: { readonly step: Step | undefined; readonly at: number }) {
  const limit = step?.limit ?? null;
  const values: Record<Column, string> = {
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
  const choices = CHOICES;
  return (
    <tr>
      {HEADS.map(([column, head]) => {
        const shared = { name: `${column}.${at}`, "aria-label": `${head}, dòng ${at + 1}` };
        const options = choices[column];
        return (
          <td key={column}>
            {options === undefined ? (
              <input
                type="text"
                class="form-control form-control-sm"
                value={values[column]}
                maxLength={500}
                {...shared}
              />
            ) : (
              <select class="form-select form-select-sm" {...shared}>
                {optionsOf(options, values[column])}
              </select>
            )}
          </td>
        );
      })}
    </tr>
  );
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
