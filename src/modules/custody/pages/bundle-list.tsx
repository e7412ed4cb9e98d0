import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import type { Bundle } from "../domain/bundle.ts";
import { countText } from "../domain/texts.ts";
import { GIVE_PATH, wherePath } from "../http/paths.ts";

export type BundleLine = { readonly bundle: Bundle; readonly late: "yes" | "no" };

export type BundleListProps = {
  readonly kind: "to-forward" | "held";
  readonly lines: readonly BundleLine[];
  readonly receivers: readonly SelectOption[];
  readonly typed: (name: string) => string | undefined;
};

/** What lies at this place: what must be forwarded with its limit (NĐ 61/2018 Điều 18), or everything held; given together. */
export function BundleList({ kind, lines, receivers, typed }: BundleListProps) {
  return (
    <form method="post" action={GIVE_PATH}>
      <input type="hidden" name="muc" value={kind === "held" ? "dang-giu" : "can-chuyen"} />
      <DataTable
        caption={kind === "held" ? "Túi hồ sơ đang giữ" : "Túi hồ sơ phải chuyển, gấp nhất trước"}
        rows={lines}
        rowKey={({ bundle }) => bundle.dossierId}
        rowHref={({ bundle }) => wherePath(bundle.code)}
        select={{ name: "hoSo", label: ({ bundle }) => `túi hồ sơ ${bundle.code}` }}
        empty={kind === "held" ? HOLDS_NOTHING : NOTHING_TO_FORWARD}
        columns={[
          { key: "code", head: "Mã hồ sơ", cell: ({ bundle }) => bundle.code },
          { key: "count", head: "Giấy tờ", cell: ({ bundle }) => countText(bundle) },
          { key: "holder", head: "Nơi giữ", cell: ({ bundle }) => bundle.custodian.label, width: "wide" },
          { key: "shelf", head: "Chỗ để", cell: ({ bundle }) => bundle.shelf ?? "", wideOnly: "yes" },
          kind === "held"
            ? { key: "since", head: "Từ lúc", cell: ({ bundle }) => formatInstant(bundle.since) }
            : {
                key: "by",
                head: "Phải chuyển trước",
                cell: ({ bundle, late }) =>
                  late === "yes" ? (
                    <Chip tone="late">Quá hạn {formatInstant(bundle.forwardBy)}</Chip>
                  ) : (
                    formatInstant(bundle.forwardBy)
                  ),
              },
        ]}
      />
      {lines.length > 0 && (
        <fieldset class="mc-form-narrow">
          <legend>Giao các túi đã chọn</legend>
          <Select
            name="noiNhan"
            label="Giao cho"
            empty="Chọn nơi nhận"
            options={receivers}
            value={typed("noiNhan")}
            required
          />
          <Field name="ghiChu" label="Ghi chú (nếu có)" value={typed("ghiChu")} />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Giao, chờ bên nhận xác nhận
            </Button>
          </div>
        </fieldset>
      )}
    </form>
  );
}

const HOLDS_NOTHING = (
  <EmptyState title="Bộ phận của ông/bà không giữ túi hồ sơ nào.">
    Hồ sơ giấy được tiếp nhận hoặc được giao tới sẽ hiện ở đây.
  </EmptyState>
);
const NOTHING_TO_FORWARD = (
  <EmptyState title="Không còn hồ sơ nào phải chuyển.">
    Hồ sơ giấy nhận đến 15 giờ phải chuyển trong ngày; nhận sau 15 giờ thì đầu giờ ngày làm việc tiếp theo (Điều 18 Nghị
    định 61/2018/NĐ-CP).
  </EmptyState>
);
