import { formatInstant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { tallyMeasure, type EnteredMeasure } from "../../domain/indicators/measures.ts";
import { NINE_INDICATORS } from "../../domain/indicators/nine-indicators.ts";
import type { EvaluationFault, TypedEvaluation } from "../../domain/indicators/read-evaluation.ts";
import type { PeriodFault } from "../../domain/period-choice.ts";
import type { ReportingPeriod } from "../../domain/reporting-period.ts";
import type { PeriodKind } from "../../domain/report-template.ts";
import { EVALUATION_PATH, REPORTS_PATH } from "../../http/paths.ts";
import { WORDS_OF_KINDS } from "../../http/period-words.ts";
import type { EvaluationInput } from "../../store/indicators/evaluation-inputs.ts";
import { EvaluationForm } from "./evaluation-form.tsx";

type Named = { readonly id: string; readonly name: string };

export type EvaluationPageProps = {
  readonly viewer: PageViewer;
  readonly asked: {
    readonly agencies: readonly Named[];
    readonly agency: Named;
    readonly officers: readonly Named[];
    readonly officer: Named | undefined;
    readonly kind: PeriodKind;
    readonly typed: { readonly quy: string; readonly nam: string };
    readonly period: ReportingPeriod | undefined;
    readonly periodFault: PeriodFault | undefined;
    readonly measures: readonly EnteredMeasure[];
    readonly measure: EnteredMeasure | undefined;
    /** The measure that was just entered; empty otherwise. */
    readonly saved: string;
  };
  /** Subject and period as members of an address. */
  readonly query: Readonly<Record<string, string>>;
  readonly holding: readonly EvaluationInput[];
  readonly newest: readonly EvaluationInput[];
  readonly authors: ReadonlyMap<string, string>;
  readonly typed: TypedEvaluation | undefined;
  readonly faults: readonly EvaluationFault[];
};

/** What surveys, petitions and publicity gave for a period: which values hold, and a form for a new line. */
export function EvaluationPage(props: EvaluationPageProps) {
  const { viewer, asked, query, holding, faults } = props;
  const { measure, measures, period, saved, agency, officer } = asked;
  const done = measures.find(({ id }) => id === saved);
  const errors = [
    ...faults.map(({ field, vi }) => ({ field, message: vi })),
    ...(asked.periodFault === undefined ? [] : [{ field: asked.periodFault.field, message: asked.periodFault.vi }]),
  ];
  return (
    <OfficerPage
      viewer={viewer}
      title="Dữ liệu đánh giá nhập tay"
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
      flash={done && { tone: "done", title: `Đã ghi: ${done.name}.` }}
    >
      <ErrorSummary errors={errors} />
      <div class="mc-report-ask">
        <Subject {...props} />
      </div>
      {measure !== undefined && period !== undefined && (
        <EvaluationForm measure={measure} period={period} query={query} typed={props.typed} faults={faults} />
      )}
      {period !== undefined && (
        <Card title={`${officer?.name ?? agency.name}: ${period.name}`}>
          <DataTable
            caption="Chỉ số lấy từ dữ liệu nhập tay và giá trị đang dùng"
            columns={[
              { key: "measure", head: "Chỉ số", cell: ({ name }: EnteredMeasure) => name, width: "wide" },
              {
                key: "value",
                head: "Giá trị đang dùng",
                cell: ({ id }) => {
                  const held = holding.find((one) => one.measure === id);
                  return held === undefined ? "chưa có dữ liệu" : <Held input={held} authors={props.authors} />;
                },
              },
              {
                key: "enter",
                head: "Dòng mới",
                cell: ({ id, name }) => (
                  <ButtonLink href={addressOf(query, id)}>
                    Nhập<span class="visually-hidden"> {name}</span>
                  </ButtonLink>
                ),
              },
            ]}
            rows={measures}
            rowKey={({ id }) => id}
          />
        </Card>
      )}
      <Card title="Đã nhập gần đây">
        <History {...props} />
      </Card>
    </OfficerPage>
  );
}

const KINDS = ["quarter", "year", "control-quarter", "control-year"] as const satisfies readonly PeriodKind[];

function Subject({ asked }: EvaluationPageProps) {
  const { agencies, agency, officers, officer, kind, typed, periodFault } = asked;
  const options = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const errorAt = (field: string) => (periodFault?.field === field ? periodFault.vi : undefined);
  return (
    <form method="get" action={EVALUATION_PATH} class="mc-report-form">
      <Select name="co-quan" label="Cơ quan" value={agency.id} options={options(agencies)} />
      <Select name="can-bo" label="Cán bộ" value={officer?.id ?? ""} empty="Cả cơ quan" options={options(officers)} />
      <Select
        name="ky"
        label="Kỳ"
        value={WORDS_OF_KINDS[kind].word}
        options={KINDS.map((one) => ({ value: WORDS_OF_KINDS[one].word, label: WORDS_OF_KINDS[one].label }))}
      />
      <Select
        name="quy"
        label="Quý"
        value={typed.quy}
        options={["I", "II", "III", "IV"].map((label, index) => ({ value: String(index + 1), label }))}
        error={errorAt("quy")}
      />
      <Field name="nam" label="Năm" value={typed.nam} width="short" inputMode="numeric" error={errorAt("nam")} />
      <Button>Xem</Button>
    </form>
  );
}

function History({ newest, authors, asked }: EvaluationPageProps) {
  const names = new Map(asked.measures.map(({ id, name }) => [id, name]));
  return (
    <DataTable
      caption="Các dòng đã nhập, mới nhất trước"
      columns={[
        { key: "at", head: "Lúc", cell: ({ enteredAt }: EvaluationInput) => formatInstant(enteredAt) },
        { key: "measure", head: "Chỉ số", cell: ({ measure }) => names.get(measure) ?? measure, width: "wide" },
        { key: "period", head: "Kỳ", cell: ({ from, to }) => `${inWords(from)} – ${inWords(to)}` },
        {
          key: "value",
          head: "Giá trị, căn cứ",
          cell: (input) => <Held input={input} authors={authors} />,
          width: "wide",
        },
      ]}
      rows={newest}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa nhập dòng nào cho đối tượng này">
          <p>
            Chọn kỳ ở trên rồi bấm “Nhập” ở chỉ số có số liệu. Dòng đã nhập không sửa được; nhập lại thì dùng dòng mới
            nhất.
          </p>
        </EmptyState>
      }
    />
  );
}

function Held({ input, authors }: { readonly input: EvaluationInput; readonly authors: ReadonlyMap<string, string> }) {
  const { basis, enteredBy } = input;
  return (
    <>
      {valueInWords(input)}
      <span class="mc-second-line">
        {basis} ({authors.get(enteredBy) ?? "cán bộ đã thôi việc"}, {formatInstant(input.enteredAt)})
      </span>
    </>
  );
}

/** What was entered: a level of points for an agency as a whole, else how many got which points, or a share. */
function valueInWords({ measure, value }: EvaluationInput): string {
  if (value.kind === "share") return `${formatCount(value.share.numerator)}/${formatCount(value.share.denominator)}`;
  const { two, one, zero } = value.tally;
  const isOfUnit = NINE_INDICATORS.some(({ number, of }) => of === "unit" && measure === tallyMeasure(number));
  if (isOfUnit) return two > 0 ? "2 điểm" : one > 0 ? "1 điểm" : "0 điểm";
  return `2 điểm: ${formatCount(two)} hồ sơ; 1 điểm: ${formatCount(one)}; 0 điểm: ${formatCount(zero)}`;
}

function addressOf(query: Readonly<Record<string, string>>, measure: string): string {
  return `${EVALUATION_PATH}?${new URLSearchParams({ ...query, "chi-tieu": measure }).toString()}#nhap`;
}

function inWords(day: ReportingPeriod["from"]): string {
  return day.toString().split("-").toReversed().join("/");
}
