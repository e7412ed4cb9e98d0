import type { ComponentChildren } from "preact";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Assessment } from "../domain/assessment.ts";
import type { RuleWords } from "../domain/describe-rule.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { FEES_PATH, feeRulePath, newVersionPath, withdrawPath } from "../http/paths.ts";
import { FeeQuestions } from "./fee-questions.tsx";
import { FeeResult } from "./fee-result.tsx";
import { TrialBasis, type TrialFacts } from "./trial-fields.tsx";

/** A stretch of days with the version that counts in it. */
export type StretchRow = {
  readonly key: string;
  readonly number: string;
  readonly period: string;
  readonly source: string;
  readonly reason: string;
  readonly published: string;
  readonly isNow: boolean;
};

/** A trial: facts as typed, and what they come to. */
export type Trial = TrialFacts & {
  readonly day: string;
  readonly assessment: Assessment | undefined;
};

/** A version that was asked to be taken back, and why it was not. */
export type Withdrawing = { readonly number: number; readonly reason: string; readonly error: string };

export type RulePageProps = {
  readonly viewer: PageViewer;
  readonly rule: FeeRule;
  readonly words: RuleWords;
  /** What the heading says of the version shown. */
  readonly shown: string;
  readonly stretches: readonly StretchRow[];
  readonly trial: Trial;
  /** Versions whose first day is still to come. */
  readonly upcoming: readonly { readonly number: number; readonly period: string }[];
  readonly withdrawing: Withdrawing | undefined;
  readonly withdrawn: readonly string[];
  readonly mayPublish: boolean;
  readonly flash: FlashMessage | undefined;
};

/** One rule: what it asks, which version holds when, and a form to try it. */
export function RulePage(props: RulePageProps) {
  const { viewer, rule, words, stretches, trial } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title={shortTitle(rule.title)}
      active="quan-tri"
      flash={props.flash}
      over={<a href={FEES_PATH}>Quy tắc phí, lệ phí</a>}
      acts={
        props.mayPublish && (
          <ButtonLink href={newVersionPath(rule)} kind="primary">
            Soạn phiên bản mới
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={withdrawalErrors(props)} />
      <Card title={props.shown}>
        <RuleText words={words} />
        <DefinitionList
          items={[
            { term: "Mã", value: rule.caseCode ?? `${rule.procedureCode} (mọi trường hợp)` },
            { term: "Căn cứ", value: rule.basis },
            { term: "Làm tròn", value: roundingWords(rule) },
          ]}
        />
        {rule.doubts.length > 0 && (
          <div class="mc-fee">
            <p>
              <Badge strong="yes">Cần xác nhận</Badge>
            </p>
            <Lines lines={rule.doubts} />
          </div>
        )}
      </Card>
      <Card title="Phiên bản và thời gian áp dụng">
        <DataTable
          caption="Phiên bản theo thời gian"
          rows={stretches}
          rowKey={(row) => row.key}
          empty={<p>Chưa có phiên bản nào được ban hành: thu theo mức của danh mục thủ tục.</p>}
          columns={[
            { key: "period", head: "Thời gian", cell: (row) => row.period },
            {
              key: "number",
              head: "Phiên bản",
              cell: (row) => (
                <>
                  {row.number} {row.isNow && <Badge strong="yes">đang áp dụng</Badge>}
                </>
              ),
            },
            { key: "source", head: "Nguồn", cell: (row) => row.source },
            { key: "reason", head: "Lý do", cell: (row) => row.reason, width: "wide" },
            { key: "published", head: "Ban hành", cell: (row) => row.published, wideOnly: "yes" },
          ]}
        />
        <p class="mc-help">
          Phiên bản đã ban hành không sửa được. Phiên bản mới áp dụng từ một ngày; hồ sơ đã tiếp nhận giữ số tiền đã
          tính.
        </p>
        {props.mayPublish &&
          props.upcoming.map((one) => (
            <WithdrawForm key={one.number} {...props} number={one.number} period={one.period} />
          ))}
        {props.withdrawn.length > 0 && (
          <>
            <h3 class="mc-small-heading">Đã rút trước khi áp dụng</h3>
            <Lines lines={props.withdrawn} />
          </>
        )}
      </Card>
      <TrialCard rule={rule} trial={trial} />
    </OfficerPage>
  );
}

function withdrawalErrors({ withdrawing, upcoming }: RulePageProps) {
  if (withdrawing === undefined) return [];
  const isThere = upcoming.some(({ number }) => number === withdrawing.number);
  return [{ field: isThere ? `lyDo.${withdrawing.number}` : "", message: withdrawing.error }];
}

type WithdrawFormProps = Pick<RulePageProps, "rule" | "withdrawing"> & {
  readonly number: number;
  readonly period: string;
};

function WithdrawForm({ rule, withdrawing, number, period }: WithdrawFormProps) {
  const asked = withdrawing?.number === number ? withdrawing : undefined;
  return (
    <Details summary={`Rút phiên bản ${number}, ${period}`} open={asked !== undefined}>
      <form method="post" action={withdrawPath(rule)} novalidate>
        <input type="hidden" name="so" value={number} />
        <p>
          Phiên bản này sẽ không được áp dụng. Những ngày của nó theo phiên bản trước, nếu có. Việc rút được ghi lại.
        </p>
        <Field
          name="lyDo"
          id={`lyDo.${number}`}
          label="Lý do rút"
          value={asked?.reason}
          error={asked?.error}
          maxLength={500}
        />
        <Button kind="danger">{`Rút phiên bản ${number}`}</Button>
      </form>
    </Details>
  );
}

function TrialCard({ rule, trial }: { readonly rule: FeeRule; readonly trial: Trial }) {
  return (
    <Card title="Tính thử" id="tinh-thu">
      <form method="get" action={`${feeRulePath(rule)}#tinh-thu`}>
        <div class="mc-columns">
          <Field
            name="ngay"
            label="Ngày"
            value={trial.day}
            error={errorOf(trial, "ngay")}
            maxLength={10}
            width="short"
          />
          <TrialBasis {...trial} />
        </div>
        <FeeQuestions rule={rule} typed={trial.typed} errors={trial.errors} />
        <Button name="thu" value="co">
          Tính thử
        </Button>
      </form>
      {trial.assessment && <FeeResult assessment={trial.assessment} doubts={[]} open="yes" />}
    </Card>
  );
}

/** A rule in words: its lines with their prices, then reductions and exemptions. */
export function RuleText({ words: { items, reductions, exemptions } }: { readonly words: RuleWords }) {
  if (items.length === 0) return <p>Không thu phí, lệ phí.</p>;
  return (
    <>
      <ul class="mc-rule-items">
        {items.map(({ name, prices }) => (
          <li key={name}>
            <strong>{name}</strong>
            {prices.length === 1 ? <>: {prices[0]}</> : <Lines lines={prices} />}
          </li>
        ))}
      </ul>
      {(reductions.length > 0 || exemptions.length > 0) && <Lines lines={[...reductions, ...exemptions]} />}
    </>
  );
}

export function Lines({ lines }: { readonly lines: readonly ComponentChildren[] }) {
  return (
    <ul class="mc-lines">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}

/** A name that fits a heading. */
export function shortTitle(title: string): string {
  return title.length <= 160 ? title : `${title.slice(0, 157)}…`;
}

const DIRECTIONS = { nearest: "đến gần nhất", down: "xuống", up: "lên" } as const;

function roundingWords({ rounding: { unit, direction } }: FeeRule): string {
  const amount = unit === 1 ? "đồng" : `${unit} đồng`;
  return `phần lẻ khi giảm theo tỷ lệ: làm tròn ${DIRECTIONS[direction]}, đến ${amount}`;
}

function errorOf({ errors }: Trial, field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
