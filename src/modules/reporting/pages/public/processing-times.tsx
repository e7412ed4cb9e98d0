import type { ComponentChildren } from "preact";
import { formatDate } from "#kernel/time.ts";
import { procedurePath } from "#modules/procedures/index.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { useLanguage } from "#ui/language.ts";
import type { Publication, PublishedTime } from "../../domain/public/published.ts";
import { formatDays } from "../../domain/public/usual-time.ts";
import { FIGURE_TEXTS } from "./figure-texts.ts";

export type ProcessingTimesProps = {
  readonly publication: Pick<Publication, "recentFrom" | "rule">;
  readonly times: readonly PublishedTime[];
  readonly more: number;
  readonly query: string;
  readonly search: ComponentChildren;
};

/** How long procedures really take, next to what the law allows. */
export function ProcessingTimes({ publication, times, more, query, search }: ProcessingTimesProps) {
  const texts = FIGURE_TEXTS[useLanguage()];
  const { rule, recentFrom } = publication;
  const percentiles = { p50: texts.half, p75: texts.threeQuarters, p90: texts.nineOfTen } as const;
  return (
    <section class="mc-section" id="thoi-gian">
      <h2>{texts.times}</h2>
      <p>{texts.timesHow(formatDate(recentFrom))}</p>
      {search}
      <DataTable
        caption={texts.timesCaption}
        columns={[
          {
            key: "name",
            head: texts.procedure,
            width: "wide",
            cell: ({ procedureCode, procedureName, cases, limitText }: PublishedTime) => (
              <>
                <a href={procedurePath(procedureCode)} lang="vi">
                  {procedureName}
                </a>
                <span class="mc-second-line">
                  {texts.limit(limitText === "" ? texts.unsure : lowerFirst(limitText))}{" "}
                  {texts.cases(formatCount(cases))}
                </span>
              </>
            ),
          },
          ...(["p50", "p75", "p90"] as const).map((percentile) => ({
            key: percentile,
            head: percentiles[percentile],
            align: "end" as const,
            cell: ({ days }: PublishedTime) =>
              days === null
                ? texts.tooFew
                : days[percentile] < SHORTEST
                  ? texts.under(formatDays(SHORTEST))
                  : formatDays(days[percentile]),
          })),
        ]}
        rows={times}
        rowKey={({ procedureCode }) => procedureCode}
        empty={
          <EmptyState title={query === "" ? texts.noTimes : texts.noMatch(query)}>
            {query !== "" && <p>{texts.fewerWords}</p>}
          </EmptyState>
        }
      />
      {more > 0 && <p class="mc-help">{texts.more(formatCount(more))}</p>}
      <p class="mc-help">{texts.leftOut(rule.leastCases, rule.batchOfOneMinute)}</p>
    </section>
  );
}

const SHORTEST = 0.5;

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
