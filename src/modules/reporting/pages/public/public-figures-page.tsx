import { formatInstant } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { Button } from "#ui/components/button/button.tsx";
import { TrendChart } from "#ui/components/chart/trend-chart.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { ReportTable } from "#ui/components/report-table/report-table.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { useLanguage } from "#ui/language.ts";
import { sumMonths, type Publication, type PublishedTime } from "../../domain/public/published.ts";
import { FIELD_MEANINGS, LICENCE } from "../../http/public/open-data.ts";
import { OPEN_DATA_PATH, PUBLIC_FIGURES_PATH } from "../../http/public/paths.ts";
import { FIGURE_TEXTS } from "./figure-texts.ts";
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
  const texts = useTexts();
  const { months, asOf } = publication;
  const byMonth = [...Map.groupBy(months, ({ month }) => month.toString())].map(([key, group]) => ({
    ...{ key, name: monthName(key, texts.monthName), ...sumMonths(group) },
  }));
  const byAgency = [...Map.groupBy(months, ({ agencyId }) => agencyId)]
    .map(([key, group]) => ({ ...sumMonths(group), key, name: agencies.find(({ id }) => id === key)?.name ?? key }))
    .toSorted((a, b) => b.received - a.received || a.name.localeCompare(b.name, "vi"));
  const whole = sumMonths(months);
  const firstBusy = byMonth.findIndex((line) => line.received + line.resolved + line.inProcess > 0);
  const told = byMonth.slice(Math.max(0, firstBusy));
  return (
    <PublicPage title={texts.title} contact={contact}>
      <h1>{texts.title}</h1>
      <p class="mc-help">
        {texts.asOf(formatInstant(asOf))} <a href={OPEN_DATA_PATH}>{texts.openDataFile}</a>
      </p>
      <section class="mc-section">
        <h2>{told.length > 1 ? texts.since(told[0]?.name ?? "") : (told[0]?.name ?? "")}</h2>
        <FigureGrid label={texts.total}>
          <FigureCard label={texts.received} value={whole.received} unit={texts.dossiers} />
          <FigureCard label={texts.resolved} value={whole.resolved} unit={texts.dossiers} />
          <FigureCard
            label={texts.beforeOrOnTime}
            value={whole.resolved === 0 ? undefined : whole.onTime / whole.resolved}
            format="share"
            note={texts.lateDossiers(formatCount(whole.late))}
          />
          <FigureCard label={texts.inProcess} value={whole.inProcess} unit={texts.dossiers} />
          <FigureCard label={texts.refused} value={whole.refused} unit={texts.dossiers} />
          <FigureCard label={texts.withdrawn} value={whole.withdrawn + whole.stopped} unit={texts.dossiers} />
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
        <h2>{texts.byMonth}</h2>
        {told.length > 1 && (
          <TrendChart
            id="thang"
            level={3}
            title={texts.chart}
            axis={texts.month}
            points={told.map(({ key, name }) => ({ key, label: shortMonth(key), name }))}
            series={[
              { name: texts.received, as: "column", figures: told.map(({ received }) => ({ value: received })) },
              { name: texts.resolved, as: "column", figures: told.map(({ resolved }) => ({ value: resolved })) },
            ]}
          />
        )}
        <Figures caption={texts.captionByMonth} head={texts.month} lines={told.toReversed()} />
      </section>
      <section class="mc-section">
        <h2>{texts.byAgency}</h2>
        <Figures caption={texts.captionByAgency} head={texts.agency} lines={byAgency} />
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
  const texts = useTexts();
  return (
    <ReportTable
      caption={caption}
      heads={[
        { key: "name", head, kind: "name" },
        { key: "received", head: texts.received },
        { key: "resolved", head: texts.resolved },
        { key: "share", head: texts.onTime },
        { key: "late", head: texts.late },
        { key: "inProcess", head: texts.inProcess },
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
      empty={texts.noDossiers}
    />
  );
}

function Search({ query }: { readonly query: string }) {
  const texts = useTexts();
  return (
    <form
      action={`${PUBLIC_FIGURES_PATH}#thoi-gian`}
      method="get"
      role="search"
      aria-label={texts.findInTable}
      class="mc-field"
    >
      <label class="form-label" for="tim">
        {texts.findProcedure}
      </label>
      <div class="mc-search-line">
        <input id="tim" name="q" type="search" class="form-control" value={query} autocomplete="off" />
        <Button>{texts.find}</Button>
      </div>
    </form>
  );
}

function OpenData() {
  const language = useLanguage();
  const texts = useTexts();
  return (
    <section class="mc-section" id="du-lieu-mo">
      <h2>{texts.openData}</h2>
      <p>
        {texts.allInFile} <a href={OPEN_DATA_PATH}>so-lieu.json</a>. {LICENCE[language]} {texts.noPersonalData}
      </p>
      <Details summary={texts.fields}>
        <dl class="mc-facts">
          {Object.entries(FIELD_MEANINGS).map(([field, meaning]) => (
            <div key={field}>
              <dt>
                <code>{field}</code>
              </dt>
              <dd lang="vi">{meaning}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <p class="mc-help">{texts.how}</p>
    </section>
  );
}

function useTexts() {
  return FIGURE_TEXTS[useLanguage()];
}

/** `Tháng 11/2026` of `2026-11-01` */
function monthName(key: string, named: (month: number, year: string) => string): string {
  return named(Number(key.slice(5, 7)), key.slice(0, 4));
}

function shortMonth(key: string): string {
  return `${Number(key.slice(5, 7))}/${key.slice(2, 4)}`;
}
