import { formatInstant } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { Button } from "#ui/components/button/button.tsx";
import { TrendChart } from "#ui/components/chart/trend-chart.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { ReportTable } from "#ui/components/report-table/report-table.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { sumMonths, type Publication, type PublishedTime } from "../../domain/public/published.ts";
import { FIELD_MEANINGS, LICENCE } from "../../http/public/open-data.ts";
import { OPEN_DATA_PATH, PUBLIC_FIGURES_PATH } from "../../http/public/paths.ts";
import { ProcessingTimes } from "./processing-times.tsx";

export type PublicFiguresPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly publication: Publication;
  readonly agencies: readonly Agency[];
  readonly query: string;
  readonly times: readonly PublishedTime[];
  /** Procedures that are not shown. */
  readonly more: number;
};

type Sums = ReturnType<typeof sumMonths>;
type Line = Sums & { readonly key: string; readonly name: string };

/** What the centre received, resolved and kept in time, month by month and agency by agency, and how long it takes. */
export function PublicFiguresPage({ contact, publication, agencies, query, times, more }: PublicFiguresPageProps) {
  const { months, asOf } = publication;
  const byMonth = [...Map.groupBy(months, ({ month }) => month.toString())].map(([key, group]) => ({
    ...{ key, name: monthName(key), ...sumMonths(group) },
  }));
  const byAgency = [...Map.groupBy(months, ({ agencyId }) => agencyId)]
    .map(([key, group]) => ({ ...sumMonths(group), key, name: agencies.find(({ id }) => id === key)?.name ?? key }))
    .toSorted((a, b) => b.received - a.received || a.name.localeCompare(b.name, "vi"));
  const whole = sumMonths(months);
  const firstBusy = byMonth.findIndex((line) => line.received + line.resolved + line.inProcess > 0);
  const told = byMonth.slice(Math.max(0, firstBusy));
  return (
    <PublicPage title="Số liệu giải quyết hồ sơ" contact={contact}>
      <h1>Số liệu giải quyết hồ sơ</h1>
      <p class="mc-help">
        Tính đến {formatInstant(asOf)}, từ nhật ký của từng hồ sơ. Số liệu được tính lại hằng đêm.{" "}
        <a href={OPEN_DATA_PATH}>Dữ liệu mở (JSON)</a>
      </p>
      <section class="mc-section">
        <h2>{told.length > 1 ? `Từ ${told[0]?.name.toLowerCase() ?? ""} đến nay` : (told[0]?.name ?? "")}</h2>
        <FigureGrid label="Tổng số">
          <FigureCard label="Tiếp nhận" value={whole.received} unit="hồ sơ" />
          <FigureCard label="Đã giải quyết" value={whole.resolved} unit="hồ sơ" />
          <FigureCard
            label="Trước hạn, đúng hạn"
            value={whole.resolved === 0 ? undefined : whole.onTime / whole.resolved}
            format="share"
            note={`${formatCount(whole.late)} hồ sơ quá hạn`}
          />
          <FigureCard label="Đang giải quyết" value={whole.inProcess} unit="hồ sơ" />
          <FigureCard label="Không được tiếp nhận" value={whole.refused} unit="hồ sơ" />
          <FigureCard label="Rút, dừng giải quyết" value={whole.withdrawn + whole.stopped} unit="hồ sơ" />
        </FigureGrid>
      </section>
      <ProcessingTimes
        publication={publication}
        times={times}
        more={more}
        search={<Search query={query} />}
        query={query}
      />
      <section class="mc-section">
        <h2>Theo tháng</h2>
        {told.length > 1 && (
          <TrendChart
            id="thang"
            level={3}
            title="Hồ sơ tiếp nhận và đã giải quyết"
            axis="Tháng"
            points={told.map(({ key, name }) => ({ key, label: shortMonth(key), name }))}
            series={[
              { name: "Tiếp nhận", as: "column", figures: told.map(({ received }) => ({ value: received })) },
              { name: "Đã giải quyết", as: "column", figures: told.map(({ resolved }) => ({ value: resolved })) },
            ]}
          />
        )}
        <Figures caption="Số hồ sơ theo tháng" head="Tháng" lines={told.toReversed()} />
      </section>
      <section class="mc-section">
        <h2>Theo cơ quan</h2>
        <Figures caption="Số hồ sơ theo cơ quan" head="Cơ quan" lines={byAgency} />
      </section>
      <OpenData />
    </PublicPage>
  );
}

function Figures({
  caption,
  head,
  lines,
}: {
  readonly caption: string;
  readonly head: string;
  readonly lines: readonly Line[];
}) {
  return (
    <ReportTable
      caption={caption}
      heads={[
        { key: "name", head, kind: "name" },
        { key: "received", head: "Tiếp nhận" },
        { key: "resolved", head: "Đã giải quyết" },
        { key: "share", head: "Đúng hạn" },
        { key: "late", head: "Quá hạn" },
        { key: "inProcess", head: "Đang giải quyết" },
      ]}
      rows={lines.map(({ key, name, received, resolved, onTime, late, inProcess }) => ({
        key,
        cells: [
          name,
          received,
          resolved,
          { value: resolved === 0 ? undefined : onTime / resolved, format: "share" as const },
          late,
          inProcess,
        ],
      }))}
      empty="Chưa có hồ sơ nào được tiếp nhận."
    />
  );
}

function Search({ query }: { readonly query: string }) {
  return (
    <form
      action={`${PUBLIC_FIGURES_PATH}#thoi-gian`}
      method="get"
      role="search"
      aria-label="Tìm thủ tục trong bảng"
      class="mc-field"
    >
      <label class="form-label" for="tim">
        Tìm thủ tục
      </label>
      <div class="mc-search-line">
        <input id="tim" name="q" type="search" class="form-control" value={query} autocomplete="off" />
        <Button>Tìm</Button>
      </div>
    </form>
  );
}

function OpenData() {
  return (
    <section class="mc-section" id="du-lieu-mo">
      <h2>Dữ liệu mở</h2>
      <p>
        Toàn bộ số liệu ở trang này, kể cả những thủ tục không hiện trong bảng, có trong tệp{" "}
        <a href={OPEN_DATA_PATH}>so-lieu.json</a>. {LICENCE.vi} Không có dữ liệu cá nhân.
      </p>
      <Details summary="Ý nghĩa các trường trong tệp">
        <dl class="mc-facts">
          {Object.entries(FIELD_MEANINGS).map(([field, meaning]) => (
            <div key={field}>
              <dt>
                <code>{field}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <p class="mc-help">
        Trước hạn, đúng hạn, quá hạn được so sánh theo ngày hẹn trả. Hồ sơ rút, dừng giải quyết không tính là đã giải
        quyết.
      </p>
    </section>
  );
}

/** `Tháng 11/2026` of `2026-11-01` */
function monthName(key: string): string {
  return `Tháng ${Number(key.slice(5, 7))}/${key.slice(0, 4)}`;
}

function shortMonth(key: string): string {
  return `${Number(key.slice(5, 7))}/${key.slice(2, 4)}`;
}
