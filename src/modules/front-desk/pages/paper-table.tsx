import type { Component } from "#modules/procedures/domain.ts";
import type { FormError } from "../domain/check-form.ts";
import { expectedCounts, type PaperFields } from "../domain/intake-form.ts";

/** Tick the papers: Space or Enter takes the counts of the procedure; other counts can be typed. */
export function PaperTable({
  components,
  papers,
  errors,
}: {
  readonly components: readonly Component[];
  readonly papers: readonly PaperFields[];
  readonly errors: readonly FormError[];
}) {
  return (
    <div class="mc-table-wrap">
      <table class="table mc-table mc-papers">
        <caption class="visually-hidden">Thành phần hồ sơ và số lượng mỗi loại giấy tờ</caption>
        <thead>
          <tr>
            <th scope="col">Thành phần hồ sơ</th>
            <th scope="col" class="mc-cell-narrow">
              Bản chính
            </th>
            <th scope="col" class="mc-cell-narrow">
              Chứng thực
            </th>
            <th scope="col" class="mc-cell-narrow">
              Bản chụp
            </th>
            <th scope="col" class="mc-cell-narrow">
              Giữ bản chính
            </th>
          </tr>
        </thead>
        <tbody>
          {papers.map((paper, index) => {
            const component = components.find(({ code }) => code === paper.code);
            if (component === undefined) return null;
            const error = errors.find(({ field }) => field === `paper.${index}`)?.message;
            return <PaperRow key={paper.code} {...{ paper, index, component, error }} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly paper: PaperFields;
  readonly index: number;
  readonly component: Component;
  readonly error: string | undefined;
};

function PaperRow({ paper, index, component, error }: RowProps) {
  const expected = expectedCounts(component);
  return (
    <tr>
      <td>
        <label class="form-check mc-paper-name">
          <input
            type="checkbox"
            class="form-check-input"
            id={`paper.${index}`}
            name={`paper.${index}.ticked`}
            value="yes"
            checked={paper.ticked}
            data-paper-tick
            data-originals={expected.originals}
            data-copies={expected.copies}
          />
          <span class="form-check-label">
            {component.name}
            <span class="mc-second-line">{expectedWords(component)}</span>
          </span>
        </label>
        {error && <p class="mc-error">{error}</p>}
        <details class="mc-details mc-waive" open={paper.waived !== ""}>
          <summary tabIndex={-1}>Không phải nộp</summary>
          <input
            class="form-control"
            name={`paper.${index}.waived`}
            value={paper.waived}
            maxLength={300}
            placeholder="Lý do, ví dụ: đã có trong cơ sở dữ liệu quốc gia"
            aria-label={`Lý do không phải nộp ${component.name}`}
          />
        </details>
      </td>
      {COUNTS.map(([field, label]) => (
        <td key={field}>
          <input
            class="form-control mc-count"
            name={`paper.${index}.${field}`}
            value={paper[field]}
            inputMode="numeric"
            maxLength={2}
            aria-label={`${label}: ${component.name}`}
          />
        </td>
      ))}
      <td class="text-center">
        <input
          type="checkbox"
          class="form-check-input"
          name={`paper.${index}.held`}
          value="yes"
          checked={paper.held}
          aria-label={`Giữ bản chính đến khi trả kết quả: ${component.name}`}
        />
      </td>
    </tr>
  );
}

const COUNTS = [
  ["originals", "Số bản chính"],
  ["certified", "Số bản chứng thực"],
  ["copies", "Số bản chụp"],
] as const;

/** `Cần 1 bản chính, 1 bản chụp`; what is only handed in when there is one says so. */
function expectedWords(component: Component): string {
  const { originals, copies } = expectedCounts(component);
  const counts = [originals > 0 ? `${originals} bản chính` : "", copies > 0 ? `${copies} bản chụp` : ""];
  return `${component.required ? "Cần" : "Nếu có:"} ${counts.filter((count) => count !== "").join(", ")}`;
}
