import { formatDate, formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { DataTable, type Column } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import type { LevelFault, LevelField, TypedLevels } from "../../domain/service-levels/read-levels.ts";
import { SERVICE_LEVEL_NAMES, SERVICE_LEVELS } from "../../domain/service-levels/service-level.ts";
import { SERVICE_LEVELS_PATH } from "../../http/paths.ts";
import type { StoredLevel } from "../../store/service-levels/service-levels.ts";

/** A procedure that dossiers came in, with the line in force today. */
export type LevelRow = {
  readonly code: string;
  readonly name: string;
  readonly line: StoredLevel | undefined;
};

export type LevelFormProps = {
  readonly rows: readonly LevelRow[];
  readonly typed: TypedLevels;
  readonly faults: readonly LevelFault[];
  readonly mayEnter: boolean;
  readonly authors: ReadonlyMap<string, string>;
  /** Names of all procedures by code. */
  readonly names: ReadonlyMap<string, string>;
  /** What the list shows, sent along so that the same list comes back. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
};

/** The list of procedures; for those who may enter with boxes to tick and the level to be given to all of them. */
export function LevelForm(props: LevelFormProps) {
  const { rows, mayEnter, hidden, typed, names } = props;
  // What was ticked stays ticked, also on rows that the list no longer shows.
  const elsewhere = typed.codes.filter((code) => names.has(code) && !rows.some((row) => row.code === code));
  const list = (
    <Card title="Thủ tục đã có hồ sơ">
      <List {...props} />
      <Pager shown={rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </Card>
  );
  if (!mayEnter) return list;
  return (
    <form method="post" action={SERVICE_LEVELS_PATH}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {elsewhere.map((code) => (
        <input key={code} type="hidden" name="thu-tuc" value={code} />
      ))}
      {list}
      {(rows.length > 0 || elsewhere.length > 0) && <Entry {...props} elsewhere={elsewhere} />}
    </form>
  );
}

function List({ rows, typed, faults, mayEnter, authors }: LevelFormProps) {
  const error = faults.find(({ field }) => field === "thu-tuc")?.vi;
  const columns: readonly Column<LevelRow>[] = [
    {
      key: "procedure",
      head: "Thủ tục",
      width: "wide",
      cell: ({ code, name }) => (
        <>
          {name}
          <span class="mc-second-line">{code}</span>
        </>
      ),
    },
    {
      key: "level",
      head: "Mức độ hôm nay",
      width: "wide",
      cell: ({ line }) => (line === undefined ? "chưa phân loại" : <InForce line={line} authors={authors} />),
    },
  ];
  const box: Column<LevelRow> = {
    key: "chosen",
    head: "Chọn",
    width: "narrow",
    cell: ({ code, name }) => (
      <input
        class="form-check-input"
        type="checkbox"
        id={code === rows[0]?.code ? "thu-tuc" : undefined}
        name="thu-tuc"
        value={code}
        checked={typed.codes.includes(code)}
        aria-label={`Chọn ${name}`}
        aria-describedby={error === undefined ? undefined : "thu-tuc-error"}
      />
    ),
  };
  return (
    <>
      {error !== undefined && (
        <p class="mc-error" id="thu-tuc-error">
          {error}
        </p>
      )}
      <DataTable
        caption="Thủ tục đã có hồ sơ và mức độ trực tuyến có hiệu lực hôm nay"
        columns={mayEnter ? [box, ...columns] : columns}
        rows={rows}
        rowKey={({ code }) => code}
        empty={
          <EmptyState title="Không có thủ tục nào">
            <p>
              Bỏ bớt điều kiện lọc, tìm kiếm ở trên. Danh sách chỉ gồm thủ tục đã phát sinh hồ sơ; thủ tục mới hiện ra
              khi có hồ sơ đầu tiên.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}

function InForce({ line, authors }: { readonly line: StoredLevel; readonly authors: ReadonlyMap<string, string> }) {
  const { level, validFrom, legalBasis, enteredBy, enteredAt } = line;
  return (
    <>
      {SERVICE_LEVEL_NAMES[level]} từ {formatDate(validFrom)}
      <span class="mc-second-line">
        {legalBasis} ({authors.get(enteredBy) ?? "cán bộ đã thôi việc"}, {formatInstant(enteredAt)})
      </span>
    </>
  );
}

function Entry({ typed, faults, names, elsewhere }: LevelFormProps & { readonly elsewhere: readonly string[] }) {
  const errorAt = (name: LevelField) => faults.find(({ field }) => field === name)?.vi;
  return (
    <Card title="Ghi mức độ cho các thủ tục đã chọn" id="ghi">
      {elsewhere.length > 0 && (
        <p>Cũng đang chọn, ngoài danh sách trên: {elsewhere.map((code) => names.get(code)).join("; ")}.</p>
      )}
      <RadioGroup
        name="muc"
        legend="Mức độ trực tuyến"
        value={typed.level}
        choices={SERVICE_LEVELS.map((level) => ({ value: level, label: SERVICE_LEVEL_NAMES[level] }))}
        error={errorAt("muc")}
      />
      <Field
        name="tu-ngay"
        label="Áp dụng từ ngày"
        value={typed.from}
        width="medium"
        help="Từ ngày này mức độ mới thay mọi mức độ đã ghi trước đó của thủ tục."
        error={errorAt("tu-ngay")}
        required
      />
      <Field
        name="can-cu"
        label="Căn cứ"
        rows={2}
        value={typed.basis}
        maxLength={500}
        help="Quyết định công bố thủ tục hoặc danh mục dịch vụ công trực tuyến; một phần thì nêu lý do đã công bố."
        error={errorAt("can-cu")}
        required
      />
      <div class="mc-form-acts">
        <Button kind="primary" keyShown="Ctrl+Enter">
          Ghi mức độ
        </Button>
      </div>
      <p class="mc-help">Dòng đã ghi không sửa, không xóa được; muốn đính chính thì ghi dòng mới.</p>
    </Card>
  );
}
