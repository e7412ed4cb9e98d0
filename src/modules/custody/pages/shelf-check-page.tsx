import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ShelfCheck } from "../domain/shelf-check.ts";
import { CUSTODY_PATH, SHELF_CHECK_PATH, wherePath } from "../http/paths.ts";
import type { Shelf } from "../store/shelves.ts";
import type { Checked } from "../use-cases/check-shelf.ts";

export type ShelfCheckPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly units: readonly SelectOption[];
  readonly shelves: readonly Shelf[];
  readonly checks: readonly ShelfCheck[];
  /** The shelf that is being counted, with what was scanned so far. */
  readonly counting: { readonly unitId: string; readonly shelf: string; readonly codes: readonly string[] };
  readonly checked: Checked | undefined;
};

/** The count of a shelf: choose it, scan what lies there, and see what is missing and what is too much. */
export function ShelfCheckPage(props: ShelfCheckPageProps) {
  const { viewer, flash, counting, checked } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Kiểm kê chỗ để"
      active="giao-nhan"
      flash={flash}
      over={<a href={CUSTODY_PATH}>Giao nhận hồ sơ giấy</a>}
    >
      {checked !== undefined && <Result shelf={counting.shelf} checked={checked} />}
      {counting.shelf === "" || checked !== undefined ? <Choice {...props} /> : <Scanning {...props} />}
    </OfficerPage>
  );
}

function Choice({ units, shelves, checks, counting }: ShelfCheckPageProps) {
  const names = new Map(units.map(({ value, label }) => [value, label]));
  return (
    <>
      <Card title="Kiểm kê một chỗ để">
        <form method="get" action={SHELF_CHECK_PATH} class="mc-form-narrow">
          <Select
            name="noi"
            label="Bộ phận"
            empty="Chọn bộ phận"
            options={units}
            value={counting.unitId || (units.length === 1 ? units[0]?.value : undefined)}
            required
          />
          <Field name="ke" label="Kho / kệ / ngăn" width="medium" data={{ "data-key-scan": "" }} required />
          <Button kind="primary">Bắt đầu quét</Button>
        </form>
      </Card>
      <DataTable
        caption="Chỗ để đang có túi hồ sơ"
        captionShown="yes"
        rows={shelves}
        rowKey={({ unitId, shelf }) => `${unitId} ${shelf}`}
        rowHref={({ unitId, shelf }) => countPath(unitId, shelf)}
        empty={
          <EmptyState title="Chưa có túi hồ sơ nào được ghi chỗ để.">
            Mở một túi hồ sơ ở trang Giao nhận hồ sơ giấy và ghi kho, kệ, ngăn của nó.
          </EmptyState>
        }
        columns={[
          { key: "shelf", head: "Chỗ để", cell: ({ shelf }) => shelf },
          { key: "unit", head: "Bộ phận", cell: ({ unitId }) => names.get(unitId) ?? "", width: "wide" },
          { key: "n", head: "Túi hồ sơ", align: "end", cell: ({ bundles }) => bundles },
        ]}
      />
      {checks.length > 0 && (
        <DataTable
          caption="Các lần kiểm kê, mới nhất trước"
          captionShown="yes"
          rows={checks}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: "at", head: "Lúc", cell: ({ at }) => formatInstant(at) },
            { key: "shelf", head: "Chỗ để", cell: ({ shelf }) => shelf },
            { key: "present", head: "Có mặt", align: "end", cell: (check) => `${check.present}/${check.expected}` },
            { key: "missing", head: "Thiếu", cell: ({ missing }) => missing.join(", "), width: "wide" },
            { key: "surplus", head: "Thừa", cell: ({ surplus }) => surplus.join(", "), width: "wide" },
          ]}
        />
      )}
    </>
  );
}

/** Each scan comes back with all that were scanned before: nothing is kept until the count is ended. */
function Scanning({ counting, shelves }: ShelfCheckPageProps) {
  const { unitId, shelf, codes } = counting;
  const expected = shelves.find((each) => each.unitId === unitId && each.shelf === shelf)?.bundles ?? 0;
  return (
    <>
      <p class="mc-lead">
        Đang kiểm kê <strong>{shelf}</strong>: đã quét {codes.length}, trong sổ {expected} túi.
      </p>
      <form method="post" action={SHELF_CHECK_PATH} class="mc-scan">
        <input type="hidden" name="noi" value={unitId} />
        <input type="hidden" name="ke" value={shelf} />
        {codes.map((code) => (
          <input key={code} type="hidden" name="ma" value={code} />
        ))}
        <Field
          name="ma"
          label="Quét túi hồ sơ tiếp theo"
          help="Quét mã vạch từng túi trên kệ; gõ tay thì cách nhau bằng dấu cách."
          autofocus
          data={{ "data-key-scan": "" }}
        />
        <Button keyShown="Enter">Ghi</Button>
        <Button kind="primary" name="xong" value="1" keyShown="Ctrl+Enter">
          Kết thúc kiểm kê
        </Button>
      </form>
      <ul class="mc-lines">
        {codes.toReversed().map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </>
  );
}

function Result({ shelf, checked }: { readonly shelf: string; readonly checked: Checked }) {
  const { present, missing, surplus, elsewhere } = checked;
  return (
    <Card title={`Kết quả kiểm kê ${shelf}`}>
      <p>
        <Chip tone={missing.length + surplus.length === 0 ? "early" : "late"}>
          Có mặt {present.length}/{present.length + missing.length}
        </Chip>{" "}
        {missing.length} thiếu, {surplus.length} thừa.
      </p>
      {missing.length > 0 && <h3>Thiếu: sổ ghi ở đây, trên kệ không có</h3>}
      <ul class="mc-lines">
        {missing.map((bundle) => (
          <li key={bundle.code}>
            <a href={wherePath(bundle.code)}>{bundle.code}</a> để ở đây từ {formatInstant(bundle.since)}
          </li>
        ))}
      </ul>
      {surplus.length > 0 && <h3>Thừa: trên kệ có, sổ ghi nơi khác</h3>}
      <ul class="mc-lines">
        {surplus.map((code) => {
          const bundle = elsewhere.get(code);
          return (
            <li key={code}>
              {bundle === undefined ? (
                `${code}: không có túi hồ sơ nào mang mã này`
              ) : (
                <>
                  <a href={wherePath(code)}>{code}</a> trong sổ ở {bundle.custodian.label}
                  {bundle.shelf && `, ${bundle.shelf}`}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function countPath(unitId: string, shelf: string): string {
  return `${SHELF_CHECK_PATH}?${new URLSearchParams({ noi: unitId, ke: shelf }).toString()}`;
}
