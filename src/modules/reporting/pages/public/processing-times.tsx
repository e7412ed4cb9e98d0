import type { ComponentChildren } from "preact";
import { formatDate } from "#kernel/time.ts";
import { procedurePath } from "#modules/procedures/index.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import type { Publication, PublishedTime } from "../../domain/public/published.ts";
import { formatDays } from "../../domain/public/usual-time.ts";

export type ProcessingTimesProps = {
  readonly publication: Pick<Publication, "recentFrom" | "rule">;
  readonly times: readonly PublishedTime[];
  readonly more: number;
  readonly query: string;
  readonly search: ComponentChildren;
};

/** How long procedures really take, next to what the law allows. */
export function ProcessingTimes({ publication, times, more, query, search }: ProcessingTimesProps) {
  const { rule, recentFrom } = publication;
  return (
    <section class="mc-section" id="thoi-gian">
      <h2>Thường mất bao lâu</h2>
      <p>
        Số ngày làm việc của những hồ sơ có kết quả từ {formatDate(recentFrom)} đến nay, không kể thời gian chờ người
        nộp bổ sung giấy tờ hoặc nộp tiền. Ba cột số cho biết một nửa, ba phần tư và 9 trong 10 hồ sơ xong trong bao
        nhiêu ngày.
      </p>
      {search}
      <DataTable
        caption="Thời gian giải quyết của từng thủ tục, ngày làm việc"
        columns={[
          {
            key: "name",
            head: "Thủ tục và thời hạn theo quy định",
            width: "wide",
            cell: ({ procedureCode, procedureName, cases, limitText }: PublishedTime) => (
              <>
                <a href={procedurePath(procedureCode)}>{procedureName}</a>
                <span class="mc-second-line">
                  Quy định: {limitText === "" ? "cần xác nhận" : lowerFirst(limitText)}. Tính từ {formatCount(cases)} hồ
                  sơ.
                </span>
              </>
            ),
          },
          ...(["p50", "p75", "p90"] as const).map((percentile) => ({
            key: percentile,
            head: PERCENTILES[percentile],
            align: "end" as const,
            cell: ({ days }: PublishedTime) => (days === null ? "chưa đủ" : shortDays(days[percentile])),
          })),
        ]}
        rows={times}
        rowKey={({ procedureCode }) => procedureCode}
        empty={
          <EmptyState
            title={query === "" ? "Chưa có thủ tục nào có kết quả gần đây" : `Không có thủ tục nào khớp với “${query}”`}
          >
            {query !== "" && <p>Hãy thử ít chữ hơn; gõ không dấu cũng được.</p>}
          </EmptyState>
        }
      />
      {more > 0 && (
        <p class="mc-help">Còn {formatCount(more)} thủ tục khác; hãy tìm theo tên để xem, hoặc mở tệp dữ liệu mở.</p>
      )}
      <p class="mc-help">
        Thủ tục có dưới {rule.leastCases} hồ sơ thì chưa đủ số liệu. Không tính hồ sơ rút, dừng giải quyết, hồ sơ có kết
        quả ngay trong phút tiếp nhận khi thủ tục không trả ngay, và hồ sơ được đóng hàng loạt (từ{" "}
        {rule.batchOfOneMinute} kết quả của một cán bộ trong một phút).
      </p>
    </section>
  );
}

const PERCENTILES = { p50: "Một nửa", p75: "Ba phần tư", p90: "9 trong 10" } as const;

function shortDays(days: number): string {
  return days < 0.5 ? "dưới 0,5" : formatDays(days);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
